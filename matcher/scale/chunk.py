"""The components of all pairs of a group of seekers with a chunk of partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matcher.scale import formulas
from matcher.scale.learning import Seekers, learn, with_record
from matcher.scoring.ties import WEIGHTS

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays, Floats, Ints
    from matcher.scale.question import Question

LISTED = 1024
"""Pairs whose needs are compared at once when they are compared one by one: they stay in the cache."""


class Group:
    """The seekers `rows` of `arrays`, with what they bring to every chunk."""

    def __init__(self, arrays: Arrays, rows: Ints, question: Question) -> None:
        self.arrays = arrays
        self.rows = rows
        self.question = question
        kinds, self._kind = np.unique(arrays.kind[rows], return_inverse=True)
        self._affinity = np.stack([arrays.affinities.parts(int(kind)) for kind in kinds])
        self._experienced = arrays.experienced
        self._blank = arrays.blank
        self._topics = np.flatnonzero(np.array(question.inside))
        self._weight = arrays.topic_weight[self._topics]
        self._own = arrays.distinct(rows)[:, self._topics]
        self._sides = self._side(self._own)

    def components(self, at: Ints, columns: Ints) -> list[Floats]:
        """The components of the seekers `at` (positions in `rows`) with the partners `columns`, each as a table; NaN is
        unknown. All but needs, which cost most: they are taken for 1 until it is seen for which pairs they matter."""
        stage, learn, share, ties = (part(at, columns) for part in (self.stage, self.learn, self.share, self.ties))
        mutual = formulas.mutual(learn, share)
        blank_rows, blank_columns = self._blank[self.rows[at]], self._blank[columns]
        if blank_rows.any() or blank_columns.any():
            # Nothing is known of one of the two: what is not known is not 0 (`questions.pairing`).
            blank = blank_rows[:, None] | blank_columns[None, :]
            for part in (learn, share, mutual):
                np.copyto(part, np.nan, where=blank)
            np.copyto(ties, np.nan, where=blank & (ties == 0.0))
        return [stage, np.ones(stage.shape), learn, share, mutual, ties]

    def stage(self, at: Ints, columns: Ints) -> Floats:
        """The stage component."""
        stage = self.arrays.stage
        return formulas.stage_nearness(stage[:, self.rows[at]][:, :, None], stage[:, columns][:, None, :])

    def ties(self, at: Ints, columns: Ints) -> Floats:
        """The ties component."""
        arrays, rows = self.arrays, self.rows[at]
        affinity: Floats = self._affinity[self._kind[at][:, None], arrays.kind[columns][None, :]]
        one, other = arrays.borders(rows)
        for row, neighbour in zip(one.tolist(), other.tolist(), strict=True):
            affinity[row, columns == neighbour] += WEIGHTS["border"]
        near = formulas.nearness(arrays.point[:, rows][:, :, None], arrays.point[:, columns][:, None, :])
        return formulas.ties(affinity, near)

    def learn(self, at: Ints, columns: Ints) -> Floats:
        """What the seekers can learn from the partners: nothing from those without an experience."""
        found = np.zeros((len(at), len(columns)))
        partners = np.flatnonzero(self._experienced[columns])
        if len(partners):
            found[:, partners] = self._learn(columns[partners], self.rows[at]).T
        return found

    def share(self, at: Ints, columns: Ints) -> Floats:
        """What the partners can learn from the seekers."""
        found = np.zeros((len(at), len(columns)))
        sharers = np.flatnonzero(self._experienced[self.rows[at]])
        if len(sharers):
            found[sharers] = self._learn(self.rows[at][sharers], columns)
        return found

    def _learn(self, partners: Ints, seekers: Ints) -> Floats:
        arrays, question = self.arrays, self.question
        base = learn(arrays, partners, Seekers.of(arrays, seekers), question.inside, question.whole)
        return with_record(arrays, partners, seekers, base)

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
