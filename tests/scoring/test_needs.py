"""Needs: places in a reference set, their mean, and what conflict and stage make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.conflict import NONE, Conflict
from matcher.scoring.needs import (
    NO_NEED,
    OWN,
    UNKNOWN,
    Need,
    declared,
    expected,
    from_conflict,
    from_indicators,
    heeded,
    percentile,
)
from tests.scoring.profiles import MAYBE, UNIT, often

RECOVERING = Conflict(False, 2015, 0.5)
ONGOING = Conflict(True, 2024, 1.0)
RANKS = st.sampled_from([1, 2])
OVER = st.integers(-10, 20)
"""Years for which a plan has been over."""


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


def test_a_need_may_be_the_mean_of_the_highest_places_alone() -> None:
    places = [0.2, None, 0.6, 1.0]
    assert from_indicators(places, 1).value == 1.0
    # (1.0 + 0.6) / 2
    assert from_indicators(places, 2).value == pytest.approx(0.8, abs=1e-12)
    # Three are known: more than three are these.
    assert from_indicators(places, 3) == from_indicators(places, 9) == from_indicators(places)


def test_the_coverage_counts_all_indicators_however_many_make_the_need() -> None:
    assert from_indicators([0.2, None, 0.6, 1.0], 1).coverage == 0.75
    assert from_indicators([None, None], 1) == from_indicators([], 2) == UNKNOWN


def test_what_does_not_concern_a_country_is_no_need_and_that_is_known() -> None:
    assert Need(0.0, 1.0) == NO_NEED


def test_a_need_that_the_user_or_a_profile_of_own_data_names_is_the_greatest_there_is() -> None:
    assert OWN == 1.0


@pytest.mark.parametrize(
    ("rank", "years_over", "floor"),
    [
        # A plan that runs (until five years from now), that has just ended, that is two years over.
        (1, -5, 0.7),
        (1, 0, 0.7),
        (1, 2, 0.7),
        (2, -5, 0.5),
        (2, 2, 0.5),
        # From three years on it is a sign and no more.
        (1, 3, 0.5),
        (1, 20, 0.5),
        (2, 3, 0.35),
        (2, 20, 0.35),
    ],
)
def test_a_declared_need_has_a_floor_by_its_rank_and_by_the_age_of_the_plan(
    rank: int, years_over: int, floor: float
) -> None:
    # Not less than the floor, not even where the figures see no need at all.
    assert declared(0.0, rank, years_over) == declared(0.3, rank, years_over) == floor
    # Nor less than what is measured.
    assert declared(0.9, rank, years_over) == 0.9
    # What is not measured counts 0.4 (see `heeded`), and declaring it takes nothing away.
    assert declared(None, rank, years_over) == max(floor, 0.4)


def test_a_need_below_three_tenths_is_not_heeded_and_one_that_is_not_measured_counts_two_fifths() -> None:
    assert [heeded(need) for need in (0.0, 0.1, 0.29, 0.2999999)] == [0.0] * 4
    assert [heeded(need) for need in (0.3, 0.31, 0.7, 1.0)] == [0.3, 0.31, 0.7, 1.0]
    assert heeded(None) == 0.4


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


@given(st.lists(MAYBE, min_size=1), st.integers(1, 4))
@often()
def test_the_fewer_of_the_highest_places_count_the_greater_is_the_need(places: list[float | None], few: int) -> None:
    fewer, more, every = from_indicators(places, few), from_indicators(places, few + 1), from_indicators(places)
    assert fewer.coverage == more.coverage == every.coverage
    if fewer.value is not None and more.value is not None and every.value is not None:
        assert fewer.value >= more.value - 1e-12
        assert more.value >= every.value - 1e-12
        assert from_indicators(places, 1).value == max(place for place in places if place is not None)


@given(MAYBE, RANKS, OVER)
@often()
def test_a_declared_need_lies_between_what_is_measured_and_one_and_is_heeded_no_less(
    measured: float | None, rank: int, over: int
) -> None:
    need = declared(measured, rank, over)
    assert (measured or 0.0) <= need <= 1.0
    assert need > 0.3
    assert heeded(need) >= heeded(measured)
    # It is the floor or the figure, and nothing between the two.
    assert need in (declared(0.0, rank, over), 0.4 if measured is None else measured)


@given(MAYBE, OVER, st.integers(0, 20))
@often()
def test_a_headline_is_needed_no_less_than_what_is_named_below_it_and_a_newer_plan_counts_no_less(
    measured: float | None, over: int, later: int
) -> None:
    assert declared(measured, 1, over) >= declared(measured, 2, over)
    for rank in (1, 2):
        assert declared(measured, rank, over) >= declared(measured, rank, over + later)


@given(UNIT, UNIT)
@often()
def test_a_greater_need_is_heeded_no_less(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert 0.0 <= heeded(low) <= heeded(high) <= 1.0
    assert heeded(high) in (0.0, high)
