"""A block: the best partners of the profiles from one row to another. A pure function, whoever runs it and where.

For each group of alike rows, all partners are put in the order of the most they could score (`bounds`); they are
scored in that order, a chunk at a time, until none that is left could enter a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.scale import formulas
from matcher.scale.arrays import entries_of
from matcher.scale.bounds import SLACK, upper, with_point, without_score
from matcher.scale.components import Group
from matcher.scale.kinds import COMPONENTS, Question

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.kinds import Flags, Floats, Ints

GROUP = 256
"""Rows that are scored at once at most."""
ALIKE = 30
"""Rows with the same traits from which on they make a group of their own."""
FEW_ALIKE = 6
"""The same for rows with experiences: a loose bound costs them most, since anybody may learn from them."""
CHUNK = 320
"""Partners that are scored at once: each component of a chunk of a group is then under 1 MB: it stays in the cache."""
FEW = 0.04
"""Share of the pairs of a chunk up to which needs are compared pair by pair, not in a matrix product."""
HELD = 1 << 16
"""Candidates from which on those that are no longer among the best are dropped."""
CROWD = 4
"""Times the length of a list from which on the candidates of one chunk are a crowd: many profiles are equal."""
LEVEL = 1e-13
"""Difference in score that is nothing but rounding."""
LOWEST = -3.0
"""Below every score, and below what stands for a pair without one."""


class Best(NamedTuple):
    """The best partners of rows first, first + 1, ...: positions (-1: there are no more), the components (NaN:
    unknown) and the score (NaN: too little is known), best first."""

    first: int
    partner: Ints  # rows x top
    components: Floats  # rows x top x 7
    score: Floats  # rows x top


def block(arrays: Arrays, first: int, last: int, question: Question) -> Best:
    """The best partners of the rows from `first` to before `last`."""
    top = min(question.top, max(0, len(arrays) - 1))
    best = Best(
        first,
        np.full((last - first, top), -1, dtype=np.int32),
        np.full((last - first, top, len(COMPONENTS)), np.nan),
        np.full((last - first, top), np.nan),
    )
    if top:
        for rows in groups(arrays, first, last, question):
            _fill(best, arrays, rows, question._replace(top=top))
    return best


def groups(arrays: Arrays, first: int, last: int, question: Question) -> list[Ints]:
    """The rows from `first` to before `last`, in groups whose members are alike: of one country, with and without
    experience (in scope, too), the same variables known. Where these would be too small to be worth a bound of their
    own, they are put together, first with others of the same country, then with all."""
    rows = np.arange(first, last, dtype=np.int32)
    country, told = arrays.country[rows].astype(np.int64), arrays.experienced[rows].astype(np.int64)
    position, answers = entries_of(arrays.experiences.first_answer, rows)
    told[position[np.array(question.inside)[arrays.experiences.topic[answers]]]] = 2
    alike = np.where(told > 0, FEW_ALIKE, ALIKE)
    told[arrays.blank[rows]] = 3
    known = np.concatenate([~np.isnan(arrays.stage[:, rows]), ~np.isnan(arrays.point[:1, rows])])
    fine = 2 ** np.arange(len(known)) @ known
    key = (country * 4 + told) * 2 ** len(known) + fine
    for coarser in (country * 4 + told - (1 << 40), told - (1 << 50)):
        _, at, size = np.unique(key, return_inverse=True, return_counts=True)
        key = np.where(size[at.reshape(-1)] < alike, coarser, key)
    found = []
    for one in np.unique(key):
        members = rows[key == one]
        found += [members[start : start + GROUP] for start in range(0, len(members), GROUP)]
    return found


def _fill(best: Best, arrays: Arrays, rows: Ints, question: Question) -> None:
    """Put the best partners of `rows` into `best`."""
    bound = upper(arrays, rows, question)
    if question.documented:
        bound[~with_point(arrays, rows, question)] = -np.inf
    held = Candidates(arrays, rows, question)
    # The most promising first, so that the bar is high when the others are looked at.
    ahead = min(len(arrays), CHUNK)
    promising = np.argpartition(-bound, ahead - 1)[:ahead].astype(np.int32)
    promising = promising[bound[promising] >= LOWEST]
    if len(promising):
        held.add(promising, float(bound[promising].max()))
    bound[promising] = -np.inf
    left = np.flatnonzero(bound >= max(held.bar.min() - SLACK, LOWEST)).astype(np.int32)
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


class Found(NamedTuple):
    """A list of pairs: position of the seeker in its group, partner, score, components (7 x pairs)."""

    at: Ints
    partner: Ints
    score: Floats
    components: Floats


class Candidates:
    """The candidates of the seekers `rows`. `bar` is, for each, the score of the last one on its list so far."""

    def __init__(self, arrays: Arrays, rows: Ints, question: Question) -> None:
        self.bar = np.full(len(rows), -np.inf)
        self._group = Group(arrays, rows, question)
        self._best = np.full((len(rows), question.top), -np.inf)
        none = np.zeros(0, dtype=np.int32)
        self._found = [Found(none, none, np.zeros(0), np.zeros((len(COMPONENTS), 0)))]

    def add(self, columns: Ints, bound: float) -> None:
        """Score the partners `columns`, none of which can score more than `bound`, for those whom that matters to."""
        at = np.flatnonzero(self.bar <= bound + SLACK).astype(np.int32)
        if not len(at):
            return
        group = self._group
        components = group.components(at, columns)
        # As if all needs were alike: what is then below the bar need not have its needs compared.
        scores = self._scored(components, columns)
        np.copyto(scores, -np.inf, where=group.rows[at][:, None] == columns[None, :])
        if group.question.documented:
            np.copyto(scores, -np.inf, where=~group.documented(at, columns))
        weights = group.question.weights
        if weights[1] > 0.0:
            open_ = scores >= np.maximum(self.bar[at] - SLACK, LOWEST)[:, None]
            if np.count_nonzero(open_) <= FEW * open_.size:
                row, column = np.nonzero(open_)
                some = [part[row, column] for part in components]
                some[1] = group.needs_listed(at[row], columns[column])
                scores.fill(-np.inf)
                scores[row, column] = self._scored(some, columns[column])
            else:
                components[1] = group.needs(at, columns)
                scores = np.where(open_, self._scored(components, columns), -np.inf)
        self._raise(at, scores)
        row, column = np.nonzero(self._kept(at, columns, scores))
        if len(row):
            parts = np.stack([part[row, column] for part in components])
            self._found.append(Found(at[row], columns[column], scores[row, column], parts))
        if sum(len(found.at) for found in self._found) > HELD:
            self.settled()

    def settled(self) -> Found:
        """The best of each seeker, best first: scored anew, each pair the same way, so that equals are equal."""
        group = self._group
        at, partner, score, parts = (np.concatenate(each, axis=-1) for each in zip(*self._found, strict=True))
        keep = score >= self.bar[at] - SLACK
        at, partner, parts = at[keep], partner[keep], parts[:, keep]
        parts[1] = group.needs_listed(at, partner)
        score = self._scored(list(parts), partner)
        order = np.lexsort((group.arrays.rank[partner], -score, at))
        order = order[np.arange(len(order)) - np.searchsorted(at[order], at[order]) < group.question.top]
        self._found = [Found(at[order], partner[order], score[order], parts[:, order])]
        return self._found[0]

    def _kept(self, at: Ints, columns: Ints, scores: Floats) -> Flags:
        """Which pairs may be on a list. Of a crowd that is level with the bar, those first in the order of ids."""
        bar = self.bar[at][:, None]
        kept: Flags = scores >= np.maximum(bar - SLACK, LOWEST)
        top = self._best.shape[1]
        if np.count_nonzero(kept) <= CROWD * top * len(at) or len(columns) <= top:
            return kept
        level = np.abs(scores - np.maximum(bar, LOWEST)) <= LEVEL
        rank = np.where(level, self._group.arrays.rank[columns], len(self._group.arrays))
        first = np.argpartition(rank, top - 1, axis=1)[:, :top]
        chosen = np.zeros(level.shape, dtype=bool)
        np.put_along_axis(chosen, first, True, axis=1)
        kept &= ~level | chosen
        return kept

    def _raise(self, at: Ints, scores: Floats) -> None:
        """Raise the bar by what was scored."""
        merged = np.concatenate([self._best[at], scores], axis=1)
        top = self._best.shape[1]
        merged.partition(merged.shape[1] - top, axis=1)
        self._best[at] = merged[:, -top:]
        self.bar[at] = merged[:, -top]

    def _scored(self, components: list[Floats], partners: Ints) -> Floats:
        """The scores, or what stands for them."""
        group = self._group
        scores = formulas.score(components, group.question.weights)
        np.copyto(scores, without_score(group.arrays)[partners], where=np.isnan(scores))
        return scores
