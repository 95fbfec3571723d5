"""The fixed scales of the catalogue, on arrays: plain figures -> stage; needs -> needs beyond the stage."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.scale.arrays import Distinct
from matcher.scoring.stage import LOGARITHMIC, MINIMUM, VARIABLES

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue
    from matcher.scale.arrays import Floats

LEVEL = ((2, True), (3, True), (4, False), (5, True), (6, False))
"""Variables (after the income) that say how far along a stage is, and whether more is further (`stage.level`)."""


class Scales:
    """Ends of the scales of stage, what needs a stage makes likely, and the limits of plain figures."""

    def __init__(self, catalogue: Catalogue) -> None:
        series = catalogue.section("dictionary")["series"]
        anything = {"min": -math.inf, "max": math.inf}  # data without series says nothing of what is possible
        limits = {name: series.get(name, anything) for name in VARIABLES}
        self.variables = VARIABLES
        self.limits = {name: (float(limit["min"]), float(limit["max"])) for name, limit in limits.items()}
        for name in LOGARITHMIC:
            self.limits[name] = (max(self.limits[name][0], 1.0), self.limits[name][1])
        self._ends = [ends or [math.nan] * 2 for ends in catalogue.scales.stage]
        likely = [coefficients or [math.nan] * 3 for coefficients in catalogue.scales.expected]
        self._expected = list(np.array(likely).T)  # constant, linear, quadratic: one for each topic

    def stage(self, figures: Floats) -> Floats:
        """`stage.scale` for rows of plain figures (rows x variables)."""
        stage = np.empty(figures.shape)
        for k, (name, ends) in enumerate(zip(VARIABLES, self._ends, strict=True)):
            value, low, high = figures[:, k], ends[0], ends[1]
            if name in LOGARITHMIC:
                with np.errstate(invalid="ignore", divide="ignore"):  # outside the limits: told as a fault
                    value, low, high = np.log(value), np.log(low), np.log(high)
            stage[:, k] = np.clip((value - low) / (high - low), 0.0, 1.0)
        return stage

    def distinct(self, stage: Floats, needs: Any) -> Distinct:
        """The needs beyond what the stage alone makes likely."""
        return Distinct(needs, _level(stage), self._expected)


def _level(stage: Floats) -> Floats:
    """`stage.level` for rows of stages: the mean of the known variables, each in its usual direction."""
    income = np.where(np.isnan(stage[:, 0]), stage[:, 1], stage[:, 0])
    parts = np.stack([income, *(stage[:, k] if more else 1.0 - stage[:, k] for k, more in LEVEL)])
    known = ~np.isnan(parts)
    count = known.sum(axis=0)
    total = np.where(known, parts, 0.0).sum(axis=0)
    return np.where(count >= MINIMUM, total / np.maximum(count, 1), np.nan)
