"""Stage: the scale of a variable, the nearness of two stages, the level of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.stage import COUNTED, VARIABLES, Stage, common, level, scale, similarity
from tests.scoring.profiles import STAGES, often

UNKNOWN: Stage = [None] * 7


def test_a_variable_runs_from_nought_at_its_low_end_to_one_at_its_high_end() -> None:
    # (65 - 40) / (90 - 40) = 25 / 50
    assert scale("life_expectancy", 40.0, 90.0)(65.0) == 0.5
    assert scale("life_expectancy", 40.0, 90.0)(40.0) == 0.0
    assert scale("life_expectancy", 40.0, 90.0)(90.0) == 1.0


@pytest.mark.parametrize("variable", ["gdp_per_person", "gni_per_person"])
def test_incomes_are_compared_by_ratio(variable: str) -> None:
    # From 100 to 10,000 is two powers of ten; 1,000 is one of them: 1 / 2. By difference it would be 900 / 9,900.
    assert scale(variable, 100.0, 10_000.0)(1_000.0) == pytest.approx(0.5, abs=1e-12)
    doubled = scale(variable, 100.0, 10_000.0)(1_000.0) - scale(variable, 100.0, 10_000.0)(500.0)
    again = scale(variable, 100.0, 10_000.0)(8_000.0) - scale(variable, 100.0, 10_000.0)(4_000.0)
    assert doubled == pytest.approx(again, abs=1e-12)


@pytest.mark.parametrize("variable", VARIABLES)
def test_a_value_beyond_the_ends_of_its_scale_is_held_within(variable: str) -> None:
    assert scale(variable, 10.0, 20.0)(5.0) == 0.0
    assert scale(variable, 10.0, 20.0)(50.0) == 1.0


def test_nearness_is_one_less_the_mean_distance() -> None:
    # GDP 0.1, life 0.2, schooling 0, farming 0.3, urban 0.2, births 0.4: 1.2 over 6 is 0.2. GNI is not looked at.
    a = [0.5, 0.0, 0.6, 0.4, 0.5, 0.2, 0.8]
    b = [0.4, 1.0, 0.8, 0.4, 0.2, 0.4, 0.4]
    assert similarity(a, b) == pytest.approx(0.8, abs=1e-12)
    assert common(a, b) == COUNTED == 6


@pytest.mark.parametrize("position", range(2, 7))
def test_each_variable_counts_when_both_sides_have_it(position: int) -> None:
    # Two variables and GDP in common: distances 0.5 + 0 + 0 over 3.
    other = 2 if position != 2 else 3
    a: list[float | None] = [0.5, *[None] * 6]
    b: list[float | None] = [0.5, *[None] * 6]
    a[position], b[position] = 0.75, 0.25
    a[other], b[other] = 0.5, 0.5
    assert similarity(a, b) == pytest.approx(1 - 0.5 / 3, abs=1e-12)
    assert common(a, b) == 3


@pytest.mark.parametrize("position", range(2, 7))
def test_a_variable_that_only_one_side_has_is_left_out(position: int) -> None:
    full = [0.5, None, 0.5, 0.5, 0.5, 0.5, 0.5]
    other: list[float | None] = [0.0, None, 0.5, 0.5, 0.5, 0.5, 0.5]
    other[position] = None
    # Five are common, and they differ by 0.5 in GDP alone: 1 - 0.5 / 5.
    assert similarity(full, other) == similarity(other, full) == pytest.approx(0.9, abs=1e-12)
    assert common(full, other) == common(other, full) == 5


def test_gni_stands_in_for_gdp_only_where_both_have_it() -> None:
    rest: list[float | None] = [0.5, 0.5, None, None, None]
    # GDP against nothing, GNI 0.9 against 0.6: a distance of 0.3 over three variables.
    assert similarity([0.1, 0.9, *rest], [None, 0.6, *rest]) == pytest.approx(0.9, abs=1e-12)
    assert similarity([None, 0.6, *rest], [0.1, 0.9, *rest]) == pytest.approx(0.9, abs=1e-12)
    # Both have GDP, so GNI does not matter.
    assert similarity([0.5, 0.9, *rest], [0.5, 0.1, *rest]) == 1.0


def test_gdp_is_never_compared_with_gni() -> None:
    rest: list[float | None] = [0.5, 0.5, 0.5, None, None]
    a, b = [0.1, None, *rest], [None, 0.9, *rest]
    assert similarity(a, b) == similarity(b, a) == 1.0
    assert common(a, b) == common(b, a) == 3
    # With two variables besides, an income on either side makes no third.
    assert similarity(a[:4] + [None] * 3, b[:4] + [None] * 3) is None
    assert common(a[:4] + [None] * 3, b[:4] + [None] * 3) == 2


def test_fewer_than_three_common_variables_are_no_comparison() -> None:
    two: Stage = [None, None, 0.5, 0.5, None, None, None]
    three: Stage = [None, None, 0.5, 0.5, None, None, 0.5]
    assert similarity(two, two) is None
    assert similarity(two, three) is None
    assert similarity(three, three) == 1.0
    assert similarity(UNKNOWN, UNKNOWN) is None
    assert common(UNKNOWN, UNKNOWN) == 0


def test_stages_of_another_length_are_not_compared() -> None:
    with pytest.raises(ValueError, match="shorter"):
        common([0.5] * 7, [0.5] * 6)
    with pytest.raises(ValueError, match="not enough"):
        similarity([0.5] * 7, [0.5] * 6)


def test_two_incomes_are_one_variable() -> None:
    both_incomes: Stage = [0.5, 0.5, 0.5, None, None, None, None]
    assert common(both_incomes, both_incomes) == 2
    assert similarity(both_incomes, both_incomes) is None


def test_opposite_stages_have_no_nearness() -> None:
    assert similarity([0.0] * 7, [1.0] * 7) == 0.0


def test_the_level_takes_each_variable_in_its_direction() -> None:
    # GDP 0.2, life 0.6, schooling 0.4, farming 1 - 0.7, births 1 - 0.9, urban 0.2: 1.8 over 6.
    assert level([0.2, 0.9, 0.6, 0.4, 0.7, 0.2, 0.9]) == pytest.approx(0.3, abs=1e-12)
    # Without GDP the GNI stands in: 0.9 for 0.2 makes 2.5 over 6.
    assert level([None, 0.9, 0.6, 0.4, 0.7, 0.2, 0.9]) == pytest.approx(2.5 / 6, abs=1e-12)
    # A GDP of nought is known: 1.6 over 6.
    assert level([0.0, 0.9, 0.6, 0.4, 0.7, 0.2, 0.9]) == pytest.approx(1.6 / 6, abs=1e-12)


def test_the_level_leaves_out_what_is_unknown_and_needs_three_variables() -> None:
    # (0.6 + 0.4 + 0.2) / 3
    assert level([None, None, 0.6, 0.4, None, 0.2, None]) == pytest.approx(0.4, abs=1e-12)
    # (0.6 + (1 - 0.7) + (1 - 0.9)) / 3
    assert level([None, None, 0.6, None, 0.7, None, 0.9]) == pytest.approx(1 / 3, abs=1e-12)
    assert level([None, None, 0.6, 0.4, None, None, None]) is None
    assert level([0.1, 0.2, 0.6, None, None, None, None]) is None
    assert level(UNKNOWN) is None


@given(STAGES, STAGES)
@often()
def test_two_stages_are_compared_exactly_when_three_variables_are_common(a: Stage, b: Stage) -> None:
    near = similarity(a, b)
    assert (near is not None) == (common(a, b) >= 3)
    assert near is None or 0.0 <= near <= 1.0


@given(STAGES)
@often()
def test_a_stage_is_like_itself(stage: Stage) -> None:
    assert similarity(stage, stage) in (None, 1.0)


@given(STAGES, st.integers(2, 6))
@often()
def test_moving_one_variable_away_never_brings_two_stages_nearer(stage: Stage, position: int) -> None:
    moved = list(stage)
    value = stage[position]
    if value is not None:
        moved[position] = 1.0 if value < 0.5 else 0.0
    near, far = similarity(stage, stage), similarity(stage, moved)
    assert (near is None) == (far is None)
    assert near is None or far is None or far <= near
