"""Makes profiles to measure with: provinces and cities that are not real, but spread as real ones are.

    python -m benchmarks.scale_generate 10000 profiles.csv [--seed 1] [--experienced 0.05]

writes profiles.csv and, beside it, profiles.experiences.csv (or .parquet, by the name given, with pyarrow).

A place has its country's stage and needs, shifted by how far it is ahead of or behind the country (one number for
each place, which moves income, schooling, town life and needs together) plus noise of its own. What is not known of
the country is not known of the place; of the rest, a quarter of the incomes and a few per cent of everything else are
unknown, as in subnational statistics. Some places have experiences; some of these were taken up elsewhere.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.scale.profiles import NEED, experiences_beside
from matcher.scoring.constants import CERTAINTY, GRADES
from matcher.scoring.experience import quality

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue

FIGURES = ("gdp_per_person", "life_expectancy", "schooling", "agriculture_jobs", "urban", "fertility")
PROFILE_COLUMNS = (
    "id", "name", "country_iso3", *FIGURES, "population", "lat", "lon", "languages", "organisations",
)  # fmt: skip
"""Before the needs."""
EXPERIENCE_COLUMNS = (
    "id", "title", "partner", "theme", "topics", "start", "quality", "after_conflict", *FIGURES, "shared_with",
)  # fmt: skip
SPREAD = {
    # How a variable moves with a place's lead over its country, and its own noise; ratios where it is logarithmic.
    "gdp_per_person": (0.45, 0.15),
    "life_expectancy": (2.0, 1.0),
    "schooling": (1.3, 0.4),
    "agriculture_jobs": (-11.0, 4.0),
    "urban": (14.0, 6.0),
    "fertility": (-0.45, 0.2),
}
NEED_LEAD, NEED_NOISE = -0.08, 0.07
"""How a need moves with the lead, and its own noise."""
UNKNOWN = {"gdp_per_person": 0.25, "schooling": 0.08}
"""Share of places whose figure is unknown; OTHERWISE for the rest."""
OTHERWISE = 0.04
YEARLY = {
    "gdp_per_person": 0.02,
    "life_expectancy": 0.25,
    "schooling": 0.1,
    "agriculture_jobs": -0.6,
    "urban": 0.4,
    "fertility": -0.04,
}
"""What a variable changes by in a year: what a place was like when its experience began."""
NOW = 2024
BATCH = 2048
"""Rows of a Parquet table that are written at once."""
WORDS = frozenset(
    {"id", "name", "country_iso3", "languages", "organisations", "title", "partner", "theme", "topics",
     "after_conflict", "shared_with"}
)  # fmt: skip
"""Columns of a Parquet table that hold text; the others hold numbers, and null where a cell is empty."""


def write(catalogue: Catalogue, count: int, path: str, *, seed: int = 1, experienced: float = 0.05) -> None:
    """Write `count` profiles to `path`, and their experiences beside it; CSV, or Parquet for a name in .parquet.

    `experienced` is the share of places with experiences (one to three each). The same for a seed.
    """
    random = np.random.default_rng(seed)
    bases = [_Base(catalogue, iso3) for iso3, profile in catalogue.profiles.items() if profile.south]
    weight = np.array([max(1.0, base.people) ** 0.3 for base in bases])
    sizes = random.multinomial(count, weight / weight.sum())
    ids = [f"{base.iso3}-{n:05d}" for base, size in zip(bases, sizes, strict=True) for n in range(1, size + 1)]
    told: list[list[str]] = []

    def rows() -> Iterator[list[str]]:
        for base, size in zip(bases, sizes.tolist(), strict=True):
            for row, figures in base.places(random, size):
                if random.random() < experienced:
                    told.extend(_experiences(random, catalogue, row[0], figures, ids))
                yield row

    _save(path, [*PROFILE_COLUMNS, *(NEED + topic for topic in catalogue.topics)], rows())
    _save(experiences_beside(path), list(EXPERIENCE_COLUMNS), iter(told))


class _Base:
    """A country of the catalogue, as the base of its places."""

    def __init__(self, catalogue: Catalogue, iso3: str) -> None:
        profile, record = catalogue.profiles[iso3], catalogue.country(iso3)
        figures = record["stage_now"]
        self.iso3, self.name = iso3, profile.name
        self.figures = {name: float(figures[name][1]) if name in figures else None for name in FIGURES}
        self.needs = np.array([np.nan if need is None else need for need in profile.needs])
        self.people = 10 ** (profile.size or 5.5)
        self.place = (profile.middle, profile.lon)
        self.official = list(profile.official)
        self.spoken = dict(profile.spoken)
        self.organisations = ";".join(profile.organisations)

    def places(self, random: Any, count: int) -> Iterator[tuple[list[str], dict[str, float | None]]]:
        """(a row, its figures) for each of `count` places."""
        breadth = min(6.0, 0.4 + (self.people / 1e7) ** 0.4)  # degrees: populous countries are mostly large
        lead = random.normal(0.0, 1.0, count)
        unknown = {name: random.random(count) < UNKNOWN.get(name, OTHERWISE) for name in FIGURES}
        noise = {name: random.normal(0.0, 1.0, count) for name in FIGURES}
        people = self.people / max(1, count) * np.exp(random.normal(0.0, 1.0, count))
        lat, lon = random.normal(0.0, breadth, count), random.normal(0.0, breadth, count)
        regional = random.random(count) < 0.2
        for n in range(count):
            figures = {name: self._figure(name, lead[n], noise[name][n]) for name in FIGURES}
            shown = {name: None if unknown[name][n] else value for name, value in figures.items()}
            needs = self.needs + NEED_LEAD * lead[n] + random.normal(0.0, NEED_NOISE, len(self.needs))
            needs[random.random(len(needs)) < OTHERWISE] = np.nan
            needs = np.clip(needs, 0.0, 1.0)
            yield (
                [
                    f"{self.iso3}-{n + 1:05d}",
                    f"{self.name}, place {n + 1}",
                    self.iso3,
                    *("" if shown[name] is None else f"{shown[name]:.4g}" for name in FIGURES),
                    f"{people[n]:.0f}",
                    "" if self.place[0] is None else f"{max(-89.0, min(89.0, self.place[0] + lat[n])):.3f}",
                    "" if self.place[1] is None else f"{(self.place[1] + lon[n] + 180.0) % 360.0 - 180.0:.3f}",
                    self._languages(bool(regional[n])),
                    self.organisations,
                    *("" if need != need else f"{need:.3f}" for need in needs.tolist()),
                ],
                shown,
            )

    def _figure(self, name: str, lead: float, noise: float) -> float | None:
        value = self.figures[name]
        if value is None:
            return None
        with_lead, own = SPREAD[name]
        if name == "gdp_per_person":
            return float(value * np.exp(with_lead * lead + own * noise))
        return _within(name, value + with_lead * lead + own * noise)

    def _languages(self, regional: bool) -> str:
        """The country's; a region speaks the first of its languages alone."""
        spoken = dict(list(self.spoken.items())[:1]) if regional else self.spoken
        return ";".join([*self.official, *(f"{tongue}:{round(100 * share)}" for tongue, share in spoken.items())])


def _experiences(
    random: Any, catalogue: Catalogue, place: str, figures: dict[str, float | None], ids: list[str]
) -> Iterator[list[str]]:
    themes, topics = list(catalogue.themes), list(catalogue.topics)
    for number in range(1, int(random.integers(1, 4)) + 1):
        theme = int(random.integers(len(themes)))
        own = [t for t, of in enumerate(catalogue.topic_theme) if of == theme]
        chosen = random.choice(own, min(len(own), int(random.integers(1, 4))), replace=False).tolist()
        if random.random() < 0.4:
            chosen.append(int(random.choice([t for t in range(len(topics)) if t not in own])))
        start = int(random.integers(1995, NOW - 1))
        confidence = str(random.choice(list(CERTAINTY)))
        then = {name: _then(name, value, NOW - start) for name, value in figures.items()}
        learners = random.choice(ids, 1 + int(random.integers(3))) if random.random() < 0.2 else []
        yield [
            f"{place}-e{number}",
            f"Experience {number} of {place}",
            place,
            themes[theme],
            ";".join(topics[t] for t in chosen),
            str(start),
            f"{quality(confidence, int(random.integers(1, 4)), int(random.integers(0, 4))):.4f}",
            "yes" if random.random() < 0.15 else "no",
            *("" if then[name] is None else f"{then[name]:.4g}" for name in FIGURES),
            ";".join(
                f"{learner}:{random.choice(list(GRADES))}"
                for learner in dict.fromkeys(map(str, learners))
                if learner != place
            ),
        ]


def _then(name: str, value: float | None, years: int) -> float | None:
    if value is None:
        return None
    if name == "gdp_per_person":
        return float(value * np.exp(-YEARLY[name] * years))
    return _within(name, value - YEARLY[name] * years)


def _within(name: str, value: float) -> float:
    low, high = {"life_expectancy": (35.0, 90.0), "schooling": (0.2, 16.0), "fertility": (0.8, 8.0)}.get(
        name, (0.1, 99.9)
    )
    return float(min(high, max(low, value)))


def _save(path: str, columns: list[str], rows: Iterator[list[str]]) -> None:
    if not path.endswith(".parquet"):
        with open(path, "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(columns)
            table.writerows(rows)
        return
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema = arrow.schema([(name, arrow.string() if name in WORDS else arrow.float64()) for name in columns])
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            made = [
                [cell or None if name in WORDS else float(cell) if cell else None for cell in cells]
                for name, cells in zip(columns, zip(*batch, strict=True), strict=True)
            ]
            writer.write_batch(arrow.record_batch(made, schema=schema))


def main() -> None:
    """The command line of this module."""
    import argparse

    from matcher.catalogue.catalogue import Catalogue

    parser = argparse.ArgumentParser(description="Make profiles to measure with.")
    parser.add_argument("count", type=int)
    parser.add_argument("path")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--experienced", type=float, default=0.05)
    given = parser.parse_args()
    write(Catalogue.load(), given.count, given.path, seed=given.seed, experienced=given.experienced)
    print(f"{given.path}: {os.path.getsize(given.path):,} bytes")


if __name__ == "__main__":
    main()
