"""What is refused before anything is read; these run without the extras."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.questions import scope
from matcher.scale.job import Asked, batch, pairs
from matcher.scoring.learning import Scope
from matcher.scoring.score import COMPONENTS, even, of_lens
from tests.process import matcher


def asked(catalogue: Catalogue, **options: Any) -> Asked:
    return Asked("none.csv", of_lens("balanced"), scope.of(catalogue, (), ()))._replace(**options)


@pytest.mark.parametrize("question", [batch, pairs])
def test_without_numpy_it_says_what_to_install(
    question: Any, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(UsageError) as caught:
        question(catalogue, asked(catalogue))
    assert "matcher[scale]" in caught.value.hint


@pytest.mark.parametrize(
    "options", [{"engine": "dask"}, {"scheduler": "tcp://x:1"}, {"engine": "spark"}, {"top": 0}], ids=str
)
def test_what_does_not_fit_together_is_refused(options: dict[str, Any], catalogue: Catalogue) -> None:
    with pytest.raises(UsageError):
        batch(catalogue, asked(catalogue, **options))


@pytest.mark.parametrize(
    "option",
    [
        "--pool=AU",
        "--draws=5",
        "--seed=3",
        "--exclude=Kenya",
        "--new-only",
        "--mutual-only",
        "--at-peace",
        "--priorities=measured",
    ],
)
def test_an_option_that_says_nothing_of_profiles_is_refused(option: str) -> None:
    run = matcher("pairs", "--profiles", "none.csv", "--format", "csv", option)
    assert run.code == 2
    assert f"{option.partition('=')[0]} cannot be used with --profiles." in run.err


def test_a_setting_that_says_nothing_of_profiles_is_told() -> None:
    run = matcher("pairs", "--profiles", "none.csv", "--format", "csv", env={"MATCHER_POOL": "AU"})
    assert "note: pool (from the environment) says nothing with --profiles" in run.err
    assert "cannot be used" not in run.err


def test_text_is_csv_or_ndjson(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="csv or ndjson"):
        batch(catalogue, asked(catalogue), "parquet")


def test_pairs_weigh_both_directions_the_same() -> None:
    weights = even(of_lens("learn"))
    assert weights["learn"] == weights["share"]
    assert list(weights) == list(COMPONENTS)
    assert sum(weights.values()) == pytest.approx(1.0)


def test_a_component_that_tables_of_profiles_do_not_have_cannot_be_weighed() -> None:
    pytest.importorskip("numpy")
    from matcher.scale.kinds import Question

    weights = {**of_lens("learn"), "trust": 0.0}
    scope = Scope([True], True)
    assert len(Question.of(weights, scope, 5).weights) == len(COMPONENTS)
    with pytest.raises(UsageError, match="With --profiles the score cannot weigh: trust"):
        Question.of({**weights, "trust": 0.1}, scope, 5)
