"""What each of a group of seekers can learn from each of a group of partners: `scoring.learning.learn` on arrays."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from matcher.scale.arrays import entries_of
from matcher.scale.formulas import gap, stage_nearness
from matcher.scoring import constants as c
from matcher.scoring import learning as scoring
from matcher.scoring.experience import relevance

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.kinds import Flags, Floats, Ints, Question


def learn(arrays: Arrays, partners: Ints, seekers: Ints, question: Question) -> Floats:
    """What each of `seekers` can learn from each of `partners` (partners x seekers), who all have experiences."""
    strength, at = _strengths(arrays, partners, seekers)
    return answered(arrays, partners, strength, at, needs=needs_of(arrays, seekers).T, question=question)


def has_point(arrays: Arrays, partners: Ints, seekers: Ints, question: Question) -> Flags:
    """Whether each of `partners` has an experience in scope that is worth FLOOR to each of `seekers` (partners x
    seekers): a point that would be shown as a reason."""
    known = arrays.experiences
    found = np.zeros((len(partners), len(seekers)), dtype=bool)
    owner, answers = entries_of(known.first_answer, partners)
    within = np.array(question.inside)[known.topic[answers]]
    position, entry = entries_of(known.first_entry, answers[within])
    if not len(entry):
        return found
    owner, topic = owner[within][position], known.topic[answers[within][position]]
    able, first = np.unique(owner, return_index=True)
    strength, at = _strengths(arrays, partners[able], seekers)
    value = needs_of(arrays, seekers).T[topic]
    value *= strength[at[known.entry[entry]]]
    value *= known.share[entry][:, None]
    found[able] = np.maximum.reduceat(value, first, axis=0) >= c.FLOOR
    return found


def needs_of(arrays: Arrays, rows: Ints) -> Floats:
    """What the needs of some profiles (rows x topics) count for."""
    return heeded(arrays.needs[rows])


def heeded(given: npt.NDArray[Any]) -> Floats:
    """`needs.heeded` of some needs."""
    needs = given.astype(np.float64)
    np.copyto(needs, 0.0, where=needs < c.LEAST)
    np.copyto(needs, c.UNMEASURED, where=np.isnan(needs))
    return needs


def answered(
    arrays: Arrays, partners: Ints, strength: Floats, at: Ints, *, needs: Floats, question: Question
) -> Floats:
    """The needs (topics x seekers) that `partners` answer with experiences of this strength (experiences x seekers).

    `at` says where in `strength` each experience stands.
    """
    known = arrays.experiences
    first = known.first_answer
    count = first[partners + 1] - first[partners]
    order = np.argsort(-count, kind="stable")  # those with most topics first: each round below is then a slice
    partners, count = partners[order], count[order]
    shape = (len(partners), needs.shape[1])
    # The best points so far, the best first; or the sums of answers in scope and of all.
    best = [np.zeros(shape) for _ in range(c.BEST_POINTS if question.whole else 2)]
    for t in range(int(count[0]) if len(count) else 0):
        some = int(np.searchsorted(-count, -t, side="left"))  # partners with more than t topics
        answers = first[partners[:some]] + t
        answer = _offers(arrays, answers, strength, at)
        topic = known.topic[answers]
        answer *= needs[topic]
        if question.whole:
            for place in best:
                held = place[:some]
                answer, held[:] = np.minimum(answer, held), np.maximum(answer, held)
        else:
            best[1][:some] += answer
            within = np.array(question.inside)[topic]
            best[0][:some][within] += answer[within]
    learnt = np.empty(shape)
    learnt[order] = scoring.over_all(reduce(np.add, best)) if question.whole else scoring.within_theme(*best)
    return learnt


def _strengths(arrays: Arrays, partners: Ints, seekers: Ints) -> tuple[Floats, Ints]:
    """Quality times relevance of each experience of `partners` for each seeker, and where each experience stands."""
    known = arrays.experiences
    owner, these = entries_of(known.first_experience, partners)
    alike, parts = lasting_likeness(arrays, partners[:, None], seekers[None, :])
    if len(owner) > len(partners):
        alike, parts = alike[owner], parts if isinstance(parts, int) else parts[owner]
    alike = alike + (known.after_conflict[these][:, None] == arrays.after_conflict[seekers][None, :])
    alike /= parts + 1
    near = stage_nearness(known.stage[:, these][:, :, None], arrays.stage[:, seekers][:, None, :])
    np.copyto(near, c.UNCOMPARED, where=np.isnan(near))
    strength = known.quality[these][:, None] * relevance(near, alike)
    at = np.zeros(len(known), dtype=np.int32)
    at[these] = np.arange(len(these), dtype=np.int32)
    return strength, at


def _offers(arrays: Arrays, answers: Ints, strength: Floats, at: Ints) -> Floats:
    """1 - product of (1 - strength * share) over the entries of each answer."""
    known = arrays.experiences
    first, last = known.first_entry[answers], known.first_entry[answers + 1]
    left = strength[at[known.entry[first]]]
    left *= -known.share[first][:, None]
    left += 1.0
    for further in range(1, int((last - first).max(initial=0))):
        more = np.flatnonzero(first + further < last)
        entry = first[more] + further
        left[more] *= 1.0 - strength[at[known.entry[entry]]] * known.share[entry][:, None]
    return np.subtract(1.0, left, out=left)


def lasting_likeness(arrays: Arrays, a: Ints, b: Ints) -> tuple[Floats, Any]:
    """`experience.lasting_likeness` of the profiles `a` and `b`: (sum, count) over islands, sea, climate and size."""
    island, sea = arrays.small_island, arrays.landlocked
    total = np.add(island[a] == island[b], sea[a] == sea[b], dtype=np.float64)
    count: Any = 2
    for trait, width in ((arrays.latitude, c.LATITUDE_RANGE), (arrays.size, c.SIZE_RANGE)):
        apart, known = gap(trait[a], trait[b])
        apart /= width
        np.minimum(apart, 1.0, out=apart)
        np.subtract(1.0, apart, out=apart)
        if known is not None:
            apart *= known
        total += apart
        count = count + (1 if known is None else known.view(np.int8))
    return total, count
