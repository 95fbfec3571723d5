"""Learning: offers that answer needs, over all topics, within a theme, in one topic; and the record of sharing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from matcher.scoring.constants import GRADES
from matcher.scoring.learning import learn, record
from matcher.scoring.needs import DECLARED
from matcher.scoring.profile import Experience, Profile
from tests.scoring.profiles import CODES, PEACE, TOPICS, WHOLE, countries, country, experience, often, scope_of

SEEKER = country("AAA")
PARTNER = country("BBB")
FULL_RECORD = country("BBB", shared_in_all=20.0)


def overall(*found: Experience, seeker: Profile = SEEKER, partner: Profile = PARTNER) -> float:
    return learn(seeker, partner, found, WHOLE, TOPICS)


def within(*topics: int, found: list[Experience], seeker: Profile = SEEKER, partner: Profile = PARTNER) -> float:
    return learn(seeker, partner, found, scope_of(*topics), TOPICS)


def answered(value: float) -> float:
    """What is learnt over all topics when the best answers add up to `value`, without a record of sharing."""
    return 0.8 * value / (value + 2)


def exactly(value: float) -> object:
    return pytest.approx(value, abs=1e-12)


def test_without_experiences_there_is_nothing_to_learn_whatever_the_record() -> None:
    assert learn(SEEKER, FULL_RECORD, [], WHOLE, TOPICS) == 0.0
    assert learn(SEEKER, FULL_RECORD, (), scope_of(0), TOPICS) == 0.0


def test_one_experience_answers_one_need() -> None:
    # Stages alike, circumstances alike: relevance 1. Quality 0.8, need 0.5: the answer is 0.4.
    # Overall 0.4 / 2.4 = 1/6, of which 0.8.
    assert overall(experience()) == exactly(0.8 / 6)


def test_within_a_theme_its_answers_and_all_answers_count() -> None:
    # Inside 0.4, overall 0.4: 0.7 x 0.4 / 1.4 + 0.3 x 0.4 / 2.4 = 0.2 + 0.05, of which 0.8.
    assert within(0, 1, found=[experience()]) == exactly(0.2)


def test_within_one_topic_the_other_topics_count_overall_only() -> None:
    # Topics 0 and 1, 0.4 each. In topic 0: 0.7 x 0.4 / 1.4 + 0.3 x 0.8 / 2.8 = 0.2 + 0.6 / 7.
    both = [experience([0, 1])]
    assert within(0, found=both) == within(1, found=both) == exactly(0.8 * (0.2 + 0.6 / 7))
    # In both: 0.7 x 0.8 / 1.8 + 0.3 x 0.8 / 2.8.
    assert within(0, 1, found=both) == exactly(0.8 * (0.56 / 1.8 + 0.24 / 2.8))


def test_a_partner_without_an_answer_in_the_theme_is_placed_by_what_it_offers_elsewhere() -> None:
    # Inside 0, overall 0.4: 0.3 x 0.4 / 2.4 = 0.05, of which 0.8.
    assert within(2, 3, found=[experience()]) == exactly(0.04)


def test_outside_its_leading_theme_an_experience_counts_half() -> None:
    # Topic 2 is of theme 1, the experience of theme 0: strength 0.4, answer 0.2.
    assert overall(experience([2], theme=0)) == exactly(answered(0.2))
    # With a topic inside its theme besides: 0.4 + 0.2.
    assert overall(experience([0, 2])) == exactly(answered(0.6))


def test_further_experiences_on_a_topic_add_what_is_left() -> None:
    # 1 - (1 - 0.8) x (1 - 0.5) = 0.9, need 0.5: 0.45. Not 0.65, which adding up would make.
    two = [experience(), experience(id="two", quality=0.5)]
    assert overall(*two) == exactly(answered(0.45))
    # Three of 0.8: 1 - 0.008 = 0.992.
    assert overall(*[experience(id=str(n)) for n in range(3)]) == exactly(answered(0.496))


def test_over_all_topics_the_best_three_answers_count() -> None:
    needs = [0.1, 0.9, 0.5, 0.3, 0.7]
    found = [experience([topic], id=str(topic)) for topic in (0, 1, 2, 3)]
    # Answers 0.08, 0.72, 0.4, 0.24; the best three are 1.36.
    assert overall(*found, seeker=country(needs=needs)) == exactly(answered(1.36))
    # Two answers are two.
    assert overall(*found[:2], seeker=country(needs=needs)) == exactly(answered(0.8))


def test_a_scope_of_every_topic_that_is_not_the_whole_counts_all_answers() -> None:
    found = [experience([topic], id=str(topic)) for topic in range(4)]
    # Four answers of 0.4: 0.7 x 1.6 / 2.6 + 0.3 x 1.6 / 3.6.
    assert within(0, 1, 2, 3, 4, found=found) == exactly(0.8 * (1.12 / 2.6 + 0.48 / 3.6))


def test_a_need_that_is_not_measured_counts_two_fifths() -> None:
    # 0.4 x 0.8 = 0.32
    assert overall(experience(), seeker=country(needs=[None] * 5)) == exactly(answered(0.32))


def test_a_need_of_nought_is_measured_and_asks_for_nothing() -> None:
    assert overall(experience(), seeker=country(needs=[0] * 5)) == 0.0


def test_a_declared_need_counts_in_full() -> None:
    needs = [DECLARED.value, *[0.5] * 4]
    # 1 x 0.8
    assert overall(experience(), seeker=country(needs=needs)) == exactly(answered(0.8))


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


def test_the_record_of_sharing_is_a_fifth_of_learning() -> None:
    # 0.8 x 1/6 + 0.2 x 1
    assert overall(experience(), partner=FULL_RECORD) == exactly(0.8 / 6 + 0.2)
    # Within a theme too: 0.8 x 0.25 + 0.2.
    assert within(0, 1, found=[experience()], partner=FULL_RECORD) == exactly(0.4)


def test_the_record_grows_by_ratio_and_is_full_at_twenty() -> None:
    assert record(country(), "AAA") == 0.0
    # log(1 + 20) is full; the square root of 21 is half of it.
    assert record(country(shared_in_all=math.sqrt(21) - 1), "AAA") == exactly(0.5)
    assert record(country(shared_in_all=20.0), "AAA") == exactly(1.0)
    assert record(country(shared_in_all=100.0), "AAA") == 1.0


def test_a_transfer_counts_in_the_record_by_what_came_of_it() -> None:
    assert GRADES == {"adopted": 1.0, "trained": 0.8, "visited": 0.5, "agreed": 0.3, "announced": 0.3}


def test_the_record_leaves_out_what_the_seeker_itself_took_up() -> None:
    partner = country("BBB", shared_with={"AAA": 0.8, "CCC": 1.0, "DDD": 0.5}, shared_in_all=2.3)
    # 2.3 - 0.8 = 1.5 for the seeker, 2.3 for one that took up nothing.
    assert record(partner, "AAA") == exactly(math.log(2.5) / math.log(21))
    assert record(partner, "EEE") == exactly(math.log(3.3) / math.log(21))
    # 0.8 x 1/6 + 0.2 x record
    assert overall(experience(), partner=partner) == exactly(0.8 / 6 + 0.2 * math.log(2.5) / math.log(21))


def test_a_pair_that_is_already_documented_gains_nothing_by_it() -> None:
    before = country("BBB", shared_with={"CCC": 1.0}, shared_in_all=1.0)
    after = country("BBB", shared_with={"AAA": 1.0, "CCC": 1.0}, shared_in_all=2.0)
    assert overall(experience(), partner=after) == exactly(overall(experience(), partner=before))


@given(countries("BBB"))
@often()
def test_the_record_of_sharing_lies_between_nought_and_one(partner: Profile) -> None:
    for seeker in CODES:
        assert 0.0 <= record(partner, seeker) <= 1.0
