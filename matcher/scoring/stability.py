"""How stable a ranking is: what becomes of it when the weights are a little different.

Nobody can say that learning deserves 0.25 and not 0.3. So the weights are drawn again and again around those in
use, from a Dirichlet distribution, and each draw ranks the partners anew (SMAA: R. Lahdelma and P. Salminen,
"SMAA-2: Stochastic multicriteria acceptability analysis for group decision making", Operations Research 49, 2001).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from matcher.plain import Record

CONCENTRATION = 30.0
"""How close the draws stay: a weight of 1/4 lies within 0.13 and 0.39 in nine draws of ten."""
DRAWS = 1000
"""Draws when nothing else is asked for: shares are then exact to about 0.015."""
SEED = 1
"""Seed when nothing else is asked for."""
UNIT = 1 << 30
"""Weights and components are counted in these parts of one, so that sums of products fit into 63 bits."""
NOTHING = UNIT // 1_000_000
"""Weight of known components (in parts of UNIT) below which a draw says nothing of a partner."""

Draws = Sequence[Sequence[int]]
"""Sets of seven weights, in parts of UNIT."""


class Stability(Record):
    """Of the draws: the share in which a partner is among the first `k`, and the ranks that nine of ten lie between
    (the 5th and the 95th percentile)."""

    top: float
    low: int
    high: int


def draw(weights: Sequence[float], count: int, seed: int) -> list[list[int]]:
    """`count` sets of weights around `weights` (which add up to 1); a weight of 0 stays 0. The same for a seed."""
    from random import Random

    random = Random(seed)
    heaviest = max(range(len(weights)), key=weights.__getitem__)
    drawn = []
    for _ in range(count):
        parts = [random.gammavariate(CONCENTRATION * w, 1.0) if w > 0.0 else 0.0 for w in weights]
        total = sum(parts)
        one = [int(part / total * UNIT) for part in parts]
        one[heaviest] += UNIT - sum(one)  # what rounding left over, so that each set adds up to UNIT
        drawn.append(one)
    return drawn


def stability(ranks: Sequence[int], k: int) -> Stability | None:
    """The stability of one partner from its ranks in all draws, sorted; None when there are none.

    >>> stability([1, 1, 2, 3, 12], 10)
    Stability(top=0.8, low=1, high=12)
    """
    if not ranks:
        return None
    last = len(ranks) - 1
    return Stability(bisect(ranks, k) / len(ranks), ranks[round(0.05 * last)], ranks[round(0.95 * last)])
