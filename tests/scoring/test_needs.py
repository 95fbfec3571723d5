"""Needs: places in a reference set, their mean, and what conflict and stage make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.conflict import NONE, Conflict
from matcher.scoring.needs import DECLARED, UNKNOWN, Need, expected, from_conflict, from_indicators, percentile
from tests.scoring.profiles import MAYBE, UNIT, often

RECOVERING = Conflict(False, 2015, 0.5)
ONGOING = Conflict(True, 2024, 1.0)


def test_a_place_is_the_share_below_and_half_the_share_beside() -> None:
    # Two of five below, one beside: (2 + 3) / (2 x 5).
    assert percentile(30.0, [10.0, 20.0, 30.0, 40.0, 50.0]) == 0.5
    # One below, two beside: (1 + 3) / (2 x 4).
    assert percentile(20.0, [10.0, 20.0, 20.0, 40.0]) == 0.5
    # Three below, none beside: (3 + 3) / (2 x 4).
    assert percentile(30.0, [10.0, 20.0, 20.0, 40.0]) == 0.75


def test_a_value_beyond_the_reference_set_has_the_last_place() -> None:
    assert percentile(-1.0, [0.0, 1.0]) == 0.0
    assert percentile(2.0, [0.0, 1.0]) == 1.0


def test_a_value_that_all_share_lies_in_the_middle() -> None:
    assert percentile(7.0, [7.0, 7.0, 7.0]) == 0.5


def test_a_need_is_the_mean_of_what_is_known_with_its_coverage() -> None:
    # (0.2 + 0.6 + 1.0) / 3, three of four.
    need = from_indicators([0.2, None, 0.6, 1.0])
    assert need.value == pytest.approx(0.6, abs=1e-12)
    assert need.coverage == 0.75


def test_a_need_of_nought_is_known() -> None:
    assert from_indicators([0.0]) == Need(0.0, 1.0)


def test_without_a_known_indicator_a_need_is_unknown() -> None:
    assert from_indicators([None, None]) == UNKNOWN == Need(None, 0.0)
    assert from_indicators([]) == UNKNOWN


def test_a_declared_need_is_the_greatest_there_is_and_wholly_known() -> None:
    assert (DECLARED.value, DECLARED.coverage) == (1.0, 1.0)


def test_the_record_of_conflict_sets_a_need_for_peace_and_the_indicators_move_it_by_half() -> None:
    # recovering 0.8 x weight 0.5 x (0.5 + 0.5 x 0.6) = 0.4 x 0.8
    assert from_conflict(RECOVERING, 0.8, 0.3, [0.6]).value == pytest.approx(0.32, abs=1e-12)
    # ongoing 0.3 x weight 1 x (0.5 + 0.5 x 0.6)
    assert from_conflict(ONGOING, 0.8, 0.3, [0.6]).value == pytest.approx(0.24, abs=1e-12)
    # At the ends: half of what is due, and all of it.
    assert from_conflict(ONGOING, 0.8, 0.3, [0.0]).value == pytest.approx(0.15, abs=1e-12)
    assert from_conflict(ONGOING, 0.8, 0.3, [1.0]).value == pytest.approx(0.3, abs=1e-12)


def test_unknown_indicators_leave_a_need_for_peace_in_the_middle_of_its_range() -> None:
    # 0.8 x 0.5 x (0.5 + 0.5 x 0.5); the record of conflict is known for all, so the need counts as observed.
    need = from_conflict(RECOVERING, 0.8, 0.3, [None])
    assert need.value == pytest.approx(0.3, abs=1e-12)
    assert need.coverage == 1.0


def test_without_conflict_there_is_no_need_for_peace_and_that_is_known() -> None:
    assert from_conflict(NONE, 1.0, 1.0, [1.0]) == Need(0.0, 1.0)


def test_the_expected_need_is_a_quadratic_of_the_level() -> None:
    # 0.5 + 0.4 x 0.2 - 2 x 0.04 = 0.5 + 0.08 - 0.08
    assert expected(0.2, [0.5, 0.4, -2.0]) == pytest.approx(0.5, abs=1e-12)
    # 0.1 + 0.4 x 0.5 + 2 x 0.25
    assert expected(0.5, [0.1, 0.4, 2.0]) == pytest.approx(0.8, abs=1e-12)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
@often()
def test_a_place_lies_between_nought_and_one_and_never_falls_as_the_value_rises(
    values: list[float], x: float, y: float
) -> None:
    reference = sorted(values)
    low, high = percentile(min(x, y), reference), percentile(max(x, y), reference)
    assert 0.0 <= low <= high <= 1.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1))
@often()
def test_turned_round_a_place_is_what_is_missing_to_one(values: list[float]) -> None:
    turned = percentile(-values[0], sorted(-value for value in values))
    assert percentile(values[0], sorted(values)) + turned == pytest.approx(1.0, abs=1e-12)


@given(st.lists(MAYBE, min_size=1), UNIT, UNIT, UNIT, st.booleans())
@often()
def test_a_need_lies_between_nought_and_one(
    places: list[float | None], recovering: float, ongoing: float, weight: float, now: bool
) -> None:
    plain = from_indicators(places)
    assert plain.value is None or 0.0 <= plain.value <= 1.0
    assert 0.0 <= plain.coverage <= 1.0
    peace = from_conflict(Conflict(now, 2024, weight), recovering, ongoing, places)
    assert peace.value is not None
    assert 0.0 <= peace.value <= 1.0
