"""The fixed scales of the catalogue, on arrays: plain figures -> stage; needs -> needs beyond the stage."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.folder import shipped
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
        with open(os.path.join(shipped(), "reference.csv"), encoding="utf-8", newline="") as file:
            # Checked when the catalogue was built from it.
            reference = {name: numbers for name, numbers in csv.reader(file) if not name.startswith("need ")}
        series = catalogue.dictionary["series"]
        self.variables = VARIABLES
        self.limits = {name: (float(series[name]["min"]), float(series[name]["max"])) for name in VARIABLES}
        for name in LOGARITHMIC:
            self.limits[name] = (max(self.limits[name][0], 1.0), self.limits[name][1])
        self._ends = [_numbers(reference[f"stage {name}"]) for name in VARIABLES]
        unknown = "nan nan nan"
        likely = [_numbers(reference.get(f"expected {topic}", unknown)) for topic in catalogue.topics]
        self._expected = np.array(likely).T  # constant, linear, quadratic: one for each topic

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


def _numbers(text: str) -> list[float]:
    return [float(word) for word in text.split()]


def _level(stage: Floats) -> Floats:
    """`stage.level` for rows of stages: the mean of the known variables, each in its usual direction."""
    income = np.where(np.isnan(stage[:, 0]), stage[:, 1], stage[:, 0])
    parts = np.stack([income, *(stage[:, k] if more else 1.0 - stage[:, k] for k, more in LEVEL)])
    known = ~np.isnan(parts)
    count = known.sum(axis=0)
    total = np.where(known, parts, 0.0).sum(axis=0)
    return np.where(count >= MINIMUM, total / np.maximum(count, 1), np.nan)
