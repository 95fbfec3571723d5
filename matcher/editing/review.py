"""Looks through a data folder for its editor: every fault, and beside them what is allowed and still worth a look.

What `load` and `checks` find decides whether the data can be used. The warnings here never do: they ask about one
folder, the one that was named, what a careful reader of it would ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from matcher.editing import checks, load
from matcher.editing.load import Loaded
from matcher.editing.records import Country, Entry
from matcher.editing.tables import Value
from matcher.editing.template import PLACEHOLDER
from matcher.editing.wording import shown, words_of
from matcher.errors import Fault, InvalidData
from matcher.files import read_text
from matcher.folder import FILES, shipped
from matcher.text import did_you_mean

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
    """What a folder holds and what is wrong with it. `counts` are of the folder that was named, not those below it."""

    findings: list[Finding]
    counts: dict[str, int]


def review(folders: tuple[str, ...]) -> Review:
    """Look through the last of `folders`, which lies over the others."""
    places = tuple(map(Path, folders))
    own = places[-1]
    label = load.label_of(own, is_shipped=str(own) == shipped())
    try:
        records = load.read(places)
    except InvalidData as error:
        return Review([_located(fault, {}) for fault in error.faults], {})
    checks.check(records)
    prefix = f"{label}/"
    faults = [f for f in records.faults if not f.warning or f.file.startswith(prefix)]
    faults += _warnings(records, prefix, stale=str(own) != shipped())
    texts = {f"{label}/{name}": text for name in FILES if (text := _text(own / name)) is not None}
    faults += _placeholders({file: text for file, text in texts.items() if file.endswith(".yaml")})
    lines = {file: text.split("\n") for file, text in {**records.texts, **texts}.items()}
    order = sorted(faults, key=lambda f: (f.file, f.line, f.field, f.message))
    findings = list(dict.fromkeys(_located(fault, lines) for fault in order))
    return Review(findings, _counts(records, prefix))


def _text(path: Path) -> str | None:
    try:
        return read_text(path) if path.exists() else None
    except (InvalidData, OSError):
        return None  # what is wrong with it is among the faults already


def _warnings(records: Loaded, prefix: str, *, stale: bool) -> Iterator[Fault]:
    def own(record: object) -> bool:
        return records.origins[id(record)].file.startswith(prefix)

    def note(record: Entry, path: tuple[str | int, ...], message: str) -> Fault:
        origin = records.origins[id(record)]
        return Fault(origin.file, records.line(origin.file, origin.path + path), words_of(path), message, True)

    yield from _lost(records, prefix)
    regions = {c.region for c in records.countries.values()} | {c.subregion for c in records.countries.values()}
    for country in filter(own, records.countries.values()):
        for n, neighbour in enumerate(country.place.borders):
            if neighbour not in records.countries and neighbour not in records.broken:
                yield note(country, ("place", "borders", n), _nobody(neighbour, records))
            elif neighbour == country.iso3:
                yield note(country, ("place", "borders", n), "is the profile itself")
    for experience in filter(own, records.experiences.values()):
        if not any(result.kind == "outcome" for result in experience.results):
            yield note(experience, ("results",), "no figure tells what came of it (a result of kind outcome)")
    for platform in filter(own, records.platforms.values()):
        for n, region in enumerate(platform.regions):
            if region not in regions:
                message = f"no country lies in {region!r}.{did_you_mean(region, [r for r in regions if r])}"
                yield note(platform, ("regions", n), message)
    if stale:
        # Of those that are older still `checks` says so already.
        said = {(fault.file, fault.line) for fault in records.faults if fault.warning and fault.field == "year"}
        for value in _values(records):
            if value.file.startswith(prefix) and value.year < STALE and (value.file, value.line) not in said:
                message = f"{value.year} is before {STALE}; is there a newer figure?"
                yield Fault(value.file, value.line, "year", message, True)


def _lost(records: Loaded, prefix: str) -> Iterator[Fault]:
    """What an own profile no longer has of the one it replaces: it does so whole, which few expect."""
    before: dict[str, Country] = {}
    for _, origin, record in records.read:
        if not isinstance(record, Country):
            continue
        replaced = before.get(record.iso3)
        if origin.file.startswith(prefix) and replaced is not None:
            lost = [f for f in Country.model_fields if f in replaced.model_fields_set - record.model_fields_set]
            if lost:
                message = f"replaces the whole of {replaced.name}, which has {', '.join(lost)}; write these here too"
                yield Fault(origin.file, records.line(origin.file, origin.path), "", message, True)
        before[record.iso3] = record


def _values(records: Loaded) -> Iterator[Value]:
    for values in records.values.values():
        yield from values.values()


def _nobody(name: str, records: Loaded) -> str:
    return f"no profile is called {shown(name)}.{did_you_mean(name, records.countries)}"


def _placeholders(texts: dict[str, str]) -> Iterator[Fault]:
    for file, text in texts.items():
        for number, line in enumerate(text.split("\n"), 1):
            if PLACEHOLDER in line:
                yield Fault(file, number, "", "text of the template is left; write your own in its place", True)


def _located(fault: Fault, lines: dict[str, list[str]]) -> Finding:
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


def _counts(records: Loaded, prefix: str) -> dict[str, int]:
    def own(items: Iterable[Entry]) -> int:
        return sum(records.origins[id(item)].file.startswith(prefix) for item in items)

    return {
        "profile": own(records.countries.values()),
        "experience": own(records.experiences.values()),
        "theme": own(records.themes.values()),
        "indicator": own(records.indicators.values()),
        "platform": own(records.platforms.values()),
        "partnership": own(records.partnerships),
        "source": own(records.sources.values()),
        "value": sum(value.file.startswith(prefix) for value in _values(records)),
        "stage history": sum(file.startswith(prefix) for file, _ in records.history_lines.values()),
    }
