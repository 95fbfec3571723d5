"""The rank of each partner in each draw of weights (see `stability`)."""

from __future__ import annotations

import sys
from bisect import bisect
from collections.abc import Sequence
from operator import mul

from matcher.scoring.score import COMPONENTS
from matcher.scoring.stability import NOTHING, UNIT, Draws

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.scoring.arrays import Arrays

PAYS = 30_000_000
"""Partners times places shown times draws, of all lists, for which numpy is loaded: what twenty usual lists gain."""
LONG = 40
"""Places shown from which it is quicker to sort the scores of each draw than to compare each two in all draws."""


class Ranker:
    """Ranks partners in each of these draws, for about so many seekers.

    Works by Fields; by numpy, where it is installed, if there is work that pays for loading it, as the first list
    tells. Both give the very same ranks.
    """

    def __init__(self, draws: Draws, lists: int = 1) -> None:
        self._draws = draws
        self._lists = lists
        self.form: Fields | Arrays | None = None

    def ranks(self, components: Sequence[Sequence[float | None]], shown: int) -> list[list[int]]:
        """For each of the first `shown` partners, its ranks among all of them (1 is the best) in all draws, sorted.

        An unknown component leaves the mean, as in `score.contributions`. Exact to 1e-9, which is less than the data
        can tell apart.
        """
        if self.form is None:
            work = self._lists * len(components) * min(shown, len(components)) * len(self._draws)
            self.form = (_by_numpy(self._draws) if work >= PAYS else None) or Fields(self._draws)
        return self.form.ranks(components, shown)


def _by_numpy(draws: Draws) -> Arrays | None:
    try:
        from matcher.scoring.arrays import Arrays
    except ImportError:
        return None
    return Arrays(draws)


class Fields:
    """Ranks by long integers: each holds a number for every draw, in fields of 64 bits side by side.

    So one multiplication or addition is done in all draws at once; and an addition compares as well. With fields of
    two decimal digits, of two draws: one partner scores 3 and 7, another 5 and 7. What the one lacks up to 9 is added
    to the other, and where the other is above, a digit is carried:

          05 07
        + 06 02     9 - 3, 9 - 7
        = 11 09     above in the first draw, not in the second

    >>> first_alone, last_alone = [UNIT, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, UNIT]
    >>> Fields([first_alone, last_alone]).ranks([[0.3, 0, 0, 0, 0, 0, 0.7], [0.5, 0, 0, 0, 0, 0, 0.7]], 2)
    [[1, 2], [1, 1]]
    """

    def __init__(self, draws: Draws) -> None:
        self._count = len(draws)
        # A component that weighs nothing, in any draw, is passed over.
        self._weighing = [n for n in range(len(COMPONENTS)) if any(weights[n] for weights in draws)]
        self._weights = [self._packed([weights[component] for weights in draws]) for component in self._weighing]
        self._ones = self._packed([1] * self._count)
        self._carry = self._ones << 63
        self._most = self._carry - self._ones

    def ranks(self, components: Sequence[Sequence[float | None]], shown: int) -> list[list[int]]:
        """See `Ranker.ranks`."""
        own = [self._scores(row) for row in components[:shown]]
        if not own:
            return []
        lowest = self._packed([min(scores) for scores in zip(*map(self._unpacked, own), strict=True)])
        # Who is never above the lowest of those shown is above none of them: so are half of all partners.
        others = [scores for scores in map(self._scores, components[shown:]) if self._number_above([scores], lowest)]
        rivals = own + others
        if len(own) > LONG:
            return self._by_sorting(rivals, len(own))
        return [sorted(self._unpacked(self._ones + self._number_above(rivals, scores))) for scores in own]

    def _by_sorting(self, rivals: Sequence[int], shown: int) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(shown)]
        for scores in zip(*map(self._view, rivals), strict=True):
            ordered = sorted(scores)
            for ranks, score in zip(found, scores, strict=False):  # those shown come first
                ranks.append(len(ordered) - bisect(ordered, score) + 1)
        return list(map(sorted, found))

    def _number_above(self, rivals: Sequence[int], scores: int) -> int:
        """In each field, how many of these rivals are above."""
        lack = self._most - scores
        return sum([carried >> 63 for rival in rivals if (carried := (rival + lack) & self._carry)])

    def _scores(self, row: Sequence[float | None]) -> int:
        """The score of one partner in each draw, in parts of UNIT * UNIT."""
        row = [row[component] for component in self._weighing]
        scores: int = sum(map(mul, [round((value or 0.0) * UNIT) for value in row], self._weights))
        if None not in row:
            return scores
        unknown = sum([weights for weights, value in zip(self._weights, row, strict=True) if value is None])
        known = self._unpacked(UNIT * self._ones - unknown)
        means = zip(self._unpacked(scores), known, strict=True)
        return self._packed([score * UNIT // weight if weight > NOTHING else 0 for score, weight in means])

    def _packed(self, numbers: Sequence[int]) -> int:
        return int.from_bytes(b"".join([number.to_bytes(8, sys.byteorder) for number in numbers]), sys.byteorder)

    def _unpacked(self, fields: int) -> list[int]:
        return self._view(fields).tolist()

    def _view(self, fields: int) -> memoryview[int]:
        return memoryview(fields.to_bytes(8 * self._count, sys.byteorder)).cast("Q")
