"""The components of all pairs of a group of seekers with some partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matcher.scale import formulas
from matcher.scale.learning import has_point, learn
from matcher.scoring.ties import WEIGHTS

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.kinds import Flags, Floats, Ints, Question

LISTED = 1024
"""Pairs whose needs are compared at once when they are compared one by one: they stay in the cache."""


class Group:
    """The seekers `rows` of `arrays`, with what they bring to every comparison."""

    def __init__(self, arrays: Arrays, rows: Ints, question: Question) -> None:
        self.arrays = arrays
        self.rows = rows
        self.question = question
        kinds, self._kind = np.unique(arrays.kind[rows], return_inverse=True)
        self._affinity = np.stack([arrays.affinities.parts(int(kind)) for kind in kinds])
        self._topics = np.flatnonzero(np.array(question.inside))
        self._weight = arrays.topic_weight[self._topics]
        self._own = arrays.distinct(rows)[:, self._topics]
        self._sides = self._side(self._own)

    def components(self, at: Ints, columns: Ints) -> list[Floats]:
        """The components of the seekers `at` (positions in `rows`) with the partners `columns`, each as a table; NaN is
        unknown. All but needs, which cost most: they are taken for 1 until it is seen for which pairs they matter."""
        arrays, rows = self.arrays, self.rows[at]
        stage = formulas.stage_nearness(arrays.stage[:, rows][:, :, None], arrays.stage[:, columns][:, None, :])
        learnt, shared = np.zeros((2, *stage.shape))
        self._learn(rows, columns, learnt.T)
        self._learn(columns, rows, shared)
        mutual = formulas.mutual(learnt, shared)
        ties = self._ties(at, columns)
        record = arrays.experiences.records(rows, columns)
        blank_rows, blank_columns = arrays.blank[rows], arrays.blank[columns]
        if blank_rows.any() or blank_columns.any():
            # Nothing is known of one of the two: what is not known is not 0 (`questions.pairing`).
            blank = blank_rows[:, None] | blank_columns[None, :]
            for part in (learnt, shared, mutual, record):
                np.copyto(part, np.nan, where=blank)
            np.copyto(ties, np.nan, where=blank & (ties == 0.0))
        return [stage, np.ones(stage.shape), learnt, shared, mutual, ties, record]

    def _learn(self, seekers: Ints, partners: Ints, found: Floats) -> None:
        """Put into `found` (partners x seekers) what can be learnt: nothing from who has no experience."""
        able = np.flatnonzero(self.arrays.experienced[partners])
        if len(able):
            found[able] = learn(self.arrays, partners[able], seekers, self.question)

    def documented(self, at: Ints, columns: Ints) -> Flags:
        """Which seekers and partners have a point to show in scope, on either side."""
        rows, arrays = self.rows[at], self.arrays
        found = np.zeros((len(rows), len(columns)), dtype=bool)
        for seekers, partners, table in ((rows, columns, found.T), (columns, rows, found)):
            able = np.flatnonzero(arrays.experienced[partners])
            if len(able):
                table[able] |= has_point(arrays, partners[able], seekers, self.question)
        return found

    def _ties(self, at: Ints, columns: Ints) -> Floats:
        arrays, rows = self.arrays, self.rows[at]
        affinity: Floats = self._affinity[self._kind[at][:, None], arrays.kind[columns][None, :]]
        one, other = arrays.borders(rows)
        for row, neighbour in zip(one.tolist(), other.tolist(), strict=True):
            affinity[row, columns == neighbour] += WEIGHTS["border"]
        near = formulas.nearness(arrays.point[:, rows][:, :, None], arrays.point[:, columns][:, None, :])
        return formulas.ties(affinity, near)

    def needs(self, at: Ints, columns: Ints) -> Floats:
        """The needs component of all pairs, in four matrix products: exact but for rounding."""
        x, squares, known = (side[at] for side in self._sides)
        y, other_squares, other_known = self._side(self.arrays.distinct(columns)[:, self._topics])
        dot, aa, bb = x @ y.T, squares @ other_known.T, known @ other_squares.T
        return formulas.shrunk(dot, aa, bb, known @ other_known.T)

    def needs_listed(self, at: Ints, columns: Ints) -> Floats:
        """The needs component of a list of pairs, operation by operation, so that equal pairs are equal."""
        partners, which = np.unique(columns, return_inverse=True)
        others = self.arrays.distinct(partners)[:, self._topics]
        likeness = [
            formulas.needs_likeness(self._own[at[some]], others[which[some]], self._weight)
            for some in (slice(start, start + LISTED) for start in range(0, len(at), LISTED))
        ]
        return np.concatenate(likeness) if likeness else np.zeros(0)

    def _side(self, values: Floats) -> tuple[Floats, Floats, Floats]:
        """(needs beyond the stage, 0 where unknown; their squares; where they are known), weighted by topic."""
        known = ~np.isnan(values)
        values = np.where(known, values, 0.0) * np.sqrt(self._weight)
        return values, values * values, known.astype(np.float64)
