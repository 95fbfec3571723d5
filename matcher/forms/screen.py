"""Pages on a terminal: lists of results with rich, wrapped to its width, with a little colour; text wrapped with its
indent."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.blocks import Listing, Series, Table
from matcher.forms.cards import cards, series
from matcher.forms.table import aligned, folded, lines, listing
from matcher.forms.table import width as cells
from matcher.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display

HEADING = 8
"""Columns that a heading over numbers may take before it breaks."""
NARROW = 60
"""Columns below which a table is not wrapped any more: the terminal folds its lines, and nothing is lost."""
ROOMY = 70
"""Columns from which on the second column, which names the result, is not wrapped."""


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The page, a piece a block."""
    for block in answer.page():
        if isinstance(block, Listing):
            yield from _listed(block, display)
        elif isinstance(block, Table):
            yield _fitting(block, display)
        else:
            yield "".join(_wrapped(visible(line), max(40, display.width)) for line in lines(block))


def _wrapped(line: str, width: int) -> str:
    if cells(line) <= width:
        return line + "\n"
    inside = len(line) - len(line.lstrip())
    hang = " " * (18 if line.startswith("   ") else inside + 2 if line.startswith("- ") else inside)
    return "\n".join(folded(line, width, hang)) + "\n"


def _listed(block: Listing, display: Display) -> Iterator[str]:
    """A list of results: as cards, or as a table that fits."""
    if not block.rows:
        shown = _wrapped(visible(block.empty), display.width)
    elif block.cards:
        shown = "".join(cards(block.cards, display))
    elif display.width < NARROW:
        shown = aligned(block.header, block.rows, block.right)
    else:
        fixed = block.right | {1} if display.width >= ROOMY else frozenset()
        shown = table(block.header, block.rows, block.right, width=display.width, colour=display.colour, fixed=fixed)
    above = [series(line, display) if isinstance(line, Series) else line for line in block.lead]
    below = block.below(cards=bool(block.cards), detail=display.detail)
    yield from listing(shown, _folded(above, display), _folded(below, display), colour=display.colour)


def _fitting(block: Table, display: Display) -> str:
    """A table within a page: as it is where it fits, else wrapped column by column."""
    plain = aligned(block.header, block.rows, block.right)
    if display.width < NARROW or max(map(cells, plain.splitlines()), default=0) <= display.width:
        return plain
    return table(block.header, block.rows, block.right, width=display.width, colour=display.colour)


def _folded(lines: Sequence[str], display: Display) -> list[str]:
    return [piece for line in lines for piece in _wrapped(visible(line), max(40, display.width)).splitlines()]


def _over(name: str, numbers: Sequence[str]) -> str:
    """A heading on as many lines as it takes to stand over `numbers`. It breaks between words alone: where all is too
    wide, the columns of words give way."""
    wide = max(HEADING, *map(cells, (*name.split(), *numbers)))
    return "\n".join(folded(name, wide))


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: frozenset[int],
    *,
    width: int,
    colour: bool,
    fixed: frozenset[int] = frozenset(),
) -> str:
    """The table as text for a terminal of `width` columns; the columns in `fixed` are not wrapped."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = list(rows)
    columns = list(zip(*rows, strict=True)) or [()] * len(header)
    numbers = {i for i in right if not any(" " in cell for cell in columns[i])}
    heads = [_over(name, columns[i]) if i in numbers else name for i, name in enumerate(header)]
    words = (" ".join((head, *column)).split() for head, column in zip(heads, columns, strict=True))
    least = sum(max(map(cells, column), default=0) for column in words)
    gap = 2 if least + 2 * (len(heads) - 1) <= width else 1
    shown = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", padding=(0, gap - 1, 0, 0))
    for column, head in enumerate(heads):
        shown.add_column(
            Text(head),
            justify="right" if column in right else "left",
            no_wrap=column in fixed or column in numbers,
            style="bold" if column == 1 else "",
            overflow="fold",
        )
    for row in rows:
        # Text, not str: what is in the data is shown as it stands, never read as markup.
        shown.add_row(*(Text(visible(cell)) for cell in row))
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    console.print(shown)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
