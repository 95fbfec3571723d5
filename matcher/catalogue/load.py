"""Reads and checks every data file. All faults come at once, each with file, line and field."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from matcher.catalogue import folder, tables, yaml12
from matcher.catalogue.faults import words_of
from matcher.catalogue.records import (
    Country,
    Experience,
    Indicator,
    Indicators,
    Organisation,
    Partnership,
    Platform,
    Platforms,
    Record,
    Series,
    Source,
    Theme,
    Topics,
)
from matcher.catalogue.textfile import read_text
from matcher.errors import Fault, InvalidData

Model = TypeVar("Model", bound=BaseModel)


class Origin(NamedTuple):
    """Where a record stands: in which file, and at which place in it."""

    file: str
    path: yaml12.Path


class Records:
    """Everything in the data files, checked one by one. Cross-references are the business of `checks`."""

    def __init__(self) -> None:
        self.countries: dict[str, Country] = {}
        self.experiences: dict[str, Experience] = {}
        self.themes: dict[str, Theme] = {}
        self.indicators: dict[str, Indicator] = {}
        self.series: dict[str, Series] = {}
        self.organisations: dict[str, Organisation] = {}
        self.platforms: dict[str, Platform] = {}
        self.partnerships: list[Partnership] = []
        self.sources: dict[str, Source] = {}
        self.values: dict[str, dict[str, tables.Value]] = {}
        self.value_lines: dict[tuple[str, str], tuple[str, int]] = {}
        self.history: dict[str, dict[int, tuple[float | None, ...]]] = {}
        self.history_file = ""
        self.reference: dict[str, list[float]] = {}
        self.origins: dict[int, Origin] = {}
        self.texts: dict[str, str] = {}
        self.faults: list[Fault] = []

    def fault(self, record: Record, path: yaml12.Path, message: str, warning: bool = False) -> None:
        """Note that `message` is true of the field at `path` in `record`."""
        origin = self.origins[id(record)]
        self.faults.append(
            Fault(origin.file, self.line(origin.file, origin.path + path), words_of(path), message, warning)
        )

    def line(self, file: str, path: yaml12.Path) -> int:
        """The line of `path` in a YAML file that was read."""
        if not hasattr(self, "_lines"):
            self._lines: dict[str, dict[yaml12.Path, int]] = {}
        if file not in self._lines:
            self._lines[file] = yaml12.locate(self.texts[file])
        return yaml12.line_of(self._lines[file], path)


def read(folders: tuple[Path, ...]) -> Records:
    """The records of all folders; a later folder adds to and overrides an earlier one, record by record.

    The faults found lie in `Records.faults`; call `checks.check` next, and raise if there are any.
    """
    records = Records()
    for number, place in enumerate(folders):
        _read_folder(records, place, shipped=number == 0 and place == folder.shipped())
    return records


def _read_folder(records: Records, place: Path, *, shipped: bool) -> None:
    if not place.is_dir():
        raise InvalidData([Fault(str(place), 0, "", "there is no such folder")])
    label = "data" if shipped else str(place)

    def parsed(name: str, kind: Any) -> Any:
        path = place / name
        # A broken link or a pipe is there, and is refused by read_text; a file that is not there is left out.
        if not path.exists() and not path.is_symlink():
            return None
        file = f"{label}/{name}"
        try:
            text = read_text(path, file)
            records.texts[file] = text
            data = yaml12.parse(text, file)
            return file, TypeAdapter(kind).validate_python(data)
        except InvalidData as error:
            records.faults.extend(error.faults)
        except ValidationError as error:
            from matcher.catalogue.faults import describe

            for field, message in describe(error, kind):
                records.faults.append(Fault(file, records.line(file, field), words_of(field), message))
        return None

    def keep(file: str, top: yaml12.Path, items: Iterable[Any], key: str, into: dict[str, Any]) -> None:
        seen: dict[str, int] = {}
        for position, item in enumerate(items):
            records.origins[id(item)] = Origin(file, (*top, position))
            name = getattr(item, key)
            if name in seen:
                first = records.line(file, (*top, seen[name]))
                records.fault(item, (key,), f"{name!r} stands twice, first in line {first}")
            seen[name] = position
            into[name] = item

    if found := parsed("topics.yaml", Topics):
        keep(found[0], ("themes",), found[1].themes, "id", records.themes)
    if found := parsed("indicators.yaml", Indicators):
        keep(found[0], ("indicators",), found[1].indicators, "code", records.indicators)
        keep(found[0], ("series",), found[1].series, "column", records.series)
    if found := parsed("sources.yaml", list[Source]):
        keep(found[0], (), found[1], "id", records.sources)
    if found := parsed("platforms.yaml", Platforms):
        keep(found[0], ("organisations",), found[1].organisations, "id", records.organisations)
        keep(found[0], ("platforms",), found[1].platforms, "id", records.platforms)
    if found := parsed("countries.yaml", list[Country]):
        keep(found[0], (), found[1], "iso3", records.countries)
    if found := parsed("experiences.yaml", list[Experience]):
        keep(found[0], (), found[1], "id", records.experiences)
    if found := parsed("partnerships.yaml", list[Partnership]):
        for position, item in enumerate(found[1]):
            records.origins[id(item)] = Origin(found[0], (position,))
            records.partnerships.append(item)
    _read_tables(records, place, label)


def _read_tables(records: Records, place: Path, label: str) -> None:
    def text_of(name: str) -> tuple[str, str] | None:
        path = place / name
        if not path.exists() and not path.is_symlink():
            return None
        try:
            return f"{label}/{name}", read_text(path, f"{label}/{name}")
        except InvalidData as error:
            records.faults.extend(error.faults)
            return None

    if found := text_of("indicators.csv"):
        limits = {code: (i.min, i.max) for code, i in records.indicators.items()}
        for key, (line, value) in tables.read_indicators(found[1], found[0], limits, records.faults).items():
            records.values.setdefault(key[0], {})[key[1]] = value
            records.value_lines[key] = (found[0], line)
    if found := text_of("history.csv"):
        columns = tuple(records.series)
        limits = {column: (s.min, s.max) for column, s in records.series.items()}
        history = tables.read_history(found[1], found[0], columns, limits, records.faults)
        records.history.update(history)
        records.history_file = found[0]
    if found := text_of("reference.csv"):
        records.reference.update(tables.read_reference(found[1], found[0], records.faults))
