"""Conflict: how heavily the record of it weighs in a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.conflict import NONE, Conflict, state
from tests.scoring.profiles import often


def gravest(last: int) -> Conflict:
    """A long war, whose gravity is 1: what is left is how near it is."""
    return state(last, 5, True, 2024)


def test_a_country_without_conflict_has_none() -> None:
    assert state(None, 0, False, 2024) == NONE == Conflict(False, None, 0.0)
    assert state(None, 9, True, 2024) == NONE


@pytest.mark.parametrize(
    ("gap", "weight"),
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
def test_a_conflict_fades_evenly_to_a_half_at_twenty_years_and_to_nothing_at_thirty(gap: int, weight: float) -> None:
    assert gravest(2024 - gap).weight == pytest.approx(weight, abs=1e-12)


@pytest.mark.parametrize(("gap", "now"), [(0, True), (1, True), (2, False), (20, False), (30, False)])
def test_a_conflict_goes_on_in_its_last_year_and_the_year_after(gap: int, now: bool) -> None:
    assert gravest(2024 - gap).now is now


def test_a_conflict_that_no_longer_counts_keeps_its_last_year() -> None:
    assert gravest(1994) == Conflict(False, 1994, 0.0)


@pytest.mark.parametrize(
    ("years", "war", "gravity"),
    [
        # 0.4 + 0.3 x years / 5 + 0.3 for war
        (0, False, 0.4),
        (1, False, 0.46),
        (2, False, 0.52),
        (4, True, 0.94),
        (5, False, 0.7),
        (5, True, 1.0),
        (50, False, 0.7),
        (50, True, 1.0),
    ],
)
def test_a_conflict_is_as_grave_as_it_was_long_up_to_five_years_and_as_it_was_a_war(
    years: int, war: bool, gravity: float
) -> None:
    assert state(2024, years, war, 2024).weight == pytest.approx(gravity, abs=1e-12)


def test_nearness_and_gravity_multiply() -> None:
    # Gap 25: 0.5 x 5 / 10 = 0.25. Two years, no war: 0.52. Together 0.13.
    assert state(1999, 2, False, 2024).weight == pytest.approx(0.13, abs=1e-12)


@given(st.integers(1940, 2024), st.integers(0, 80), st.booleans())
@often()
def test_a_weight_lies_between_nought_and_one_and_an_older_or_lighter_conflict_never_weighs_more(
    last: int, years: int, war: bool
) -> None:
    weight = state(last, years, war, 2024).weight
    assert 0.0 <= weight <= 1.0
    assert state(last - 1, years, war, 2024).weight <= weight
    assert state(last, years + 1, war, 2024).weight >= weight
    assert state(last, years, True, 2024).weight >= weight
