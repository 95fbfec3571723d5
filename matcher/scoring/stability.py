"""How stable a ranking is: what becomes of it when the weights are a little different.

Nobody can say that learning deserves 0.25 and not 0.3. So the weights are drawn again and again around those in
use, from a Dirichlet distribution, and each draw ranks the partners anew (SMAA: R. Lahdelma and P. Salminen,
"SMAA-2: Stochastic multicriteria acceptability analysis for group decision making", Operations Research 49, 2001).
"""

from __future__ import annotations

import sys
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
"""Sets of six weights, in parts of UNIT."""


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


def ranks(components: Sequence[Sequence[float | None]], shown: int, draws: Draws) -> list[list[int]]:
    """For each of the first `shown` partners, its rank among all of them in each draw (1 is the best).

    An unknown component leaves the mean, as in `score.contributions`.

    The scores of a draw are worked out for all partners at once: each component is one long integer with a field of
    64 bits for each partner, so that six multiplications make all weighted sums. (Six times as fast as a loop, and
    exact to 1e-9, which is less than the data can tell apart.)
    """
    shown = min(shown, len(components))
    if not shown:
        return []
    stage, needs, learn, share, mutual, ties = (_packed([row[c] or 0.0 for row in components]) for c in range(6))
    partial = [(place, [c for c in range(6) if row[c] is None]) for place, row in enumerate(components) if None in row]
    size = 8 * len(components)
    order = sys.byteorder
    found: list[list[int]] = []
    for weights in draws:
        a, b, c, d, e, f = weights
        fields = a * stage + b * needs + c * learn + d * share + e * mutual + f * ties
        scores = memoryview(fields.to_bytes(size, order)).cast("Q").tolist()
        for place, unknown in partial:
            known = UNIT - sum([weights[component] for component in unknown])
            scores[place] = scores[place] * UNIT // known if known > NOTHING else 0
        own = scores[:shown]
        lowest = min(own)
        above = [score for score in scores if score > lowest]
        above.sort(reverse=True)
        last = len(above) + 1
        found.append([last if score == lowest else above.index(score) + 1 for score in own])
    return [list(ranks_of_one) for ranks_of_one in zip(*found, strict=True)]


def stability(ranks_of_one: Sequence[int], k: int) -> Stability | None:
    """The stability of one partner from its ranks in all draws; None when it never had a score.

    >>> stability([1, 1, 2, 3, 12], 10)
    Stability(top=0.8, low=1, high=12)
    """
    if not ranks_of_one:
        return None
    ordered = sorted(ranks_of_one)
    last = len(ordered) - 1
    return Stability(
        sum([rank <= k for rank in ordered]) / len(ordered), ordered[round(0.05 * last)], ordered[round(0.95 * last)]
    )


def _packed(values: Sequence[float]) -> int:
    """The values in fields of 64 bits, the first in the place where `memoryview.cast` reads it first."""
    fields = [round(value * UNIT).to_bytes(8, sys.byteorder) for value in values]
    return int.from_bytes(b"".join(fields), sys.byteorder)
