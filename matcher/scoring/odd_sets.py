"""Finds groups of delegations that have more meetings among themselves than the slots can hold.

In a slot, a group of an odd number leaves one out: of U delegations, of whom n are there, at most n // 2 pairs meet. A
choice of meetings that breaks this for some group fits into no slots (Edmonds 1965: for slots that are all alike, and
meetings that may be shared out over slots, nothing else stands in the way). The groups are found from a tree of least
cuts: the odd group with the fewest meetings to the outside, and the fewest free slots, is one of those that the tree
cuts off.

J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. NBS 69B (1965).
M. W. Padberg, M. R. Rao, "Odd minimum cut-sets and b-matchings", Mathematics of Operations Research 7 (1982).
D. Gusfield, "Very simple methods for all pairs network flow analysis", SIAM J. Computing 19 (1990).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection

from matcher.scoring.meetings import Event, Pair, degrees

Group = frozenset[int]


def holds(event: Event, group: Collection[int]) -> int:
    """How many meetings among a group the slots can hold.

    >>> holds(Event([4] * 5, [0] * 5, [15] * 5, [9] * 4, {}), {0, 1, 2, 3, 4})
    8
    """
    return sum(
        min(room, sum(event.present[who] >> slot & 1 for who in group) // 2) for slot, room in enumerate(event.room)
    )


def overfull(event: Event, chosen: Collection[Pair]) -> list[Group]:
    """Groups that have more of the chosen meetings than `holds`, the smaller first."""
    found = []
    for group in _candidates(event, chosen):
        inside = sum(a in group and b in group for a, b in chosen)
        if inside > holds(event, group):
            found.append(group)
    return sorted(set(found), key=lambda group: (len(group), sorted(group)))


def _candidates(event: Event, chosen: Collection[Pair]) -> list[Group]:
    """The groups that the tree of least cuts tells apart, both sides of each cut."""
    n = len(event.most)
    capacity: list[dict[int, int]] = [{} for _ in range(n + 1)]
    for a, b in chosen:
        capacity[a][b] = capacity[b][a] = 1
    outside = n  # where the free slots of each lead to
    for who, has in enumerate(degrees(event, chosen)):
        spare = max(0, event.present[who].bit_count() - has)
        capacity[who][outside] = capacity[outside][who] = spare
    parent = [0] * (n + 1)
    found: list[Group] = []
    everybody = frozenset(range(n))
    for node in range(1, n + 1):
        side = _cut(capacity, node, parent[node])
        for other in range(node + 1, n + 1):
            if other in side and parent[other] == parent[node]:
                parent[other] = node
        if outside in side:
            side = frozenset(range(n + 1)) - side
        found += [side, everybody - side]
    return [group for group in found if group]


def _cut(capacity: list[dict[int, int]], source: int, sink: int) -> frozenset[int]:
    """The side of `source` of a least cut between two nodes (Edmonds and Karp)."""
    flow: list[dict[int, int]] = [dict(row) for row in capacity]
    while True:
        before = {source: source}
        queue = deque([source])
        while queue and sink not in before:
            node = queue.popleft()
            for other, left in flow[node].items():
                if left > 0 and other not in before:
                    before[other] = node
                    queue.append(other)
        if sink not in before:
            return frozenset(before)
        path, node = [], sink
        while node != source:
            path.append((before[node], node))
            node = before[node]
        amount = min(flow[a][b] for a, b in path)
        for a, b in path:
            flow[a][b] -= amount
            flow[b][a] += amount
