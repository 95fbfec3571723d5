"""The tables of numbers: indicators.csv (newest values), history.csv (stage, year by year), reference.csv (scales)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from matcher.editing.kinds import FIRST_YEAR, LAST_YEAR
from matcher.errors import Fault, InvalidData
from matcher.language import tr
from matcher.scoring.stage import LOGARITHMIC
from matcher.spreadsheet import Sheet, figure, fold, is_unknown, lines_of
from matcher.text import did_you_mean

INDICATOR_COLUMNS = ("iso3", "indicator", "year", "value", "source")
WORDS = ("iso3", "indicator", "year", "source", "name", "numbers")
"""Columns of these tables that hold no figure."""

Limits = dict[str, tuple[float, float]]


class Value(NamedTuple):
    """One figure: the newest value of an indicator for a profile, its year and its source, and where it stands."""

    year: int
    value: float
    source: str
    file: str
    line: int


class Named(NamedTuple):
    """What a row says about others: its profile and its source, and where it stands."""

    profile: str
    source: str
    file: str
    line: int


class Figures(NamedTuple):
    """A row of history.csv: its line, and a number (or None) for each column."""

    line: int
    values: tuple[float | None, ...]


def rows(text: str, file: str, columns: tuple[str, ...], faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV whose header must be `columns`, each as its line and its cells, before anything is known to be
    right; what is not a row goes into `faults`."""
    try:
        sheet = Sheet(lines_of(text), file, known=columns, due=tr("a table of own data"))
    except InvalidData as error:
        faults += error.faults
        return
    if sheet.columns != [fold(column) for column in columns]:
        given = ",".join(sheet.header)[:200]
        message = tr("the columns must be {columns}; found {given}", columns=",".join(columns), given=repr(given))
        faults.append(Fault(file, 1, "", message))
        return
    for line, cells in sheet.rows(lambda line, message: faults.append(Fault(file, line, "", message)), whole=True):
        if sheet.separator != ";":
            yield line, cells
        else:  # as a spreadsheet saves it where decimals stand after a comma
            named = zip(columns, cells, strict=True)
            yield line, [cell if name in WORDS else figure(cell, ";") for name, cell in named]


def number(text: str, limits: tuple[float, float] | None) -> float | str:
    """The finite number in `text`, or what is wrong with it."""
    try:
        value = float(text)
    except ValueError:
        return tr("{given} is not a number", given=_quoted(text))
    if "_" in text:  # Python reads 1_000
        return tr("{given} is not a number", given=_quoted(text))
    if not math.isfinite(value):
        return tr("{given} is not a finite number", given=_quoted(text))
    if limits and not limits[0] <= value <= limits[1]:
        return tr("{value:.15g} is outside {low:.15g} to {high:.15g}", value=value, low=limits[0], high=limits[1])
    return value


@lru_cache(maxsize=1024)  # a table has a few dozen years, ten thousand times over
def year(text: str) -> int | str:
    """The year in `text`, or what is wrong with it."""
    if not (text.isascii() and text.isdigit()) or not FIRST_YEAR <= int(text[:9]) <= LAST_YEAR or len(text) > 4:
        given = _quoted(text)
        return tr("{given} is not a year between {first} and {last}", given=given, first=FIRST_YEAR, last=LAST_YEAR)
    return int(text)


def read_indicators(
    text: str, file: str, limits: Limits, faults: list[Fault]
) -> tuple[dict[str, dict[str, Value]], list[Named]]:
    """profile -> indicator -> value, and what the rows with faults of their own say about others.

    Limits hold each known indicator's smallest and largest value.
    """
    found: dict[str, dict[str, Value]] = {}
    faulty: list[Named] = []
    unknown: set[str] = set()
    for line, (profile, code_text, year_text, value_text, source_text) in rows(text, file, INDICATOR_COLUMNS, faults):
        # The same few hundred words thirty thousand times over: each is kept once.
        code, source = intern(code_text), intern(source_text)
        if code not in limits and code not in unknown:
            # One message for each name, not one for each of its hundred rows.
            unknown.add(code)
            message = tr("{name} is not in {file}.", name=_quoted(code), file="indicators.yaml")
            faults.append(Fault(file, line, "indicator", message + did_you_mean(code, limits)))
        if value_text and is_unknown(value_text):
            faults.append(_unknown(file, line, "value", value_text))
            continue
        value = number(value_text, limits.get(code))
        when = year(year_text)
        if isinstance(value, str):
            faults.append(Fault(file, line, "value", value))
        if isinstance(when, str):
            faults.append(Fault(file, line, "year", when))
        if code in unknown or isinstance(value, str) or isinstance(when, str):
            faulty.append(Named(profile, source, file, line))
            continue
        values = found.setdefault(profile, {})
        if code in values:
            message = _twice(f"{_quoted(profile)} {code}", values[code].line)
            faults.append(Fault(file, line, "indicator", message))
            faulty.append(Named(profile, source, file, line))
        else:
            values[code] = Value(when, value, source, file, line)
    return found, faulty


def read_history(
    text: str, file: str, columns: tuple[str, ...], limits: Limits, faults: list[Fault]
) -> dict[str, dict[int, Figures]]:
    """profile -> year -> one number (or None) for each of `columns`."""
    found: dict[str, dict[int, Figures]] = {}
    bounds = [limits[column] for column in columns]
    for line, (profile, year_text, *cells) in rows(text, file, ("iso3", "year", *columns), faults):
        when = year(year_text)
        if isinstance(when, str):
            faults.append(Fault(file, line, "year", when))
            continue
        values: list[float | None] = []
        for column, cell, bound in zip(columns, cells, bounds, strict=True):
            unknown = is_unknown(cell)
            if cell and unknown:
                faults.append(_unknown(file, line, column, cell))
            value = None if unknown else number(cell, bound)
            if isinstance(value, str):
                faults.append(Fault(file, line, column, value))
                value = None
            values.append(value)
        years = found.setdefault(profile, {})
        if when in years:
            message = _twice(f"{_quoted(profile)} {when}", years[when].line)
            faults.append(Fault(file, line, "year", message))
        years[when] = Figures(line, tuple(values))
    return found


KINDS = ("stage", "need", "expected", "score")
"""What the reference set holds: each name in it begins with one of these."""


def read_reference(text: str, file: str, faults: list[Fault]) -> dict[str, list[float]]:
    """name -> numbers of the fixed reference set (made by `freeze`)."""
    found: dict[str, list[float]] = {}
    lines: dict[str, int] = {}
    for line, (name, numbers) in rows(text, file, ("name", "numbers"), faults):
        values = [number(word, None) for word in numbers.split()]
        wrong = [value for value in values if isinstance(value, str)]
        faults += [Fault(file, line, "numbers", value) for value in wrong]
        right = [value for value in values if not isinstance(value, str)]
        if name in lines:
            faults.append(Fault(file, line, "name", _twice(_quoted(name), lines[name])))
        elif name.partition(" ")[0] not in KINDS:
            kinds = " ..., ".join(KINDS)
            message = tr("{name} is not a name of the reference set ({kinds} ...)", name=_quoted(name), kinds=kinds)
            faults.append(Fault(file, line, "name", message))
        elif not wrong and (message := _misshapen(name, right)):
            faults.append(Fault(file, line, "numbers", message))
        lines[name] = line
        found[name] = right
    return found


def _misshapen(name: str, numbers: list[float]) -> str:
    """What is wrong with a line of the reference set, or nothing."""
    match name.partition(" ")[0]:
        case "stage":
            low = 0.0 if name.removeprefix("stage ") in LOGARITHMIC else -math.inf
            if len(numbers) != 2 or not low < numbers[0] < numbers[1]:
                return tr("the two ends of the scale are due, the lower first")
        case "need" if numbers != sorted(numbers):
            return tr("the numbers must rise")
        case "expected" if len(numbers) != 3:
            return tr("three coefficients are due")
        case "score" if len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] <= 1:
            return tr("the middle and the best score are due, between 0 and 1")
    return ""


def _unknown(file: str, line: int, column: str, cell: str) -> Fault:
    """That a cell says of a figure that there is none: no fault, but to be told."""
    return Fault(file, line, column, tr("{given} is taken for unknown", given=_quoted(cell)), warning=True)


def _twice(name: str, line: int) -> str:
    return tr("{name} stands twice, first in line {line}", name=name, line=line)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
