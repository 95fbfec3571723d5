"""The score of a pair: a weighted mean of seven components, so that what each contributes adds up to it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from matcher.errors import UsageError
from matcher.language import tr
from matcher.plain import Record

COMPONENTS = ("stage", "needs", "learn", "share", "mutual", "ties", "record")

LENSES: dict[str, dict[str, float]] = {
    "balanced": {"stage": 12, "needs": 4, "learn": 20, "share": 10, "mutual": 4, "ties": 1, "record": 0},
    "learn": {"stage": 1, "needs": 1, "learn": 8, "share": 0, "mutual": 0, "ties": 4, "record": 4},
    "mutual": {"stage": 1, "needs": 1, "learn": 1, "share": 1, "mutual": 4, "ties": 2, "record": 0},
    "common-ground": {"stage": 3, "needs": 3, "learn": 1, "share": 1, "mutual": 0, "ties": 3, "record": 0},
}
"""Named sets of weights. Only their proportions count. Balanced is led by what is there to learn, then by what both
gain; closeness decides between equals. The record follows habit, and counts where the question is who teaches well."""

ENOUGH = 0.5 - 1e-9
"""Share of the weights whose components must be known for there to be a score: half, whichever way sums round."""


class Components(Record):
    """The seven components of a pair, each in [0, 1], or None where it cannot be known."""

    stage: float | None
    needs: float | None
    learn: float | None
    share: float | None
    mutual: float | None
    ties: float | None
    record: float | None

    def turned(self) -> Components:
        """The same pair from its other side."""
        return Components(self.stage, self.needs, self.share, self.learn, self.mutual, self.ties, self.record)


def mutual(learn: float, share: float) -> float:
    """The harmonic mean of the two directions: high only when both gain.

    >>> mutual(0.5, 0.5), mutual(0.9, 0.0)
    (0.5, 0.0)
    """
    return 2.0 * learn * share / (learn + share) if learn + share > 0.0 else 0.0


def score(components: Components, weights: Mapping[str, float]) -> float | None:
    """The score: the sum of the contributions, in [0, 1]. None when too little is known for one."""
    parts = _parts(components, weights)
    return None if parts is None else min(1.0, math.fsum([part for part in parts if part is not None]))


def contributions(components: Components, weights: Mapping[str, float]) -> dict[str, float | None] | None:
    """What each component adds to the score; None in all when too little is known for one.

    Weights of unknown components fall to the known ones in proportion, so nothing is taken for 0.
    """
    parts = _parts(components, weights)
    return None if parts is None else dict(zip(COMPONENTS, parts, strict=True))


def _parts(components: Components, weights: Mapping[str, float]) -> list[float | None] | None:
    """The contributions in the order of COMPONENTS."""
    each = [weights[name] for name in COMPONENTS]
    if None not in components:
        known = each
    else:
        known = [0.0 if value is None else weight for value, weight in zip(components, each, strict=True)]
    total = sum(known)
    if total < ENOUGH * sum(each) or total <= 0.0:
        return None
    return [None if value is None else value * w / total for value, w in zip(components, known, strict=True)]


def of_lens(name: str) -> dict[str, float]:
    """The weights of a lens, in the order of COMPONENTS. Raises KeyError for a name that is none."""
    return normalised(LENSES[name])


def normalised(given: Mapping[str, float]) -> dict[str, float]:
    """Weights for all components that add up to 1, in the order of COMPONENTS."""
    for name, value in given.items():
        if name not in COMPONENTS:
            hint = tr("The components are: {names}.", names=", ".join(COMPONENTS))
            raise UsageError(tr('There is no component "{name}".', name=name), hint)
        if not math.isfinite(value) or value < 0:
            number = f"{value:g}"
            message = tr(
                "The weight of {name} must be a finite number of at least 0; it is {number}.", name=name, number=number
            )
            raise UsageError(message)
    try:
        total = math.fsum(given.values())
    except OverflowError:
        total = math.inf
    if total <= 0 or not math.isfinite(total):
        raise UsageError(tr("The weights are all 0 or too large; at least one must be above 0."))
    return {name: given.get(name, 0.0) / total for name in COMPONENTS}


def even(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights in which learning and sharing count the same, so that a pair has one score from both sides."""
    mean = (weights["learn"] + weights["share"]) / 2
    return {**weights, "learn": mean, "share": mean}
