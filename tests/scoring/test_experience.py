"""Experiences: how well they are documented, and how much they say to a seeker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.experience import lasting_likeness, quality, relevance
from tests.scoring.profiles import UNIT, country, often


@pytest.mark.parametrize(
    ("confidence", "sources", "outcomes", "expected"),
    [
        # 0.8 x confidence x (0.7 + 0.15 x further sources of 2 + 0.15 x outcome figures of 3)
        ("high", 1, 0, 0.8 * 1.00 * 0.70),
        ("high", 2, 0, 0.8 * 1.00 * 0.775),
        ("high", 3, 0, 0.8 * 1.00 * 0.85),
        ("high", 1, 1, 0.8 * 1.00 * 0.75),
        ("high", 1, 2, 0.8 * 1.00 * 0.80),
        ("high", 3, 3, 0.8),
        ("medium", 3, 3, 0.6),
        ("low", 3, 3, 0.4),
        ("low", 2, 1, 0.8 * 0.50 * 0.825),
    ],
)
def test_quality_is_confidence_with_a_share_for_further_sources_and_for_outcome_figures(
    confidence: str, sources: int, outcomes: int, expected: float
) -> None:
    assert quality(confidence, sources, outcomes) == pytest.approx(expected, abs=1e-12)


def test_more_than_three_sources_or_figures_earn_nothing_further() -> None:
    assert quality("medium", 4, 3) == quality("medium", 30, 30) == quality("medium", 3, 3)


def test_a_confidence_that_is_none_of_the_three_is_refused() -> None:
    with pytest.raises(KeyError):
        quality("certain", 1, 1)


@pytest.mark.parametrize(
    ("near", "circumstances", "expected"),
    [
        (1.0, 1.0, 1.0),
        # The stage counts by its square.
        (0.5, 1.0, 0.25),
        (0.7, 1.0, 0.49),
        # Circumstances hold six tenths of the rest: 1 - 0.6 x (1 - 0.5) = 0.7; without any 0.4 are left.
        (1.0, 0.5, 0.7),
        (1.0, 0.0, 0.4),
        (0.5, 0.5, 0.175),
        (0.0, 1.0, 0.0),
    ],
)
def test_relevance_is_the_square_of_stage_nearness_times_circumstances(
    near: float, circumstances: float, expected: float
) -> None:
    assert relevance(near, circumstances) == pytest.approx(expected, abs=1e-12)


def test_island_and_sea_are_always_compared_the_rest_where_both_sides_know_it() -> None:
    assert lasting_likeness(country(), country("BBB")) == (2.0, 2)
    assert lasting_likeness(country(), country("BBB", landlocked=True)) == (1.0, 2)
    assert lasting_likeness(country(small_island=True), country("BBB")) == (1.0, 2)
    assert lasting_likeness(country(small_island=True), country("BBB", landlocked=True)) == (0.0, 2)


def test_climate_is_likened_by_the_distance_from_the_equator_on_either_side_of_it() -> None:
    # 10 south against 16 north: 6 degrees of 30 apart, 0.8.
    total, count = lasting_likeness(country(middle=-10.0), country("BBB", middle=16.0))
    assert total == pytest.approx(2.8, abs=1e-12)
    assert count == 3
    # 5 against 50: 45 degrees, more than 30, no likeness.
    assert lasting_likeness(country(middle=5.0), country("BBB", middle=-50.0)) == (2.0, 3)
    assert lasting_likeness(country(middle=0.0), country("BBB", middle=0.0)) == (3.0, 3)


def test_size_is_likened_by_powers_of_ten() -> None:
    # A million against thirty million and a bit: 1.5 powers of ten of 3, 0.5.
    assert lasting_likeness(country(size=6.0), country("BBB", size=7.5)) == (2.5, 3)
    # Ten thousand against a hundred million: four, more than three, no likeness.
    assert lasting_likeness(country(size=8.0), country("BBB", size=4.0)) == (2.0, 3)


def test_a_part_that_one_side_does_not_know_is_left_out_of_the_count() -> None:
    known = country(middle=10.0, size=7.0)
    for other in (country("BBB"), country("BBB", middle=None, size=None)):
        assert lasting_likeness(known, other) == lasting_likeness(other, known) == (2.0, 2)
    assert lasting_likeness(known, country("BBB", middle=10.0)) == (3.0, 3)
    assert lasting_likeness(known, country("BBB", size=7.0)) == (3.0, 3)
    # 2 and 0.8 and 0.5
    total, count = lasting_likeness(known, country("BBB", middle=16.0, size=8.5))
    assert total == pytest.approx(3.3, abs=1e-12)
    assert count == 4


@given(UNIT, UNIT, UNIT, UNIT)
@often()
def test_relevance_lies_between_nought_and_one_and_rises_with_both(a: float, b: float, c: float, d: float) -> None:
    less, more = relevance(min(a, b), min(c, d)), relevance(max(a, b), max(c, d))
    assert 0.0 <= less <= more <= 1.0


@given(st.sampled_from(["low", "medium", "high"]), st.integers(1, 9), st.integers(0, 9))
@often()
def test_quality_rises_with_sources_figures_and_confidence_and_never_reaches_one(
    confidence: str, sources: int, outcomes: int
) -> None:
    value = quality(confidence, sources, outcomes)
    assert 0.0 < value <= 0.8
    assert quality(confidence, sources + 1, outcomes) >= value
    assert quality(confidence, sources, outcomes + 1) >= value
    assert quality("high", sources, outcomes) >= value
