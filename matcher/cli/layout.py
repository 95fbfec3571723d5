"""Puts a heading, a table and a footer on the page: for a terminal, a pipe or a Markdown file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from matcher.cli.options import Options
from matcher.render import grid
from matcher.text import visible

NARROW = 60
"""Columns below which a table is not wrapped any more: the terminal folds its lines, and nothing is lost."""


def tabular(
    options: Options,
    chosen: str,
    heading: Sequence[str],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: frozenset[int],
    footer: Sequence[str],
    *,
    empty: str,
) -> Iterator[str]:
    """The page in the chosen format ("table" or "markdown"). `empty` is what stands there without a row."""
    if chosen == "markdown":
        if heading:
            yield f"## {grid.escaped(heading[0])}\n\n"
            yield from (f"{grid.escaped(line)}\n\n" for line in heading[1:])
        yield grid.markdown(header, rows, right) if rows else f"{grid.escaped(empty)}\n"
        yield "".join(f"\n{grid.escaped(line)}\n" for line in footer)
        return
    bold = colour(options)
    if heading:
        first = visible(heading[0])
        yield (f"\x1b[1m{first}\x1b[0m" if bold else first) + "\n"
        yield from (visible(line) + "\n" for line in heading[1:])
        yield "\n"
    if not rows:
        yield visible(empty) + "\n"
    elif is_screen(options) and (width := width_of_terminal()) >= NARROW:
        from matcher.render import screen

        fixed = right | {1}
        yield screen.table(header, rows, right, width=width, colour=bold, fixed=fixed if width >= 70 else frozenset())
    else:
        yield grid.aligned(header, rows, right)
    if footer:
        yield "\n"
        yield from ((f"\x1b[2m{visible(line)}\x1b[0m" if bold else visible(line)) + "\n" for line in footer)


def paragraphs(options: Options, chunks: Iterator[str]) -> Iterator[str]:
    """Text for reading: wrapped to a terminal's width with its indent kept, left as it is for a pipe or a file."""
    if not is_screen(options):
        for chunk in chunks:
            yield "\n".join(visible(line) for line in chunk.split("\n"))
        return
    import textwrap

    width = max(40, width_of_terminal())
    for chunk in chunks:
        for line in visible_lines(chunk):
            if len(line) <= width:
                yield line + "\n"
                continue
            inside = len(line) - len(line.lstrip())
            hang = " " * (18 if line.startswith("   ") else inside + 2 if line.startswith("- ") else inside)
            yield textwrap.fill(line, width, subsequent_indent=hang, break_on_hyphens=False) + "\n"


def visible_lines(chunk: str) -> list[str]:
    """The lines of a chunk that ends with a line end, each with its hidden characters shown."""
    return [visible(line) for line in chunk.removesuffix("\n").split("\n")]


def is_screen(options: Options) -> bool:
    """Whether the answer goes to a person's terminal."""
    return (not options.output or options.output == "-") and sys.stdout is not None and sys.stdout.isatty()


def colour(options: Options) -> bool:
    """Whether the answer may have colours (https://no-color.org, FORCE_COLOR, TERM=dumb)."""
    if options.no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_screen(options) and os.environ.get("TERM") != "dumb"


def width_of_terminal() -> int:
    """Columns of the terminal; 80 where it does not say."""
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 80
    return columns if 0 < columns <= 400 else 80
