"""A plan of meetings by simple rules, with nothing to install: near the best, and not proven to be it.

1. Each delegation gets its least number: in turn the one that has the fewest partners left to choose from, with the
   partner from which the pair gains most.
2. The other pairs follow, the best first, as long as both have a seat and the slots have tables.
3. Two meetings are taken apart and put together the other way round, or one gets another partner who has a seat left,
   as long as that gains anything.
4. Each meeting gets a slot (`slots`); where there is none it is left out, and what fits in its place is taken. It is
   also chosen again without those that were left out, a few times; the best of these plans is taken.
5. A meeting that is not in it is put into a slot in place of those that stand in its way, and what fits is filled in
   again, as long as that is better: where slots are scarce, the best choice of meetings has no slots for all of them.

How near it comes is measured in docs/plan.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from matcher.scoring.meetings import Event, Pair, Plan, fill, matrix, possible, seats, shortfalls, standing, tables
from matcher.scoring.slots import moves, seated

ROUNDS = 50
"""How often all meetings are gone through in the third step, at most."""


TRIES = 6
"""How often it is chosen again."""
WORK = 200_000
"""How many pairs are gone through in the fifth step, at most."""


def plan(event: Event) -> Plan:
    """A plan of meetings. Same event, same plan."""
    best: Plan = {}
    left_out = event
    for _ in range(TRIES):
        slots, left = seated(event, chosen(left_out))
        best = max(best, fill(event, slots), key=lambda one: standing(event, one))
        if not left:
            break
        gains = {pair: gain for pair, gain in left_out.gains.items() if pair not in left or pair in event.must}
        left_out = left_out._replace(gains=gains)
    return bettered(event, _put_in(event, best))


def chosen(event: Event) -> set[Pair]:
    """A good choice of meetings, without slots."""
    return _improved(event, _first(event))


def bettered(event: Event, found: Plan) -> Plan:
    """`found` without two meetings whose four would gain more the other way round, in the same two slots."""
    found = dict(found)
    worth = matrix(event, event.gains)
    for _ in range(ROUNDS):
        before = standing(event, found)
        meetings = sorted(found)
        for place, one in enumerate(meetings):
            for two in meetings[place + 1 :]:
                (a, b), (c, d) = one, two
                now = worth[a][b] + worth[c][d]
                if worth[a][c] + worth[b][d] > now or worth[a][d] + worth[b][c] > now:
                    _turn(event, found, one, two)
        if standing(event, found) <= before:
            break
    return found


def _put_in(event: Event, found: Plan) -> Plan:
    """Step 5: `found` after every meeting that is better in it than what stands in its way."""
    pairs = possible(event)
    order = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    best, worth = found, standing(event, found)
    tries, better = WORK // max(1, len(pairs)), True
    while better and tries > 0:
        better = False
        for pair, slot in ((pair, slot) for pair in order if pair not in best for slot in range(event.slots)):
            tried = _with(event, best, pair, slot) if tries > 0 else None
            if tried is None:
                continue
            tries -= 1
            if (new := standing(event, tried)) > worth:
                best, worth, better = tried, new, True
                break
    return best


def _with(event: Event, found: Plan, pair: Pair, slot: int) -> Plan | None:
    """`found` with a meeting in a slot, without those in its way, filled up again; None where that cannot be."""
    if not all(event.present[who] >> slot & 1 for who in pair):
        return None
    away = {one for one, at in found.items() if at == slot and not set(one).isdisjoint(pair)}
    for who in pair:
        own = [one for one in found if who in one and one not in away]
        if len(own) >= seats(event, who):
            away.add(min(own, key=lambda one: (event.gains[one], one)))
    kept = {one: at for one, at in found.items() if one not in away}
    if away & event.must or sum(at == slot for at in kept.values()) >= tables(event)[slot]:
        return None
    return fill(event, {**kept, pair: slot})


def _turn(event: Event, found: Plan, one: Pair, two: Pair) -> None:
    """Turn two meetings round where that gains, and everybody is there."""
    if one not in found or two not in found or event.must & {one, two} or len({*one, *two}) < 4:
        return
    now = event.gains[one] + event.gains[two]
    at = (found[one], found[two])
    for new in moves(one, two):
        if any(pair in found or pair not in event.gains for pair in new):
            continue
        for slots in (at, at[::-1]):
            there = all(event.present[who] >> slot & 1 for pair, slot in zip(new, slots, strict=True) for who in pair)
            if there and event.gains[new[0]] + event.gains[new[1]] > now and _alone(found, new, slots, (one, two)):
                del found[one], found[two]
                found.update(zip(new, slots, strict=True))
                return


def _alone(found: Plan, new: tuple[Pair, Pair], slots: tuple[int, int], old: tuple[Pair, Pair]) -> bool:
    """Whether nobody of the new meetings has another one in its slot, beside the old ones."""
    wanted = {(who, slot) for pair, slot in zip(new, slots, strict=True) for who in pair}
    return not any((who, slot) in wanted for pair, slot in found.items() if pair not in old for who in pair)


def _first(event: Event) -> set[Pair]:
    """Steps 1 and 2: meetings without slots."""
    pairs = possible(event)
    order = sorted(pairs, key=lambda pair: (pair not in event.must, -pairs[pair], pair))
    left = [seats(event, who) for who in range(len(event.most))]
    room = sum(tables(event))
    chosen: set[Pair] = set()
    of: list[list[Pair]] = [[] for _ in event.most]
    for pair in order:
        for who in pair:
            of[who].append(pair)

    def open_to(who: int) -> list[Pair]:
        return [pair for pair in of[who] if pair not in chosen and left[pair[0]] and left[pair[1]]]

    def take(pair: Pair) -> None:
        chosen.add(pair)
        left[pair[0]] -= 1
        left[pair[1]] -= 1

    for pair in order:
        if pair in event.must and left[pair[0]] and left[pair[1]]:
            take(pair)
    while len(chosen) < room:
        lacking = [who for who in shortfalls(event, chosen) if open_to(who)]
        if not lacking:
            break
        take(open_to(min(lacking, key=lambda who: (len(open_to(who)), who)))[0])
    for pair in order:
        if len(chosen) >= room:
            break
        if pair not in chosen and left[pair[0]] and left[pair[1]]:
            take(pair)
    return chosen


def _improved(event: Event, chosen: set[Pair]) -> set[Pair]:
    """Step 3: the meetings after all exchanges that gain."""
    pairs = possible(event)
    worth = matrix(event, pairs)
    left = [seats(event, who) for who in range(len(event.most))]
    spare = [-least for least in event.least]
    for pair in chosen:
        for who in pair:
            left[who] -= 1
            spare[who] += 1
    for _ in range(ROUNDS):
        changed = False
        for one in sorted(chosen - event.must):
            changed |= one in chosen and (
                _exchanged(event, worth, chosen, one) or _replaced(pairs, chosen, one, left, spare)
            )
        if not changed:
            break
    return chosen


def _exchanged(event: Event, worth: Sequence[Sequence[int]], chosen: set[Pair], one: Pair) -> bool:
    """Turn a meeting and another one round, the pair of them that gains most."""
    a, b = one
    of_a, of_b = worth[a], worth[b]
    most, best = 0, None
    for two in chosen:
        c, d = two
        now = of_a[b] + worth[c][d]
        for x, y in ((c, d), (d, c)):
            gain = of_a[x] + of_b[y] - now
            if gain <= 0 or gain < most or not of_a[x] or not of_b[y] or two in event.must:
                continue
            new = ((a, x) if a < x else (x, a), (b, y) if b < y else (y, b))
            if chosen.isdisjoint(new) and (best is None or (-gain, two, new) < (-most, *best)):
                most, best = gain, (two, new)
    if best is None:
        return False
    chosen -= {one, best[0]}
    chosen |= {*best[1]}
    return True


def _replaced(pairs: dict[Pair, int], chosen: set[Pair], one: Pair, left: list[int], spare: list[int]) -> bool:
    """Give one of two a better partner who has a seat left, where the other can spare the meeting."""
    for keeps, goes in (one, one[::-1]):
        if spare[goes] <= 0:
            continue
        better = [
            (-pairs[pair], pair, who)
            for who, seats_left in enumerate(left)
            if seats_left and who not in one
            if (pair := (min(keeps, who), max(keeps, who))) not in chosen and pairs.get(pair, 0) > pairs[one]
        ]
        if better:
            _, pair, who = min(better)
            chosen.remove(one)
            chosen.add(pair)
            left[who] -= 1
            spare[who] += 1
            left[goes] += 1
            spare[goes] -= 1
            return True
    return False
