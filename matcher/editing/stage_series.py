"""The stage of a country in any year, from history.csv: on fixed scales for comparing, in plain figures for reading."""

from __future__ import annotations

from statistics import median
from typing import Any

from matcher.editing.load import Loaded
from matcher.scoring import stage

BACK = 3
"""Years before the one asked for in which a value still stands for it."""
AHEAD = 10
"""Years after it in which the first value of a series that begins later does."""
LEVELLED = frozenset({"life_expectancy"})
"""Series of which the median of the years AROUND stands for a year of the past: one year of war, famine or earthquake
is no stage of development."""
AROUND = 2
"""Years before, and as many after."""


class Stages:
    """Looks up stages, in plain figures and on the scales of the reference set."""

    def __init__(self, records: Loaded) -> None:
        self._columns = tuple(records.series)
        self._history = records.history
        self._scales = {
            variable: stage.scale(variable, numbers[0], numbers[1])
            for variable in stage.VARIABLES
            if (numbers := records.reference.get(f"stage {variable}"))
        }
        self._series: dict[str, dict[str, dict[int, float]]] = {}

    def series(self, iso3: str, column: str) -> dict[int, float]:
        """year -> value of one column for one country, in the order of years."""
        if iso3 not in self._series:
            self._series[iso3] = self._all_series(iso3)
        return self._series[iso3].get(column, {})

    def _all_series(self, iso3: str) -> dict[str, dict[int, float]]:
        found: dict[str, dict[int, float]] = {column: {} for column in self._columns}
        for year, row in sorted(self._history.get(iso3, {}).items()):
            # A row is shorter than the columns where an own data folder has added one to those of the shipped rows.
            for values, value in zip(found.values(), row, strict=False):
                if value is not None:
                    values[year] = value
        return found

    def newest(self, iso3: str, column: str) -> tuple[int, float] | None:
        """The newest (year, value) of a column."""
        series = self.series(iso3, column)
        if not series:
            return None
        year = max(series)
        return year, series[year]

    def near(self, iso3: str, column: str, year: int) -> tuple[int, float] | None:
        """(year, value) in `year`, else the last in BACK years before it, else the first in AHEAD years after it; where
        LEVELLED, the median of the years AROUND that one."""
        series = self.series(iso3, column)
        for candidate in (*range(year, year - BACK - 1, -1), *range(year + 1, year + AHEAD + 1)):
            if candidate in series:
                around = AROUND if column in LEVELLED else 0
                years = range(candidate - around, candidate + around + 1)
                return candidate, median(series[y] for y in years if y in series)
        return None

    def now(self, iso3: str) -> list[float | None]:
        """The stage today, on the scales of `scoring.stage`."""
        return [self._scaled(v, self.newest(iso3, v)) for v in stage.VARIABLES]

    def at(self, iso3: str, year: int) -> list[float | None]:
        """The stage in `year`, on the same scales."""
        return [self._scaled(v, self.near(iso3, v, year)) for v in stage.VARIABLES]

    def figures(self, iso3: str, year: int | None) -> dict[str, Any]:
        """The stage in `year` (None: today) in plain figures: for each variable [year of the value, value]."""
        found: dict[str, Any] = {}
        for variable in stage.VARIABLES:
            value = self.newest(iso3, variable) if year is None else self.near(iso3, variable, year)
            if value is not None:
                found[variable] = list(value)
        return found

    def path(self, iso3: str) -> list[float | None]:
        """The level of the stage (`scoring.stage.level`) in each year from 1990 to 2024, for a small picture."""
        on_scale: list[dict[int, float]] = []
        for variable in stage.VARIABLES:
            scale = self._scales.get(variable)
            on_scale.append({y: scale(value) for y, value in self.series(iso3, variable).items()} if scale else {})
        levels = [stage.level([values.get(year) for values in on_scale]) for year in range(1990, 2025)]
        return [None if level is None else round(level, 3) for level in levels]

    def _scaled(self, variable: str, found: tuple[int, float] | None) -> float | None:
        scale = self._scales.get(variable)
        return None if found is None or scale is None else scale(found[1])
