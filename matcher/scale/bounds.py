"""How well a partner can score at best with any member of a group of seekers, without looking at each of them.

The members of a group are alike (provinces of one country), so they fill a small box: of stages, of places, of needs.
Each component with the nearest point of the box is at least its value with any member. A component that may be
unknown is taken for 1, which is at least the mean of the others that stands in for it; one that is unknown with every
member is left to them. A partner whose bound is below what every member already has cannot enter a list, and is never
scored. Nothing is lost by it; most of the work is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from matcher.scale.arrays import entries_of
from matcher.scale.formulas import mutual, ties
from matcher.scale.learning import answered, heeded, needs_of
from matcher.scoring import constants as c
from matcher.scoring.experience import CIRCUMSTANCES_COMPARED, relevance
from matcher.scoring.score import ENOUGH
from matcher.scoring.stage import MINIMUM, VARIABLES
from matcher.scoring.ties import EARTH, NEAR, WEIGHTS

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.kinds import Flags, Floats, Ints, Question

SLACK = 1e-9
"""What is added to a bound, and taken from a threshold, so that rounding (about 1e-15) decides nothing."""


def upper(arrays: Arrays, rows: Ints, question: Question) -> Floats:
    """For each profile, a bound on its score as a partner of any of `rows`."""
    blank, of_blank = arrays.blank, _of_blank(arrays, question)
    if blank[rows].all():
        return of_blank
    bound = _of_known(arrays, rows, question)
    bound[blank] = of_blank[blank]
    return np.maximum(bound, of_blank) if blank[rows].any() else bound


def with_point(arrays: Arrays, rows: Ints, question: Question) -> Flags:
    """For each profile, whether it may have a point in scope with any of `rows`, on either side. Of no other is
    anything documented."""
    known = arrays.experiences
    found = np.zeros(len(arrays), dtype=bool)
    inside = np.flatnonzero(np.array(question.inside)[known.topic]).astype(np.int32)
    position, entry = entries_of(known.first_entry, inside)
    if not len(entry):
        return found
    told, topic = known.entry[entry], known.topic[inside[position]]
    value = known.quality[told] * known.share[entry]
    owner = np.searchsorted(known.first_experience, told, side="right") - 1
    least = c.FLOOR - SLACK
    found[owner[value * _fit(arrays, rows)[told] * needs_of(arrays, rows).max(axis=0)[topic] >= least]] = True
    own = np.isin(owner, rows)
    for t in np.unique(topic[own]).tolist():
        found |= heeded(arrays.needs[:, t]) * value[own & (topic == t)].max() >= least
    return found


def without_score(arrays: Arrays) -> Floats:
    """What stands for the score of a pair that has none: below every score, and falling in the order of ids."""
    return -1.0 - arrays.rank / len(arrays)


def _of_blank(arrays: Arrays, question: Question) -> Floats:
    """A bound for pairs of which one side is blank: its needs and ties may be known, and make a score or do not."""
    if question.weights[1] + question.weights[5] >= ENOUGH * sum(question.weights):
        return np.full(len(arrays), 1.0 + SLACK)
    return without_score(arrays) + SLACK


def _of_known(arrays: Arrays, rows: Ints, question: Question) -> Floats:
    of_stage, of_needs, of_learn, of_share, of_mutual, of_ties, of_record = question.weights
    bound, weight = np.full(len(arrays), SLACK), np.ones(len(arrays))
    if np.isnan(arrays.distinct(rows)[:, question.inside]).all():
        weight -= of_needs  # unknown with everybody: the others stand in for it
    else:
        bound += of_needs
    if of_stage:
        near = _stage(arrays.stage[:, rows], arrays.stage, 1.0, np.nan)
        weight -= of_stage * np.isnan(near)
        bound += of_stage * np.nan_to_num(near)
    if of_learn or of_mutual:
        learn = _learn(arrays, rows, question)
        bound += of_learn * learn
    if of_share or of_mutual:
        share = _share(arrays, rows, question)
        bound += of_share * share
    if of_mutual:
        bound += of_mutual * mutual(learn, np.full(len(arrays), share))
    if of_ties:
        bound += of_ties * _ties(arrays, rows)
    if of_record:
        record = arrays.experiences.record
        bound += of_record * (record + record[rows].max()) / 2
    # Where too little weight is left for a score, any bound will do.
    np.divide(bound, weight, out=bound, where=weight > SLACK)
    return bound


def _box(values: Floats) -> tuple[float, float, bool]:
    """(lowest, highest, whether all are known) of one variable."""
    known = values[~np.isnan(values)]
    if not len(known):
        return math.nan, math.nan, False
    return float(known.min()), float(known.max()), len(known) == len(values)


def _outside(values: Floats, low: float, high: float) -> Floats:
    """How far each value lies outside [low, high]; NaN where it, or the box, is unknown."""
    apart = np.maximum(low - values, values - high)
    np.maximum(apart, 0.0, out=apart)
    return apart


def _stage(members: Floats, others: Floats, unknown: float, never: float) -> Floats:
    """A bound on the nearness of each of `others` to any of `members`; at least `unknown` where they may not be
    comparable with one of them, and `never` where with none.

    Where some members lack a variable, the mean distance may be over fewer; it is never below the mean of the MINIMUM
    shortest distances.
    """
    gdp, gni = _box(members[0]), _box(members[1])
    same_income = gdp[2] and not np.isnan(others[0]).any()
    apart = [_outside(others[0], *gdp[:2])]
    if not same_income:
        apart = [np.fmin(apart[0], _outside(others[1], *gni[:2]))]
    lacking = np.zeros(members.shape[1], dtype=np.int8)
    for k in range(2, len(VARIABLES)):
        low, high, complete = _box(members[k])
        if not math.isnan(low):
            apart.append(_outside(others[k], low, high))
            if not complete:
                lacking += np.isnan(members[k])
    least = int(lacking.max()) + (not same_income)  # variables that a member may lack of those counted here
    total = np.zeros(others.shape[1])
    count = np.zeros(others.shape[1], dtype=np.int8)
    shortest = [np.full(others.shape[1], np.inf) for _ in range(MINIMUM)]
    for distance in apart:
        known = ~np.isnan(distance)
        count += known
        np.copyto(distance, np.inf if least else 0.0, where=~known)
        if least:
            longer = distance
            for held in shortest:
                longer, held[:] = np.maximum(longer, held), np.minimum(longer, held)
        else:
            total += distance
    mean = np.sum(shortest, axis=0) / MINIMUM if least else total / np.maximum(count, 1)
    near: Floats = 1.0 - mean
    np.copyto(near, np.maximum(near, unknown), where=count - least < MINIMUM)
    np.maximum(near, 0.0, out=near)
    np.copyto(near, never, where=count < MINIMUM)
    return near


def _learn(arrays: Arrays, rows: Ints, question: Question) -> Floats:
    """A bound on what any of `rows` can learn from each profile."""
    known = arrays.experiences
    bound = np.zeros(len(arrays))
    if not len(known):
        return bound
    partners = np.flatnonzero(arrays.experienced).astype(np.int32)
    at = np.arange(len(known), dtype=np.int32)
    needs = needs_of(arrays, rows).max(axis=0)[:, None]
    strength = (known.quality * _fit(arrays, rows))[:, None]
    best = answered(arrays, partners, strength, at, needs=needs, question=question)
    bound[partners] = best[:, 0]
    return bound


def _fit(arrays: Arrays, rows: Ints) -> Floats:
    """A bound on how relevant each experience is to any of `rows`."""
    known = arrays.experiences
    owner = np.repeat(np.arange(len(arrays)), np.diff(known.first_experience))
    near = _stage(arrays.stage[:, rows], known.stage, c.UNCOMPARED, c.UNCOMPARED)
    alike = np.zeros(len(known))
    for flags, of_partners in (
        (arrays.small_island[rows], arrays.small_island[owner]),
        (arrays.landlocked[rows], arrays.landlocked[owner]),
        (arrays.after_conflict[rows], known.after_conflict),
    ):
        alike += np.where(of_partners, flags.any(), not flags.all())
    for values, width in ((arrays.latitude, c.LATITUDE_RANGE), (arrays.size, c.SIZE_RANGE)):
        low, high, complete = _box(values[rows])
        apart = _outside(values[owner], low, high)
        part = 1.0 - np.minimum(1.0, apart / width)
        alike += np.where(np.isnan(part), 1.0, part) if complete else 1.0
    return relevance(near, alike / CIRCUMSTANCES_COMPARED)


def _share(arrays: Arrays, rows: Ints, question: Question) -> float:
    """A bound on what anybody can learn from any of `rows`: from the most relevant experiences, with every need."""
    partners = rows[arrays.experienced[rows]]
    if not len(partners):
        return 0.0
    known = arrays.experiences
    at = np.arange(len(known), dtype=np.int32)
    needs = np.ones((len(arrays.topic_weight), 1))
    best = answered(arrays, partners, known.quality[:, None], at, needs=needs, question=question)
    return float(best[:, 0].max())


def _ties(arrays: Arrays, rows: Ints) -> Floats:
    kinds = np.unique(arrays.kind[rows])
    parts = np.max([arrays.affinities.parts(int(kind)) for kind in kinds], axis=0)[arrays.kind]
    _, bordering = arrays.borders(rows)
    parts[bordering] += WEIGHTS["border"]
    return ties(parts, _nearness(arrays, rows))


def _nearness(arrays: Arrays, rows: Ints) -> Floats:
    """A bound on nearness: no nearer than to the middle of the group less the group's radius."""
    points = arrays.point[:, rows]
    anywhere = np.ones(len(arrays))
    if np.isnan(points).any():
        return anywhere
    middle = points.mean(axis=1)
    length = math.sqrt(float(middle @ middle))
    if length < 1e-3:  # scattered over the globe: there is no middle
        return anywhere
    middle /= length
    radius = math.acos(max(-1.0, min(1.0, float((middle @ points).min())))) + 1e-7
    angle = np.arccos(np.clip(middle @ arrays.point, -1.0, 1.0)) - radius
    near: Floats = np.exp(-EARTH / NEAR * np.maximum(0.0, angle))
    np.copyto(near, 1.0, where=np.isnan(near))
    return near
