"""Reading what a batch asks for: one name a line, or a CSV with a column for each option."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from matcher.options import MANY, NUMBER, OPTIONS
from matcher.plain import Record
from matcher.text import did_you_mean

COUNTRY_COLUMNS = ("country", "country_iso3", "iso3", "name")
COLUMNS = {option.name: option.kind for option in OPTIONS.values() if option.column}


class Request(Record):
    """A line of the input: its number, the country as typed, and options that this line sets; or what is wrong."""

    line: int
    country: str
    options: dict[str, str | list[str] | int]
    fault: str = ""


def read(lines: Iterable[str]) -> Iterator[Request]:
    """The requests in these lines. Empty lines and those that begin with # are left out.

    The input is a CSV when its first line names a column for the country; lists in a cell are separated by ;.
    """
    numbered = ((number, line.rstrip("\r\n")) for number, line in enumerate(lines, 1))
    # A spreadsheet may put a byte order mark before the first line.
    numbered = ((number, line.lstrip("\ufeff") if number == 1 else line) for number, line in numbered)
    used = ((number, line) for number, line in numbered if line.strip() and not line.lstrip().startswith("#"))
    first = next(used, None)
    if first is None:
        return
    header = [cell.strip().lower() for cell in next(csv.reader([first[1]]))]
    if not any(name in COUNTRY_COLUMNS for name in header):
        yield Request(first[0], first[1].strip(), {})
        for number, line in used:
            yield Request(number, line.strip(), {})
        return
    for number, line in used:
        try:
            cells = next(csv.reader([line], strict=True))
        except csv.Error as error:
            yield Request(number, "", {}, f"not valid CSV: {error}")
            continue
        if len(cells) != len(header):
            yield Request(number, "", {}, f"{len(cells)} cells; {len(header)} are due ({','.join(header)})")
            continue
        yield _request(number, dict(zip(header, cells, strict=True)))


def unread_columns(first: str) -> str:
    """A note on the columns of a CSV header that a batch does not read, with what may have been meant; or nothing."""
    header = [cell.strip().lower() for cell in next(csv.reader([first]), [])]
    unread = [name for name in header if name not in COLUMNS and name not in COUNTRY_COLUMNS]
    if not unread or not any(name in COUNTRY_COLUMNS for name in header):
        return ""
    plural = "a column is" if len(unread) == 1 else "columns are"
    known = (*COUNTRY_COLUMNS, *COLUMNS)
    meant = (f"{name} ({near.strip()})" if (near := did_you_mean(name, known)) else name for name in unread)
    return f"{plural} not read: {', '.join(meant)}"


def _request(number: int, row: dict[str, str]) -> Request:
    country = next((row[name].strip() for name in COUNTRY_COLUMNS if row.get(name, "").strip()), "")
    options: dict[str, str | list[str] | int] = {}
    for name, kind in COLUMNS.items():
        text = row.get(name, "").strip()
        if kind == MANY and (words := [word.strip() for word in text.split(";") if word.strip()]):
            options[name] = words
        elif kind == NUMBER and text:
            if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
                return Request(number, country, {}, f"{name}: {text!r} is not a whole number above 0")
            options[name] = int(text)
        elif kind not in (MANY, NUMBER) and text:
            options[name] = text
    if not country:
        return Request(number, "", {}, "no country is named")
    return Request(number, country, options)
