"""Ranks by numpy are those of the form that needs nothing installed, integer for integer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.ranks import PAYS, Fields, Ranker
from matcher.scoring.stability import NOTHING, UNIT
from tests.scoring.profiles import often

numpy = pytest.importorskip("numpy")
arrays = pytest.importorskip("matcher.scoring.arrays")

QUARTER = UNIT // 4
DRAWS = [[3 * QUARTER, 0, 0, 0, 0, QUARTER, 0], [QUARTER, 0, 0, 0, 0, 3 * QUARTER, 0]]
ROWS = [[0.25, 0, 0, 0, 0, 0.75, 0], [0.75, 0, 0, 0, 0, 0.25, 0], [0.5, 0, 0, 0, 0, 0.5, 0]]
"""Worked by hand in test_stability."""

EDGES = (0, 1, NOTHING, NOTHING + 1, UNIT // 2, UNIT - NOTHING - 1, UNIT - NOTHING, UNIT - 1, UNIT)
CUTS = st.lists(st.sampled_from(EDGES) | st.integers(0, UNIT), min_size=6, max_size=6).map(sorted)
WEIGHTS = CUTS.map(lambda cuts: [b - a for a, b in zip([0, *cuts], [*cuts, UNIT], strict=True)])
"""Any seven weights that add up to UNIT, none and next to none among them."""
PARTS = st.none() | st.sampled_from([0.0, 1.0, 0.5, 1.0 - 1 / UNIT, 0.5 / UNIT]) | st.floats(0.0, 1.0)
COMPONENTS = st.lists(st.lists(PARTS, min_size=7, max_size=7), max_size=12)


@given(COMPONENTS, st.integers(0, 13), st.lists(WEIGHTS, max_size=6))
@often(500)
def test_numpy_gives_the_very_same_ranks(rows: list[list[float | None]], shown: int, draws: list[list[int]]) -> None:
    assert arrays.Arrays(draws).ranks(rows, shown) == Fields(draws).ranks(rows, shown)


def test_three_partners_in_two_draws_worked_by_hand() -> None:
    first, second = ([weights] for weights in DRAWS)
    assert arrays.Arrays(first).ranks(ROWS, 3) == [[3], [1], [2]]
    assert arrays.Arrays(second).ranks(ROWS, 3) == [[1], [3], [2]]
    found = arrays.Arrays(DRAWS).ranks(ROWS, 2)
    assert found == [[1, 3], [1, 3]]
    assert {type(rank) for ranks in found for rank in ranks} == {int}


def test_what_is_next_to_unknown_and_the_largest_scores_are_exact() -> None:
    draws = [[UNIT - NOTHING, NOTHING, 0, 0, 0, 0, 0], [UNIT - NOTHING - 1, NOTHING + 1, 0, 0, 0, 0, 0]]
    rows: list[Sequence[float | None]] = [[None, *[1.0] * 6], [0.1, *[0.0] * 6], [1.0] * 7]
    assert [arrays.Arrays([weights]).ranks(rows, 3) for weights in draws] == [[[3], [2], [1]], [[1], [3], [1]]]


def test_where_nothing_at_all_is_known_nothing_is_divided_by_nought() -> None:
    with numpy.errstate(all="raise"):
        assert arrays.Arrays(DRAWS).ranks([[None] * 7, [0.5] * 7], 2) == [[2, 2], [1, 1]]


def test_many_partners_are_ranked_in_some_draws_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for cells in (1, 6, 7):
        monkeypatch.setattr(arrays, "CELLS", cells)
        assert arrays.Arrays(DRAWS * 3).ranks(ROWS, 3) == [[1] * 3 + [3] * 3] * 2 + [[2] * 6]


@pytest.mark.parametrize(("lists", "form"), [(1, Fields), (2, Fields), (3, arrays.Arrays)])
def test_a_ranker_takes_numpy_where_all_its_lists_pay_for_it(
    lists: int, form: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Three partners, two of them shown, in two draws: 12 a list.
    monkeypatch.setattr("matcher.scoring.ranks.PAYS", 36)
    ranker = Ranker(DRAWS, lists)
    assert ranker.ranks(ROWS, 2) == [[1, 3], [1, 3]]
    first = ranker.form
    assert ranker.ranks(ROWS, 2) == [[1, 3], [1, 3]]
    assert type(first) is form
    assert ranker.form is first


def test_a_long_list_pays_at_once_and_more_places_than_partners_are_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for pays, form in ((18, arrays.Arrays), (19, Fields)):
        monkeypatch.setattr("matcher.scoring.ranks.PAYS", pays)
        ranker = Ranker(DRAWS)
        ranker.ranks(ROWS, 200)
        assert isinstance(ranker.form, form)


def test_one_usual_list_does_not_load_numpy() -> None:
    assert PAYS > 144 * 10 * 10_000
