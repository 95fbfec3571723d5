"""Tables on a terminal, with rich: wrapped to its width, with a little colour."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from matcher.text import visible


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
