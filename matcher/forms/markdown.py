"""Markdown, for a page that is mailed or put on a site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Listing, Section, Table, Text, Title, Under, Words
from matcher.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display


_ENTITY = re.compile(r"&(?=#?\w+;)")
_BEGINS = re.compile(r"^(\s*\d{0,9})([-+#=~.)](?=\s|$|[-+#=~]))")


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The page, a piece a block."""
    before: Block | None = None
    for block in chain(answer.page(), answer.further()):
        # A paragraph of its own: right below, it would go on with the one above, with a point, or with a table. So do
        # a table below a paragraph, and a heading below anything.
        if isinstance(block, Text | Heading | Table) and isinstance(before, Text | Item | Line | Table):
            yield "\n"
        yield _marked(block)
        before = block


def _listing(block: Listing) -> str:
    lead = [f"{begun(line) if place else f'## {escaped(line)}'}\n\n" for place, line in enumerate(block.above())]
    table = markdown(block.header, block.rows, block.right) if block.rows else f"{begun(block.empty)}\n"
    return "".join([*lead, table, *(f"\n{begun(line)}\n" for line in block.below())])


def _marked(block: Block) -> str:
    match block:
        case Title(words):
            return f"# {escaped(words)}\n\n"
        case Section(words):
            return f"\n## {escaped(words)}\n\n"
        case Heading(words):
            return f"### {escaped(words)}\n\n"
        case Under(words):
            return f"\n{begun(words)}\n"  # else it would be a cell of the table
        case Item(words):
            return f"- {begun(words)}\n"
        case Line("", words):
            return f"  - {begun(words)}\n"
        case Line(_, words):
            return f"- **{block.head()}** {escaped(words)}\n"
        case Words(words):
            return f"{begun(words)}\n"
        case Listing():
            return _listing(block)
        case Table(header, rows, right):
            return markdown(header, rows, right)
        case Gap():
            return "\n"


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """A table in Markdown; the columns in `right` are aligned to the right."""
    rule = ["---:" if column in right else "---" for column in range(len(header))]
    lines = [list(map(escaped, header)), rule, *([escaped(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def escaped(text: str) -> str:
    """`text` so that Markdown shows it literally."""
    shown = visible(text.replace("\n", " "))
    for mark in "\\`*_[]<>|":
        shown = shown.replace(mark, "\\" + mark)
    return _ENTITY.sub(r"\\&", shown)


def begun(text: str) -> str:
    """`text` at the beginning of a line, where a sign or a number would make it a heading, a point or a rule.

    >>> begun("# 1"), begun("1. May"), begun("-5 %"), begun("+ more")
    ('\\\\# 1', '1\\\\. May', '-5 %', '\\\\+ more')
    """
    return _BEGINS.sub(r"\1\\\2", escaped(text), count=1)
