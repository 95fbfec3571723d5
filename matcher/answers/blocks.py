"""What a page for reading is made of, whatever form it takes: a terminal, a pipe, a Markdown file."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record


class Title(Record):
    """The title of the page."""

    text: str


class Section(Record):
    """The title of a part of it."""

    text: str


class Heading(Record):
    """The title of a thing within a part."""

    text: str


class Text(Record):
    """A paragraph."""

    text: str


class Under(Record):
    """A sentence right below a table."""

    text: str


class Item(Record):
    """A point of a list."""

    text: str


class Line(Record):
    """A labelled line; without a label it goes on with the one above."""

    label: str
    text: str


class Gap(Record):
    """An empty line. (`lines` is always 1: a record has a field.)"""

    lines: int = 1


class Table(Record):
    """A table of figures; the columns in `right` are aligned to the right."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int]


class Listing(Record):
    """A list of results as a table of its own: `lead` above it, `foot` below, `empty` in its place without a row."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int] = frozenset()
    lead: Sequence[str] = ()
    foot: Sequence[str] = ()
    empty: str = ""


Block = Title | Section | Heading | Text | Under | Item | Line | Gap | Table | Listing
