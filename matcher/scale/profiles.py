"""Reads the two tidy tables, of profiles and of their experiences, into arrays.

Two tables and not one, because a profile has any number of experiences, and each has a place in time of its own: what
the partner was like when it began. (Lists inside a cell would hide that from every tool that reads tables.)

What a place is not asked for, and is true of its whole country, comes from the country in the catalogue: former
rulers, sea, the record of conflict; and, where the cell is empty, languages and organisations. Figures and needs never
do: an empty cell is unknown.

Figures are kept in single precision (seven digits: more than any of them deserves), so that a hundred thousand
profiles with a hundred needs take 80 MB and not 160. All reckoning is in double precision.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from matcher.language import mark, tr, trn
from matcher.scale.affinity import Kind
from matcher.scale.arrays import Arrays, Given
from matcher.scale.formulas import on_scale
from matcher.scale.tables import Limits, Table
from matcher.scoring.constants import GRADES
from matcher.scoring.profile import Experience
from matcher.scoring.stage import LOGARITHMIC, VARIABLES
from matcher.text import did_you_mean

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue

NEED = "need_"
"""Before a topic, the column that says how much it matters, from 0 to 1."""
WORDS = ("id", "name", "country_iso3", "languages", "organisations", "borders", "after_conflict")
"""Columns of words: official and spoken languages (fr;ln:60), ids of neighbouring profiles, yes or no."""
REQUIRED = ("id", "country_iso3")
PEOPLE = (1.0, 1e10)

WORDS_OF_EXPERIENCES = ("id", "title", "partner", "theme", "topics", "after_conflict", "shared_with")
"""`shared_with` lists who took an experience up and what came of it: id:grade;id:grade."""
REQUIRED_OF_EXPERIENCES = ("id", "partner", "theme", "topics", "start", "quality")

YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

NONE = {"theme": mark("there is no theme {name}."), "topics": mark("there is no topic {name}.")}
"""What is said of a word in these columns that means nothing."""


def read(
    path: str, catalogue: Catalogue, experiences: str | None = None, say: Callable[[str], None] | None = None
) -> Arrays:
    """The profiles in `path` and the experiences in `experiences` (default: the table beside it, if there is one).

    `say` is told what must be said of them. Raises InvalidData with the faults, each with file and line.
    """
    profiles = _Profiles(path, catalogue)
    given = profiles.given
    if say is not None and (note := profiles.note()):
        say(note)
    beside = experiences_beside(path)
    told = experiences or (beside if os.path.exists(beside) else None)
    found, shared = read_experiences(told, catalogue, given.ids) if told else ([], {})
    return Arrays.of(given, catalogue, found, shared)


def read_experiences(
    path: str, catalogue: Catalogue, ids: Sequence[str]
) -> tuple[list[Experience], dict[str, dict[str, float]]]:
    """(the experiences of the profiles `ids`, partner -> who took something up from it and by what grade)."""
    read = _Experiences(path, catalogue, ids)
    return read.found, read.shared


def experiences_beside(path: str) -> str:
    """Where the experiences of a table of profiles lie unless said otherwise: x.csv -> x.experiences.csv."""
    stem, extension = os.path.splitext(path)
    return f"{stem}.experiences{extension}"


def _figures(catalogue: Catalogue) -> Limits:
    """What the plain figures of a stage can be: anything where the data has no series for them."""
    series = catalogue.dictionary["series"]
    found = {}
    for name in VARIABLES:
        low, high = (float(series[name][end]) for end in ("min", "max")) if name in series else (-math.inf, math.inf)
        found[name] = (max(low, 1.0) if name in LOGARITHMIC else low, high)
    return found


class _Profiles:
    """What is `given` in a table of profiles, in the order of its rows."""

    def __init__(self, path: str, catalogue: Catalogue) -> None:
        self._countries = catalogue.profiles
        needs = {NEED + topic: (0.0, 1.0) for topic in catalogue.topics}
        places = {"population": PEOPLE, "lat": (-90.0, 90.0), "lon": (-180.0, 180.0)}
        self._table = Table(path, WORDS, {**_figures(catalogue), **places, **needs}, REQUIRED)
        # Made in one piece and filled as the table is read, so that no number is ever held twice.
        most = self._table.most_rows()
        stage, place = np.empty((most, len(VARIABLES))), np.empty((most, 3))
        self.given = Given(stage, place, np.empty((most, len(needs)), dtype=np.float32))
        self._lines: dict[str, int] = {}
        self._kinds: dict[tuple[str, str, str], Kind] = {}
        self._read(catalogue)
        if not self.given.ids:
            self._table.fault(1, "", tr("the table holds no profile"))
        self._table.end()

    def note(self) -> str:
        """What is to be said of cells in which there is no figure; or nothing."""
        if not (count := self._table.unknown):
            return ""
        return trn(
            "{n} cell with n/a, .., - or the like taken for unknown figures",
            "{n} cells with n/a, .., - or the like taken for unknown figures",
            count,
        )

    def _read(self, catalogue: Catalogue) -> None:
        given, start = self.given, 0
        for part in self._table.parts():
            for line, words in zip(part.lines, part.words, strict=True):
                self._row(line, *words)
            rows = slice(start, start := start + len(part.lines))
            figures, places, given.needs[rows] = np.split(part.numbers, [len(VARIABLES), len(VARIABLES) + 3], axis=1)
            given.stage[rows] = on_scale(figures, catalogue.scales.stage)
            given.place[rows] = places
            with np.errstate(invalid="ignore", divide="ignore"):  # outside its limits: told as a fault
                given.place[rows, 0] = np.log10(places[:, 0])

    def _row(  # noqa: PLR0917 # the cells of WORDS, in their order
        self, line: int, i: str, name: str, iso3: str, languages: str, organisations: str, borders: str, after: str
    ) -> None:
        given, fault = self.given, self._table.fault
        if not i:
            fault(line, "id", tr("is missing"))
        elif i in self._lines:
            fault(line, "id", tr("{id} stands twice, first in line {line}", id=repr(i), line=self._lines[i]))
        self._lines[i] = line
        country = self._countries.get(iso3)
        if country is None:
            near = did_you_mean(iso3, list(self._countries))
            message = tr("no country of the catalogue has the code {code}.", code=repr(iso3))
            fault(line, "country_iso3", message + near)
            return
        after = after.lower()
        if after and after not in YES_NO:
            fault(line, "after_conflict", tr("{word} is neither yes nor no", word=repr(after)))
        given.ids.append(i)
        given.names.append(name or i)
        given.countries.append(iso3)
        given.after_conflict.append(YES_NO.get(after, country.after_conflict))
        given.in_conflict.append(country.in_conflict)
        given.at_war.append(country.at_war)
        given.landlocked.append(country.landlocked)
        given.small_island.append(country.small_island)
        given.kinds.append(self._kind(line, iso3, languages, organisations))
        if borders:
            given.borders[i] = [other for other in borders.split(";") if other]

    def _kind(self, line: int, iso3: str, languages: str, organisations: str) -> Kind:
        key = (iso3, languages, organisations)
        if key not in self._kinds:
            country = self._countries[iso3]
            official, spoken = self._languages(line, languages) if languages else (country.official, country.spoken)
            groups = dict.fromkeys(_listed(organisations)) or country.organisations
            self._kinds[key] = Kind(tuple(official), tuple(spoken.items()), tuple(groups), tuple(country.rulers))
        return self._kinds[key]

    def _languages(self, line: int, text: str) -> tuple[Iterable[str], dict[str, float]]:
        """fr;ln:60 -> French is official, 60 % speak Lingala."""
        official: dict[str, None] = {}
        spoken: dict[str, float] = {}
        for part in _listed(text):
            tongue, colon, share = part.partition(":")
            if not colon:
                official[tongue] = None
            elif share.replace(".", "", 1).isdecimal() and float(share) <= 100.0:
                spoken[tongue] = float(share) / 100.0
            else:
                message = tr("{text}: after the colon a share of 0 to 100 is due", text=repr(part))
                self._table.fault(line, "languages", message)
        return official, spoken


class _Experiences:
    """What is `found` in a table of experiences, and who `shared` what: partner -> learner -> the best grade."""

    def __init__(self, path: str, catalogue: Catalogue, ids: Sequence[str]) -> None:
        self.found: list[Experience] = []
        self.shared: dict[str, dict[str, float]] = {}
        self._ids = set(ids)
        self._themes = {name: n for n, name in enumerate(catalogue.themes)}
        self._topics = {name: n for n, name in enumerate(catalogue.topics)}
        limits = {**_figures(catalogue), "start": (1900.0, 2100.0), "quality": (0.0, 1.0)}
        self._table = Table(path, WORDS_OF_EXPERIENCES, limits, REQUIRED_OF_EXPERIENCES)
        for part in self._table.parts():
            figures, others = np.split(part.numbers, [len(VARIABLES)], axis=1)
            stages = on_scale(figures, catalogue.scales.stage).tolist()
            for line, words, numbers, stage in zip(part.lines, part.words, others.tolist(), stages, strict=True):
                self._row(line, words, numbers, [None if math.isnan(x) else x for x in stage])
        self._table.end()

    def _row(self, line: int, words: tuple[str, ...], numbers: list[float], stage: list[float | None]) -> None:
        i, title, partner, theme, topics, after, shared_with = words
        if partner not in self._ids:
            self._table.fault(line, "partner", tr("no profile has the id {id}", id=repr(partner)))
        own = list(_listed(topics))
        known = self._known(line, "theme", [theme], self._themes)
        if not own:
            self._table.fault(line, "topics", tr("is missing"))
        known &= self._known(line, "topics", own, self._topics)
        for name, number in zip(("start", "quality"), numbers, strict=True):
            if math.isnan(number):
                self._table.fault(line, name, tr("is missing"))
                known = False
        self._share(line, partner, shared_with)
        if known:
            places = [self._topics[topic] for topic in own]
            start, quality = int(numbers[0]), numbers[1]
            after_conflict = YES_NO.get(after.lower(), False)
            self.found.append(
                Experience(i, title or i, partner, self._themes[theme], places, start, quality, stage, after_conflict)
            )

    def _known(self, line: int, field: str, names: Sequence[str], known: dict[str, int]) -> bool:
        """Whether all of these are, with a fault for each that is not."""
        missing = [name for name in names if name not in known]
        for name in missing:
            said = tr(NONE[field], name=repr(name))
            self._table.fault(line, field, said + did_you_mean(name, list(known)))
        return not missing

    def _share(self, line: int, partner: str, text: str) -> None:
        """Note who took something up from `partner`: id:grade;id:grade."""
        for learner, grade in (part.rpartition(":")[::2] for part in _listed(text)):
            if grade not in GRADES:
                message = tr("{word} is not one of {words}", word=repr(grade), words=", ".join(GRADES))
                self._table.fault(line, "shared_with", message)
                continue
            learners = self.shared.setdefault(partner, {})
            learners[learner] = max(learners.get(learner, 0.0), GRADES[grade])


def _listed(text: str) -> Iterator[str]:
    """The parts of a;b;c that are not empty."""
    return filter(None, text.split(";"))
