"""Plain text for pipes and files: tables aligned, nothing wrapped or cut; coloured only where that is forced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.blocks import Block, Gap, Item, Line, Listing, Section, Table, Title, Words
from matcher.plain import Record
from matcher.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer


class Display(Record):
    """Where an answer goes: whether to a person's terminal, of how many columns, whether colours may be used, whether
    it shows letters beyond ASCII (`blocks`), whether the method is to be told too (`detail`), and
    whether columns have their names above them (`header`)."""

    screen: bool
    width: int
    colour: bool
    blocks: bool = True
    detail: bool = False
    header: bool = True


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The page, a piece a block."""
    for block in answer.page():
        if isinstance(block, Listing):
            header = block.header if display.header else ()
            table = aligned(header, block.rows, block.right) if block.rows else f"{visible(block.empty)}\n"
            yield from listing(table, block.above(), block.below(detail=display.detail), colour=display.colour)
        else:
            yield "".join(f"{visible(line)}\n" for line in lines(block))


def listing(table: str, above: Sequence[str], below: Sequence[str], *, colour: bool) -> Iterator[str]:
    """A list of results between what stands above and below it."""
    if above:
        first, *others = map(visible, above)
        yield (f"\x1b[1m{first}\x1b[0m" if colour else first) + "\n"
        yield from (f"{line}\n" for line in others)
        yield "\n"
    yield table
    if below:
        yield "\n"
        yield from ((f"\x1b[2m{line}\x1b[0m" if colour else line) + "\n" for line in map(visible, below))


def lines(block: Block) -> list[str]:
    """The lines of a block of text."""
    match block:
        case Title(words):
            shown = f"{words}\n"
        case Section(words):
            shown = f"\n{words}\n"
        case Item(words):
            shown = f"- {words}"
        case Line(_, words):
            shown = f"   {block.head():<14} {words}"
        case Table(header, rows, right):
            shown = aligned(header, rows, right).removesuffix("\n")
        case Words(words):
            shown = words
        case Gap():
            shown = ""
    return shown.split("\n")


def width(text: str) -> int:
    """Columns that `text` takes on a terminal (East Asian wide letters take two, combining marks none)."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """A table of one line a row, columns two spaces apart; the columns in `right` are aligned to the right."""
    table = [[visible(cell) for cell in row] for row in (*([header] if header else []), *rows)]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    shown = []
    for row in table:
        cells = []
        for column, cell in enumerate(row):
            space = " " * (widths[column] - width(cell))
            cells.append(space + cell if column in right else cell + space)
        shown.append("  ".join(cells).rstrip())
    return "\n".join(shown) + "\n"
