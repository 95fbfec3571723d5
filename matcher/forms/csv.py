"""CSV for spreadsheets and scripts: RFC 4180, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.text import visible

try:  # what `csv` writes with; it brings `re` for what it reads, half as long as an empty process takes
    from _csv import writer as csv_writer
except ImportError:
    from csv import writer as csv_writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display

KEPT = 5_000
"""Lines that are kept for a record that comes again, as in a batch that asks the same of many lines."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The rows of the answer, a line a piece."""
    return rows(answer.columns, answer.stream_rows(), header=display.header)


def rows(columns: Sequence[str], records: Iterable[Mapping[str, Any]], *, header: bool = True) -> Iterator[str]:
    """The lines of a CSV: `columns` of each record. Lists are joined by ';', None is an empty cell."""
    buffer = io.StringIO()
    writer = csv_writer(buffer, lineterminator="\n")

    def taken() -> str:
        line = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return line

    head = ""
    if header:
        writer.writerow(columns)
        head = taken()
    kept: dict[int, tuple[Mapping[str, Any], str]] = {}  # with the record itself, so that its id stays its own
    for record in records:
        if (known := kept.get(id(record))) is not None:
            yield known[1]  # the first of all is none of these
            continue
        writer.writerow([_cell(record[column]) for column in columns])
        line = taken()
        if len(kept) < KEPT:
            kept[id(record)] = record, line
        yield head + line  # together: where the first record cannot be had, nothing is written
        head = ""
    if head:
        yield head


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if type(value) is float or value == "":
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = ";".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    text = "\n".join(map(visible, text.split("\n"))) if "\n" in text else visible(text)
    # CWE-1236: a leading apostrophe makes every spreadsheet take the cell as text.
    return "'" + text if text.startswith(_FORMULA) else text
