"""Experiences as arrays, laid out by the answers they add up to: which topics each profile has something to say on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matcher.scoring.learning import Topics, counted, on_record
from matcher.scoring.profile import Experience

if TYPE_CHECKING:
    from matcher.scale.arrays import Floats, Ints


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
    after_conflict: Floats  # E, 0 or 1
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
        in_conflict: Set[str],
        shared: Mapping[str, Mapping[str, float]],
    ) -> Experiences:
        """Those of the profiles `ids`, in this order; experiences of others are left out. `shared` says with whom each
        shared what it did, and by what grade."""
        at = {i: position for position, i in enumerate(ids)}
        kept: list[list[Experience]] = [[] for _ in ids]
        for experience in experiences:
            if experience.partner in at:
                kept[at[experience.partner]].append(experience)
        flat = [experience for own in kept for experience in own]
        first_experience, first_answer, topic, first_entry, entry, share = [0], [0], [], [0], [], []
        for own in kept:
            answers: dict[int, list[tuple[int, float]]] = {}
            for number, experience in enumerate(own, first_experience[-1]):
                for t in experience.topics:
                    part = counted(t, experience, experience.partner in in_conflict, topics)
                    answers.setdefault(t, []).append((number, part))
            for t, entries in answers.items():
                topic.append(t)
                entry += [number for number, _ in entries]
                share += [part for _, part in entries]
                first_entry.append(len(entry))
            first_experience.append(first_experience[-1] + len(own))
            first_answer.append(len(topic))
        in_all = {i: math.fsum(learners.values()) for i, learners in shared.items()}
        without = {
            at[i]: {at[s]: on_record(in_all[i] - weight) for s, weight in learners.items() if s in at}
            for i, learners in shared.items()
            if learners and i in at
        }
        return cls(
            first_experience=np.array(first_experience, dtype=np.int32),
            quality=np.array([e.quality for e in flat], dtype=np.float64),
            stage=np.array([e.stage for e in flat], dtype=np.float64).reshape(-1, 7).T.copy(),
            after_conflict=np.array([e.after_conflict for e in flat], dtype=np.float64),
            first_answer=np.array(first_answer, dtype=np.int32),
            topic=np.array(topic, dtype=np.int32),
            first_entry=np.array(first_entry, dtype=np.int32),
            entry=np.array(entry, dtype=np.int32),
            share=np.array(share, dtype=np.float64),
            record=np.array([on_record(in_all.get(i, 0.0)) for i in ids], dtype=np.float64),
            without=without,
        )

    def __len__(self) -> int:
        return len(self.quality)
