"""The shared agenda: the likeness of two need profiles, and the topics that both need much."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from matcher.scoring.agenda import Agenda, shared
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Profile
from tests.scoring.profiles import SCOPES, THEME_WEIGHTS, WHOLE, countries, country, often, scope_of

ALL = [True] * 5


def likeness(
    a: list[float | None], b: list[float | None], scope: Scope = WHOLE, weights: list[float] | None = None
) -> float | None:
    agenda = Agenda(country(distinct=a), scope.topics, weights or [1.0] * 5)
    return agenda.likeness(country("BBB", distinct=b))


def exactly(value: float) -> object:
    return pytest.approx(value, abs=1e-12)


def test_likeness_is_the_cosine_drawn_towards_the_middle() -> None:
    # The same direction: cosine 1, five topics: 0.5 + 0.5 x 5 / (5 + 6).
    assert likeness([0.1] * 5, [0.3] * 5) == exactly(0.5 + 0.5 * 5 / 11)
    # The opposite one.
    assert likeness([0.1] * 5, [-0.3] * 5) == exactly(0.5 - 0.5 * 5 / 11)
    # At right angles.
    assert likeness([0.2, 0, 0.2, 0, 0.0], [0, 0.2, 0, 0.2, 0.2]) == exactly(0.5)


def test_the_cosine_weighs_topics_as_given() -> None:
    # Products 0.5 x 0.3 x 0.1 and 1 x 0.1 x -0.2: 0.015 - 0.02 = -0.005. Squares 0.5 x 0.09 + 0.01 = 0.055 and
    # 0.5 x 0.01 + 0.04 = 0.045. Two topics: 0.5 + 0.5 x cosine x 2 / 8.
    cosine = -0.005 / math.sqrt(0.055 * 0.045)
    found = likeness([0.3, None, None, None, 0.1], [0.1, None, None, None, -0.2], weights=THEME_WEIGHTS)
    assert found == exactly(0.5 + 0.125 * cosine)


def test_a_topic_that_one_side_does_not_know_is_left_out_of_everything() -> None:
    # Topics 0 and 1 are common: cosine of (0.3, 0.4) and (0.4, 0.3) is 0.24 / 0.25.
    a: list[float | None] = [0.3, 0.4, 0.9, None, None]
    b: list[float | None] = [0.4, 0.3, None, -0.9, None]
    assert likeness(a, b) == likeness(b, a) == exactly(0.5 + 0.5 * 0.96 * 2 / 8)


def test_topics_out_of_scope_do_not_count() -> None:
    a: list[float | None] = [0.3, 0.4, 0.9, 0.9, 0.9]
    b: list[float | None] = [0.4, 0.3, -0.9, -0.9, -0.9]
    assert likeness(a, b, scope_of(0, 1)) == exactly(0.5 + 0.5 * 0.96 * 2 / 8)


def test_one_common_topic_says_little() -> None:
    # 0.5 + 0.5 x 1 / 7
    assert likeness([0.3, *[None] * 4], [0.1, *[None] * 4]) == exactly(4 / 7)


def test_without_a_common_topic_there_is_no_likeness() -> None:
    assert likeness([0.1, None, None, None, None], [None, 0.1, 0.1, 0.1, 0.1]) is None
    assert likeness([None] * 5, [0.1] * 5) is None
    assert likeness([0.1] * 5, [None] * 5) is None
    assert likeness([0.1] * 5, [0.1] * 5, scope_of()) is None


def test_a_profile_of_noughts_is_like_none_and_unlike_none() -> None:
    assert likeness([0.0] * 5, [0.1] * 5) is None
    assert likeness([0.1] * 5, [0.0] * 5) is None
    # What is left of it in common may be noughts too.
    assert likeness([0.7, 0.1, 0.3, 0, 0], [None, None, None, 0.1, 0.1]) is None
    assert likeness([None, None, None, 0.1, 0.1], [0.7, 0.1, 0.3, 0, 0]) is None


def test_small_needs_are_compared_exactly_beside_great_ones_that_the_other_does_not_know() -> None:
    # Left in common are (3e-9, 4e-9) and (0.4, 0.3).
    great: list[float | None] = [0.7, 0.1, 0.3, 3e-9, 4e-9]
    other: list[float | None] = [None, None, None, 0.4, 0.3]
    assert likeness(great, other) == likeness(other, great) == exactly(0.5 + 0.5 * 0.96 * 2 / 8)


def test_numbers_near_the_smallest_there_are_are_compared_too() -> None:
    assert likeness([1e-120] * 5, [1e-120] * 5) == exactly(0.5 + 0.5 * 5 / 11)
    assert likeness([1e-300] * 5, [1e-300] * 5) is None
    # Squares of 1.49 and 2.49 of the smallest number there is become 1 and 2, and their product 2: a cosine of 1.4.
    a, b = math.sqrt(1.49) * math.sqrt(5e-324), math.sqrt(2.49) * math.sqrt(5e-324)
    assert likeness([a, *[None] * 4], [b, *[None] * 4]) == exactly(4 / 7)
    assert likeness([a, *[None] * 4], [-b, *[None] * 4]) == exactly(3 / 7)


def test_countries_of_different_catalogues_are_not_compared() -> None:
    short = country("BBB", needs=[0.9] * 4, distinct=[0.1] * 4)
    with pytest.raises(ValueError, match="argument 2"):
        Agenda(short, ALL, THEME_WEIGHTS)
    with pytest.raises(ValueError, match="argument 2"):
        shared(country(), short, ALL, ALL)


def test_an_agenda_may_be_compared_with_many() -> None:
    agenda = Agenda(country(distinct=[0.1, 0.2, -0.1, 0.3, 0.2]), ALL, THEME_WEIGHTS)
    first = agenda.likeness(country("BBB", distinct=[0.2, None, 0.1, None, 0.1]))
    agenda.likeness(country("CCC", distinct=[None] * 5))
    assert agenda.likeness(country("BBB", distinct=[0.2, None, 0.1, None, 0.1])) == first


def test_shared_needs_are_those_that_both_need_much() -> None:
    a = country(needs=[0.6, 0.9, None, 0.59, 1])
    b = country("BBB", needs=[0.6, 0.7, 0.9, 0.9, None])
    # Topic 1 at 0.7, topic 0 at exactly 0.6; topic 3 is a hundredth short, 2 and 4 are known on one side only.
    assert shared(a, b, ALL, ALL) == shared(b, a, ALL, ALL) == [1, 0]


def test_shared_needs_come_by_the_need_of_the_one_who_needs_them_less_then_by_topic() -> None:
    a = country(needs=[0.7, 0.9, 0.8, 0.6, 0.7])
    b = country("BBB", needs=[0.9, 0.65, 0.8, 1.0, 0.7])
    # 0.7, 0.65, 0.8, 0.6, 0.7
    assert shared(a, b, ALL, ALL) == [2, 0, 4, 1, 3]


def test_needs_that_are_measured_themselves_come_before_those_that_are_inferred() -> None:
    a = country(needs=[0.7, 0.9, 0.8, 0.6, 0.7])
    assert shared(a, a, ALL, [True, False, False, True, False]) == [0, 3, 1, 2, 4]


def test_shared_needs_are_in_scope() -> None:
    a = country(needs=[0.9] * 5)
    assert shared(a, a, scope_of(1, 3).topics, ALL) == [1, 3]


@given(countries("AAA"), countries("BBB"), SCOPES)
@often(100)
def test_likeness_lies_between_nought_and_one_and_is_the_same_both_ways(a: Profile, b: Profile, scope: Scope) -> None:
    there = Agenda(a, scope.topics, THEME_WEIGHTS).likeness(b)
    back = Agenda(b, scope.topics, THEME_WEIGHTS).likeness(a)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert 0.0 <= there <= 1.0
        assert there == pytest.approx(back, abs=1e-12)


@given(countries("AAA"), countries("BBB"), SCOPES)
@often()
def test_a_shared_need_is_great_on_both_sides_and_none_is_missed(a: Profile, b: Profile, scope: Scope) -> None:
    great = {t for t in range(5) if scope.topics[t] and min(a.needs[t] or 0.0, b.needs[t] or 0.0) >= 0.6}
    assert set(shared(a, b, scope.topics, ALL)) == great
