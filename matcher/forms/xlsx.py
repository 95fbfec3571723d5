"""A workbook for people: names and sentences, a frozen header, filters, widths, numbers as numbers, addresses as links.

By XlsxWriter, which is well kept, depends on nothing, and takes a tenth of a second to load, paid here alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from matcher.answers.sheet import BAR, LINK, NUMBER, SHARE, WHOLE, WORDS, Sheet
from matcher.answers.sheets import workbook
from matcher.language import tr
from matcher.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer

LONGEST = 32_767
"""Letters that a cell holds."""
LONGEST_ADDRESS = 2_000
"""Letters of an address (Excel: 2,079)."""
LINKED = 60_000
"""Links that a sheet may hold (Excel: 65,530)."""
NAME = 31
"""Letters of the name of a sheet."""
LINE, TALLEST = 14.0, 400.0
"""Points of a line of text, and of a row at most (Excel: 409)."""
A4 = 9
NUMBERS = {NUMBER: "0.000", BAR: "0.000", WHOLE: "0", SHARE: "0%"}
FULL_AT_1 = {
    "type": "data_bar", "bar_color": "#9DC3E6", "bar_solid": True,
    "min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1,
}  # fmt: skip
"""A bar in the cell that is full at a score of 1."""


def content(answer: Answer[Any]) -> bytes:
    """The bytes of the workbook of an answer."""
    import xlsxwriter

    kept = io.BytesIO()
    # Nothing that a cell holds is ever taken for a formula (CWE-1236).
    text_is_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(kept, {"in_memory": True, **text_is_text})
    book.set_properties({"title": answer.what, "comments": "matcher"})
    styles = _Styles(book)
    taken: set[str] = set()
    for sheet in workbook(answer):
        _write(book.add_worksheet(_called(sheet.name, taken)), sheet, styles)
    book.close()
    return kept.getvalue()


class _Styles:
    """How cells look: the header, and each kind of column."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({**top, "bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
        self.of = {kind: book.add_format({**top, "num_format": form}) for kind, form in NUMBERS.items()}
        self.of[WORDS] = book.add_format(top)
        self.of[LINK] = book.add_format({**top, "font_color": "#0B4F9E", "underline": 1})


def _write(page: Any, sheet: Sheet, styles: _Styles) -> None:
    page.set_row(0, _height([column.name for column in sheet.columns], sheet))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, visible(column.name), styles.head)
    links = last = 0
    for last, row in enumerate(sheet.rows, 1):
        page.set_row(last, _height(row, sheet))
        for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            if cell is None or cell == "":
                page.write_blank(last, place, None, styles.of[WORDS])
            elif isinstance(cell, int | float):
                page.write_number(last, place, cell, styles.of[column.kind])
            elif column.kind == LINK and links < LINKED and _is_address(cell):
                page.write_url(last, place, cell, styles.of[LINK], string=visible(cell)[:255])
                links += 1
            else:
                page.write_string(last, place, _shown(cell), styles.of[WORDS])
    page.freeze_panes(1, 0)
    if last:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
        for place, column in enumerate(sheet.columns):
            if column.kind == BAR:
                page.conditional_format(1, place, last, place, FULL_AT_1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _height(row: Sequence[Any], sheet: Sheet) -> float:
    """How high a row must be for its longest cell: not every program works that out when it opens a workbook."""
    lines = [
        sum(-(-len(line) // max(1, column.width - 1)) or 1 for line in cell.split("\n"))
        for cell, column in zip(row, sheet.columns, strict=True)
        if isinstance(cell, str) and column.kind != LINK
    ]
    return min(TALLEST, LINE * max(lines, default=1))


def _is_address(cell: str) -> bool:
    return cell.startswith(("http://", "https://")) and len(cell) < LONGEST_ADDRESS


def _shown(cell: str) -> str:
    return "\n".join(map(visible, cell.split("\n")))[:LONGEST]


def _called(name: str, taken: set[str]) -> str:
    """A name that a sheet may have: short enough, without some signs, and none twice."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", visible(name)).strip("' ")[:NAME] or tr("Sheet")
    found, count = plain, 1
    while found.lower() in taken:
        count += 1
        end = f" {count}"
        found = plain[: NAME - len(end)] + end
    taken.add(found.lower())
    return found
