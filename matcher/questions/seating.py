"""From the limits of an event to its plan: what is kept stays, the rest is assigned; then the tables."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record
from matcher.questions.delegations import Delegation, Seat
from matcher.scoring import best, quick
from matcher.scoring.meetings import Event, Pair, Plan, degrees, possible, shortfalls, value
from matcher.scoring.shortfall import Lack, Lacking, lacks
from matcher.scoring.slots import seated

FURTHER = 4
"""Slots more than there are, up to which it is looked whether all pairs that were dropped could meet."""


class Seating(Record):
    """A plan with its tables (from 0); which meetings are kept as they were, or moved; what is lacking, and why; the
    pairs that were dropped for want of slots, and how many slots they need; kept meetings that are lost."""

    plan: Plan
    tables: dict[Pair, int]
    as_were: frozenset[Pair]
    moved: frozenset[Pair]
    lacks: list[Lack]
    dropped: list[Pair]
    slots_needed: int | None
    lost: list[Seat]
    bound: int | None
    proven: bool


def seat_all(event: Event, coming: Sequence[Delegation], held: Sequence[Seat], *, exact: bool) -> Seating:
    """Seat everybody. Meetings that are kept stay in their slots, whatever else that costs."""
    place = {one.profile.iso3: who for who, one in enumerate(coming)}
    fixed, tables, moving, lost = _kept(event, place, held)
    rest = _without(event, fixed, moving)
    if exact:
        found = best.plan(rest)
        made, bound, proven, lacking = found.plan, found.bound, found.proven, best.lacking
        wished = best.chosen(_wide(rest)).pairs
    else:
        made, bound, proven, lacking = quick.plan(rest), None, False, None
        wished = frozenset(quick.chosen(_wide(rest)))
    whole = {**fixed, **made}
    gone = [seat for seat in held if _pair(place, seat) in moving and _pair(place, seat) not in made]
    dropped, needed = _dropped(rest, made, wished)
    return Seating(
        plan=whole,
        tables=_tables(event, whole, tables),
        as_were=frozenset(fixed),
        moved=frozenset(moving & made.keys()),
        lacks=_lacks(event, rest, whole, made, lacking),
        dropped=dropped,
        slots_needed=needed,
        lost=[*lost, *gone],
        bound=None if bound is None else bound + sum(event.gains.get(pair, 0) for pair in fixed),
        proven=proven,
    )


def _pair(place: dict[str, int], seat: Seat) -> Pair | None:
    a, b = place.get(seat.a), place.get(seat.b)
    return None if a is None or b is None else (a, b) if a < b else (b, a)


def _kept(
    event: Event, place: dict[str, int], held: Sequence[Seat]
) -> tuple[Plan, dict[Pair, int], set[Pair], list[Seat]]:
    """(meetings that stay where they are, their tables, those that need another slot, those that cannot be held)."""
    fixed: Plan = {}
    tables: dict[Pair, int] = {}
    moving: set[Pair] = set()
    lost: list[Seat] = []
    in_use = [0] * event.slots
    has = [0] * len(event.most)
    for seat in held:
        pair = _pair(place, seat)
        if pair is None or any(has[who] >= event.most[who] for who in pair):
            lost.append(seat)
            continue
        for who in pair:
            has[who] += 1
        both = event.present[pair[0]] & event.present[pair[1]]
        slot = None if seat.slot is None else seat.slot - 1
        if slot is not None and both >> slot & 1 and in_use[slot] < event.room[slot]:
            fixed[pair] = slot
            in_use[slot] += 1
            if seat.table is not None and seat.table <= event.room[slot]:
                tables[pair] = seat.table - 1
        else:
            moving.add(pair)
    return fixed, tables, moving, lost


def _without(event: Event, fixed: Plan, moving: set[Pair]) -> Event:
    """What is left to assign beside the meetings that are fixed."""
    has = degrees(event, fixed)
    present, room = list(event.present), list(event.room)
    for pair, slot in fixed.items():
        room[slot] -= 1
        for who in pair:
            present[who] &= ~(1 << slot)
    gains = {pair: gain for pair, gain in event.gains.items() if pair not in fixed}
    return Event(
        most=[max(0, most - n) for most, n in zip(event.most, has, strict=True)],
        least=[max(0, least - n) for least, n in zip(event.least, has, strict=True)],
        present=present,
        room=room,
        gains={**dict.fromkeys(moving, 1), **gains},
        must=frozenset(moving),
    )


def _wide(event: Event) -> Event:
    """The event with slots and tables enough for everything, in which all are there."""
    slots = 2 * max(event.most, default=0) + 1
    return event._replace(
        present=[(1 << slots) - 1] * len(event.most), room=[max(1, len(event.most))] * slots, must=frozenset()
    )


def _dropped(event: Event, made: Plan, wished: frozenset[Pair]) -> tuple[list[Pair], int | None]:
    """(the pairs that more slots would let meet, the best first; how many slots all would need)."""
    if value(event, wished) <= value(event, made):
        return [], None
    dropped = sorted(wished - made.keys(), key=lambda pair: (-event.gains[pair], pair))
    tables = max(event.room, default=0)
    for slots in range(event.slots, max(event.slots, *event.most) + FURTHER):
        more = slots - event.slots
        wider = event._replace(
            present=[bits | ((1 << more) - 1) << event.slots for bits in event.present],
            room=[*event.room, *[tables] * more],
        )
        if all(pair in possible(wider) for pair in wished) and not seated(wider, wished)[1]:
            return dropped, slots
    return dropped, None


def _tables(event: Event, whole: Plan, claimed: dict[Pair, int]) -> dict[Pair, int]:
    """A table for each meeting: its own where it had one, else the first that is free."""
    found: dict[Pair, int] = {}
    for slot in range(event.slots):
        here = sorted(pair for pair, at in whole.items() if at == slot)
        taken = {claimed[pair] for pair in here if pair in claimed}
        open_tables = iter(table for table in range(len(here) + len(taken) + 1) if table not in taken)
        for pair in here:
            found[pair] = claimed[pair] if pair in claimed else next(open_tables)
    return found


def _lacks(event: Event, rest: Event, whole: Plan, made: Plan, lacking: Lacking | None) -> list[Lack]:
    """What is lacking. The reason is that of the whole event; where that alone does not explain it, of what the kept
    meetings leave."""
    short = shortfalls(event, whole)
    if not short:
        return []
    return [
        one._replace(has=event.least[one.who] - short[one.who], least=event.least[one.who])
        for one in lacks(rest, made, lacking)
        if one.who in short
    ]
