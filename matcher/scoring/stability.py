"""How stable a ranking is: what becomes of it when the weights are a little different.

Nobody can say that learning deserves 0.25 and not 0.3. So the weights are drawn again and again around those in
use, from a Dirichlet distribution, and each draw ranks the partners anew (SMAA: R. Lahdelma and P. Salminen,
"SMAA-2: Stochastic multicriteria acceptability analysis for group decision making", Operations Research 49, 2001).
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

CONCENTRATION = 30.0
"""How close the draws stay: a weight of 1/4 lies within 0.13 and 0.39 in nine draws of ten."""
DRAWS = 1000
"""Draws when nothing else is asked for: shares are then exact to about 0.015."""
SEED = 1
"""Seed when nothing else is asked for."""
COUNT = 6
"""Components of a score."""
UNIT = 1 << 30
"""Weights and components are counted in these parts of one, so that sums of products fit into 63 bits."""

Draws = Sequence[Sequence[float]]
"""Sets of weights, each adding up to 1."""


class Stability(NamedTuple):
    """Of the draws: the share in which a partner is among the first `k`, and the ranks that nine of ten lie between
    (the 5th and the 95th percentile)."""

    top: float
    low: int
    high: int


def draw(weights: Sequence[float], count: int, seed: int) -> list[list[float]]:
    """`count` sets of weights around `weights` (which add up to 1); a weight of 0 stays 0. The same for a seed."""
    from random import Random

    random = Random(seed)
    drawn = []
    for _ in range(count):
        parts = [random.gammavariate(CONCENTRATION * w, 1.0) if w > 0.0 else 0.0 for w in weights]
        total = sum(parts) or 1.0
        drawn.append([round(part / total, 6) for part in parts])
    return drawn


def ranks(components: Sequence[Sequence[float | None]], shown: int, draws: Draws) -> list[list[int]]:
    """For each of the first `shown` partners, its rank among all of them in each draw (1 is the best).

    An unknown component leaves the mean, as in `score.contributions`.

    The scores of a draw are worked out for all partners at once: each component is one long integer with a field of
    64 bits for each partner, so that six multiplications make all weighted sums. (Six times as fast as a loop, and
    exact to 1e-9, which is less than the data can tell apart.)
    """
    complete = [place for place, row in enumerate(components) if None not in row]
    partial = [(place, row) for place, row in enumerate(components) if None in row]
    size = 8 * len(complete)
    columns = [_packed([components[place][c] or 0.0 for place in complete]) for c in range(COUNT)]
    leaders = [place for place in complete if place < shown]
    found: list[list[int]] = [[] for _ in range(min(shown, len(components)))]
    noted = [found[place].append for place in leaders]
    first = len(leaders)
    for weights in draws:
        total = 0
        for weight, column in zip(weights, columns, strict=True):
            total += int(weight * UNIT) * column
        scores = memoryview(total.to_bytes(size, sys.byteorder)).cast("Q").tolist()
        own = scores[:first]
        also = []
        for place, row in partial:
            score = _score(row, weights)
            if score is not None:
                scores.append(score)
                if place < shown:
                    also.append((place, score))
        if not own and not also:
            continue
        lowest = min(own + [score for _, score in also]) if also else min(own)
        above = sorted([score for score in scores if score > lowest])
        count = len(above) + 1
        for note, score in zip(noted, own, strict=True):
            note(count - bisect_right(above, score))
        for place, score in also:
            found[place].append(count - bisect_right(above, score))
    return found


def stability(ranks_of_one: Sequence[int], k: int) -> Stability | None:
    """The stability of one partner from its ranks in all draws; None when it never had a score.

    >>> stability([1, 1, 2, 3, 12], 10)
    Stability(top=0.8, low=1, high=12)
    """
    if not ranks_of_one:
        return None
    ordered = sorted(ranks_of_one)
    last = len(ordered) - 1
    return Stability(bisect_right(ordered, k) / len(ordered), ordered[round(0.05 * last)], ordered[round(0.95 * last)])


def _packed(values: Sequence[float]) -> int:
    """The values in fields of 64 bits, the first in the place where `memoryview.cast` reads it first."""
    return int.from_bytes(array("Q", [round(value * UNIT) for value in values]).tobytes(), sys.byteorder)


def _score(row: Sequence[float | None], weights: Sequence[float]) -> int | None:
    """The weighted mean of the known components, in the units of the long integers."""
    total = known = 0.0
    for value, weight in zip(row, weights, strict=True):
        if value is not None:
            total += value * weight
            known += weight
    return int(total / known * UNIT * UNIT) if known > 0.0 else None
