"""Conflict: how heavily the record of it weighs in a year."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.conflict import NONE, Conflict, state
from tests.scoring.profiles import often

TOLLS = st.floats(0.0, 1e5)
"""Deaths per million people."""


def weight(last: int, years: int, toll: float | None, *, whole: bool = True) -> float:
    return state(last, years, toll, whole=whole, newest=2024).weight


def gravest(last: int) -> Conflict:
    """A long and deadly war for the whole country, whose gravity is 1: what is left is how near it is."""
    return state(last, 5, 1_000.0, whole=True, newest=2024)


def test_a_country_without_conflict_has_none() -> None:
    assert state(None, 0, None, whole=True, newest=2024) == NONE == Conflict(False, None, 0.0)
    assert state(None, 9, 500.0, whole=False, newest=2024) == NONE


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (0, 1.0),
        (1, 1.0),
        (2, 1 - 0.5 * 1 / 19),
        (11, 1 - 0.5 * 10 / 19),
        (20, 0.5),
        (21, 0.5 * 9 / 10),
        (25, 0.25),
        (29, 0.05),
        (30, 0.0),
        (45, 0.0),
    ],
)
def test_a_conflict_fades_evenly_to_a_half_at_twenty_years_and_to_nothing_at_thirty(gap: int, expected: float) -> None:
    assert gravest(2024 - gap).weight == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("gap", "now"), [(0, True), (1, True), (2, False), (20, False), (30, False)])
def test_a_conflict_goes_on_in_its_last_year_and_the_year_after(gap: int, now: bool) -> None:
    assert gravest(2024 - gap).now is now


def test_a_conflict_that_no_longer_counts_keeps_its_last_year() -> None:
    assert gravest(1994) == Conflict(False, 1994, 0.0)


@pytest.mark.parametrize(
    ("years", "toll", "gravity"),
    [
        # 0.2, and 0.2 x years / 5, and 0.6 x log(1 + toll) / log(1 + 1000)
        (0, 0.0, 0.2),
        (1, 0.0, 0.24),
        (5, 0.0, 0.4),
        (50, 0.0, 0.4),
        # The square root of 1001 is half of it: 0.2 + 0.2 x 2 / 5 + 0.3.
        (2, math.sqrt(1001) - 1, 0.58),
        # 45 deaths per million: log 46 / log 1001 = 0.5542.
        (19, 45.0, 0.4 + 0.6 * math.log(46) / math.log(1001)),
        (0, 1_000.0, 0.8),
        (4, 1_000.0, 0.96),
        (5, 1_000.0, 1.0),
        (50, 80_000.0, 1.0),
    ],
)
def test_a_conflict_is_as_grave_as_it_was_long_up_to_five_years_and_by_the_ratio_of_its_deaths_up_to_a_thousand(
    years: int, toll: float, gravity: float
) -> None:
    assert weight(2024, years, toll) == pytest.approx(gravity, abs=1e-12)


@pytest.mark.parametrize(("years", "gravity"), [(0, 0.5), (2, 0.58), (5, 0.7)])
def test_a_toll_that_is_not_known_counts_half_and_one_of_nought_is_known(years: int, gravity: float) -> None:
    # 0.2 + 0.2 x years / 5 + 0.6 x 1/2; without the deaths 0.3 less.
    assert weight(2024, years, None) == pytest.approx(gravity, abs=1e-12)
    assert weight(2024, years, 0.0) == pytest.approx(gravity - 0.3, abs=1e-12)


def test_a_conflict_over_a_region_counts_seven_tenths() -> None:
    assert weight(2024, 5, 1_000.0, whole=False) == pytest.approx(0.7, abs=1e-12)
    # 0.7 x (0.2 + 0.2 x 2 / 5 + 0.6 x 1/2)
    assert weight(2024, 2, None, whole=False) == pytest.approx(0.406, abs=1e-12)


def test_a_few_deaths_per_million_in_a_region_are_no_war_for_the_whole_country() -> None:
    # As long, and both go on. One per million over a territory: 0.7 x (0.4 + 0.6 x log 2 / log 1001) = 0.3221.
    assert weight(2024, 30, 1.0, whole=False) == pytest.approx(0.3221, abs=5e-5)
    # Three hundred per million over the government: 0.4 + 0.6 x log 301 / log 1001 = 0.8956.
    assert weight(2024, 30, 300.0) == pytest.approx(0.8956, abs=5e-5)


def test_nearness_gravity_and_extent_multiply() -> None:
    # Gap 25: 0.5 x 5 / 10 = 0.25. Two years, no deaths: 0.28. Together 0.07; of a region 0.049.
    assert weight(1999, 2, 0.0) == pytest.approx(0.07, abs=1e-12)
    assert weight(1999, 2, 0.0, whole=False) == pytest.approx(0.049, abs=1e-12)
    # Gap 15: 1 - 0.5 x 14 / 19 = 0.6316. With 0.4 + 0.6 x 0.5542 = 0.7325 that is 0.4626.
    assert weight(2009, 19, 45.0) == pytest.approx(0.4626, abs=5e-5)


@given(st.integers(1940, 2024), st.integers(0, 80), st.none() | TOLLS, st.booleans())
@often()
def test_a_weight_lies_between_nought_and_one_and_an_older_shorter_or_narrower_conflict_never_weighs_more(
    last: int, years: int, toll: float | None, whole: bool
) -> None:
    found = weight(last, years, toll, whole=whole)
    assert 0.0 <= found <= 1.0
    assert weight(last - 1, years, toll, whole=whole) <= found
    assert weight(last, years + 1, toll, whole=whole) >= found
    assert weight(last, years, toll, whole=True) >= found


@given(st.integers(1940, 2024), st.integers(0, 80), TOLLS, TOLLS, st.booleans())
@often()
def test_more_deaths_never_weigh_less_and_an_unknown_toll_lies_between_none_and_the_most(
    last: int, years: int, one: float, other: float, whole: bool
) -> None:
    few, many = sorted([one, other])
    assert weight(last, years, few, whole=whole) <= weight(last, years, many, whole=whole)
    unknown = weight(last, years, None, whole=whole)
    assert weight(last, years, 0.0, whole=whole) <= unknown <= weight(last, years, 1_000.0, whole=whole)


@given(st.integers(1940, 2024), st.integers(0, 80), st.none() | TOLLS, st.booleans())
@often()
def test_neither_length_nor_deaths_nor_extent_say_whether_a_conflict_goes_on(
    last: int, years: int, toll: float | None, whole: bool
) -> None:
    found = state(last, years, toll, whole=whole, newest=2024)
    assert (found.now, found.last) == (last >= 2023, last)
