"""Reads and checks every data file. All faults come at once, each with file, line and field."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from matcher import folder
from matcher.editing import tables, yaml12
from matcher.editing.experiences import Experience, Institution
from matcher.editing.holdings import LISTS, Part
from matcher.editing.kinds import FIRST_YEAR, Entry
from matcher.editing.records import (
    Country,
    Declaration,
    Indicator,
    Indicators,
    Organisation,
    Partnership,
    Platform,
    Series,
    Source,
    Tension,
    Theme,
)
from matcher.editing.wording import describe, shown, words_of
from matcher.errors import Fault, InvalidData
from matcher.files import read_text
from matcher.language import mark, tr
from matcher.scoring.constants import KEPT
from matcher.scoring.stage import LOGARITHMIC

AT_LEAST_ONE = LOGARITHMIC | {"population"}
"""Columns of history.csv that are compared by ratio: nought has none."""
NEEDED = {
    "countries.yaml": mark("{file} is missing; it says who there is to match (the one to begin from is in {folder})"),
    "topics.yaml": mark(
        "{file} is missing; it says what there is to learn and to need (the one to begin from is in {folder})"
    ),
}
"""Files without which there is nothing to match, and what is said where one is missing."""
MEANINGS = mark(
    "{file} is missing; it says what the columns of indicators.csv and history.csv are (the one to begin from is in "
    "{folder})"
)
"""The same of the file without which tables say nothing."""


Told = TypeVar("Told", Partnership, Tension)


class Origin(NamedTuple):
    """Where a record stands: in which file, at which place in it, and what stands there, as it was parsed."""

    file: str
    path: yaml12.Path
    raw: Any


class Loaded:
    """Everything in the data files, checked one by one. Cross-references are the business of `checks`."""

    def __init__(self) -> None:
        self.countries: dict[str, Country] = {}
        self.experiences: dict[str, Experience] = {}
        self.institutions: dict[str, Institution] = {}
        self.themes: dict[str, Theme] = {}
        self.indicators: dict[str, Indicator] = {}
        self.series: dict[str, Series] = {}
        self.organisations: dict[str, Organisation] = {}
        self.platforms: dict[str, Platform] = {}
        self.priorities: dict[str, Declaration] = {}
        self.partnerships: list[Partnership] = []
        self.tensions: list[Tension] = []
        self.sources: dict[str, Source] = {}
        parts = [part.name for _, parts in LISTS.values() for part in parts]
        self.others: dict[str, dict[str, Entry]] = {name: {} for name in parts if not hasattr(self, name)}
        """Lists of records that have no place of their own here, by name."""
        self.edition = ""
        """The date of the data edition."""
        self.values: dict[str, dict[str, tables.Value]] = {}
        self.history: dict[str, dict[int, tuple[float | None, ...]]] = {}
        self.history_lines: dict[str, tuple[str, int]] = {}
        self.reference: dict[str, list[float]] = {}
        self.origins: dict[int, Origin] = {}
        self._texts: dict[str, bytes] = {}
        self.faults: list[Fault] = []
        self.unread: set[str] = set()
        """Files that are there and could not be read at all: what they define is not called missing."""
        self.broken: set[str] = set()
        """Ids of records with faults of their own: a reference to one of them leads somewhere."""
        self.read: list[tuple[type[Entry], Origin, Entry | None]] = []
        """All records in the order of their files; None in place of one with faults of its own."""
        self.faulty_rows: list[tables.Named] = []
        """What the rows of tables with faults of their own say about others."""
        self._lines: dict[str, dict[yaml12.Path, int]] = {}

    @cached_property
    def year(self) -> int:
        """The year of the data edition, when all is read; where no date is given, the newest year of any figure. (Where
        there are none, nothing is old, and no plan is over.)"""
        if self.edition:
            return int(self.edition[:4])
        return max((value.year for values in self.values.values() for value in values.values()), default=FIRST_YEAR)

    @property
    def oldest(self) -> int:
        """The first year whose figures feed needs."""
        return self.year - KEPT

    def fault_at(self, origin: Origin, path: yaml12.Path, message: str) -> None:
        """Note that `message` is true of the field at `path` in the record that stands at `origin`."""
        self.faults.append(Fault(origin.file, self.line(origin.file, origin.path + path), words_of(path), message))

    def entries(self) -> Iterator[tuple[type[Entry], Origin]]:
        """What each record is and where it stands, in the order of the files: those in use (a later folder may have
        overridden others), and those with faults of their own."""
        kinds: list[dict[str, Any]] = [self.themes, self.indicators, self.series, self.countries, self.experiences]
        kinds += [self.institutions, self.platforms, self.priorities, *self.others.values()]
        used = {id(record) for kind in kinds for record in kind.values()}
        used |= {id(record) for record in (*self.partnerships, *self.tensions)}
        for model, origin, record in self.read:
            if record is None or id(record) in used:
                yield model, origin

    def keep(self, file: str, text: str) -> str:
        """Keep the text of a file, of which a fault may have to be told; returns it. (Packed: few are looked at again,
        and all of them together are several MB.)"""
        self._texts[file] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        return text

    @property
    def files(self) -> list[str]:
        """The files that were read."""
        return list(self._texts)

    def text(self, file: str) -> str:
        """The text of a file that was read."""
        return zlib.decompress(self._texts[file]).decode("utf-8", "surrogatepass")

    def line(self, file: str, path: yaml12.Path) -> int:
        """The line of `path` in a YAML file that was read."""
        if file not in self._lines:
            self._lines[file] = yaml12.locate(self.text(file))
        return yaml12.line_of(self._lines[file], path)


def read(folders: tuple[Path, ...]) -> Loaded:
    """The records of all folders; a later folder adds to and overrides an earlier one, record by record.

    The faults found lie in `Loaded.faults`; call `checks.check` next, and raise if there are any.
    """
    records = Loaded()
    _note_missing(records, folders)
    for number, place in enumerate(folders):
        shipped = number == 0 and place == Path(folder.shipped())
        _read_folder(records, place, shipped=shipped, last=number == len(folders) - 1)
    return records


def _note_missing(records: Loaded, folders: tuple[Path, ...]) -> None:
    """Note the files that nothing can be matched without; what they would define is not called missing besides."""

    def there(name: str) -> bool:
        return any(_is_there(place / name) for place in folders)

    needed = dict(NEEDED)
    if there("indicators.csv") or there("history.csv"):
        needed["indicators.yaml"] = MEANINGS
    if not any(there(name) for name in folder.FILES):
        return  # no catalogue at all, which is said once
    for name, missing in needed.items():
        if not there(name):
            message = tr(missing, file=name, folder=folder.shipped())
            records.faults.append(Fault(str(folders[-1]), 0, "", message))
            records.unread.add(name)


def label_of(place: Path, *, is_shipped: bool) -> str:
    """How messages call a folder: the shipped one `data`, another as it was named."""
    return "data" if is_shipped else "./data" if str(place) == "data" else str(place)


def _read_folder(records: Loaded, place: Path, *, shipped: bool, last: bool) -> None:
    label = label_of(place, is_shipped=shipped)
    if not _is_folder(place):
        raise InvalidData([Fault(str(place), 0, "", tr("there is no such folder"))])
    if not any(_is_there(place / name) for name in folder.FILES):
        message = tr("the folder holds none of the files of a catalogue ({files})", files=", ".join(folder.FILES))
        raise InvalidData([Fault(str(place), 0, "", message)])
    for name, (kind, parts) in LISTS.items():
        data = _parsed(records, place, label, name, kind)
        if data is None:
            continue
        if isinstance(data, Indicators) and data.edition:
            records.edition = data.edition
        for part in parts:
            top, items = ((), data) if isinstance(data, list) else ((part.name,), getattr(data, part.name))
            found = list(_entries(records, part, Origin(f"{label}/{name}", top, items)))
            known: Any = records.others.get(part.name)
            if known is None:
                known = getattr(records, part.name)
            if isinstance(known, dict):
                known.update(found)
            else:
                _tell_anew(known, [item for _, item in found])
    _read_tables(records, place, label, last=last)


def _parsed(records: Loaded, place: Path, label: str, name: str, kind: Any) -> Any:
    """The content of a file as a `kind`; None when it is not there, or cannot be read."""
    if not _is_there(place / name):
        return None
    file = f"{label}/{name}"
    try:
        text = records.keep(file, read_text(place / name, file))
        return TypeAdapter(kind).validate_python(yaml12.parse(text, file))
    except InvalidData as error:
        records.faults.extend(error.faults)
    except ValidationError as error:
        _note(records, file, (), error, kind)
    records.unread.add(name)
    return None


def _entries(records: Loaded, part: Part, whole: Origin) -> Iterator[tuple[str, Any]]:
    """(name, record) of what is right in a list of records; what is not goes into the faults."""
    seen: dict[str, int] = {}
    for position, raw in enumerate(whole.raw):
        origin = Origin(whole.file, (*whole.path, position), raw)
        name = raw.get(part.key) if isinstance(raw, dict) else None
        if isinstance(name, str) and seen.setdefault(name, position) != position:
            first = records.line(whole.file, (*whole.path, seen[name]))
            message = tr("{name} stands twice, first in line {line}", name=shown(name), line=first)
            records.fault_at(origin, (part.key,), message)
        item: Entry | None = None
        try:
            item = part.model.model_validate(raw)
        except ValidationError as error:
            _note(records, origin.file, origin.path, error, part.model)
            records.broken.update(_ids(raw))
        records.read.append((part.model, origin, item))
        if item is not None:
            records.origins[id(item)] = origin
            yield str(name), item


def _tell_anew(known: list[Told], found: list[Told]) -> None:
    """Add records that have no id; one of the same thing is told anew by a later folder."""
    places: dict[tuple[str, ...], int] = {}
    for n, record in enumerate(known):
        places.setdefault(_told(record), n)
    for record in found:
        place = places.get(_told(record))
        if place is None:
            known.append(record)
        else:
            known[place] = record


def _told(record: Partnership | Tension) -> tuple[str, ...]:
    """What a record without an id is about: the project of two in a theme, or the two."""
    if isinstance(record, Tension):
        return tuple(sorted(record.between))
    return record.shared_by, record.learnt_by, record.theme, record.project


def _note(records: Loaded, file: str, top: yaml12.Path, error: ValidationError, kind: Any) -> None:
    for field, message in describe(error, kind):
        records.faults.append(Fault(file, records.line(file, top + field), words_of(field), message))


def _ids(raw: Any) -> Iterator[str]:
    """The ids that a record with faults defines, so far as they can be made out: its own, and those of its topics."""
    if isinstance(raw, dict):
        yield from (raw[key] for key in ("id", "iso3", "code", "column") if isinstance(raw.get(key), str))
        yield from _ids(raw.get("topics"))
    elif isinstance(raw, list):
        for item in raw:
            yield from _ids(item)


def _is_there(path: Path) -> bool:
    """Whether there is something at `path`: a broken link or a pipe is there too, and is refused by read_text."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True  # for instance in a folder that may not be entered: read_text says so
    return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # a name that is too long, a link loop, a folder above that may not be entered


def _read_tables(records: Loaded, place: Path, label: str, *, last: bool) -> None:
    """The tables of a folder. Their texts are kept of the last one, for the columns of what is found in it."""

    def text_of(name: str) -> tuple[str, str] | None:
        path = place / name
        if not _is_there(path):
            return None
        file = f"{label}/{name}"
        try:
            text = read_text(path, file)
            return file, records.keep(file, text) if last else text
        except InvalidData as error:
            records.faults.extend(error.faults)
            return None

    indicators, history, reference = (text_of(name) for name in ("indicators.csv", "history.csv", "reference.csv"))
    if reference:
        records.reference.update(tables.read_reference(reference[1], reference[0], records.faults))
    if "indicators.yaml" in records.unread:
        return  # it says what the columns are and what they may hold; without it nothing can be said of them
    if indicators:
        limits = dict.fromkeys(records.broken, (-math.inf, math.inf))  # an indicator with a fault of its own is there
        limits |= {code: (i.min, i.max) for code, i in records.indicators.items()}
        found, faulty = tables.read_indicators(indicators[1], indicators[0], limits, records.faults)
        records.faulty_rows += faulty
        for profile, values in found.items():
            records.values.setdefault(profile, {}).update(values)
    if history and not any(
        model is Series and item is None for model, _, item in records.read
    ):  # else its columns are not known
        columns = tuple(records.series)
        limits = {c: (max(s.min, 1.0) if c in AT_LEAST_ONE else s.min, s.max) for c, s in records.series.items()}
        for profile, years in tables.read_history(history[1], history[0], columns, limits, records.faults).items():
            records.history[profile] = {year: row.values for year, row in years.items()}
            records.history_lines[profile] = (history[0], min(row.line for row in years.values()))
