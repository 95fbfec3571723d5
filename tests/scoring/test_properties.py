"""What holds for any countries and any experiences, known and unknown."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matcher.scoring.learning import Scope, learn
from matcher.scoring.needs import OWN, declared
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.score import Components, contributions, score
from tests.scoring.profiles import (
    CODES,
    COUNT,
    SCOPES,
    TOPICS,
    UNIT,
    WHOLE,
    catalogues,
    components_of,
    countries,
    country,
    experience,
    experiences_of,
    often,
    ranking,
    weightings,
)

ROUNDING = 1e-12
Known = dict[str, list[Experience]]
Plan = tuple[int, int] | None
PLANS = st.none() | st.tuples(st.sampled_from([1, 2]), st.integers(-5, 10))
"""How a need is declared: in a plan, by its rank there and by the years for which it has been over; or without one."""
POOLS = st.tuples(*(countries(code) for code in CODES)).map(list)
CATALOGUES = st.fixed_dictionaries({code: catalogues(code, 2) for code in CODES})


def learnt(seeker: Profile, partner: Profile, found: list[Experience], scope: Scope) -> float:
    return learn(seeker, partner, found, scope, TOPICS)


@given(countries("AAA"), countries("BBB"), catalogues("AAA"), catalogues("BBB"), SCOPES, weightings())
@often(100)
def test_every_component_and_the_score_lie_between_nought_and_one(
    a: Profile, b: Profile, of_a: list[Experience], of_b: list[Experience], scope: Scope, weights: dict[str, float]
) -> None:
    found = components_of(a, b, {"AAA": of_a, "BBB": of_b}, scope)
    assert all(value is None or 0.0 <= value <= 1.0 for value in found)
    value = score(found, weights)
    assert value is None or 0.0 <= value <= 1.0
    # What can be learnt is known (a country without experiences offers nothing), unless one of them is all unknown.
    blank = any(not own and not any(x is not None for x in (*c.stage, *c.needs)) for c, own in ((a, of_a), (b, of_b)))
    assert [value is None for value in (found.learn, found.share, found.mutual, found.record)] == [blank] * 4


@given(countries("AAA"), countries("BBB"), catalogues("AAA"), catalogues("BBB"), SCOPES)
@often(80)
def test_seen_from_the_other_side_learning_and_sharing_change_places_and_the_rest_stays(
    a: Profile, b: Profile, of_a: list[Experience], of_b: list[Experience], scope: Scope
) -> None:
    known = {"AAA": of_a, "BBB": of_b}
    here, there = components_of(a, b, known, scope), components_of(b, a, known, scope)
    assert (here.learn, here.share) == (there.share, there.learn)
    for one, other in zip(here, there._replace(learn=there.share, share=there.learn), strict=True):
        assert one == (other if other is None else pytest.approx(other, abs=ROUNDING))


@given(countries("AAA"), countries("BBB"), catalogues("AAA"), catalogues("BBB"), st.lists(UNIT, min_size=6, max_size=6))
@often()
def test_with_even_weights_on_learning_and_sharing_the_score_is_the_same_from_both_sides(
    a: Profile, b: Profile, of_a: list[Experience], of_b: list[Experience], numbers: list[float]
) -> None:
    assume(sum(numbers) > 0.01)
    stage, needs, gain, *rest = numbers
    weights = dict(zip(Components._fields, (stage, needs, gain, gain, *rest), strict=True))
    known = {"AAA": of_a, "BBB": of_b}
    here = score(components_of(a, b, known), weights)
    there = score(components_of(b, a, known), weights)
    assert (here is None) == (there is None)
    assert here is None or here == pytest.approx(there, abs=1e-9)


@given(POOLS, CATALOGUES, SCOPES, weightings(), st.integers(1, 4))
@often(40)
def test_leaving_a_partner_out_never_reorders_the_others(
    pool: list[Profile], known: Known, scope: Scope, weights: dict[str, float], left_out: int
) -> None:
    seeker, *partners = pool
    whole = ranking(seeker, partners, known, scope, weights)
    gone = partners.pop(left_out - 1).iso3
    without = {code: found for code, found in known.items() if code != gone}
    assert ranking(seeker, partners, without, scope, weights) == [code for code in whole if code != gone]


@given(POOLS, CATALOGUES, SCOPES, weightings(), st.data())
@often(40)
def test_the_order_of_the_pool_and_of_the_experiences_does_not_matter(
    pool: list[Profile], known: Known, scope: Scope, weights: dict[str, float], data: st.DataObject
) -> None:
    seeker, *partners = pool
    shuffled = data.draw(st.permutations(partners))
    turned = {code: data.draw(st.permutations(found)) for code, found in known.items()}
    for partner in partners:
        plain, mixed = components_of(seeker, partner, known, scope), components_of(seeker, partner, turned, scope)
        assert plain == pytest.approx(mixed, abs=ROUNDING)
    assert ranking(seeker, shuffled, known, scope, weights) == ranking(seeker, partners, known, scope, weights)


@given(countries("AAA"), countries("BBB"), catalogues(), experiences_of(number=9), SCOPES)
@often(80)
def test_a_further_experience_never_lowers_learning(
    seeker: Profile, partner: Profile, found: list[Experience], further: Experience, scope: Scope
) -> None:
    before = learnt(seeker, partner, found, scope)
    assert learnt(seeker, partner, [*found, further], scope) >= before - ROUNDING


@given(countries("AAA"), countries("BBB"), catalogues(), experiences_of(number=9), st.floats(0.0, 0.2), SCOPES)
@often(80)
def test_a_better_documented_experience_never_lowers_learning(
    seeker: Profile, partner: Profile, found: list[Experience], one: Experience, more: float, scope: Scope
) -> None:
    better = one._replace(quality=one.quality + more)
    before = learnt(seeker, partner, [*found, one], scope)
    assert learnt(seeker, partner, [*found, better], scope) >= before - ROUNDING


@given(countries("AAA"), countries("BBB"), catalogues(), experiences_of(number=9), UNIT, SCOPES)
@often(80)
def test_an_experience_begun_nearer_to_the_stage_of_the_seeker_never_lowers_learning(
    seeker: Profile, partner: Profile, found: list[Experience], one: Experience, step: float, scope: Scope
) -> None:
    # Each variable that both have moves a part of the way to the seeker's.
    nearer = one._replace(
        stage=[
            then if then is None or now is None else then + step * (now - then)
            for then, now in zip(one.stage, seeker.stage, strict=True)
        ]
    )
    before = learnt(seeker, partner, [*found, one], scope)
    assert learnt(seeker, partner, [*found, nearer], scope) >= before - ROUNDING


@given(countries("AAA"), countries("BBB"), catalogues(), st.integers(0, COUNT - 1), UNIT, SCOPES)
@often(100)
def test_raising_a_need_never_lowers_learning(
    seeker: Profile, partner: Profile, found: list[Experience], topic: int, more: float, scope: Scope
) -> None:
    needs = list(seeker.needs)
    need = needs[topic]
    assume(need is not None)
    needs[topic] = need + more * (1.0 - need) if need is not None else None
    before = learnt(seeker, partner, found, scope)
    assert learnt(seeker._replace(needs=needs), partner, found, scope) >= before - ROUNDING


@given(countries("AAA"), countries("BBB"), catalogues(), st.integers(0, COUNT - 1), PLANS, SCOPES)
@often(100)
def test_declaring_a_need_never_lowers_learning(
    seeker: Profile, partner: Profile, found: list[Experience], topic: int, plan: Plan, scope: Scope
) -> None:
    needs = list(seeker.needs)
    needs[topic] = OWN if plan is None else declared(needs[topic], *plan)
    before = learnt(seeker, partner, found, scope)
    assert learnt(seeker._replace(needs=needs), partner, found, scope) >= before - ROUNDING


@given(countries("AAA"), countries("BBB"), catalogues(), SCOPES)
@often()
def test_needs_below_three_tenths_count_as_none_at_all(
    seeker: Profile, partner: Profile, found: list[Experience], scope: Scope
) -> None:
    none = [need if need is None or need >= 0.3 else 0.0 for need in seeker.needs]
    assert learnt(seeker._replace(needs=none), partner, found, scope) == learnt(seeker, partner, found, scope)


@given(countries("AAA"), countries("BBB"), catalogues(), SCOPES)
@often()
def test_a_war_of_the_partner_takes_away_its_topics_of_peace_and_nothing_else(
    seeker: Profile, partner: Profile, found: list[Experience], scope: Scope
) -> None:
    at_war, not_at_war = partner._replace(at_war=True), partner._replace(at_war=False)
    worldly = [one._replace(topics=[topic for topic in one.topics if not TOPICS.of_peace[topic]]) for one in found]
    without_peace = learnt(seeker, not_at_war, worldly, scope)
    assert learnt(seeker, at_war, found, scope) == pytest.approx(without_peace, abs=ROUNDING)
    assert without_peace <= learnt(seeker, not_at_war, found, scope) + ROUNDING


@given(countries("AAA"), countries("BBB"), SCOPES)
@often()
def test_without_experiences_there_is_exactly_nothing_to_learn(seeker: Profile, partner: Profile, scope: Scope) -> None:
    assert learnt(seeker, partner, [], scope) == 0.0


@given(countries("AAA"), countries("BBB"), experiences_of(), st.integers(2, 40))
@often()
def test_a_big_catalogue_on_one_topic_does_not_win_by_its_size(
    seeker: Profile, partner: Profile, one: Experience, copies: int
) -> None:
    # However many: the need for the topic, fulfilled.
    topic = one._replace(topics=one.topics[:1])
    most = max(need if need is not None else 0.4 for need in seeker.needs)
    assert learnt(seeker, partner, [topic] * copies, WHOLE) <= most / (most + 0.5) + ROUNDING


def test_raising_a_need_that_an_experience_answers_raises_learning() -> None:
    low, high = country(needs=[0.3] * COUNT), country(needs=[0.4, *[0.3] * 4])
    assert learnt(low, country("BBB"), [experience()], WHOLE) < learnt(high, country("BBB"), [experience()], WHOLE)


def test_two_countries_of_which_nothing_is_known_are_not_alike() -> None:
    unknown = country(stage=[None] * 7, needs=[None] * COUNT, distinct=[None] * COUNT)
    found = components_of(unknown, unknown._replace(iso3="BBB"), {})
    assert found == Components(*[None] * 7)
    assert contributions(found, {**dict.fromkeys(Components._fields, 0.0), "stage": 1.0, "needs": 1.0}) is None


def test_those_without_a_score_stand_last_whatever_their_code() -> None:
    pool = [country("BBB", stage=[None] * 7), country("CCC", stage=[0.0] * 7), country("DDD")]
    weights = {**dict.fromkeys(Components._fields, 0.0), "stage": 1.0}
    assert ranking(country(), pool, {}, WHOLE, weights) == ["DDD", "CCC", "BBB"]
