"""Reads the tidy tables of profiles and experiences into arrays.

What a place is not asked for, and is true of its whole country, comes from the country in the catalogue: former
rulers, sea, the record of conflict; and, where the cell is empty, languages and organisations. Figures and needs never
do: an empty cell is unknown.

Figures are kept in single precision (seven digits: more than any of them deserves), so that a hundred thousand
profiles with a hundred needs take 80 MB and not 160. All reckoning is in double precision.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.scale import columns as c
from matcher.scale.affinity import Affinities, Kind
from matcher.scale.arrays import Arrays, Rules, borders_of, on_sphere, ranks
from matcher.scale.chunks import Limits, Table
from matcher.scale.experiences import Experiences
from matcher.scale.measured import Scales
from matcher.scoring.constants import GRADES
from matcher.scoring.profile import Experience
from matcher.text import did_you_mean

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue

PEOPLE = (1.0, 1e10)
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def read(path: str, catalogue: Catalogue, experiences: str | None = None) -> Arrays:
    """The profiles in `path` and the experiences in `experiences` (default: the table beside it, if there is one).

    Raises InvalidData with the faults, each with file and line.
    """
    profiles = _Profiles(path, catalogue)
    beside = c.experiences_beside(path)
    told = experiences or (beside if os.path.exists(beside) else None)
    order = sorted(range(len(profiles.ids)), key=lambda i: (profiles.of[i], profiles.ids[i]))
    ids = [profiles.ids[i] for i in order]
    found, shared = read_experiences(told, catalogue, ids) if told else ([], {})
    return profiles.arrays(order, found, shared)


class _Profiles:
    """What is read of a table of profiles, in the order of its rows."""

    def __init__(self, path: str, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._scales = Scales(catalogue)
        self.ids: list[str] = []
        self.names: list[str] = []
        self.of: list[str] = []
        self._kinds: list[Kind] = []
        self._borders: dict[str, list[str]] = {}
        self._after: list[bool] = []
        self._ready: dict[tuple[str, str, str], Kind] = {}
        needs = {c.NEED + topic: (0.0, 1.0) for topic in catalogue.topics}
        limits: Limits = {
            **{name: self._scales.limits[name] for name in (*c.FIGURES, *c.OPTIONAL_FIGURES)},
            "population": PEOPLE, "lat": (-90.0, 90.0), "lon": (-180.0, 180.0), **needs,
        }  # fmt: skip
        words = ("id", "name", "country_iso3", "languages", "organisations", *c.OPTIONAL_WORDS)
        self._table = Table(path, words, limits, c.REQUIRED)
        # Made in one piece and filled as the table is read, so that no number is ever held twice.
        most = self._table.most_rows()
        self._stage = np.empty((most, len(self._scales.variables)))
        self._needs = np.empty((most, len(needs)), dtype=np.float32)
        self._place = np.empty((most, 3))
        self._read(list(needs))
        if not self.ids:
            self._table.fault(1, "", "the table holds no profile")
        self._table.end()

    def _read(self, needs: Sequence[str]) -> None:
        table, at = self._table, {name: n for n, name in enumerate(self._table.numbers)}
        word = {name: n for n, name in enumerate(table.words)}
        lines: dict[str, int] = {}
        start = 0
        for chunk in table.chunks():
            for line, cells in zip(chunk.lines, chunk.words, strict=True):
                row = {name: cells[n] for name, n in word.items()}
                self._row(line, row, lines)
            figures = np.full((len(chunk.lines), len(at) + 1), np.nan)  # the last column stands for those not there
            figures[:, :-1] = chunk.numbers
            rows = slice(start, start := start + len(chunk.lines))
            self._stage[rows] = self._scales.stage(figures[:, [at.get(name, -1) for name in self._scales.variables]])
            self._needs[rows] = figures[:, [at.get(name, -1) for name in needs]]
            self._place[rows] = figures[:, [at.get(name, -1) for name in ("population", "lat", "lon")]]

    def _row(self, line: int, row: dict[str, str], lines: dict[str, int]) -> None:
        profiles, iso3, i = self._catalogue.profiles, row["country_iso3"], row["id"]
        if not i:
            self._table.fault(line, "id", "is missing")
        elif i in lines:
            self._table.fault(line, "id", f"{i!r} stands twice, first in line {lines[i]}")
        lines[i] = line
        if iso3 not in profiles:
            near = did_you_mean(iso3, list(profiles))
            self._table.fault(line, "country_iso3", f"no country of the catalogue has the code {iso3!r}.{near}")
            return
        after = row.get("after_conflict", "").lower()
        if after and after not in YES_NO:
            self._table.fault(line, "after_conflict", f"{after!r} is neither yes nor no")
        self.ids.append(i)
        self.names.append(row.get("name") or i)
        self.of.append(iso3)
        self._after.append(YES_NO.get(after, profiles[iso3].after_conflict))
        if row.get("borders"):
            self._borders[i] = [other for other in row["borders"].split(";") if other]
        self._kinds.append(self._kind(line, iso3, row.get("languages", ""), row.get("organisations", "")))

    def _kind(self, line: int, iso3: str, languages: str, organisations: str) -> Kind:
        key = (iso3, languages, organisations)
        if key not in self._ready:
            country = self._catalogue.profiles[iso3]
            official, spoken = list(country.official), dict(country.spoken)
            if languages:
                official, spoken = self._languages(line, languages)
            groups = list(dict.fromkeys(g for g in organisations.split(";") if g)) or country.organisations
            self._ready[key] = (official, spoken, groups, country.rulers)
        return self._ready[key]

    def _languages(self, line: int, text: str) -> tuple[list[str], dict[str, float]]:
        """fr;ln:60 -> French is official, 60 % speak Lingala."""
        official: list[str] = []
        spoken: dict[str, float] = {}
        for part in filter(None, text.split(";")):
            tongue, colon, share = part.partition(":")
            if not colon:
                official.append(tongue)
            elif share.replace(".", "", 1).isdecimal() and float(share) <= 100.0:
                spoken[tongue] = float(share) / 100.0
            else:
                self._table.fault(line, "languages", f"{part!r}: after the colon a share of 0 to 100 is due")
        return list(dict.fromkeys(official)), spoken

    def arrays(self, order: list[int], experiences: list[Experience], shared: dict[str, dict[str, float]]) -> Arrays:
        """The arrays, with the profiles in this order."""
        profiles, scales = self._catalogue.profiles, self._scales
        ids, of = [self.ids[i] for i in order], [self.of[i] for i in order]
        countries = sorted(set(of))
        where = {iso3: n for n, iso3 in enumerate(countries)}
        country = np.array([where[iso3] for iso3 in of], dtype=np.int32)
        rows = slice(0, len(order)) if order == list(range(len(order))) else order
        stage, needs, place = self._stage[rows], self._needs[rows], self._place[rows]
        del self._stage, self._needs, self._place
        rules = Rules.of(self._catalogue)
        kind, affinities = Affinities.of([self._kinds[i] for i in order], rules.rarity)
        border_start, border_to = borders_of(ids, self._borders)

        def of_country(trait: str) -> Any:
            return np.array([getattr(profiles[iso3], trait) for iso3 in countries], dtype=bool)[country]

        with np.errstate(invalid="ignore"):
            size = np.log10(place[:, 0])
        return Arrays(
            ids=ids,
            names=[self.names[i] for i in order],
            countries=countries,
            rank=ranks(ids),
            country=country,
            stage=np.ascontiguousarray(stage.T),
            needs=needs,
            distinct=scales.distinct(stage, needs),
            after_conflict=np.array([self._after[i] for i in order], dtype=bool),
            landlocked=of_country("landlocked"),
            small_island=of_country("small_island"),
            latitude=np.abs(place[:, 1]),
            size=size,
            lat=place[:, 1].copy(),
            lon=place[:, 2].copy(),
            point=on_sphere(place[:, 1], place[:, 2]),
            kind=kind,
            affinities=affinities,
            border_start=border_start,
            border_to=border_to,
            experiences=Experiences.of(
                ids,
                experiences,
                rules.topics,
                {i for i, iso3 in zip(ids, of, strict=True) if profiles[iso3].in_conflict},
                shared,
                {i: math.fsum(s.values()) for i, s in shared.items()},
            ),
            topic_weight=np.array(rules.topic_weight),
        )


def read_experiences(
    path: str, catalogue: Catalogue, ids: Sequence[str]
) -> tuple[list[Experience], dict[str, dict[str, float]]]:
    """(the experiences, partner -> who took something up from it and by what grade), of a tidy table."""
    scales = Scales(catalogue)
    themes = {name: n for n, name in enumerate(catalogue.themes)}
    topics = {name: n for n, name in enumerate(catalogue.topics)}
    known = set(ids)
    limits: Limits = {
        **{name: scales.limits[name] for name in (*c.FIGURES, *c.OPTIONAL_FIGURES)},
        "start": (1900.0, 2100.0), "quality": (0.0, 1.0),
    }  # fmt: skip
    words = ("id", "title", "partner", "theme", "topics", "after_conflict", "shared_with")
    table = Table(path, words, limits, c.REQUIRED_OF_EXPERIENCES)
    found: list[Experience] = []
    shared: dict[str, dict[str, float]] = {}
    for line, row, numbers in _rows(table):
        partner, theme = row["partner"], row["theme"]
        if partner not in known:
            table.fault(line, "partner", f"no profile has the id {partner!r}")
        if theme not in themes:
            table.fault(line, "theme", f"there is no theme {theme!r}.{did_you_mean(theme, list(themes))}")
        own = [topic for topic in row["topics"].split(";") if topic]
        if not own:
            table.fault(line, "topics", "is missing")
        for topic in own:
            if topic not in topics:
                table.fault(line, "topics", f"there is no topic {topic!r}.{did_you_mean(topic, list(topics))}")
        for name in ("start", "quality"):
            if math.isnan(numbers[name]):
                table.fault(line, name, "is missing")
        for learner, grade in (part.rpartition(":")[::2] for part in row.get("shared_with", "").split(";") if part):
            if grade not in GRADES:
                table.fault(line, "shared_with", f"{grade!r} is not one of {', '.join(GRADES)}")
                continue
            learners = shared.setdefault(partner, {})
            learners[learner] = max(learners.get(learner, 0.0), GRADES[grade])
        table_stage = scales.stage(np.array([[numbers.get(name, math.nan) for name in scales.variables]]))[0]
        if theme in themes and all(topic in topics for topic in own):
            found.append(
                Experience(
                    row["id"],
                    row.get("title") or row["id"],
                    partner,
                    themes[theme],
                    [topics[topic] for topic in own],
                    0 if math.isnan(numbers["start"]) else int(numbers["start"]),
                    numbers["quality"],
                    [None if math.isnan(x) else x for x in table_stage.tolist()],
                    YES_NO.get(row.get("after_conflict", "").lower(), False),
                )
            )
    table.end()
    return found, shared


def _rows(table: Table) -> Iterator[tuple[int, dict[str, str], dict[str, float]]]:
    for chunk in table.chunks():
        for line, cells, numbers in zip(chunk.lines, chunk.words, chunk.numbers.tolist(), strict=True):
            yield line, dict(zip(table.words, cells, strict=True)), dict(zip(table.numbers, numbers, strict=True))
