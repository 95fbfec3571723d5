"""Plain aligned tables: for pipes and files, where nothing is wrapped, cut or coloured; and Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.text import visible


def width(text: str) -> int:
    """Columns that `text` takes on a terminal (East Asian wide letters take two, combining marks none)."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """A table of one line a row, columns two spaces apart; the columns in `right` are aligned to the right."""
    table = [list(header), *([visible(cell) for cell in row] for row in rows)]
    widths = [max(width(row[column]) for row in table) for column in range(len(header))]
    lines = []
    for row in table:
        cells = []
        for column, cell in enumerate(row):
            space = " " * (widths[column] - width(cell))
            cells.append(space + cell if column in right else cell + space)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """The same table in Markdown."""
    rule = ["---:" if column in right else "---" for column in range(len(header))]
    lines = [header, rule, *([escaped(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def escaped(text: str) -> str:
    """`text` so that Markdown shows it literally."""
    shown = visible(text.replace("\n", " "))
    for mark in "\\`*_[]<>|":
        shown = shown.replace(mark, "\\" + mark)
    return shown
