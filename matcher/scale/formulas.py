"""The formulas of `matcher.scoring` on arrays, in the same order of operations. NaN is unknown, in and out.

Those of two sides take any that broadcast against each other: `side[..., :, None]` and `side[..., None, :]` for all
pairs of two groups, or two lists of one length for a list of pairs. What can be shared with single numbers is written
once, in `matcher.scoring`; what stands here handles unknown values, or saves memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.scoring import agenda
from matcher.scoring.score import ENOUGH
from matcher.scoring.stage import LOGARITHMIC, MINIMUM, VARIABLES
from matcher.scoring.ties import AWAY, EARTH, NEAR, WEIGHTS

if TYPE_CHECKING:
    from matcher.scale.kinds import Flags, Floats

LEVEL = ((2, True), (3, True), (4, False), (5, True), (6, False))
"""Variables (after the income) that say how far along a stage is, and whether more is further (`stage.level`)."""


def on_scale(figures: Floats, scales: Sequence[Sequence[float] | None]) -> Floats:
    """`stage.scale` of rows of plain figures (rows x variables); NaN where a variable has no scale."""
    stage = np.empty(figures.shape)
    for k, (name, ends) in enumerate(zip(VARIABLES, scales, strict=True)):
        value, (low, high) = figures[:, k], ends or (np.nan, np.nan)
        if name in LOGARITHMIC:
            with np.errstate(invalid="ignore", divide="ignore"):  # outside the limits: told as a fault
                value, low, high = np.log(value), np.log(low), np.log(high)
        stage[:, k] = np.clip((value - low) / (high - low), 0.0, 1.0)
    return stage


def level(stage: Floats) -> Floats:
    """`stage.level` of rows of stages: the mean of the known variables, each in its usual direction."""
    income = np.where(np.isnan(stage[:, 0]), stage[:, 1], stage[:, 0])
    parts = np.stack([income, *(stage[:, k] if more else 1.0 - stage[:, k] for k, more in LEVEL)])
    known = ~np.isnan(parts)
    count = known.sum(axis=0)
    total = np.where(known, parts, 0.0).sum(axis=0)
    return np.where(count >= MINIMUM, total / np.maximum(count, 1), np.nan)


def stage_nearness(a: Floats, b: Floats) -> Floats:
    """`stage.similarity` of two stages (first axis: the variables): 1 - the mean distance over those in common."""
    total, known = gap(a[0], b[0])
    if known is not None:
        other, instead = gap(a[1], b[1])
        np.copyto(total, other, where=~known)
        known = known | (True if instead is None else instead)
    count: Any = 1 if known is None else known.view(np.int8)
    for k in range(2, len(VARIABLES)):
        apart, known = gap(a[k], b[k])
        total += apart
        count = count + (1 if known is None else known.view(np.int8))
    if isinstance(count, int):
        return 1.0 - total / count
    near: Floats = 1.0 - total / np.maximum(count, 1)
    np.copyto(near, np.nan, where=count < MINIMUM)
    return near


def gap(x: Floats, y: Floats) -> tuple[Floats, Flags | None]:
    """|x - y|, 0 where one is unknown, and where both are known (None: everywhere)."""
    apart = np.subtract(x, y)
    np.abs(apart, out=apart)
    unknown_x, unknown_y = np.isnan(x), np.isnan(y)
    if not unknown_x.any() and not unknown_y.any():
        return apart, None
    unknown = unknown_x | unknown_y
    np.copyto(apart, 0.0, where=unknown)
    return apart, ~unknown


def needs_likeness(x: Floats, y: Floats, weight: Floats) -> Floats:
    """`agenda.likeness` of two lists of need profiles (last axis: the topics in scope)."""
    both = ~(np.isnan(x) | np.isnan(y))
    x, y = np.where(both, x, 0.0), np.where(both, y, 0.0)
    dot, aa, bb = (np.add.reduce(weight * p, axis=-1) for p in (x * y, x * x, y * y))
    return shrunk(dot, aa, bb, np.count_nonzero(both, axis=-1))


def shrunk(dot: Floats, aa: Floats, bb: Floats, count: Any) -> Floats:
    """The cosine, drawn towards the middle as the topics in common are few; NaN without any."""
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = np.clip(dot / np.sqrt(aa * bb), -1.0, 1.0)
        alike: Floats = agenda.shrunk(cosine, count)
    np.copyto(alike, np.nan, where=(aa <= 0.0) | (bb <= 0.0))
    return alike


def nearness(a: Floats, b: Floats) -> Floats:
    """exp(-distance / NEAR) of two points on the unit sphere (first axis: x, y, z)."""
    square = np.subtract(a[0], b[0])
    square *= square
    for k in (1, 2):
        apart = np.subtract(a[k], b[k])
        apart *= apart
        square += apart
    # A quarter of the squared chord is the haversine of the angle.
    square *= 0.25
    np.minimum(square, 1.0, out=square)
    np.sqrt(square, out=square)
    np.arcsin(square, out=square)
    square *= -2.0 * EARTH / NEAR
    near: Floats = np.exp(square, out=square)
    return near


def ties(affinity: Floats, near: Floats) -> Floats:
    """The weighted mean of the known ties: `affinity` is the weighted sum of all but nearness."""
    value: Floats = affinity + WEIGHTS["nearness"] * near
    value /= AWAY + WEIGHTS["nearness"]
    unknown = np.isnan(near)
    if unknown.any():
        np.copyto(value, affinity / AWAY, where=unknown)
    return value


def mutual(learn: Floats, share: Floats) -> Floats:
    """`score.mutual`: the harmonic mean, 0 where both are."""
    total = learn + share
    mean: Floats = np.divide(2.0 * learn * share, total, out=np.zeros_like(total), where=total > 0.0)
    return mean


def score(components: Sequence[Floats], weights: Sequence[float]) -> Floats:
    """`score.score`: the weighted mean of the known components; NaN when too little weight is known."""
    total: Any = 0.0
    weight: Any = 0.0
    for component, w in zip(components, weights, strict=True):
        if w <= 0.0:
            continue
        unknown = np.isnan(component)
        if unknown.any():
            total = total + np.where(unknown, 0.0, w * component)
            weight = weight + w * ~unknown
        else:
            total = total + w * component
            weight = weight + w
    if isinstance(weight, float):
        found: Floats = total / weight
    else:
        enough = (weight >= ENOUGH * sum(weights)) & (weight > 0.0)
        found = np.divide(total, weight, out=np.full(np.shape(total), np.nan), where=enough)
    np.minimum(found, 1.0, out=found)
    return found
