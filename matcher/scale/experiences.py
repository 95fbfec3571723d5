"""Experiences as arrays, laid out by the answers they add up to: which topics each profile has something to say on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from matcher.scoring.learning import Topics, counted, on_record
from matcher.scoring.profile import Experience

if TYPE_CHECKING:
    from matcher.scale.kinds import Flags, Floats, Ints


@dataclass(frozen=True, slots=True)
class Experiences:
    """E experiences, in the order of their partners.

    Partner p has the answers first_answer[p] to first_answer[p + 1]; answer j is on the topic topic[j] and rests on
    the entries first_entry[j] to first_entry[j + 1]; entry i is the experience entry[i], counted with share[i]
    (`scoring.learning.counted`). `record` is what each partner's record of sharing counts for, and `without` what it
    does for those who took something up themselves: partner -> seeker -> record.
    """

    first_experience: Ints  # N + 1
    quality: Floats  # E
    stage: Floats  # 7 x E
    after_conflict: Flags  # E
    first_answer: Ints  # N + 1
    topic: Ints  # J
    first_entry: Ints  # J + 1
    entry: Ints  # I
    share: Floats  # I
    record: Floats  # N
    without: dict[int, dict[int, float]]

    @classmethod
    def of(
        cls,
        ids: Sequence[str],
        experiences: Iterable[Experience],
        topics: Topics,
        conflict: Mapping[str, tuple[bool, bool]],
        shared: Mapping[str, Mapping[str, float]],
    ) -> Experiences:
        """Those of the profiles `ids`, in this order; experiences of others are left out. `shared` says with whom each
        shared what it did, and by what grade; `conflict` which of them are in conflict, and at war."""
        at = {i: position for position, i in enumerate(ids)}
        told = sorted((e for e in experiences if e.partner in at), key=lambda e: at[e.partner])
        answers: dict[tuple[int, int], list[tuple[int, float]]] = {}  # partner, topic: (experience, share)
        for number, experience in enumerate(told):
            for t in experience.topics:
                now, war = conflict[experience.partner]
                part = counted(t, experience, topics, in_conflict=now, at_war=war)
                answers.setdefault((at[experience.partner], t), []).append((number, part))
        entries = [entry for own in answers.values() for entry in own]
        in_all = {i: math.fsum(learners.values()) for i, learners in shared.items()}
        return cls(
            first_experience=first_of([at[e.partner] for e in told], len(ids)),
            quality=np.array([e.quality for e in told], dtype=np.float64),
            stage=np.array([e.stage for e in told], dtype=np.float64).reshape(-1, 7).T.copy(),
            after_conflict=np.array([e.after_conflict for e in told], dtype=bool),
            first_answer=first_of([partner for partner, _ in answers], len(ids)),
            topic=np.array([t for _, t in answers], dtype=np.int32),
            first_entry=np.array([0, *accumulate(map(len, answers.values()))], dtype=np.int32),
            entry=np.array([number for number, _ in entries], dtype=np.int32),
            share=np.array([part for _, part in entries], dtype=np.float64),
            record=np.array([on_record(in_all.get(i, 0.0)) for i in ids], dtype=np.float64),
            without={
                at[i]: {at[s]: on_record(in_all[i] - weight) for s, weight in learners.items() if s in at}
                for i, learners in shared.items()
                if learners and i in at
            },
        )

    def records(self, a: Ints, b: Ints) -> Floats:
        """`scoring.learning.record` of each of the profiles `a` with each of `b`."""
        both: Floats = self.record[a][:, None] + self.record[b][None, :]
        for rows, columns, table in ((a, b, both), (b, a, both.T)):
            at = {seeker: column for column, seeker in enumerate(columns.tolist())} if self.without else {}
            for row, partner in enumerate(rows.tolist()) if at else ():
                for seeker, less in self.without.get(partner, {}).items():
                    if seeker in at:
                        table[row, at[seeker]] += less - self.record[partner]
        return both / 2

    def __len__(self) -> int:
        return len(self.quality)


def first_of(owners: Sequence[int], count: int) -> Ints:
    """Where the entries of each of `count` owners begin, and all end, in a list that is in the order of owners."""
    return np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=count))]).astype(np.int32)
