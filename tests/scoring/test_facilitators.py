"""The fit of third partners: worked by hand, and what holds for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.facilitators import (
    WEIGHTS,
    Case,
    Fit,
    admits,
    mandate,
    nearness_of,
    record,
    ties,
    works_with,
)

THEMES = ("health", "agriculture", "trade")
COUNTRIES = ("AAA", "BBB", "CCC")
CASES = st.builds(
    Case,
    sharer=st.sampled_from(COUNTRIES),
    learner=st.sampled_from(COUNTRIES),
    theme=st.sampled_from(THEMES),
    project=st.sampled_from("pqrst"),
)
UNIT = st.floats(0, 1)


@pytest.mark.parametrize(
    ("case", "worth"),
    [
        (Case("AAA", "BBB", "health", "p"), 2.0),  # the same two in the theme: 1/2 * 2 * 2
        (Case("AAA", "CCC", "health", "p"), 1.0),  # the same one shares, in the theme
        (Case("AAA", "BBB", "trade", "p"), 1.0),  # the same two, in another theme
        (Case("AAA", "CCC", "trade", "p"), 0.5),
        (Case("BBB", "AAA", "health", "p"), 0.25),  # in the theme, but the other one shared
        (Case("BBB", "AAA", "trade", "p"), 0.0),
    ],
)
def test_what_a_case_counts_for(case: Case, worth: float) -> None:
    assert nearness_of(case, "AAA", "BBB", ["health"]) == worth


def test_a_record_worked_by_hand() -> None:
    # Project p counts once, by its nearest case (1); q a half; r a quarter; s nothing: 1.75 / 2.75.
    cases = [
        Case("AAA", "CCC", "health", "p"),
        Case("AAA", "CCC", "trade", "p"),
        Case("AAA", "CCC", "trade", "q"),
        Case("CCC", "BBB", "health", "r"),
        Case("CCC", "BBB", "trade", "s"),
    ]
    assert record(cases, "AAA", "BBB", ["health"]) == pytest.approx(1.75 / 2.75)
    assert record([], "AAA", "BBB", ["health"]) == 0.0


def test_a_fit_worked_by_hand() -> None:
    # (4 * 0.5 + 2 * 0.75 + 1 * 1) / 7, and half of that for who works with neither.
    assert Fit(0.5, 0.75, 1.0).value == pytest.approx(4.5 / 7)
    assert Fit(0.5, 0.75, 1.0, begins=True).value == pytest.approx(4.5 / 14)
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)
    assert list(WEIGHTS) == list(Fit._fields)[:3]


@pytest.mark.parametrize(
    ("who", "sharer", "learner", "served"),
    [
        ("both", {"AAA", "CLUB"}, {"BBB", "CLUB"}, True),
        ("both", {"AAA", "CLUB"}, {"BBB"}, False),
        ("learner", {"AAA"}, {"BBB", "CLUB"}, True),
        ("learner", {"AAA", "CLUB"}, {"BBB"}, False),
        ("either", {"AAA", "CLUB"}, {"BBB"}, True),
        ("either", {"AAA"}, {"BBB"}, False),
    ],
)
def test_a_club_serves_its_members(who: str, sharer: set[str], learner: set[str], served: bool) -> None:
    assert admits(["CLUB"], who, sharer, learner) is served
    assert admits([], who, sharer, learner) is True


def test_a_mandate_of_fewer_themes_fits_better_and_covers_what_is_asked() -> None:
    assert mandate(["health"], ["health"]) == 1.0
    assert mandate(["health", "trade", "culture", "climate"], ["health"]) == 0.625
    assert mandate(["health", "trade"], ["health", "agriculture", "culture"]) == pytest.approx(0.75 / 3)
    assert mandate(["health"], []) == mandate([], ["health"]) == 0.0


def test_working_with_a_side_by_name_tells_more_than_working_with_all() -> None:
    assert [works_with(places, {"AAA", "CLUB"}) for places in (["AAA"], ["CLUB", "south"], ["south"], ["BBB"])] == [
        1.0, 1.0, 0.5, 0.0,
    ]  # fmt: skip
    assert ties([1.0, 0.5], []) == 0.75
    assert ties([1.0, 0.5], [0.25, 0.25]) == 0.5


@given(st.lists(CASES, max_size=12), st.permutations(THEMES))
def test_a_record_lies_in_its_range_and_never_hangs_on_the_order(cases: list[Case], themes: list[str]) -> None:
    value = record(cases, "AAA", "BBB", themes[:1])
    assert 0.0 <= value < 1.0
    assert record(cases[::-1], "AAA", "BBB", themes[:1]) == value


@given(st.lists(CASES, max_size=8), CASES)
def test_a_further_case_never_lowers_a_record(cases: list[Case], more: Case) -> None:
    assert record([*cases, more], "AAA", "BBB", ["health"]) >= record(cases, "AAA", "BBB", ["health"])


@given(UNIT, UNIT, UNIT, UNIT)
def test_a_record_outweighs_the_same_step_in_mandate_and_that_one_in_ties(
    one: float, two: float, three: float, step: float
) -> None:
    base = Fit(one / 2, two / 2, three / 2)
    more = [base._replace(**{part: getattr(base, part) + step / 2}).value for part in WEIGHTS]
    assert more[0] >= more[1] >= more[2] >= base.value - 1e-12
    assert 0.0 <= base.value <= 1.0
