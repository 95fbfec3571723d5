"""Why a delegation does not get its least number of meetings: the plainest reason that proves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from matcher.plain import Record
from matcher.scoring.meetings import Event, Pair, possible, seats, shortfalls, tables

ABSENT, PARTNERS, TABLES, PLACES, TOGETHER, SLOTS, METHOD = (
    "absent", "partners", "tables", "places", "together", "slots", "method"
)  # fmt: skip
"""Reasons, the plainest first: it is there in too few slots; too few may meet it; all least numbers together need more
than the tables hold; a group may meet too few, who have too few places; a group cannot have theirs all at once, though
all but any one of them can; the meetings can be chosen, and the slots do not hold them; the quick method found none."""
SMALL = 60
"""Delegations up to which the smallest group is looked for; above it takes too long."""


class Lack(Record):
    """A delegation that `has` fewer meetings than its `least`; the reason, its number (slots, partners, places that
    there are) and the group that it is about."""

    who: int
    has: int
    least: int
    reason: str
    number: int
    group: tuple[int, ...] = ()


Lacking = Callable[[Event], int]
"""How many meetings the least numbers of an event lack in all, as few as can be: see `best.lacking`."""


def lacks(event: Event, plan: Mapping[Pair, int], lacking: Lacking | None) -> list[Lack]:
    """Each delegation that lacks meetings in `plan`, with the reason. `lacking`: None where the plan is not the best,
    and what is not plain cannot be told."""
    short = shortfalls(event, plan)
    if not short:
        return []
    partners = [0] * len(event.most)
    for pair in possible(event):
        for who in pair:
            partners[who] += 1
    room = 2 * sum(tables(event))
    plain = event._replace(
        least=[min(least, seats(event, who), partners[who]) for who, least in enumerate(event.least)]
    )
    found, rest = [], []
    for who, lack in sorted(short.items()):
        least = event.least[who]
        if seats(event, who) < least:
            found.append(Lack(who, least - lack, least, ABSENT, event.present[who].bit_count()))
        elif partners[who] < least:
            found.append(Lack(who, least - lack, least, PARTNERS, partners[who]))
        elif sum(plain.least) > room:
            found.append(Lack(who, least - lack, least, TABLES, room))
        else:
            rest.append(who)
    if rest:
        reason, number, group = _of_group(plain, lacking)
        found += [Lack(w, event.least[w] - short[w], event.least[w], reason, number, group) for w in rest]
    return sorted(found, key=lambda one: one.who)


def _of_group(event: Event, lacking: Lacking | None) -> tuple[str, int, tuple[int, ...]]:
    """(reason, number, group) where nothing plainer stands in the way."""
    if lacking is None:
        return METHOD, 0, ()
    missing = lacking(event)
    if not missing:
        return SLOTS, event.slots, ()
    everybody = [who for who, least in enumerate(event.least) if least]
    if len(event.most) > SMALL:
        return TOGETHER, missing, ()
    group = tuple(smallest(everybody, lambda some: bool(lacking(only(event, some)))))
    inside = set(group)
    among = [pair for pair in possible(event) if inside.issuperset(pair)]
    outside = {who for pair in possible(event) if inside & set(pair) for who in pair} - inside
    places = sum(seats(event, who) for who in outside)
    if not among and places < sum(event.least[who] for who in group):
        return PLACES, places, group
    return TOGETHER, missing, group


def only(event: Event, some: Sequence[int]) -> Event:
    """The event in which these alone have a least number."""
    return event._replace(least=[least if who in some else 0 for who, least in enumerate(event.least)])


def smallest(things: Sequence[int], fails: Callable[[Sequence[int]], bool]) -> list[int]:
    """A group of `things` that fails, and does not without any one of them; all of `things` do. (QuickXplain, by U.
    Junker, AAAI 2004.)

    >>> smallest([1, 2, 3, 4, 5], lambda some: {2, 5} <= set(some))
    [2, 5]
    """

    def of(base: list[int], changed: bool, left: list[int]) -> list[int]:
        if changed and fails(base):
            return []
        if len(left) == 1:
            return left
        half = len(left) // 2
        one, two = left[:half], left[half:]
        from_two = of([*base, *one], bool(one), two)
        from_one = of([*base, *from_two], bool(from_two), one)
        return [*from_one, *from_two]

    return sorted(of([], False, list(things))) if things else []
