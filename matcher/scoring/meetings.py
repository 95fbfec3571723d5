"""Who could meet whom at an event: the limits, and what a plan of meetings is worth under them.

Delegations are told by their place in a list, slots by their number from 0, pairs as (lower place, higher place).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matcher.plain import Record

UNIT = 1_000_000
"""Gains are whole millionths, so that two plans are compared without rounding."""
ONE_SIDED = 1_000
"""What a meeting counts, in millionths, of whose two sides one alone gains all there is to gain: a thousandth. It is
held where a place would stay empty, and never in place of one from which both gain."""

Pair = tuple[int, int]
Plan = dict[Pair, int]
"""The slot of each meeting."""


class Event(Record):
    """The limits. Of each delegation: the `most` and the `least` meetings, and the slots in which it is there
    (`present`, bit s for slot s). Of each slot: how many tables there is `room` for. `gains`: the pairs that may meet,
    each with what it is worth, in millionths, above 0. `must`: pairs that are to be seated before all others."""

    most: Sequence[int]
    least: Sequence[int]
    present: Sequence[int]
    room: Sequence[int]
    gains: Mapping[Pair, int]
    must: frozenset[Pair] = frozenset()

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return len(self.room)


def worth(learn: float | None, share: float | None) -> int:
    """What a meeting is worth, in millionths, from what either side can learn from the other (0-1; None: unknown).

    The harmonic mean of the two, as in the score (`score.mutual`); where one side alone gains, a thousandth of the half
    of that; 0 where nobody does, or where it is not known.

    >>> worth(0.4, 0.4), worth(0.2, 0.6), worth(0.5, 0.0), worth(None, 0.5)
    (400000, 300000, 250, 0)
    """
    if learn is None or share is None or learn + share <= 0.0:
        return 0
    both = round(2 * learn * share / (learn + share) * UNIT)
    return both or max(1, round((learn + share) / 2 * ONE_SIDED))


def seats(event: Event, who: int) -> int:
    """The meetings that a delegation can have at most: as many as it is to have, and slots in which it is there."""
    return min(event.most[who], event.present[who].bit_count())


def tables(event: Event) -> list[int]:
    """The meetings that each slot can hold: tables, or half of those who are there."""
    return [
        min(room, sum(present >> slot & 1 for present in event.present) // 2) for slot, room in enumerate(event.room)
    ]


def possible(event: Event) -> dict[Pair, int]:
    """The pairs that can meet: both have a seat, and a slot in common."""
    return {
        (a, b): gain
        for (a, b), gain in event.gains.items()
        if event.present[a] & event.present[b] and event.most[a] and event.most[b]
    }


def matrix(event: Event, pairs: Mapping[Pair, int]) -> list[list[int]]:
    """What each pair is worth, from either side; 0 for those that are not among `pairs`."""
    rows = [[0] * len(event.most) for _ in event.most]
    for (a, b), gain in pairs.items():
        rows[a][b] = rows[b][a] = gain
    return rows


def degrees(event: Event, pairs: Iterable[Pair]) -> list[int]:
    """How many meetings each delegation has."""
    found = [0] * len(event.most)
    for a, b in pairs:
        found[a] += 1
        found[b] += 1
    return found


def shortfalls(event: Event, pairs: Iterable[Pair]) -> dict[int, int]:
    """How many meetings each delegation lacks to its least number, for those that lack any."""
    has = degrees(event, pairs)
    return {who: least - has[who] for who, least in enumerate(event.least) if has[who] < least}


def value(event: Event, pairs: Iterable[Pair]) -> int:
    """The gain of these meetings in all, in millionths."""
    return sum(event.gains[pair] for pair in pairs)


def standing(event: Event, plan: Iterable[Pair]) -> tuple[int, int, int]:
    """How good a plan is, to be compared with another's: pairs that must be seated and are; meetings lacking to the
    least numbers, as a negative number; gain."""
    lacking = sum(shortfalls(event, plan).values())
    return len(event.must.intersection(plan)), -lacking, value(event, plan)


def free(event: Event, plan: Mapping[Pair, int]) -> tuple[list[int], list[int], list[int]]:
    """What a plan leaves: of each delegation its free slots (bits) and free seats, of each slot its free tables."""
    slots, left = list(event.present), [seats(event, who) for who in range(len(event.most))]
    room = list(event.room)
    for (a, b), slot in plan.items():
        for who in (a, b):
            slots[who] &= ~(1 << slot)
            left[who] -= 1
        room[slot] -= 1
    return slots, left, room


def fill(event: Event, plan: Mapping[Pair, int]) -> Plan:
    """`plan` with further meetings, the best first, wherever both are free in a slot that has a table."""
    plan = dict(plan)
    slots, left, room = free(event, plan)
    open_slots = sum(1 << slot for slot, tables_left in enumerate(room) if tables_left > 0)
    lacking = shortfalls(event, plan)
    order = sorted(
        (pair for pair in possible(event) if pair not in plan),
        key=lambda p: (p not in event.must, -sum(who in lacking for who in p), -event.gains[p], p),
    )
    for a, b in order:
        common = slots[a] & slots[b] & open_slots
        if not common or not left[a] or not left[b]:
            continue
        slot = (common & -common).bit_length() - 1
        plan[a, b] = slot
        for who in (a, b):
            slots[who] &= ~(1 << slot)
            left[who] -= 1
        room[slot] -= 1
        if not room[slot]:
            open_slots &= ~(1 << slot)
    return plan
