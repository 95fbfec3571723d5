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


WIDE_MARK = "\ufe0f"
"""Says of a sign that it is an emoji, and so takes two columns."""
WITHOUT_BLANKS = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
"""Letters of scripts that have no blanks between words, as ranges: Chinese, Japanese, Korean."""
JOINER = "\u200d"
TONES = "🏻🏼🏽🏾🏿"
"""Colours of the emoji before them."""


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
    """Columns that `text` takes on a terminal: East Asian wide letters and emoji two, marks that are put on a letter
    none, and what is joined to an emoji (its colour, another emoji) none of its own.

    >>> width("Mali"), width("中国"), width("Co\u0302te"), width("👩\u200d🌾")
    (4, 4, 4, 2)
    """
    return len(text) if text.isascii() else sum(map(_columns, text, ("", *text)))


def _columns(letter: str, before: str) -> int:
    """Columns that a letter takes after another."""
    if letter.isascii():
        return 1
    if letter == WIDE_MARK:
        return int(_wide(before) == 1)
    if before == JOINER or (letter in TONES and before and _wide(before) == 2):
        return 0
    return _wide(letter)


def _wide(letter: str) -> int:
    import unicodedata

    if unicodedata.category(letter) in ("Mn", "Me", "Cf") and letter != "\xad":
        return 0
    if "\u1160" <= letter <= "\u11ff":  # the second and third part of a Korean syllable
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def folded(words: str, room: int, hang: str = "") -> list[str]:
    """Lines of at most `room` columns, those after the first behind `hang`, folded at blanks and between letters of
    scripts that have none. A word that is longer stays whole."""
    import textwrap

    class Piece(str):
        """What is not folded; it is as long as it is wide."""

        __slots__ = ()

        def __len__(self) -> int:
            return width(str(self))

    class Wrapper(textwrap.TextWrapper):
        """Folds by the columns that letters take."""

        def _split(self, text: str) -> list[str]:
            import re

            words = textwrap.TextWrapper._split(self, text)
            return [Piece(piece) for word in words for piece in re.split(f"([{WITHOUT_BLANKS}])", word) if piece]

    kind = textwrap.TextWrapper if words.isascii() else Wrapper
    return kind(room, subsequent_indent=hang, break_on_hyphens=False, break_long_words=False).wrap(words)


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
