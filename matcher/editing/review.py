"""Looks through a data folder for its editor: every fault, and beside them what is allowed and still worth a look.

What `load` and `checks` find decides whether the data can be used. The warnings here never do: they ask about one
folder, the one that was named, what a careful reader of it would ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from matcher.editing import checks, load
from matcher.editing.facts import doubts
from matcher.editing.kinds import Entry
from matcher.editing.load import Loaded
from matcher.editing.named_alike import named_alike
from matcher.editing.odd_figures import odd
from matcher.editing.portable import misread
from matcher.editing.records import Country, Declaration
from matcher.editing.tables import Value
from matcher.editing.template import PLACEHOLDER
from matcher.editing.wording import shown, words_of
from matcher.errors import Fault, InvalidData
from matcher.folder import shipped
from matcher.language import tr
from matcher.text import did_you_mean

Kind = TypeVar("Kind", bound=Entry)

CALLED = {
    "former": "former id", "groups": "group", "elsewhere": "other name", "languages": "language",
    "facilitators": "third partner", "exchanges": "exchange", "sets": "question set", "questions": "question",
}  # fmt: skip
"""What one record is called of a list that has no place of its own in `Loaded`."""
UNASKED = ("no-outcome", "before-start")
"""Checks of facts that every folder gets."""
STALE = 2010
"""Year before which a value in own data is warned about."""


class Finding(NamedTuple):
    """A fault or a warning, with the column where the field stands (None: the whole line, or no line at all)."""

    file: str
    line: int
    column: int | None
    field: str
    message: str
    severity: str


class Review(NamedTuple):
    """What a folder holds and what is wrong with it. `counts` are of the folder that was named, not those below it;
    `ended` names the countries of shipped plans that are past their years: a note, and nothing to mend at once."""

    findings: list[Finding]
    counts: dict[str, int]
    ended: list[str] = []
    edition: str = ""


def review(folders: tuple[str, ...], *, facts: bool = False) -> Review:
    """Look through the last of `folders`, which lies over the others; with `facts` at what its entries say, too."""
    places = tuple(map(Path, folders))
    own = places[-1]
    label = load.label_of(own, is_shipped=str(own) == shipped())
    try:
        records = load.read(places)
    except InvalidData as error:
        return Review([located(fault, {}) for fault in error.faults], {})
    checks.check(records)
    folder = _Folder(records, f"{label}/")
    faults = [f for f in records.faults if not f.warning or f.file.startswith(folder.prefix)]
    faults += _warnings(folder, stale=str(own) != shipped())
    faults += _facts(folder) if facts else _unasked(folder)
    own_files = [file for file in records.files if file.startswith(folder.prefix)]
    # Of the data beneath no more is taken apart than what is told of it.
    told = {*own_files, *(fault.file for fault in faults)} & set(records.files)
    lines = {file: records.text(file).split("\n") for file in told}
    yaml = [file for file in own_files if file.endswith(".yaml")]
    faults += _placeholders({file: lines[file] for file in yaml})
    for file in yaml:
        if file.removeprefix(folder.prefix) not in records.unread:
            faults += [Fault(file, line, "", message, True) for line, message in misread(records.text(file))]
    order = sorted(faults, key=lambda f: (f.file, f.line, f.field, f.message))
    findings = list(dict.fromkeys(located(fault, lines) for fault in order))
    plans = records.priorities.values() if str(own) == shipped() else ()
    ended = [plan.country for plan in plans if _over(records, plan)]
    return Review(findings, _counts(folder), ended, records.edition)


class _Folder(NamedTuple):
    """The folder that was named, among what was read: the names of its files begin with `prefix`."""

    records: Loaded
    prefix: str

    def own(self, items: Iterable[Kind]) -> Iterator[Kind]:
        """Those that stand in the folder."""
        return (item for item in items if self.records.origins[id(item)].file.startswith(self.prefix))

    def values(self) -> Iterator[Value]:
        """The figures that stand in it."""
        for values in self.records.values.values():
            yield from (value for value in values.values() if value.file.startswith(self.prefix))

    def warning(self, record: Entry, path: tuple[str | int, ...], message: str) -> Fault:
        """`message` is true of the field at `path` in a record."""
        origin = self.records.origins[id(record)]
        return Fault(origin.file, self.records.line(origin.file, origin.path + path), words_of(path), message, True)


def _warnings(folder: _Folder, *, stale: bool) -> Iterator[Fault]:
    yield from _lost(folder)
    yield from _borders(folder)
    yield from _regions(folder)
    yield from _to_come(folder)
    if stale:
        yield from _called(folder)
        yield from _stale(folder)
        yield from _plans(folder)


def _unasked(folder: _Folder) -> Iterator[Fault]:
    """The checks of facts that are made without being asked for: what readers miss first, and what cannot be."""
    for experience in folder.own(folder.records.experiences.values()):
        for check, path, message in doubts(experience, folder.records.year):
            if check in UNASKED:
                yield folder.warning(experience, path, message)


def _facts(folder: _Folder) -> Iterator[Fault]:
    for experience in folder.own(folder.records.experiences.values()):
        for check, path, message in doubts(experience, folder.records.year):
            yield folder.warning(experience, path, _with_way_out(message, check) if check else message)
    for values in folder.records.values.values():
        for value, message in odd(values):
            if value.file.startswith(folder.prefix):
                yield Fault(value.file, value.line, "value", message, True)


def _with_way_out(message: str, check: str) -> str:
    """A finding, and how to say that it is as it should be."""
    key = f"accepted: {{{check}: 'why'}}"
    # Translators: {found} is what a check found; {key} is what to write into the file.
    return tr("{found}. As it should be? {key}", found=message, key=key)


def _borders(folder: _Folder) -> Iterator[Fault]:
    records = folder.records
    for country in folder.own(records.countries.values()):
        for n, neighbour in enumerate(country.place.borders):
            if neighbour not in records.countries and neighbour not in records.broken:
                wrong = tr("no profile is called {name}.", name=shown(neighbour))
                message = wrong + did_you_mean(neighbour, records.countries)
                yield folder.warning(country, ("place", "borders", n), message)
            elif neighbour == country.iso3:
                yield folder.warning(country, ("place", "borders", n), tr("is the profile itself"))


def _regions(folder: _Folder) -> Iterator[Fault]:
    countries = folder.records.countries.values()
    regions = {c.region for c in countries} | {c.subregion for c in countries}
    for platform in folder.own(folder.records.platforms.values()):
        for n, region in enumerate(platform.regions):
            if region not in regions:
                wrong = tr("no country lies in {region}.", region=repr(region))
                message = wrong + did_you_mean(region, [r for r in regions if r])
                yield folder.warning(platform, ("regions", n), message)


def _called(folder: _Folder) -> Iterator[Fault]:
    for country, path, message in named_alike(folder.records, folder.prefix):
        yield folder.warning(country, path, message)


def _to_come(folder: _Folder) -> Iterator[Fault]:
    """What has begun cannot begin in a year to come."""
    this_year = date.today().year
    starts: list[tuple[Entry, tuple[str | int, ...], int | None]] = [
        (one, ("start",), one.start) for one in folder.own(folder.records.experiences.values())
    ]
    for country in folder.own(folder.records.countries.values()):
        starts += [(country, ("conflicts", n, "start"), one.start) for n, one in enumerate(country.conflicts)]
        starts += [(country, ("memberships", n, "since"), one.since) for n, one in enumerate(country.memberships)]
    for record, path, year in starts:
        if year is not None and year > this_year:
            yield folder.warning(record, path, tr("{year} is still to come", year=year))


def _stale(folder: _Folder) -> Iterator[Fault]:
    # Of those that are older still `checks` says so already.
    said = {(fault.file, fault.line) for fault in folder.records.faults if fault.warning and fault.field == "year"}
    for value in folder.values():
        if value.year < STALE and (value.file, value.line) not in said:
            message = tr("{year} is before {first}; is there a newer figure?", year=value.year, first=STALE)
            yield Fault(value.file, value.line, "year", message, True)


def _plans(folder: _Folder) -> Iterator[Fault]:
    for declaration in folder.own(folder.records.priorities.values()):
        if _over(folder.records, declaration):
            message = tr("the plan ended in {year}; is there a newer one?", year=declaration.plan.years[1])
            yield folder.warning(declaration, ("plan", "years"), message)


def _over(records: Loaded, declaration: Declaration) -> bool:
    return declaration.plan.years[1] < records.year


def _lost(folder: _Folder) -> Iterator[Fault]:
    """What an own profile no longer has of the one it replaces: it does so whole, which few expect."""
    before: dict[str, Country] = {}
    for _, origin, record in folder.records.read:
        if not isinstance(record, Country):
            continue
        replaced = before.get(record.iso3)
        if origin.file.startswith(folder.prefix) and replaced is not None:
            lost = [f for f in Country.model_fields if f in replaced.model_fields_set - record.model_fields_set]
            if lost:
                message = tr(
                    "replaces the whole of {name}, which has {fields}; write these here too",
                    name=replaced.name,
                    fields=", ".join(lost),
                )
                yield folder.warning(record, (), message)
        before[record.iso3] = record


def _placeholders(lines: dict[str, list[str]]) -> Iterator[Fault]:
    for file, rows in lines.items():
        for number, line in enumerate(rows, 1):
            if PLACEHOLDER in line:
                yield Fault(file, number, "", tr("text of the template is left; write your own in its place"), True)


def located(fault: Fault, lines: dict[str, list[str]]) -> Finding:
    """A fault with the column at which it stands, found in the `lines` of its file."""
    severity = "warning" if fault.warning else "error"
    text = lines.get(fault.file, [])
    row = text[fault.line - 1] if 0 < fault.line <= len(text) else None
    column = None
    if row is not None:
        header = text[0] if fault.file.endswith(".csv") else None
        column = _column(row, fault.field, header)
    return Finding(fault.file, fault.line, column, fault.field, fault.message, severity)


def _column(row: str, field: str, header: str | None) -> int:
    """Where in its line a field stands, counted from 1: its cell in a table, else its key, else the first letter."""
    if header is not None:
        names = header.split(",")
        # A quoted cell may hold commas; then the line's beginning is near enough.
        if field in names and '"' not in row:
            return sum(len(cell) + 1 for cell in row.split(",")[: names.index(field)]) + 1
        return 1
    key = re.sub(r"\[\d+\]$", "", field).rpartition(".")[2]
    found = re.search(rf"(?<![\w-]){re.escape(key)}\s*:", row) if key else None
    return found.start() + 1 if found else len(row) - len(row.lstrip()) + 1


def _counts(folder: _Folder) -> dict[str, int]:
    records = folder.records
    kinds: dict[str, Iterable[Entry]] = {
        "profile": records.countries.values(),
        "experience": records.experiences.values(),
        "theme": records.themes.values(),
        "indicator": records.indicators.values(),
        "institution": records.institutions.values(),
        "platform": records.platforms.values(),
        "partnership": records.partnerships,
        "declaration": records.priorities.values(),
        "tension": records.tensions,
        "source": records.sources.values(),
        **{CALLED.get(name, name): entries.values() for name, entries in records.others.items()},
    }
    return {
        **{kind: sum(1 for _ in folder.own(items)) for kind, items in kinds.items()},
        "value": sum(1 for _ in folder.values()),
        "stage history": sum(file.startswith(folder.prefix) for file, _ in records.history_lines.values()),
    }
