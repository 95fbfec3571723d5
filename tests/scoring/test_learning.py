"""Learning: offers that answer needs, over all topics, within a theme, in one topic."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest
from hypothesis import given

from matcher.scoring.learning import Scope, learn, strengths
from matcher.scoring.needs import OWN, declared, heeded
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

SEEKER = country("AAA")
PARTNER = country("BBB")


def overall(*found: Experience, seeker: Profile = SEEKER, partner: Profile = PARTNER) -> float:
    return learn(seeker, partner, found, WHOLE, TOPICS)


def within(*topics: int, found: list[Experience], seeker: Profile = SEEKER, partner: Profile = PARTNER) -> float:
    return learn(seeker, partner, found, scope_of(*topics), TOPICS)


def answered(value: float) -> float:
    """What is learnt over all topics when the best answer is `value`."""
    return value / (value + 0.5)


def exactly(value: float) -> object:
    return pytest.approx(value, abs=1e-12)


def test_without_experiences_there_is_nothing_to_learn() -> None:
    assert learn(SEEKER, PARTNER, [], WHOLE, TOPICS) == 0.0
    assert learn(SEEKER, PARTNER, (), scope_of(0), TOPICS) == 0.0


def test_one_experience_answers_one_need() -> None:
    # Stages alike, circumstances alike: relevance 1. Quality 0.8, need 0.5: the answer is 0.4; 0.4 / 0.9.
    assert overall(experience()) == exactly(4 / 9)


def test_half_a_need_fully_answered_makes_a_half() -> None:
    # Need 0.625 x 0.8 = 0.5, and 0.5 / 1.
    assert overall(experience(), seeker=country(needs=[0.625] * 5)) == exactly(0.5)


def test_within_a_theme_its_answers_and_all_answers_count() -> None:
    # Inside 0.4, overall 0.4: 0.7 x 0.4 / 1.4 + 0.3 x 0.4 / 2.4 = 0.2 + 0.05.
    assert within(0, 1, found=[experience()]) == exactly(0.25)


def test_within_one_topic_the_other_topics_count_overall_only() -> None:
    # Topics 0 and 1, 0.4 each. In topic 0: 0.7 x 0.4 / 1.4 + 0.3 x 0.8 / 2.8 = 0.2 + 0.6 / 7.
    both = [experience([0, 1])]
    assert within(0, found=both) == within(1, found=both) == exactly(0.2 + 0.6 / 7)
    # In both: 0.7 x 0.8 / 1.8 + 0.3 x 0.8 / 2.8.
    assert within(0, 1, found=both) == exactly(0.56 / 1.8 + 0.24 / 2.8)


def test_a_partner_without_an_answer_in_the_theme_is_placed_by_what_it_offers_elsewhere() -> None:
    # Inside 0, overall 0.4: 0.3 x 0.4 / 2.4.
    assert within(2, 3, found=[experience()]) == exactly(0.05)


def test_outside_its_leading_theme_an_experience_counts_half() -> None:
    # Topic 2 is of theme 1, the experience of theme 0: strength 0.4, answer 0.2.
    assert overall(experience([2], theme=0)) == exactly(answered(0.2))
    # Within the theme of topic 2, with a topic of the leading theme besides: inside 0.2, overall 0.6.
    assert within(2, 3, found=[experience([0, 2])]) == exactly(0.7 * 0.2 / 1.2 + 0.3 * 0.6 / 2.6)


def test_further_experiences_on_a_topic_add_what_is_left() -> None:
    # 1 - (1 - 0.8) x (1 - 0.5) = 0.9, need 0.5: 0.45. Not 0.65, which adding up would make.
    two = [experience(), experience(id="two", quality=0.5)]
    assert overall(*two) == exactly(answered(0.45))
    # Three of 0.8: 1 - 0.008 = 0.992.
    assert overall(*[experience(id=str(n)) for n in range(3)]) == exactly(answered(0.496))


def test_over_all_topics_the_best_answer_alone_counts() -> None:
    needs = [0.4, 0.9, 0.5, 0.3, 0.7]
    found = [experience([topic], id=str(topic)) for topic in (0, 1, 2, 3)]
    # Answers 0.32, 0.72, 0.4, 0.24.
    assert overall(*found, seeker=country(needs=needs)) == exactly(answered(0.72))
    assert overall(found[0], found[2], found[3], seeker=country(needs=needs)) == exactly(answered(0.4))


def test_the_best_answer_is_not_that_to_the_greatest_need() -> None:
    # Need 0.9, documented by 0.3: 0.27. Need 0.5, documented by 0.8: 0.4.
    found = [experience([1], quality=0.3), experience([0], id="two")]
    assert overall(*found, seeker=country(needs=[0.5, 0.9, 0.5, 0.5, 0.5])) == exactly(answered(0.4))


def test_a_scope_of_every_topic_that_is_not_the_whole_counts_all_answers() -> None:
    found = [experience([topic], id=str(topic)) for topic in range(4)]
    # Four answers of 0.4: 0.7 x 1.6 / 2.6 + 0.3 x 1.6 / 3.6.
    assert within(0, 1, 2, 3, 4, found=found) == exactly(1.12 / 2.6 + 0.48 / 3.6)


def test_a_need_that_is_not_measured_counts_two_fifths() -> None:
    # 0.4 x 0.8 = 0.32
    assert overall(experience(), seeker=country(needs=[None] * 5)) == exactly(answered(0.32))


def test_a_need_of_nought_is_measured_and_asks_for_nothing() -> None:
    assert overall(experience(), seeker=country(needs=[0] * 5)) == 0.0


def test_a_need_below_three_tenths_asks_for_nothing_in_scope_or_out_of_it() -> None:
    small, enough = country(needs=[0.29, *[0.5] * 4]), country(needs=[0.3, *[0.5] * 4])
    assert overall(experience(), seeker=small) == 0.0
    # 0.3 x 0.8
    assert overall(experience(), seeker=enough) == exactly(answered(0.24))
    # Within a theme it adds nothing either, nor to what all answers make: topic 1 alone, 0.4.
    both = [experience([0, 1])]
    assert within(0, 1, found=both, seeker=small) == exactly(0.2 + 0.05)
    assert within(0, found=both, seeker=small) == exactly(0.05)


def test_a_declared_need_counts_as_it_is_declared() -> None:
    for need, answer in (
        (OWN, 0.8),
        (declared(0.1, 1, 0), 0.56),
        (declared(None, 2, 0), 0.4),
        (declared(0, 2, 9), 0.28),
    ):
        assert overall(experience(), seeker=country(needs=[need, *[0.1] * 4])) == exactly(answered(answer))


def test_the_stage_then_is_compared_with_the_stage_now() -> None:
    # The partner is far ahead now; it was as the seeker is now when it began.
    ahead = country("BBB", stage=[1.0] * 7)
    assert overall(experience(), partner=ahead) == overall(experience())
    # Half the scale away then: relevance 0.25, answer 0.5 x 0.8 x 0.25 = 0.1.
    assert overall(experience(stage=[1.0] * 7)) == exactly(answered(0.1))


def test_stages_that_cannot_be_compared_count_as_the_median_nearness() -> None:
    # 0.74 squared is 0.5476; 0.5 x 0.8 x 0.5476.
    assert overall(experience(stage=[None] * 7)) == exactly(answered(0.21904))
    assert overall(experience(), seeker=country(stage=[None] * 7)) == exactly(answered(0.21904))


def test_conflict_counts_with_the_lasting_circumstances() -> None:
    # Island and sea are alike, conflict is not: 2 of 3. Relevance 1 - 0.6 / 3 = 0.8, answer 0.32.
    assert overall(experience(after_conflict=True)) == exactly(answered(0.32))
    assert overall(experience(), seeker=country(after_conflict=True)) == exactly(answered(0.32))
    after = country(after_conflict=True)
    assert overall(experience(after_conflict=True), seeker=after) == exactly(answered(0.4))


def test_circumstances_are_the_share_in_common_of_those_that_are_known() -> None:
    # Island 1, sea 0, climate 0.8, size 0.5, conflict 1: 3.3 of 5. Relevance 1 - 0.6 x 0.34 = 0.796.
    seeker = country(landlocked=True, middle=-10.0, size=6.0)
    partner = country("BBB", middle=16.0, size=7.5)
    assert overall(experience(), seeker=seeker, partner=partner) == exactly(answered(0.4 * 0.796))


@pytest.mark.parametrize(
    ("came_through", "in_conflict", "counts"),
    [
        # The partner had been in conflict when it began, and is at peace now: in full.
        (True, False, 1.0),
        (True, True, 0.5),
        (False, False, 0.5),
        (False, True, 0.5),
    ],
)
def test_in_topics_of_peace_those_who_came_through_conflict_lead(
    came_through: bool, in_conflict: bool, counts: float
) -> None:
    seeker = country(after_conflict=came_through)
    partner = country("BBB", in_conflict=in_conflict)
    # Conflict is alike on both sides, so relevance is 1: 0.5 x 0.8 x what it counts.
    found = experience([PEACE], after_conflict=came_through)
    assert overall(found, seeker=seeker, partner=partner) == exactly(answered(0.4 * counts))
    # Outside its theme half of that.
    across = experience([PEACE], after_conflict=came_through, theme=0)
    assert overall(across, seeker=seeker, partner=partner) == exactly(answered(0.2 * counts))
    # Other topics do not ask who came through conflict.
    other = experience([0], after_conflict=came_through)
    assert overall(other, seeker=seeker, partner=partner) == exactly(answered(0.4))


@pytest.mark.parametrize("in_conflict", [True, False])
@pytest.mark.parametrize("came_through", [True, False])
def test_from_a_partner_at_war_nothing_of_peace_is_learnt(came_through: bool, in_conflict: bool) -> None:
    seeker = country(after_conflict=came_through)
    partner = country("BBB", in_conflict=in_conflict, at_war=True)
    found = experience([PEACE], after_conflict=came_through)
    assert overall(found, seeker=seeker, partner=partner) == 0.0
    assert within(PEACE, found=[found], seeker=seeker, partner=partner) == 0.0
    # In other topics it is a partner like any other.
    other = experience([0], after_conflict=came_through)
    assert overall(other, seeker=seeker, partner=partner) == exactly(answered(0.4))


def test_a_seeker_at_war_learns_of_peace_from_others() -> None:
    seeker = country(in_conflict=True, at_war=True, after_conflict=True)
    assert overall(experience([PEACE], after_conflict=True), seeker=seeker) == exactly(answered(0.4))


def test_strengths_are_told_for_each_topic_whether_it_is_needed_or_not() -> None:
    no_needs = country(needs=[0.0, 0.0, None, 0.9, 0.0])
    # Of theme 0, quality 0.8: topic 1 in full, topic 2 across themes; of theme 1, quality 0.4.
    found = [experience([1, 2]), experience([3, 0], id="two", quality=0.4)]
    every = [(topic, exactly(value)) for topic, value in ((1, 0.8), (2, 0.4), (3, 0.4), (0, 0.2))]
    assert strengths(no_needs, PARTNER, found, WHOLE, TOPICS) == every
    assert strengths(no_needs, PARTNER, found, scope_of(0, 2), TOPICS) == [every[1], every[3]]
    assert strengths(no_needs, PARTNER, [], WHOLE, TOPICS) == []


def test_strengths_in_topics_of_peace_ask_who_came_through_conflict_and_who_is_at_war() -> None:
    def of_peace(**partner: bool) -> list[tuple[int, float]]:
        seeker = country(after_conflict=True)
        found = [experience([PEACE], after_conflict=True)]
        return strengths(seeker, country("BBB", **partner), found, WHOLE, TOPICS)

    assert of_peace() == [(PEACE, exactly(0.8))]
    assert of_peace(in_conflict=True) == [(PEACE, exactly(0.4))]
    assert of_peace(at_war=True) == [(PEACE, 0.0)]


@given(countries("AAA"), countries("BBB"), catalogues(), SCOPES)
@often(100)
def test_learning_is_what_strengths_and_needs_make_of_it(
    seeker: Profile, partner: Profile, found: list[Experience], scope: Scope
) -> None:
    of_topic: defaultdict[int, list[float]] = defaultdict(list)
    for topic, strength in strengths(seeker, partner, found, WHOLE, TOPICS):
        assert 0.0 <= strength <= 0.8
        of_topic[topic].append(strength)
    answers = {t: heeded(seeker.needs[t]) * (1 - math.prod(1 - x for x in each)) for t, each in of_topic.items()}
    best, total = max(answers.values(), default=0.0), sum(answers.values())
    inside = sum(answer for topic, answer in answers.items() if scope.topics[topic])
    expected = answered(best) if scope.whole else 0.7 * inside / (inside + 1) + 0.3 * total / (total + 2)
    assert learn(seeker, partner, found, scope, TOPICS) == exactly(expected)


@pytest.mark.parametrize(("audience", "outside", "heard"), [(0, 3, True), (2, 1, True), (2, 2, False), (1, 3, False)])
def test_what_is_only_for_others_teaches_nothing(audience: int, outside: int, heard: bool) -> None:
    # The bits of the audiences that the seeker does not belong to; 0 is for all.
    seeker = country("AAA", outside=outside)
    only = experience(audience=audience)
    assert overall(only, seeker=seeker) == exactly(4 / 9 if heard else 0.0)
    assert [strength > 0 for _, strength in strengths(seeker, PARTNER, [only], WHOLE, TOPICS)] == [heard]
    # The other experiences of the partner are as they were.
    assert overall(experience(), only, seeker=country("AAA", outside=3)) == exactly(
        overall(experience()) if audience & 3 else overall(experience(), experience())
    )
