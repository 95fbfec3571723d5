"""Newer figures of the World Bank laid over the data: `matcher refresh`.

Only what the file tells anew is taken: a year that is newer than ours, or another value for the same year. What the
file does not have stays as it is. The scales stay those of the edition, so that a newer figure moves its own country
and nobody else, unless they are frozen anew.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from matcher.editing.build import checked, version_of
from matcher.editing.freeze import freeze
from matcher.editing.load import Loaded
from matcher.editing.odd_figures import odd
from matcher.editing.tables import INDICATOR_COLUMNS, Limits, Value, number
from matcher.editing.world_bank import Bank, Row, opened
from matcher.errors import Fault, InvalidData, NotWritten, UsageError, reason
from matcher.files import write_whole
from matcher.folder import SCALES
from matcher.language import mark, tr, trn
from matcher.text import listed

SERIES = {
    "gdp_per_person": "NY.GDP.PCAP.PP.KD",
    "life_expectancy": "SP.DYN.LE00.IN",
    "agriculture_jobs": "SL.AGR.EMPL.ZS",
    "urban": "SP.URB.TOTL.IN.ZS",
    "fertility": "SP.DYN.TFRT.IN",
    "population": "SP.POP.TOTL",
}
"""Columns of history.csv that are indicators of the Bank."""
PRICES = {"NY.GDP.PCAP.PP.KD": "constant 2021 international $"}
"""Series at fixed prices, and which: at others they cannot be compared with what is there."""
FIRST = 1980
"""The year in which history.csv begins."""
SAME = 1e-6
"""Share by which two values may differ and be the same, written with fewer digits."""
HEADER = mark("Written by {command}: figures of the World Bank, last updated {day}.")


class Change(NamedTuple):
    """What the file brings of one indicator, or of one column of the history (`series`): for how many countries it has
    figures, how many of these are newer than ours, revised, or as they were or older; and its newest year."""

    code: str
    name: str
    series: bool
    countries: int
    newer: int
    revised: int
    kept: int
    newest: int


class Refreshed(NamedTuple):
    """What changed, the text of each file to write, the date of the figures, the number of figures and country-years
    written, and what was left out, a sentence each."""

    changes: list[Change]
    files: dict[str, str]
    updated: str
    figures: int
    country_years: int
    left_out: list[str]


Series = dict[str, dict[str, dict[int, float]]]
"""Column of history.csv -> country -> year -> value."""


def refreshed(bank: Bank, records: Loaded, *, edition: str = "", anew: bool = False) -> Refreshed:
    """What the file of the Bank changes in `records`, which must hold no faults. `edition`: the date of the figures,
    where the file does not tell; `anew`: freeze the scales anew. Raises InvalidData for what is no such file."""
    found = _Found(bank, records)
    updated = edition or bank.updated()
    if not updated:
        message = tr(
            "nothing in it says when the figures were last updated; say so: {option}", option="--edition 2026-10-01"
        )
        raise InvalidData([Fault(bank.name, 0, "", message)])
    source = f"wdi_{updated}"
    figures, of_figures = _figures(found.values, records, source)
    history, of_history = _history(found.series, records)
    header = "# " + tr(HEADER, command="`matcher refresh`", day=updated) + "\n"
    files = {
        "sources.yaml": header + _source(source, updated, bank.name),
        "indicators.yaml": header + _meta(records, found.series, source, updated),
        "indicators.csv": _csv(INDICATOR_COLUMNS, figures),
        "history.csv": _csv(("iso3", "year", *records.series), history),
    }
    if anew:
        files[SCALES] = _scales(records, figures, history, updated)
    return Refreshed(
        changes=[change for change in (*of_figures, *of_history) if change.countries],
        files=files,
        updated=updated,
        figures=len(figures),
        country_years=len(history),
        left_out=found.left_out,
    )


def from_file(path: str, folders: tuple[str, ...], *, edition: str, anew: bool) -> tuple[Refreshed, str]:
    """What a file of the Bank changes in the data of `folders`, and the version of these data.

    Raises InvalidData, with every fault, for the file and for the data; UsageError for an edition that is no date."""
    if edition and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", edition):
        raise UsageError(
            tr('{option} must be a date; it is "{given}".', option="--edition", given=edition),
            tr("For example: {command}", command="--edition 2026-10-01"),
        )
    places = tuple(map(Path, folders))
    records = checked(places)
    version = version_of(places, records.edition)
    with opened(path) as bank:
        return refreshed(bank, records, edition=edition, anew=anew), version


def write(files: dict[str, str], directory: str, *, force: bool) -> None:
    """Put the files into `directory`, which is made if need be: sources first, so that no figure is ever without its
    own. Raises NotWritten where one of them is there already (unless `force`), or cannot be written."""
    there = [name for name in files if os.path.lexists(os.path.join(directory, name))]
    if there and not force:
        raise NotWritten(
            tr("{folder} holds {files} already.", folder=directory, files=listed(there)),
            tr("Choose an empty folder, or use {option} to write over them.", option="--force"),
        )
    try:
        os.makedirs(directory, exist_ok=True)
        for name, text in files.items():
            write_whole(os.path.join(directory, name), [text.encode()], mode=0o644)
        if force and SCALES not in files:
            with suppress(FileNotFoundError):
                # Scales of an earlier refresh would no longer fit these figures.
                os.unlink(os.path.join(directory, SCALES))
    except OSError as error:
        message = tr("{folder} cannot be written: {reason}.", folder=directory, reason=reason(error))
        raise NotWritten(message) from None


class _Found:
    """What a file holds of what we know: the newest value of each indicator, and the series."""

    def __init__(self, bank: Bank, records: Loaded) -> None:
        self.values: dict[str, dict[str, tuple[int, float]]] = {}
        self.series: Series = {}
        self.left_out: list[str] = []
        self._bank = bank
        self._records = records
        self._faults: list[Fault] = []
        strange: set[str] = set()
        elsewhere: set[str] = set()
        columns = {code: column for column, code in SERIES.items() if column in records.series}
        for row in bank.rows:
            known = row.code in records.indicators or row.code in columns
            if not known:
                strange.add(row.code)
            elif row.country not in records.countries:
                elsewhere.add(row.country)
            else:
                self._take(row, columns.get(row.code))
        if self._faults:
            raise InvalidData(self._faults)
        if not self.values and not self.series:
            message = tr(
                "none of its {count} indicators is one that matcher has for a country here ({examples} ...)",
                count=len(strange),
                examples="SP.POP.TOTL, SH.DYN.MORT",
            )
            raise InvalidData([Fault(bank.name, 0, "", message)])
        self._drop_odd()
        if elsewhere:
            sentence = trn(
                "{n} country or group that matcher does not have",
                "{n} countries or groups that matcher does not have",
                len(elsewhere),
            )
            self.left_out.append(sentence)

    def _take(self, row: Row, column: str | None) -> None:
        values = dict(self._numbers(row))
        prices = PRICES.get(row.code, "")
        if prices and row.name and prices not in row.name:
            sentence = tr('{code}: is "{name}"; here it is at {prices}', code=row.code, name=row.name, prices=prices)
            if sentence not in self.left_out:
                self.left_out.append(sentence)
            return
        if row.code in self._records.indicators:
            about = self._records.indicators[row.code]
            inside = dict(self._inside(row, values, {row.code: (about.min, about.max)}))
            if inside:
                newest = max(inside)
                self.values.setdefault(row.code, {})[row.country] = newest, inside[newest]
        if column:
            of = self._records.series[column]
            inside = dict(self._inside(row, values, {row.code: (of.min, of.max)}))
            kept = {year: value for year, value in inside.items() if year >= FIRST}
            if kept:
                self.series.setdefault(column, {}).setdefault(row.country, {}).update(kept)

    def _numbers(self, row: Row) -> Iterator[tuple[int, float]]:
        for year, text in row.values.items():
            value = number(text, None)
            if isinstance(value, str):
                self._faults.append(Fault(self._bank.name, row.line, str(year), value))
            else:
                yield year, value

    def _inside(self, row: Row, values: dict[int, float], limits: Limits) -> Iterator[tuple[int, float]]:
        low, high = limits[row.code]
        for year, value in values.items():
            if low <= value <= high:
                yield year, value
            else:
                sentence = tr(
                    "{code} of {country} {year}: {value:.10g} is outside {low:.10g} to {high:.10g}",
                    code=row.code,
                    country=row.country,
                    year=year,
                    value=value,
                    low=low,
                    high=high,
                )
                self.left_out.append(sentence)

    def _drop_odd(self) -> None:
        """Leave out what cannot be what it seems, beside the other figures of its country."""
        for country in self._records.countries:
            own = {code: Value(*of[country], "", "", 0) for code, of in self.values.items() if country in of}
            beside = {**self._records.values.get(country, {}), **own}
            for code in [code for code, value in own.items() if any(value is doubted for doubted, _ in odd(beside))]:
                year, value = self.values[code].pop(country)
                sentence = tr(
                    "{code} of {country} {year}: {value:.10g} beside its other figures is no figure",
                    code=code,
                    country=country,
                    year=year,
                    value=value,
                )
                self.left_out.append(sentence)


def _figures(
    found: dict[str, dict[str, tuple[int, float]]], records: Loaded, source: str
) -> tuple[list[list[str]], list[Change]]:
    """The rows of indicators.csv, and what changed in each indicator."""
    rows: list[list[str]] = []
    changes = []
    for code, values in sorted(found.items()):
        count = {"newer": 0, "revised": 0, "kept": 0}
        for country, (year, value) in values.items():
            own = records.values.get(country, {}).get(code)
            what = _what_changed(own and (own.year, own.value), (year, value))
            count[what] += 1
            if what != "kept":
                rows.append([country, code, str(year), _written(value), source])
        newest = max((year for year, _ in values.values()), default=0)
        about = records.indicators[code]
        changes.append(Change(code, about.short, False, len(values), **count, newest=newest))
    return sorted(rows), changes


def _history(found: Series, records: Loaded) -> tuple[list[list[str]], list[Change]]:
    """The rows of history.csv (of every country of which the file has a series: all its years, as an overlay replaces
    them whole), and what changed in each column."""
    columns = list(records.series)
    changes = []
    for column, countries in found.items():
        count = {"newer": 0, "revised": 0, "kept": 0}
        for country, values in countries.items():
            ours = records.history.get(country, {})
            place = columns.index(column)
            own = max(((y, v) for y, row in ours.items() if (v := _at(row, place)) is not None), default=None)
            count[_what_changed(own, max(values.items()))] += 1
        newest = max(max(values) for values in countries.values())
        about = records.series[column]
        changes.append(Change(SERIES[column], about.short, True, len(countries), **count, newest=newest))
    rows = []
    for country in sorted({country for countries in found.values() for country in countries}):
        ours = records.history.get(country, {})
        brought = {column: found.get(column, {}).get(country, {}) for column in columns}
        for year in sorted({*ours, *(year for values in brought.values() for year in values)}):
            row = ours.get(year, ())
            cells = [brought[column].get(year, _at(row, place)) for place, column in enumerate(columns)]
            if any(cell is not None for cell in cells):
                rows.append([country, str(year), *("" if cell is None else _written(cell) for cell in cells)])
    return rows, changes


def _at(row: tuple[float | None, ...], place: int) -> float | None:
    return row[place] if place < len(row) else None


def _what_changed(own: tuple[int, float] | None, told: tuple[int, float]) -> str:
    if own is None or told[0] > own[0]:
        return "newer"
    revised = told[0] == own[0] and abs(told[1] - own[1]) > SAME * max(abs(told[1]), abs(own[1]))
    return "revised" if revised else "kept"


def _written(value: float) -> str:
    return f"{value:.10g}"


def _csv(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


def _source(source: str, updated: str, name: str) -> str:
    fields = {
        "id": source,
        "what": f"Newer figures, read by matcher refresh from {name}",
        "publisher": "World Bank",
        "edition": f"last updated {updated}",
        "licence": "CC BY 4.0",
        "url": "https://databank.worldbank.org/source/world-development-indicators",
        "retrieved": date.today().isoformat(),
    }
    return "- " + "\n  ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()) + "\n"


def _meta(records: Loaded, found: Series, source: str, updated: str) -> str:
    """indicators.yaml: the date from which ten years are counted, and where the series come from now."""
    lines = [f'edition: "{updated}"\n'] if updated > records.edition else []
    lines.append("indicators: []\n")
    if found:
        lines.append("series:\n")
    for column in found:
        about = records.series[column].model_dump(mode="json")
        about["source"] = [source, *(i for i in about["source"] if i != source)]
        lines.append(f"- {json.dumps(about, ensure_ascii=False)}\n")
    return "".join(lines)


def _scales(records: Loaded, figures: list[list[str]], history: list[list[str]], updated: str) -> str:
    """reference.csv, made anew from the figures as they then are."""
    for country, code, year, value, source in figures:
        records.values.setdefault(country, {})[code] = Value(int(year), float(value), source, "", 0)
    for country in {row[0] for row in history}:
        records.history[country] = {}
    for country, year, *cells in history:
        records.history[country][int(year)] = tuple(float(cell) if cell else None for cell in cells)
    if updated > records.edition:
        records.edition = updated
        records.__dict__.pop("year", None)  # it is worked out once, from the edition
    return freeze(records)
