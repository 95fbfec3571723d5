"""Reads figures as the World Bank hands them out, in any of its three layouts, from a .csv or a .zip.

    bulk      WDI_CSV.zip, in it WDICSV.csv (earlier WDIData.csv): a header, then a row for each country and indicator
              with a column for each year; tables of notes beside it
    download  API_*.zip or API_*.csv, what "Download: CSV" on a page of an indicator gives: "Data Source", "Last Updated
              Date" and empty lines, then the same header; tables of metadata beside it
    query     what DataBank exports: "Series Code" in place of "Indicator Code", years as "2023 [YR2023]", ".." where
              there is no value, and below the table the name of the database and "Last Updated: 07/01/2026"

The files are read row by row: the bulk one is 400,000 rows long.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, NamedTuple, Protocol

from matcher.errors import Fault, InvalidData, reason
from matcher.files import open_regular
from matcher.language import tr
from matcher.text import listed, visible

COUNTRY, CODES = "Country Code", ("Indicator Code", "Series Code")
NAMES = ("Indicator Name", "Series Name")
YEAR = re.compile(r"([12][0-9]{3})(?: \[YR\1\])?")
UPDATED = re.compile(r"Last Updated(?: Date)?:?")
DATES = ("%Y-%m-%d", "%m/%d/%Y")
"""Both ways in which the Bank writes a date."""
BESIDE = ("metadata_", "wdicountry", "wdiseries", "wdifootnote", "country-series", "series-time", "footnote")
"""How the names of the tables begin that come beside the figures."""
ENCODING = "utf-8-sig"
HEADER_WITHIN = 10
"""Lines in which the header of the table must stand."""


class Lines(Protocol):
    """What `csv.reader` gives."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


class Row(NamedTuple):
    """The figures of one indicator for one country, as the file has them: year -> text, without the empty ones."""

    line: int
    country: str
    code: str
    name: str
    values: dict[int, str]


class Bank(NamedTuple):
    """A file of the Bank that is being read: what messages call it, its rows, and the date when they have been read."""

    name: str
    rows: Iterator[Row]
    updated: Callable[[], str]


@contextmanager
def opened(path: str) -> Iterator[Bank]:
    """The figures in the file at `path`. Raises InvalidData for what is not the Bank's, or cannot be read."""
    os.close(open_regular(path))  # what is no file is refused before anything waits for it
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                member = _figures_in(archive, path)
                with _readable(archive, member) as raw, io.TextIOWrapper(raw, encoding=ENCODING, newline="") as text:
                    year, month, day = member.date_time[:3]
                    yield _bank(text, f"{path}: {member.filename}", f"{year:04d}-{month:02d}-{day:02d}")
        else:
            with open(path, encoding=ENCODING, newline="") as text:
                yield _bank(text, path, "")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error):
        raise _refused(path, 0, tr("the zip file is damaged or locked; fetch it again")) from None
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02x}"
        raise _refused(path, 0, tr("byte {byte} is not UTF-8; fetch the file again", byte=byte)) from None
    except OSError as error:
        raise _refused(path, 0, tr("cannot be read: {reason}", reason=reason(error))) from None


def _readable(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A file of an archive. One that asks for a password, or is packed as no file of the Bank is, counts as damaged."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    try:
        return archive.open(member)
    except RuntimeError as error:
        raise zipfile.BadZipFile from error


def _figures_in(archive: zipfile.ZipFile, path: str) -> zipfile.ZipInfo:
    """The one table of figures among the files of an archive."""
    tables = [member for member in archive.infolist() if member.filename.lower().endswith(".csv")]
    found = [member for member in tables if not _name(member).startswith(BESIDE)]
    if len(found) != 1:
        inside = listed([visible(_name(member)) for member in found])
        if not inside:
            inside = tr("no table of figures")
        # Translators: {inside} is a list of files, or "no table of figures".
        message = tr(
            "one table of figures is due, such as {example}; the archive holds {inside}",
            example="WDICSV.csv",
            inside=inside,
        )
        raise _refused(path, 0, message)
    return found[0]


def _name(member: zipfile.ZipInfo) -> str:
    return member.filename.rpartition("/")[2].lower()


def _bank(text: IO[str], name: str, made: str) -> Bank:
    """`made`: the date of the file itself, which stands where nothing in it tells one."""
    updated = [made]
    return Bank(name, _rows(csv.reader(text, strict=True), name, updated), lambda: updated[-1])


class _Header(NamedTuple):
    """Where the columns stand."""

    country: int
    code: int
    name: int | None
    years: dict[int, int]


def _rows(reader: Lines, name: str, updated: list[str]) -> Iterator[Row]:
    try:
        header = _header(reader, name, updated)
        for cells in reader:
            if len(cells) <= max(header.country, header.code) or not cells[header.code].strip():
                _note_date(cells, updated)  # below the table of a query
                continue
            country, code = cells[header.country].strip(), cells[header.code].strip()
            values = {
                year: text
                for place, year in header.years.items()
                if place < len(cells) and (text := cells[place].strip()) not in ("", "..")
            }
            called = cells[header.name].strip() if header.name is not None else ""
            yield Row(reader.line_num, country, code, called, values)
    except csv.Error as error:
        raise _refused(name, reader.line_num, tr("not valid CSV: {problem}", problem=error)) from None


def _header(reader: Lines, name: str, updated: list[str]) -> _Header:
    for raw in reader:
        cells = [cell.strip() for cell in raw]
        code = next((cells.index(word) for word in CODES if word in cells), None)
        if COUNTRY in cells and code is not None:
            years = {place: int(found[1]) for place, cell in enumerate(cells) if (found := YEAR.fullmatch(cell))}
            if not years:
                raise _refused(name, reader.line_num, tr("there is no column of a year (2023, or 2023 [YR2023])"))
            called = next((cells.index(word) for word in NAMES if word in cells), None)
            return _Header(cells.index(COUNTRY), code, called, years)
        _note_date(cells, updated)
        if reader.line_num >= HEADER_WITHIN:
            break
    message = tr(
        'no header with "{country}" and "{code}" or "{other}" in the first {lines} lines: a file of the World Bank is '
        "due ({zip}, {api}, or a query's CSV)",
        country=COUNTRY,
        code=CODES[0],
        other=CODES[1],
        lines=HEADER_WITHIN,
        zip="WDI_CSV.zip",
        api="API_*.zip",
    )
    raise _refused(name, 1, message)


def _note_date(cells: list[str], updated: list[str]) -> None:
    """Keep the date where a line tells when the figures were last updated."""
    text = " ".join(cell.strip() for cell in cells if cell.strip())
    if found := UPDATED.match(text):
        for form in DATES:
            try:
                updated.append(datetime.strptime(text[found.end() :].strip(), form).date().isoformat())
            except ValueError:
                continue


def _refused(name: str, line: int, message: str) -> InvalidData:
    return InvalidData([Fault(name, line, "", message)])
