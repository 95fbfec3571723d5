"""Plans of meetings: limits held, least numbers first, the best proven to be so, the quick one near it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from matcher.scoring import best, quick
from matcher.scoring.meetings import (
    Event,
    Pair,
    Plan,
    degrees,
    fill,
    possible,
    seats,
    shortfalls,
    standing,
    value,
    worth,
)
from matcher.scoring.odd_sets import holds, overfull
from matcher.scoring.shortfall import ABSENT, PARTNERS, PLACES, TABLES, TOGETHER, lacks, only
from matcher.scoring.slots import moves, seated
from tests.scoring.events import events, faults

pytest.importorskip("highspy")
MANY = settings(max_examples=150, deadline=None)
FEW = settings(max_examples=60, deadline=None)


def complete(n: int, most: int, slots: int, *, least: int = 0, gain: int = 100, room: int = 99) -> Event:
    """All with all, each worth the same."""
    pairs = dict.fromkeys(combinations(range(n), 2), gain)
    return Event([most] * n, [least] * n, [(1 << slots) - 1] * n, [room] * slots, pairs)


def all_plans(event: Event) -> list[Plan]:
    """Every plan there is, by trying: each pair in each slot, or not at all."""
    plans: list[Plan] = [{}]
    for pair in sorted(possible(event)):
        more = []
        for plan in plans:
            for slot in range(event.slots):
                wider = {**plan, pair: slot}
                if not faults(event, wider):
                    more.append(wider)
        plans += more
    return plans


@MANY
@given(events())
def test_the_best_plan_and_the_quick_one_hold_to_the_limits(event: Event) -> None:
    assert faults(event, best.plan(event).plan) == []
    assert faults(event, quick.plan(event)) == []


@MANY
@given(events(most=4, slots=2))
def test_no_plan_of_all_that_there_are_is_better_than_the_best(event: Event) -> None:
    found = best.plan(event)
    tried = max(standing(event, plan) for plan in all_plans(event))
    assert standing(event, found.plan) == tried
    assert found.proven


@MANY
@given(events(most=4, slots=2))
def test_each_has_its_least_number_whenever_that_is_possible(event: Event) -> None:
    lacking = min(sum(shortfalls(event, plan).values()) for plan in all_plans(event))
    assert sum(shortfalls(event, best.plan(event).plan).values()) == lacking


@MANY
@given(events())
def test_turning_two_meetings_of_the_best_plan_round_never_gains(event: Event) -> None:
    plan = best.plan(event).plan
    for one, two in combinations(sorted(plan), 2):
        if len({*one, *two}) == 4:
            for new in moves(one, two):
                for slots in ((plan[one], plan[two]), (plan[two], plan[one])):
                    other = {pair: slot for pair, slot in plan.items() if pair not in (one, two)}
                    if not set(new) & other.keys():
                        other |= dict(zip(new, slots, strict=True))
                        assert faults(event, other) or standing(event, other) <= standing(event, plan)


@MANY
@given(events())
def test_the_quick_plan_is_never_better_and_no_gain_lies_above_the_bound(event: Event) -> None:
    found, near = best.plan(event), quick.plan(event)
    assert standing(event, near) <= standing(event, found.plan)
    if found.proven:
        assert value(event, found.plan) == found.bound
    if not shortfalls(event, near):
        assert value(event, near) <= found.bound


@FEW
@given(events())
def test_the_same_event_has_the_same_plan_in_whatever_order_its_pairs_are_told(event: Event) -> None:
    turned = event._replace(gains=dict(sorted(event.gains.items(), reverse=True)))
    assert list(best.plan(event).plan.items()) == list(best.plan(turned).plan.items())
    assert list(quick.plan(event).items()) == list(quick.plan(turned).items())


@MANY
@given(events())
def test_who_lacks_meetings_has_a_reason_that_holds(event: Event) -> None:
    plan = best.plan(event).plan
    found = lacks(event, plan, best.lacking)
    assert {one.who: one.least - one.has for one in found} == shortfalls(event, plan)
    partners = [sum(who in pair for pair in possible(event)) for who in range(len(event.most))]
    for one in found:
        if one.reason == ABSENT:
            assert event.present[one.who].bit_count() == one.number < one.least
        elif one.reason == PARTNERS:
            assert partners[one.who] == one.number < one.least
        elif one.reason in (PLACES, TOGETHER):
            reachable = [min(n, seats(event, who), partners[who]) for who, n in enumerate(event.least)]
            plain = event._replace(least=reachable)
            assert best.lacking(only(plain, one.group)) > 0
            for who in one.group:
                assert best.lacking(only(plain, [w for w in one.group if w != who])) == 0


def test_what_a_meeting_is_worth_by_hand() -> None:
    # The harmonic mean of 0.2 and 0.6 is 2 * 0.12 / 0.8.
    assert worth(0.2, 0.6) == worth(0.6, 0.2) == 300_000
    assert worth(0.5, 0.0) == 250  # a thousandth of the half of 0.5
    assert worth(0.0, 0.0) == worth(None, 0.9) == 0
    assert worth(0.000001, 0.0) == 1


def test_a_plan_by_hand() -> None:
    # A path a-b-c-d: the middle pair is worth most, the two outer ones together more.
    event = Event([1] * 4, [0] * 4, [1] * 4, [2], {(0, 1): 4, (1, 2): 6, (2, 3): 4})
    assert best.plan(event) == best.Best({(0, 1): 0, (2, 3): 0}, 8, True)
    assert best.plan(event._replace(room=[1])).plan == {(1, 2): 0}
    assert best.plan(event._replace(room=[1], least=[1, 0, 0, 0])).plan == {(0, 1): 0}


def test_three_who_all_meet_need_three_slots() -> None:
    assert overfull(complete(3, 2, 2), [(0, 1), (0, 2), (1, 2)]) == [frozenset({0, 1, 2})]
    assert holds(complete(3, 2, 2), {0, 1, 2}) == 2
    assert len(best.plan(complete(3, 2, 2)).plan) == 2
    assert len(best.plan(complete(3, 2, 3)).plan) == 3


@pytest.mark.parametrize(("n", "slots", "meetings"), [(5, 4, 8), (5, 5, 10), (6, 5, 15), (7, 6, 18), (8, 7, 28)])
def test_all_with_all_in_as_many_slots_as_meetings(n: int, slots: int, meetings: int) -> None:
    # An odd number leaves one out in each slot; an even one has a round robin.
    found = best.plan(complete(n, n - 1, slots))
    assert (len(found.plan), found.proven, faults(complete(n, n - 1, slots), found.plan)) == (meetings, True, [])


def test_two_groups_that_are_odd_each_are_seen_though_all_together_are_even() -> None:
    # Two triangles: six delegations and two slots, and yet four meetings, not six.
    pairs = dict.fromkeys([(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)], 100)
    event = Event([2] * 6, [0] * 6, [3] * 6, [3, 3], pairs)
    found = best.plan(event)
    assert (len(found.plan), found.proven) == (4, True)


def test_a_graph_that_no_three_slots_hold_though_no_group_is_too_full() -> None:
    # Petersen's graph: three meetings each, no odd group in the way, and still two have to wait for a fourth slot.
    ring = [pair for i in range(5) for pair in ((i, (i + 1) % 5), (i, i + 5), (5 + i, 5 + (i + 2) % 5))]
    pairs: dict[Pair, int] = {(min(pair), max(pair)): 100 for pair in ring}
    event = Event([3] * 10, [0] * 10, [7] * 10, [5] * 3, pairs)
    assert overfull(event, pairs) == []
    assert (len(best.plan(event).plan), best.plan(event).proven) == (13, True)
    four = event._replace(present=[15] * 10, room=[5] * 4)
    assert len(best.plan(four).plan) == 15


def test_tables_are_levelled() -> None:
    event = complete(8, 3, 4, room=3)
    found = best.plan(event).plan
    assert len(found) == 12
    assert [list(found.values()).count(slot) for slot in range(4)] == [3] * 4


@pytest.mark.parametrize(
    ("event", "reason", "number", "who"),
    [
        (complete(4, 3, 3, least=2)._replace(present=[1, 7, 7, 7]), ABSENT, 1, {0}),
        (Event([2] * 3, [2, 0, 0], [3] * 3, [1, 1], {(0, 1): 5, (1, 2): 5}), PARTNERS, 1, {0}),
        (complete(6, 3, 3, least=2, room=1), TABLES, 6, None),
        # Three who may only meet the fourth, who has two meetings.
        (Event([2] * 4, [1, 1, 1, 0], [3] * 4, [2, 2], {(0, 3): 5, (1, 3): 6, (2, 3): 7}), PLACES, 2, {0}),
    ],
)
def test_a_reason_by_hand(event: Event, reason: str, number: int, who: set[int] | None) -> None:
    found = lacks(event, best.plan(event).plan, best.lacking)
    assert {(one.reason, one.number) for one in found} == {(reason, number)}
    if who is not None:
        assert {one.who for one in found} == who
    if reason == PLACES:
        assert found[0].group == (0, 1, 2)


def test_five_cannot_have_three_each_and_any_four_of_them_can() -> None:
    # Fifteen halves of meetings are an odd number.
    event = complete(5, 3, 5, least=3)
    (one,) = lacks(event, best.plan(event).plan, best.lacking)
    assert (one.reason, one.group, one.has) == (TOGETHER, (0, 1, 2, 3, 4), 2)


@FEW
@given(events())
def test_meetings_that_must_be_seated_come_before_all_else(event: Event) -> None:
    must = frozenset(sorted(possible(event))[:1])
    found = best.plan(event._replace(must=must)).plan
    assert must <= found.keys()


@FEW
@given(events())
def test_slots_are_given_to_all_that_are_chosen_or_it_is_told_to_whom_not(event: Event) -> None:
    chosen = quick.chosen(event)
    plan, left = seated(event, chosen)
    assert {*plan, *left} == chosen
    assert not plan.keys() & set(left)
    assert degrees(event, plan) <= degrees(event, chosen)
    assert set(fill(event, plan)) >= set(plan)


@FEW
@given(events())
def test_a_few_slots_at_a_time_lead_no_further_than_the_best_and_never_back(event: Event) -> None:
    start = quick.plan(event)
    found = best._by_slots(event, start)
    assert faults(event, found) == []
    assert standing(event, start) <= standing(event, found) <= standing(event, best.plan(event).plan)


def test_where_nobody_may_meet_there_is_nothing_to_choose() -> None:
    event = Event([1, 0], [1, 0], [1, 1], [1], {(0, 1): 5})
    assert best.plan(event) == best.Best({}, 0, True)
    assert best.chosen(event) == best.Choice(frozenset(), 0, True)
    assert best.lacking(event) == 1
    assert quick.plan(event) == {}
