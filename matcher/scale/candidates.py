"""Holds, for each seeker of a group, the partners that may be among its best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.scale import formulas
from matcher.scale.bounds import SLACK, without_score
from matcher.scale.chunk import Group

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays, Flags, Floats, Ints
    from matcher.scale.question import Question

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


class Found(NamedTuple):
    """A list of pairs: position of the seeker in its group, partner, score, components (6 x pairs)."""

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
        self._found: list[Found] = []

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
        weights = group.question.weights
        if weights[1] > 0.0:
            open_ = scores >= np.maximum(self.bar[at] - SLACK, LOWEST)[:, None]
            if np.count_nonzero(open_) <= FEW * open_.size:
                row, column = np.nonzero(open_)
                needs = group.needs_listed(at[row], columns[column])
                some = [part[row, column] for part in components]
                some[1] = needs
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
        at = np.concatenate([found.at for found in self._found])
        partner = np.concatenate([found.partner for found in self._found])
        score = np.concatenate([found.score for found in self._found])
        parts = np.concatenate([found.components for found in self._found], axis=1)
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
        level = np.abs(scores - bar) <= LEVEL
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
