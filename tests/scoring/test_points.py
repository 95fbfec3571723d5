"""Points of cooperation: the experiences that answer needs, best first."""

from __future__ import annotations

import pytest
from hypothesis import given

from matcher.scoring.learning import Scope, learn, points
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
    often,
    scope_of,
)

SEEKER = country(needs=[0.9, 0.1, None, 0.0, 0.5])
PARTNER = country("BBB")


def found(*experiences: Experience, scope: Scope = WHOLE) -> list[tuple[str, int, object]]:
    return [
        (point.experience.id, point.topic, pytest.approx(point.value, abs=1e-12))
        for point in points(SEEKER, PARTNER, experiences, scope, TOPICS)
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
    # Half the scale away then: 0.25. Value 0.9 x 0.8 x 0.25 x 0.5 across themes.
    (point,) = points(SEEKER, PARTNER, [experience([0], theme=1, stage=[1.0] * 7)], WHOLE, TOPICS)
    assert point.relevance == pytest.approx(0.25, abs=1e-12)
    assert point.value == pytest.approx(0.09, abs=1e-12)


def test_points_come_best_first() -> None:
    # Topic 0: 0.72; topic 1: 0.08; topic 2, not measured and across themes: 0.4 x 0.8 x 0.5 = 0.16.
    assert found(experience([1, 2, 0])) == [("one", 0, 0.72), ("one", 2, 0.16), ("one", 1, 0.08)]


def test_equal_points_come_by_the_name_of_the_experience_then_by_topic() -> None:
    even = country(needs=[0.5] * 5)
    several = [experience([1, 0], id="b"), experience([1], id="a")]
    order = [(p.experience.id, p.topic) for p in points(even, PARTNER, several, WHOLE, TOPICS)]
    assert order == [("a", 1), ("b", 0), ("b", 1)]


def test_a_need_of_nought_makes_no_point() -> None:
    assert found(experience([3])) == []


def test_only_topics_in_scope_make_points_and_the_next_topic_is_still_looked_at() -> None:
    assert found(experience([0, 1]), scope=scope_of(1)) == [("one", 1, 0.08)]
    assert found(experience([0, 1]), scope=scope_of(2)) == []


def test_points_of_peace_count_half_from_those_who_did_not_come_through_conflict() -> None:
    # 0.5 x 0.8 x 0.5
    assert found(experience([PEACE])) == [("one", PEACE, 0.2)]


@given(countries("AAA"), countries("BBB"), catalogues(), SCOPES)
@often()
def test_points_lie_between_nought_and_one_in_falling_order_and_inside_the_scope(
    seeker: Profile, partner: Profile, experiences: list[Experience], scope: Scope
) -> None:
    values = [point.value for point in points(seeker, partner, experiences, scope, TOPICS)]
    assert values == sorted(values, reverse=True)
    assert all(0.0 < value <= 1.0 for value in values)
    assert all(scope.topics[p.topic] for p in points(seeker, partner, experiences, scope, TOPICS))


@given(countries("AAA"), countries("BBB"), catalogues(largest=1))
@often()
def test_the_points_of_one_experience_are_what_learning_is_made_of(
    seeker: Profile, partner: Profile, experiences: list[Experience]
) -> None:
    bare = partner._replace(shared_with={}, shared_in_all=0.0)
    best = sum(point.value for point in points(seeker, bare, experiences, WHOLE, TOPICS)[:3])
    assert learn(seeker, bare, experiences, WHOLE, TOPICS) == pytest.approx(0.8 * best / (best + 2), abs=1e-12)
