"""What a page for reading is made of, whatever form it takes: a terminal, a pipe, a Markdown file.

(Plain classes: making a named tuple takes a hundred times as long, and a page of a shortlist needs one of these.)
"""

from __future__ import annotations

from collections.abc import Sequence


class Words:
    """A block that is nothing but text."""

    __match_args__ = ("text",)
    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Title(Words):
    """The title of the page."""


class Section(Words):
    """The title of a part of it; `kind` says which part it is, to who lays it out."""

    __slots__ = ("kind",)

    def __init__(self, text: str, kind: str = "") -> None:
        super().__init__(text)
        self.kind = kind


class Heading(Words):
    """The title of a thing within a part."""


class Text(Words):
    """A paragraph."""


class Under(Words):
    """A sentence right below a table."""


class Item(Words):
    """A point of a list."""


class Line(Words):
    """A labelled line; without a label it goes on with the one above."""

    __match_args__ = ("label", "text")
    __slots__ = ("label",)

    def __init__(self, label: str, text: str) -> None:
        super().__init__(text)
        self.label = label


class Gap:
    """An empty line."""


class Table:
    """A table of figures; the columns in `right` are aligned to the right."""

    __match_args__ = ("header", "rows", "right")
    __slots__ = ("header", "right", "rows")

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> None:
        self.header = header
        self.rows = rows
        self.right = right


class Listing(Table):
    """A list of results as a table of its own: `lead` above it, `foot` below, `empty` in its place without a row."""

    __slots__ = ("empty", "foot", "lead")

    def __init__(
        self,
        *,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: frozenset[int] = frozenset(),
        lead: Sequence[str] = (),
        foot: Sequence[str] = (),
        empty: str = "",
    ) -> None:
        super().__init__(header, rows, right)
        self.lead = lead
        self.foot = foot
        self.empty = empty


Block = Words | Gap | Table
