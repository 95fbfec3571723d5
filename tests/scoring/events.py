"""Events to make plans for, and what of a plan breaks their limits."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from matcher.scoring.meetings import Event, Pair, degrees


def faults(event: Event, plan: Mapping[Pair, int]) -> list[str]:
    """What of the limits a plan does not hold to; nothing for every plan that the program makes."""
    found = []
    busy: set[tuple[int, int]] = set()
    for (a, b), slot in plan.items():
        for who in (a, b):
            if (who, slot) in busy:
                found.append(f"{who} twice in {slot}")
            if not event.present[who] >> slot & 1:
                found.append(f"{who} absent in {slot}")
            busy.add((who, slot))
        if (a, b) not in event.gains:
            found.append(f"{a} not with {b}")
    found += [f"{who} too often" for who, has in enumerate(degrees(event, plan)) if has > event.most[who]]
    in_use = list(plan.values())
    return found + [f"{slot} too full" for slot, room in enumerate(event.room) if in_use.count(slot) > room]


@st.composite
def events(draw: st.DrawFn, most: int = 7, slots: int = 4) -> Event:
    """Small events of every kind: few slots, few tables, absent delegations, pairs that may not meet."""
    n, count = draw(st.integers(2, most)), draw(st.integers(1, slots))
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n)]
    gains = draw(st.dictionaries(st.sampled_from(pairs), st.integers(1, 1_000_000), min_size=1))
    limit = draw(st.lists(st.integers(1, count + 1), min_size=n, max_size=n))
    every = (1 << count) - 1
    here = st.one_of(st.just(every), st.just(every), st.integers(0, every))
    return Event(
        most=limit,
        least=[min(one, draw(st.integers(0, 2))) for one in limit],
        present=draw(st.lists(here, min_size=n, max_size=n)),
        room=[draw(st.integers(1, 3))] * count,
        gains=gains,
    )
