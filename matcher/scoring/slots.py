"""Gives each of some chosen meetings a slot, so that nobody sits at two tables at once: a colouring of edges.

By alternating chains (Kempe; Vizing's theorem rests on them): where a and b have no free slot in common, the meetings
of two slots are swapped along the chain that begins at b, which frees one. Slots in which a delegation is not there are
colours that it may not have; only the last of a chain can be asked to come in a slot in which it had no meeting. Where
no chain helps, a meeting is put in its slot all the same, and those in its way are seated anew. Slots that hold more
than they have tables are levelled by the same chains (de Werra 1971).

V. G. Vizing, "On an estimate of the chromatic class of a p-graph", Diskretnyi Analiz 3 (1964).
D. de Werra, "Equitable colorations of graphs", RIRO 5 (1971).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, permutations
from random import Random

from matcher.scoring.meetings import Event, Pair, Plan, tables

STEPS, STEPS_EACH = 2_000, 10
"""How often a meeting is put in the place of others before the rest is left out: so often, and so often for each."""
TENURE = 8
"""Steps for which a meeting that had to go does not come back to its slot, about."""


def seated(event: Event, chosen: Collection[Pair]) -> tuple[Plan, list[Pair]]:
    """(a slot for each of the `chosen` meetings, those for which none was found). Same input, same slots."""
    seating = _Seating(event)
    order = sorted(chosen, key=lambda p: ((event.present[p[0]] & event.present[p[1]]).bit_count(), p))
    waiting = [pair for pair in order if not seating.place(pair)]
    fewest, kept = len(waiting), seating.plan
    barred: dict[tuple[Pair, int], int] = {}
    chance = Random(0)  # ties are broken the same way each time
    for step in range(STEPS + STEPS_EACH * len(order)):
        if not waiting:
            break
        waiting = seating.force(waiting, barred, step, chance)
        waiting = [pair for pair in waiting if not seating.place(pair)]
        if len(waiting) < fewest:
            fewest, kept = len(waiting), seating.plan
    seating.take_up(kept)
    seating.level()
    return seating.plan, sorted(set(chosen) - seating.plan.keys())


class _Seating:
    """Meetings in slots: `at[who][slot]` is whom it meets then."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.at: list[dict[int, int]] = [{} for _ in event.most]
        self.size = [0] * event.slots
        self.holds = tables(event)

    @property
    def plan(self) -> Plan:
        """The slot of each meeting, in the order of pairs."""
        return {(a, b): slot for a, met in enumerate(self.at) for b, slot in sorted((b, s) for s, b in met.items())
                if a < b}  # fmt: skip

    def place(self, pair: Pair) -> bool:
        """Seat a pair in a slot in which both are free, if need be one that a chain has freed; the emptiest first."""
        a, b = pair
        free_a, free_b = self._free(a), self._free(b)
        common = [slot for slot in free_a if slot in free_b]
        if common:
            self._put(a, b, min(common, key=lambda slot: (self.size[slot] - self.holds[slot], slot)))
            return True
        for here in free_a:
            if not self.event.present[b] >> here & 1:
                continue
            for there in free_b:
                # The meeting of b in slot `here` has to go to `there`, and so on down the chain.
                chain = self._chain(b, here, there)
                if a not in chain and self._turn(chain, here, there):
                    self._put(a, b, here)
                    return True
        return False

    def force(
        self, waiting: Sequence[Pair], barred: dict[tuple[Pair, int], int], step: int, chance: Random
    ) -> list[Pair]:
        """Seat one of those that wait where the fewest others are in its way, though not where it is `barred` up to a
        later step; returns those that wait after that."""
        best: list[tuple[Pair, int, list[Pair]]] = []
        fewest = 3
        for pair in waiting:
            common = self.event.present[pair[0]] & self.event.present[pair[1]]
            for slot in range(self.event.slots):
                if not common >> slot & 1 or barred.get((pair, slot), 0) > step:
                    continue
                out = sorted({_pair(who, self.at[who][slot]) for who in pair if slot in self.at[who]})
                if len(out) < fewest:
                    fewest, best = len(out), []
                if len(out) == fewest:
                    best.append((pair, slot, out))
        if not best:
            return list(waiting)
        pair, slot, gone = best[chance.randrange(len(best))]
        for one in gone:
            self._take(*one, slot)
            barred[one, slot] = step + TENURE + chance.randrange(TENURE) + len(waiting)
        self._put(*pair, slot)
        return sorted({*waiting, *gone} - {pair})

    def take_up(self, plan: Plan) -> None:
        """Seat these meetings, and no others."""
        self.at = [{} for _ in self.event.most]
        self.size = [0] * self.event.slots
        for (a, b), slot in plan.items():
            self._put(a, b, slot)

    def level(self) -> None:
        """Move meetings out of slots that hold more than they have tables, and take out what cannot be moved."""
        for slot in range(self.event.slots):
            while self.size[slot] > self.event.room[slot] and self._lighter(slot):
                pass
            while self.size[slot] > self.event.room[slot]:
                a, b = min(
                    (pair for pair, at in self.plan.items() if at == slot),
                    key=lambda pair: (self.event.gains[pair], pair),
                )
                self._take(a, b, slot)

    def _lighter(self, full: int) -> bool:
        """Swap a chain between a full slot and one with room so that the full one has one meeting less."""
        for other in sorted(range(self.event.slots), key=lambda slot: (self.size[slot] - self.event.room[slot], slot)):
            if self.size[other] >= self.event.room[other]:
                return False
            for start in range(len(self.at)):
                # A chain that begins and ends with a meeting in the full slot has one more there.
                if full in self.at[start] and other not in self.at[start]:
                    chain = self._chain(start, full, other)
                    if len(chain) % 2 == 0 and self._turn(chain, full, other):
                        return True
        return False

    def _free(self, who: int) -> list[int]:
        present = self.event.present[who]
        return [slot for slot in range(self.event.slots) if present >> slot & 1 and slot not in self.at[who]]

    def _chain(self, start: int, first: int, second: int) -> list[int]:
        """The delegations along the chain of meetings in slots `first`, `second`, `first` ... from one that has none in
        `second`."""
        chain, slot = [start], first
        while slot in self.at[chain[-1]]:
            chain.append(self.at[chain[-1]][slot])
            slot = second if slot == first else first
        return chain

    def _turn(self, chain: list[int], first: int, second: int) -> bool:
        """Swap the two slots along a chain; False where one at an end of it is not there in the other slot."""
        met = list(pairwise(chain))
        slots = [first if place % 2 == 0 else second for place in range(len(met))]
        turned = [second if slot == first else first for slot in slots]
        ends = ((chain[0], turned[0]), (chain[-1], turned[-1])) if met else ()
        if not all(self.event.present[who] >> slot & 1 for who, slot in ends):
            return False
        for (a, b), slot in zip(met, slots, strict=True):
            self._take(a, b, slot)
        for (a, b), slot in zip(met, turned, strict=True):
            self._put(a, b, slot)
        return True

    def _put(self, a: int, b: int, slot: int) -> None:
        self.at[a][slot], self.at[b][slot] = b, a
        self.size[slot] += 1

    def _take(self, a: int, b: int, slot: int) -> None:
        del self.at[a][slot], self.at[b][slot]
        self.size[slot] -= 1


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def moves(one: Pair, two: Pair) -> Iterator[tuple[Pair, Pair]]:
    """The two other ways in which four delegations can sit at two tables.

    >>> list(moves((0, 1), (2, 3)))
    [((0, 2), (1, 3)), ((0, 3), (1, 2))]
    """
    for c, d in permutations(two):
        yield _pair(one[0], c), _pair(one[1], d)
