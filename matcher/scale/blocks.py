"""A block: the best partners of the profiles from one row to another. A pure function, whoever runs it and where.

For each group of alike rows, all partners are put in the order of the most they could score (`bounds`); they are
scored in that order, a chunk at a time, until none that is left could enter a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.scale.bounds import SLACK, upper
from matcher.scale.candidates import Candidates

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays, Floats, Ints
    from matcher.scale.question import Question

GROUP = 256
"""Rows that are scored at once at most."""
ALIKE = 30
"""Rows with the same traits from which on they make a group of their own."""
CHUNK = 320
"""Partners that are scored at once: each component of a chunk of a group is then under 1 MB: it stays in the cache."""


class Best(NamedTuple):
    """The best partners of rows first, first + 1, ...: positions (-1: there are no more), the six components (NaN:
    unknown) and the score (NaN: too little is known), best first."""

    first: int
    partner: Ints  # rows x top
    components: Floats  # rows x top x 6
    score: Floats  # rows x top


def block(arrays: Arrays, first: int, last: int, question: Question) -> Best:
    """The best partners of the rows from `first` to before `last`."""
    top = min(question.top, max(0, len(arrays) - 1))
    best = Best(
        first,
        np.full((last - first, top), -1, dtype=np.int32),
        np.full((last - first, top, 6), np.nan),
        np.full((last - first, top), np.nan),
    )
    if top:
        for rows in groups(arrays, first, last):
            _fill(best, arrays, rows, question._replace(top=top))
    return best


def groups(arrays: Arrays, first: int, last: int) -> list[Ints]:
    """The rows from `first` to before `last`, in groups whose members are alike: of one country, with and without
    experience, the same variables known. Where these would be too small to be worth a bound of their own, they are
    put together, first with others of the same country, then with all."""
    rows = np.arange(first, last, dtype=np.int32)
    blank, country = arrays.blank[rows].astype(np.int64), arrays.country[rows].astype(np.int64)
    experienced = arrays.experienced[rows].astype(np.int64) + 2 * blank
    known = np.concatenate([~np.isnan(arrays.stage[:, rows]), ~np.isnan(arrays.lat[rows])[None]])
    fine = 2 ** np.arange(len(known)) @ known
    key = (country * 4 + experienced) * 2 ** len(known) + fine
    for coarser in (country * 4 + experienced - (1 << 40), experienced - (1 << 50)):
        _, at, size = np.unique(key, return_inverse=True, return_counts=True)
        key = np.where(size[at.reshape(-1)] < ALIKE, coarser, key)
    found = []
    for one in np.unique(key):
        members = rows[key == one]
        found += [members[start : start + GROUP] for start in range(0, len(members), GROUP)]
    return found


def _fill(best: Best, arrays: Arrays, rows: Ints, question: Question) -> None:
    """Put the best partners of `rows` into `best`."""
    bound = upper(arrays, rows, question)
    held = Candidates(arrays, rows, question)
    # The most promising first, so that the bar is high when the others are looked at.
    ahead = min(len(arrays), CHUNK)
    promising = np.argpartition(-bound, ahead - 1)[:ahead].astype(np.int32)
    held.add(promising, float(bound[promising].max()))
    bound[promising] = -np.inf
    left = np.flatnonzero(bound >= held.bar.min() - SLACK).astype(np.int32)
    left = left[np.argsort(-bound[left], kind="stable")]
    for start in range(0, len(left), CHUNK):
        columns = left[start : start + CHUNK]
        if bound[columns[0]] < held.bar.min() - SLACK:
            break
        held.add(columns, float(bound[columns[0]]))
    at, partner, score, components = held.settled()
    place = np.arange(len(at)) - np.searchsorted(at, at)
    row = rows[at] - best.first
    best.partner[row, place] = partner
    best.components[row, place] = components.T
    best.score[row, place] = np.where(score < 0.0, np.nan, score)
