"""The catalogue as the rest of the program asks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher import store
from matcher.catalogue.catalogue import Catalogue
from matcher.folder import fingerprint
from matcher.scoring.score import of_lens
from matcher.scoring.stability import DRAWS, SEED, draw
from tests.editing.folder_of import folder_of


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CACHE_DIR", str(tmp_path / "cache"))


def test_themes_and_topics_keep_the_order_of_their_file(tmp_path: Path) -> None:
    catalogue = Catalogue.load(folder_of(tmp_path / "data"), mode="replace")
    assert list(catalogue.themes.items()) == [("health", "Health"), ("peace", "Peace")]
    assert list(catalogue.topics) == ["malaria", "water", "reconciliation"]
    assert catalogue.topics["water"] == "Clean water"
    assert catalogue.topic_theme == [0, 0, 1]
    assert catalogue.topic_direct == [True, True, False]
    assert catalogue.topic_of_peace == [False, False, True]


def test_platforms_and_organisations_are_at_hand(tmp_path: Path) -> None:
    catalogue = Catalogue.load(folder_of(tmp_path / "data"), mode="replace")
    assert list(catalogue.organisations["G77"]) == ["Group of 77", 2]
    [platform] = catalogue.platforms
    assert list(platform) == ["well-fund", "Well fund", ["health"], "G77", [], False]


def test_experiences_are_found_by_partner(tmp_path: Path) -> None:
    catalogue = Catalogue.load(folder_of(tmp_path / "data"), mode="replace")
    assert {partner: [e.id for e in found] for partner, found in catalogue.experiences_of.items()} == {
        "BBB": ["bbb-clean-water"]
    }


def test_the_share_of_a_need_that_is_known_goes_along(tmp_path: Path) -> None:
    catalogue = Catalogue.load(folder_of(tmp_path / "data"), mode="replace")
    assert catalogue.observed("BBB") == [1, 0.5, 1]
    # BBB: water of 2023; output of 2000, and six variables of 2020. The middle one of the eight, in order, is of 2020.
    assert catalogue.typical_year("BBB") == 2020
    assert catalogue.typical_year("CCC") == 2022


def test_the_draws_that_lie_ready_are_those_that_would_be_made(tmp_path: Path) -> None:
    catalogue = Catalogue.load(folder_of(tmp_path / "data"), mode="replace")
    weights = of_lens("balanced")
    ready = catalogue.draws(weights, DRAWS, SEED)
    assert ready == draw(list(weights.values()), DRAWS, SEED)
    assert catalogue.draws(weights, 10, SEED) == draw(list(weights.values()), 10, SEED)


@pytest.mark.parametrize("core", [{}, [], None, {"version": "x"}, {"version": "x", "profiles": [["AAA"]]}, "text"])
def test_an_index_that_is_whole_and_not_of_this_shape_is_built_again(tmp_path: Path, core: object) -> None:
    data = folder_of(tmp_path / "data")
    right = Catalogue.load(data, mode="replace").profiles
    [file] = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    file.write_bytes(store.pack(fingerprint((str(data),)), {"core": core}, {}))
    assert Catalogue.load(data, mode="replace").profiles == right
    assert file.read_bytes() == whole


def test_a_folder_may_be_named_by_text_or_by_path(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data")
    assert Catalogue.load(str(data), mode="replace").version == Catalogue.load(data, mode="replace").version
