"""Points of cooperation: the experiences that answer needs, one point each, best first."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from matcher.scoring.learning import Scope, learn, points, strengths
from matcher.scoring.needs import heeded
from matcher.scoring.profile import Experience, Profile
from tests.scoring.profiles import (
    PEACE,
    SCOPES,
    TOPICS,
    WHOLE,
    catalogues,
    countries,
    country,
    experience,
    experiences_of,
    often,
    scope_of,
)

SEEKER = country(needs=[0.9, 0.1, None, 0.0, 0.5])
PARTNER = country("BBB")


def found(
    *experiences: Experience, scope: Scope = WHOLE, seeker: Profile = SEEKER, partner: Profile = PARTNER
) -> list[tuple[str, int, object]]:
    return [
        (point.experience.id, point.topic, pytest.approx(point.value, abs=1e-12))
        for point in points(seeker, partner, experiences, scope, TOPICS)
    ]


def test_without_experiences_there_are_no_points() -> None:
    assert points(SEEKER, PARTNER, (), WHOLE, TOPICS) == []


def test_a_point_is_a_need_times_the_strength_of_the_experience_that_answers_it() -> None:
    # Relevance 1, quality 0.8, need 0.9.
    (point,) = points(SEEKER, PARTNER, [experience()], WHOLE, TOPICS)
    assert point.experience == experience()
    assert (point.topic, point.relevance) == (0, 1.0)
    assert point.value == pytest.approx(0.72, abs=1e-12)


def test_relevance_is_told_without_the_quality_and_without_the_share_of_the_topic() -> None:
    # Two of six variables differ by half: nearness 5/6, its square 25/36. Value 0.9 x 0.8 x 25/36 x 0.5 across themes.
    earlier = experience([0], theme=1, stage=[0.5, 0.5, 0.0, 1.0, 0.5, 0.5, 0.5])
    (point,) = points(SEEKER, PARTNER, [earlier], WHOLE, TOPICS)
    assert point.relevance == pytest.approx(25 / 36, abs=1e-12)
    assert point.value == pytest.approx(0.25, abs=1e-12)


def test_points_come_best_first() -> None:
    # Topic 2, not measured: 0.4 x 0.8 = 0.32. Topic 0: 0.72, documented by a half 0.45.
    several = [experience([2], id="c"), experience([0], id="b"), experience([0], id="a", quality=0.5)]
    assert found(*several) == [("b", 0, 0.72), ("a", 0, 0.45), ("c", 2, 0.32)]


def test_equal_points_come_by_the_name_of_the_experience() -> None:
    even = country(needs=[0.5] * 5)
    several = [experience([0], id="b"), experience([1], id="c"), experience([1], id="a")]
    assert [topic for _, topic, _ in found(*several, seeker=even)] == [1, 0, 1]
    assert [name for name, _, _ in found(*several, seeker=even)] == ["a", "b", "c"]


def test_an_experience_makes_one_point_in_the_first_of_its_topics_that_is_needed_enough() -> None:
    needs = country(needs=[0.5, 0.9, 0.9, 0.9, 0.9])
    # What it is about comes first, though others are needed more.
    assert found(experience([0, 1]), seeker=needs) == [("one", 0, 0.4)]
    assert found(experience([1, 0]), seeker=needs) == [("one", 1, 0.72)]
    # Topic 1 is not needed; topic 2, not measured and across themes, 0.4 x 0.8 x 0.5; topic 0 would be 0.72.
    assert found(experience([1, 2, 0])) == [("one", 2, 0.16)]


def test_a_side_topic_makes_the_point_where_the_main_one_is_worth_too_little() -> None:
    # Topic 2, not measured, is worth 0.4 x 0.3 = 0.12; topic 0, across themes, 0.9 x 0.3 x 0.5 = 0.135.
    assert found(experience([2, 0], quality=0.3)) == []
    # With a theme of its own that side topic is worth 0.27.
    assert found(experience([2, 0], quality=0.3, theme=0)) == [("one", 0, 0.27)]


def test_a_point_of_less_than_the_floor_is_no_reason() -> None:
    # 0.5 x 0.3 = 0.15, and a little less.
    even = country(needs=[0.5] * 5)
    assert found(experience(quality=0.3), seeker=even) == [("one", 0, 0.15)]
    assert found(experience(quality=0.2999), seeker=even) == []
    # It is learnt from all the same: 0.14995 / 0.64995.
    faint = learn(even, PARTNER, [experience(quality=0.2999)], WHOLE, TOPICS)
    assert faint == pytest.approx(0.14995 / 0.64995, abs=1e-12)


def test_a_need_below_three_tenths_makes_no_point_however_well_it_is_answered() -> None:
    # 0.29 x 0.8 = 0.232 is above the floor; 0.3 x 0.8.
    assert found(experience(), seeker=country(needs=[0.29] * 5)) == []
    assert found(experience(), seeker=country(needs=[0.3] * 5)) == [("one", 0, 0.24)]


def test_a_need_of_nought_makes_no_point() -> None:
    assert found(experience([3])) == []


def test_only_topics_in_scope_make_points_and_the_next_topic_is_still_looked_at() -> None:
    assert found(experience([0, 2]), scope=scope_of(2)) == [("one", 2, 0.16)]
    assert found(experience([0, 2]), scope=scope_of(1)) == []


def test_points_of_peace_count_half_from_those_who_did_not_come_through_conflict() -> None:
    # 0.5 x 0.8 x 0.5
    assert found(experience([PEACE])) == [("one", PEACE, 0.2)]


def test_a_partner_at_war_makes_no_point_of_peace_but_others() -> None:
    seeker = country(after_conflict=True)
    through = experience([PEACE, 0], after_conflict=True)
    at_war, in_conflict = country("BBB", at_war=True, in_conflict=True), country("BBB", in_conflict=True)
    # In conflict: 0.5 x 0.8 x 0.5. At war: topic 0, across themes, as much.
    assert found(through, seeker=seeker) == [("one", PEACE, 0.4)]
    assert found(through, seeker=seeker, partner=in_conflict) == [("one", PEACE, 0.2)]
    assert found(through, seeker=seeker, partner=at_war) == [("one", 0, 0.2)]
    assert found(through, seeker=seeker, partner=at_war, scope=scope_of(PEACE)) == []


@given(countries("AAA"), countries("BBB"), catalogues(), SCOPES)
@often(100)
def test_points_lie_between_the_floor_and_one_in_falling_order_and_inside_the_scope(
    seeker: Profile, partner: Profile, experiences: list[Experience], scope: Scope
) -> None:
    made = points(seeker, partner, experiences, scope, TOPICS)
    values = [point.value for point in made]
    assert values == sorted(values, reverse=True)
    assert all(0.15 <= value <= 1.0 for value in values)
    assert all(scope.topics[point.topic] and point.topic in point.experience.topics for point in made)
    assert not any(partner.at_war and TOPICS.of_peace[point.topic] for point in made)
    names = [point.experience.id for point in made]
    assert len(names) == len(set(names))


@given(countries("AAA"), countries("BBB"), experiences_of(), SCOPES)
@often(200)
def test_the_point_of_an_experience_is_the_first_strength_that_answers_a_need_enough(
    seeker: Profile, partner: Profile, one: Experience, scope: Scope
) -> None:
    answers = [
        (topic, heeded(seeker.needs[topic]) * strength)
        for topic, strength in strengths(seeker, partner, [one], scope, TOPICS)
    ]
    assume(all(abs(value - 0.15) > 1e-9 for _, value in answers))
    enough = [(one.id, topic, pytest.approx(value, abs=1e-12)) for topic, value in answers if value > 0.15]
    assert found(one, scope=scope, seeker=seeker, partner=partner) == enough[:1]


@given(countries("AAA"), countries("BBB"), catalogues(largest=1))
@often(100)
def test_over_all_topics_there_is_a_point_exactly_where_there_is_enough_to_learn(
    seeker: Profile, partner: Profile, experiences: list[Experience]
) -> None:
    made = points(seeker, partner, experiences, WHOLE, TOPICS)
    learnt = learn(seeker, partner, experiences, WHOLE, TOPICS)
    # A point at the floor is 0.15 / 0.65 learnt.
    assume(abs(learnt - 0.15 / 0.65) > 1e-9)
    assert bool(made) == (learnt > 0.15 / 0.65)
    assert all(learnt >= point.value / (point.value + 0.5) - 1e-12 for point in made)
