"""The ranks of `ranks.Fields` by numpy: the very same integers, several times as fast once numpy is loaded.

Only `ranks.Ranker` imports this, where there is work that pays for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.scoring.score import COMPONENTS
from matcher.scoring.stability import NOTHING, UNIT, Draws

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

CELLS = 1 << 20
"""Scores that are held at a time (8 MiB): a long list is ranked in some draws after the other."""


class Arrays:
    """Ranks by numpy, in whole numbers of 63 bits throughout."""

    def __init__(self, draws: Draws) -> None:
        self._weights: Integers = np.array(draws, dtype=np.int64).reshape(-1, len(COMPONENTS)).T

    def ranks(self, components: Sequence[Sequence[float | None]], shown: int) -> list[list[int]]:
        """See `ranks.Ranker.ranks`."""
        if not components or not shown:
            return []
        rows: Any = components
        values = np.array(rows, dtype=float)  # None becomes NaN
        unknown = np.isnan(values)
        parts = np.rint(np.where(unknown, 0.0, values) * UNIT).astype(np.int64)
        step = max(1, CELLS // len(parts))
        blocks = [self._weights[:, first : first + step] for first in range(0, self._weights.shape[1], step)]
        found = [_ranks(_scores(parts, unknown, weights), shown) for weights in blocks]
        return np.sort(np.concatenate(found, axis=1)).tolist() if found else [[] for _ in components[:shown]]


def _scores(parts: Integers, unknown: npt.NDArray[np.bool_], weights: Integers) -> Integers:
    """The score of each partner (row) in each draw (column), in parts of UNIT * UNIT: at most 2^60."""
    scores: Integers = parts @ weights
    some = unknown.any(axis=1)
    known = np.maximum(UNIT - unknown[some] @ weights, 1)  # 1 is less than NOTHING, and can be divided by
    # scores * UNIT // known, which would be 90 bits long, in two steps that are 60: no score is more than UNIT * known.
    whole, rest = np.divmod(scores[some], known)
    scores[some] = np.where(known > NOTHING, whole * UNIT + rest * UNIT // known, 0)
    return scores


def _ranks(scores: Integers, shown: int) -> npt.NDArray[np.int32]:
    """The ranks of the first `shown` rows in each column."""
    own = scores[:shown]
    rivals = scores[(scores > own.min(axis=0)).any(axis=1)]
    return np.array([1 + (rivals > one).sum(axis=0, dtype=np.int32) for one in own])
