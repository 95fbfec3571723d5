"""Pages on a terminal: lists of results with rich, wrapped to its width, with a little colour; text wrapped with its
indent."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.blocks import Listing
from matcher.forms.table import aligned, lines, listing
from matcher.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display

NARROW = 60
"""Columns below which a table is not wrapped any more: the terminal folds its lines, and nothing is lost."""
ROOMY = 70
"""Columns from which on the second column, which names the result, is not wrapped."""


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The page, a piece a block."""
    for block in answer.page():
        if isinstance(block, Listing):
            made = _listed(block, display) if block.rows else ""
            yield from listing(block, made, colour=display.colour)
        else:
            yield "".join(_wrapped(visible(line), max(40, display.width)) for line in lines(block))


def _wrapped(line: str, width: int) -> str:
    if len(line) <= width:
        return line + "\n"
    inside = len(line) - len(line.lstrip())
    hang = " " * (18 if line.startswith("   ") else inside + 2 if line.startswith("- ") else inside)
    return textwrap.fill(line, width, subsequent_indent=hang, break_on_hyphens=False) + "\n"


def _listed(block: Listing, display: Display) -> str:
    if display.width < NARROW:
        return aligned(block.header, block.rows, block.right)
    fixed = block.right | {1} if display.width >= ROOMY else frozenset()
    return table(block.header, block.rows, block.right, width=display.width, colour=display.colour, fixed=fixed)


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

    shown = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for column, name in enumerate(header):
        shown.add_column(
            Text(name),
            justify="right" if column in right else "left",
            no_wrap=column in fixed,
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
