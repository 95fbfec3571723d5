"""What each of a group of seekers can learn from each of a group of partners: `scoring.learning.learn` on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matcher.scale.formulas import lasting_likeness, stage_nearness
from matcher.scoring import constants as c
from matcher.scoring import learning as scoring
from matcher.scoring.experience import relevance

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays, Floats, Ints


def learn(arrays: Arrays, partners: Ints, seekers: Ints, inside: list[bool], whole: bool) -> Floats:
    """What each of `seekers` can learn from each of `partners` (partners x seekers), who all have experiences.

    `inside` says for each topic whether it is in scope, `whole` that all are.
    """
    strength, at = _strengths(arrays, partners, seekers)
    base = answered(arrays, partners, strength, at, needs_of(arrays, seekers).T, inside, whole)
    return _with_record(arrays, partners, seekers, base)


def needs_of(arrays: Arrays, rows: Ints) -> Floats:
    """The needs of some profiles (rows x topics), UNMEASURED where unknown."""
    needs = arrays.needs[rows].astype(np.float64)
    np.copyto(needs, c.UNMEASURED, where=np.isnan(needs))
    return needs


def answered(
    arrays: Arrays, partners: Ints, strength: Floats, at: Ints, needs: Floats, inside: list[bool], whole: bool
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
    best = [np.zeros(shape) for _ in range(c.BEST_POINTS)] if whole else [np.zeros(shape), np.zeros(shape)]
    for t in range(int(count[0]) if len(count) else 0):
        some = int(np.searchsorted(-count, -t, side="left"))  # partners with more than t topics
        answers = first[partners[:some]] + t
        answer = _offers(arrays, answers, strength, at)
        topic = known.topic[answers]
        answer *= needs[topic]
        if whole:
            for place in best:
                held = place[:some]
                answer, held[:] = np.minimum(answer, held), np.maximum(answer, held)
        else:
            best[1][:some] += answer
            within = np.array(inside)[topic]
            best[0][:some][within] += answer[within]
    learnt = np.empty(shape)
    learnt[order] = _levelled(best, whole)
    return learnt


def _levelled(best: list[Floats], whole: bool) -> Floats:
    """The sums of answers, levelled off: from the best points, or from (in scope, all)."""
    if whole:
        total = best[0]
        for place in best[1:]:
            total = total + place
        return scoring.over_all(total)
    inside, overall = best
    return scoring.within_theme(inside, overall)


def _strengths(arrays: Arrays, partners: Ints, seekers: Ints) -> tuple[Floats, Ints]:
    """Quality times relevance of each experience of `partners` for each seeker, and where each experience stands."""
    known = arrays.experiences
    start = known.first_experience
    count = start[partners + 1] - start[partners]
    owner = np.repeat(np.arange(len(partners)), count)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    these = start[partners][owner] + within
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


def _with_record(arrays: Arrays, partners: Ints, seekers: Ints, base: Floats) -> Floats:
    """`base` (partners x seekers) with the record of sharing in its share, less what the seeker itself took up."""
    known = arrays.experiences
    record = known.record[partners]
    learnt = scoring.with_record(base, record[:, None])
    at = {seeker: column for column, seeker in enumerate(seekers.tolist())} if known.without else {}
    for row, partner in enumerate(partners.tolist()) if at else ():
        for seeker, less in known.without.get(partner, {}).items():
            if seeker in at:
                learnt[row, at[seeker]] += c.RECORD_SHARE * (less - record[row])
    return learnt
