"""The best plan of meetings, proven to be so.

First the meetings are chosen, as if they needed no slots: the greatest gain with so many meetings each (a b-matching,
as a whole-number programme). That is an upper bound. Then the slots are given out (`slots`). Where they do not hold the
choice, groups of delegations with more meetings among themselves than slots can hold are looked for (`odd_sets`), each
is ruled out, and it is chosen again. Where no such group is left, meetings and slots are chosen in one programme, of
those meetings alone that can still be in a plan better than the best that is known.

The least number of meetings of each comes first: where all of them cannot be had at once, as little as possible is
lacking in all, and the gain is the greatest that this leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, cycle, islice

from matcher.plain import Record
from matcher.scoring import quick
from matcher.scoring.linear import Row, Solved, maximum
from matcher.scoring.meetings import Event, Pair, Plan, degrees, fill, free, possible, seats, standing, tables, value
from matcher.scoring.odd_sets import Group, holds, overfull
from matcher.scoring.slots import seated

ROUNDS = 60
"""How often groups are ruled out and it is chosen again, or a few slots are filled anew, at most."""
IN_ONE = 1_200
"""Meetings times slots up to which all is solved in one programme: some seconds."""
LARGE = 60
"""Delegations from which slots are filled one at a time."""


class Best(Record):
    """A plan; what the gain of any plan is at most (`bound`, in millionths), and whether that is proven to be this
    one."""

    plan: Plan
    bound: int
    proven: bool


class Choice(Record):
    """Meetings chosen without slots, the greatest gain of any choice, and whether it is proven to be so."""

    pairs: frozenset[Pair]
    bound: int
    proven: bool


def plan(event: Event) -> Best:
    """The plan with the greatest gain. Same event, same plan, with the same version of the solver."""
    if not possible(event):
        return Best({}, 0, True)
    ruled_out: list[Group] = []
    known: Plan = {}
    choice = chosen(event, ruled_out)
    for _ in range(ROUNDS):
        slots, left = seated(event, choice.pairs)
        if not left:
            return Best(slots, choice.bound, choice.proven)
        known = max(known, fill(event, slots), key=lambda one: standing(event, one))
        new = [group for group in overfull(event, choice.pairs) if group not in ruled_out]
        if not new:
            break
        ruled_out += new
        choice = chosen(event, ruled_out)
    return _in_one(event, choice, known, ruled_out)


def chosen(event: Event, ruled_out: Sequence[Group] = ()) -> Choice:
    """The best choice of meetings without slots, under what is `ruled_out`."""
    pairs = sorted(possible(event))
    if not pairs:
        return Choice(frozenset(), 0, True)
    at = {pair: place for place, pair in enumerate(pairs)}
    rows = _limits(event, at, ruled_out)
    found = _lexicographic(event, pairs, rows)
    picked = frozenset(pair for pair, x in zip(pairs, found.values, strict=False) if x > 0.5)
    return Choice(picked, round(found.bound), found.proven)


def lacking(event: Event) -> int:
    """How many meetings the least numbers lack in all, as few as can be, without a thought of slots."""
    pairs = sorted(possible(event))
    rows = _limits(event, {pair: place for place, pair in enumerate(pairs)}, ())
    return _shortest(event, len(pairs), rows, _of_each(event, pairs))


def _of_each(event: Event, pairs: Sequence[Pair]) -> list[list[int]]:
    """The places of the pairs in which each delegation is."""
    of: list[list[int]] = [[] for _ in event.most]
    for place, pair in enumerate(pairs):
        for who in pair:
            of[who].append(place)
    return of


def _limits(event: Event, at: Mapping[Pair, int], ruled_out: Sequence[Group]) -> list[Row]:
    """What meetings without slots have to hold to: tables in all, and the groups that are ruled out."""
    groups: list[Row] = [
        ([place for pair, place in at.items() if group.issuperset(pair)], 0, holds(event, group)) for group in ruled_out
    ]
    return [(list(at.values()), 0, sum(tables(event))), *groups]


def _lexicographic(event: Event, pairs: Sequence[Pair], rows: list[Row], slots: bool = False) -> Solved:
    """The greatest gain, after what comes before it: pairs that must be seated, then the least numbers."""
    of = _of_each(event, pairs)
    costs = [event.gains[pair] for pair in pairs]
    ones = [1] * len(pairs)
    rows = [*rows]
    if event.must:
        forced = [place for place, pair in enumerate(pairs) if pair in event.must]
        most = maximum([int(pair in event.must) for pair in pairs], ones, [*rows, *_most(event, of)])
        rows.append((forced, round(most.objective) if most else 0, len(forced)))
    strict: list[Row] = [
        (places, event.least[who], seats(event, who)) for who, places in enumerate(of) if places or event.least[who]
    ]
    found = maximum(costs, ones, [*rows, *strict]) if all(row for row, low, _ in strict if low) else None
    if found:
        return found
    short = _shortest(event, len(pairs), rows, of)
    extra = [who for who, least in enumerate(event.least) if least]
    soft = _soft(event, of, extra, len(pairs))
    limit: Row = ([len(pairs) + place for place in range(len(extra))], 0, short)
    lenient = maximum(
        [*costs, *[0] * len(extra)],
        [*ones, *(event.least[who] for who in extra)],
        [*rows, *_most(event, of), *soft, limit],
    )
    assert lenient is not None  # nobody meeting anybody would do, if nothing else
    return lenient


def _most(event: Event, of: Sequence[Sequence[int]]) -> list[Row]:
    return [(places, 0, seats(event, who)) for who, places in enumerate(of) if places]


def _soft(event: Event, of: Sequence[Sequence[int]], extra: Sequence[int], first: int) -> list[Row]:
    """The least numbers, each with a variable of its own for what is lacking."""
    return [
        ([*of[who], first + place], event.least[who], event.least[who] + len(of[who]))
        for place, who in enumerate(extra)
    ]


def _shortest(event: Event, count: int, rows: Sequence[Row], of: Sequence[Sequence[int]]) -> int:
    """How many meetings the least numbers lack in all, as few as can be."""
    extra = [who for who, least in enumerate(event.least) if least]
    if not extra:
        return 0
    found = maximum(
        [*[0] * count, *[-1] * len(extra)],
        [*[1] * count, *(event.least[who] for who in extra)],
        [*rows, *_most(event, of), *_soft(event, of, extra, count)],
    )
    assert found is not None
    return -round(found.objective)


def _in_one(event: Event, choice: Choice, known: Plan, ruled_out: Sequence[Group]) -> Best:
    """Meetings and slots in one programme, where that is small enough; else a few slots at a time."""
    known = max(known, quick.plan(event), key=lambda one: standing(event, one))
    pairs = _promising(event, known, ruled_out)
    if len(_seatings(event, pairs)) <= IN_ONE:
        found, solved = _with_slots(event, pairs, ruled_out)
        best = max(known, found, key=lambda one: standing(event, one))
        if solved.proven:
            return Best(best, value(event, best), True)
        return Best(quick.bettered(event, best), min(choice.bound, round(solved.bound)), False)
    best = quick.bettered(event, _by_slots(event, known))
    return Best(best, choice.bound, standing(event, best) == standing(event, choice.pairs) and choice.proven)


def _by_slots(event: Event, plan: Plan) -> Plan:
    """`plan` bettered by the best meetings for two slots at a time (one, where there are many delegations), all others
    left as they are, until that gains nothing."""
    large = len(event.most) > LARGE
    groups = list(combinations(range(event.slots), 1 if large else 2)) or [(0,)]
    idle = 0
    for slots in islice(cycle(groups), ROUNDS):
        inside = sum(1 << slot for slot in slots)
        rest = {pair: slot for pair, slot in plan.items() if slot not in slots}
        open_slots, left, _ = free(event, rest)
        has = degrees(event, rest)
        part = event._replace(
            most=left,
            least=[max(0, least - n) for least, n in zip(event.least, has, strict=True)],
            present=[bits & inside for bits in open_slots],
            gains={pair: gain for pair, gain in event.gains.items() if pair not in rest},
            must=event.must - rest.keys(),
        )
        found, _ = _with_slots(part, sorted(possible(part)), ())
        new = {**rest, **found}
        idle = idle + 1 if standing(event, new) <= standing(event, plan) else 0
        plan = max(plan, new, key=lambda one: standing(event, one))
        if idle >= len(groups):
            break
    return plan


def _promising(event: Event, known: Plan, ruled_out: Sequence[Group]) -> list[Pair]:
    """The pairs that a plan better than the one known can hold: where a meeting would cost more than the relaxed
    programme is above that plan, none holds it. (Only where nothing is lacking: gain is then all that counts.)"""
    pairs = sorted(possible(event))
    if standing(event, known)[:2] != (len(event.must), 0):
        return pairs
    of = _of_each(event, pairs)
    rows = _limits(event, {pair: place for place, pair in enumerate(pairs)}, ruled_out)
    strict: list[Row] = [(places, event.least[who], seats(event, who)) for who, places in enumerate(of) if places]
    forced: list[Row] = [([place], 1, 1) for place, pair in enumerate(pairs) if pair in event.must]
    relaxed = maximum([event.gains[p] for p in pairs], [1] * len(pairs), [*rows, *strict, *forced], whole=False)
    if relaxed is None:
        return pairs
    leeway = relaxed.objective - value(event, known)
    return [
        pair
        for pair, x, cost in zip(pairs, relaxed.values, relaxed.reduced, strict=True)
        if x > 1e-6 or abs(cost) <= leeway + 1.0 or pair in known
    ]


def _with_slots(event: Event, pairs: Sequence[Pair], ruled_out: Sequence[Group]) -> tuple[Plan, Solved]:
    """The best plan with these pairs alone: a variable for each of them in each slot in which both are there."""
    seatings = _seatings(event, pairs)
    if not seatings:
        return {}, Solved([], 0.0, 0.0, True)
    once: dict[tuple[int, int], list[int]] = {}
    of_pair: dict[Pair, list[int]] = {}
    of_slot: list[list[int]] = [[] for _ in event.room]
    for place, (pair, slot) in enumerate(seatings):
        of_pair.setdefault(pair, []).append(place)
        of_slot[slot].append(place)
        for who in pair:
            once.setdefault((who, slot), []).append(place)
    rows: list[Row] = [(places, 0, 1) for places in (*once.values(), *of_pair.values())]
    rows += [(places, 0, most) for places, most in zip(of_slot, tables(event), strict=True) if places]
    for group in ruled_out:
        inside = [p for pair, places in of_pair.items() if group.issuperset(pair) for p in places]
        rows.append((inside, 0, holds(event, group)))
    solved = _lexicographic(event, [pair for pair, _ in seatings], rows)
    return {pair: slot for (pair, slot), x in zip(seatings, solved.values, strict=False) if x > 0.5}, solved


def _seatings(event: Event, pairs: Sequence[Pair]) -> list[tuple[Pair, int]]:
    """Each of the pairs in each slot in which both are there."""
    return [
        (pair, slot)
        for pair in pairs
        for slot in range(event.slots)
        if (event.present[pair[0]] & event.present[pair[1]]) >> slot & 1 and event.room[slot] > 0
    ]
