"""The two tables of numbers: indicators.csv (newest values) and history.csv (stage, year by year)."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from matcher.catalogue.records import FIRST_YEAR, LAST_YEAR
from matcher.errors import Fault

INDICATOR_COLUMNS = ("iso3", "indicator", "year", "value", "source")

Limits = dict[str, tuple[float, float]]


class Value(NamedTuple):
    """One figure: the newest value of an indicator for a profile, its year and its source."""

    year: int
    value: float
    source: str


class Row(NamedTuple):
    """A line of a table, before anything is known to be right: its number and its cells by column."""

    line: int
    cells: list[str]


def rows(text: str, file: str, columns: tuple[str, ...], faults: list[Fault]) -> Iterator[Row]:
    """The rows of a CSV whose header must be `columns`; what is not a row goes into `faults`."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            faults.append(Fault(file, 1, "", f"the columns must be {','.join(columns)}; found {','.join(header)}"))
            return
        for cells in reader:
            if len(cells) != len(columns):
                if cells:
                    message = f"{len(cells)} cells; {len(columns)} are due ({','.join(columns)})"
                    faults.append(Fault(file, reader.line_num, "", message))
                continue
            yield Row(reader.line_num, cells)
    except csv.Error as error:
        faults.append(Fault(file, reader.line_num, "", f"not valid CSV: {error}"))


def number(text: str, limits: tuple[float, float] | None) -> float | str:
    """The finite number in `text`, or what is wrong with it."""
    try:
        value = float(text)
    except ValueError:
        return f"{text!r} is not a number"
    if not math.isfinite(value) or "_" in text:
        return f"{text!r} is not a finite number"
    if limits and not limits[0] <= value <= limits[1]:
        return f"{text} is outside {limits[0]:g} to {limits[1]:g}"
    return value


def year(text: str) -> int | str:
    """The year in `text`, or what is wrong with it."""
    if not (text.isascii() and text.isdigit()) or not FIRST_YEAR <= int(text[:9]) <= LAST_YEAR or len(text) > 4:
        return f"{text!r} is not a year between {FIRST_YEAR} and {LAST_YEAR}"
    return int(text)


Know = Callable[[str], bool]


def read_indicators(
    text: str, file: str, limits: Limits, faults: list[Fault]
) -> dict[tuple[str, str], tuple[int, Value]]:
    """(profile, indicator) -> (line, value). Limits hold each known indicator's smallest and largest value."""
    found: dict[tuple[str, str], tuple[int, Value]] = {}
    for line, (profile, code, year_text, value_text, source) in rows(text, file, INDICATOR_COLUMNS, faults):
        if code not in limits:
            faults.append(Fault(file, line, "indicator", f"{code!r} is not in indicators.yaml"))
            continue
        value = number(value_text, limits[code])
        when = year(year_text)
        if isinstance(value, str):
            faults.append(Fault(file, line, "value", value))
        elif isinstance(when, str):
            faults.append(Fault(file, line, "year", when))
        elif (profile, code) in found:
            first = found[profile, code][0]
            faults.append(Fault(file, line, "indicator", f"{profile} {code} stands twice, first in line {first}"))
        else:
            found[profile, code] = (line, Value(when, value, source))
    return found


def read_history(
    text: str, file: str, columns: tuple[str, ...], limits: Limits, faults: list[Fault]
) -> dict[str, dict[int, tuple[float | None, ...]]]:
    """profile -> year -> one number (or None) for each of `columns`."""
    found: dict[str, dict[int, tuple[float | None, ...]]] = {}
    bounds = [limits[column] for column in columns]
    for line, (profile, year_text, *cells) in rows(text, file, ("iso3", "year", *columns), faults):
        when = year(year_text)
        if isinstance(when, str):
            faults.append(Fault(file, line, "year", when))
            continue
        values: list[float | None] = []
        for column, cell, bound in zip(columns, cells, bounds, strict=True):
            value = number(cell, bound) if cell else None
            if isinstance(value, str):
                faults.append(Fault(file, line, column, value))
                value = None
            values.append(value)
        years = found.setdefault(profile, {})
        if when in years:
            faults.append(Fault(file, line, "year", f"{profile} {when} stands twice"))
        years[when] = tuple(values)
    return found


def read_reference(text: str, file: str, faults: list[Fault]) -> dict[str, list[float]]:
    """name -> numbers of the fixed reference set (made by `freeze`)."""
    found: dict[str, list[float]] = {}
    for line, (name, numbers) in rows(text, file, ("name", "numbers"), faults):
        values = [number(word, None) for word in numbers.split()]
        faults += [Fault(file, line, name, value) for value in values if isinstance(value, str)]
        found[name] = [value for value in values if not isinstance(value, str)]
    return found
