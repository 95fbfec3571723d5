"""What a page for reading is made of, whatever form it takes: a terminal, a pipe, a Markdown file.

(Plain classes: making a named tuple takes a hundred times as long, and a page of a shortlist needs one of these.)
"""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record


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


class Drawn(Table):
    """A table that a form which can draw shows as a picture: `title` says what it is, `told` in a few sentences what
    there is to see."""

    __slots__ = ("title", "told")

    def __init__(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int], title: str, told: str
    ) -> None:
        super().__init__(header, rows, right)
        self.title = title
        self.told = told


class Mark(Record):
    """A country on a map: its code, what stands beside it, where it lies, and whether the page is its own."""

    iso3: str
    label: str
    lat: float | None
    lon: float | None
    own: bool


class Map(Drawn):
    """Where countries lie. `legend` says what the page's own country and the others are, `note` what the lines mean."""

    __slots__ = ("legend", "marks", "note")

    def __init__(
        self,
        table: tuple[Sequence[str], Sequence[Sequence[str]]],
        title: str,
        told: str,
        *,
        marks: Sequence[Mark],
        legend: tuple[str, str],
        note: str,
    ) -> None:
        super().__init__(*table, frozenset(), title, told)
        self.marks = marks
        self.legend = legend
        self.note = note


class Ends(Record):
    """Two figures beside each other, as numbers and as they are printed; None is unknown."""

    then: tuple[float, str] | None
    now: tuple[float, str] | None


class Panel(Record):
    """One measure of a chart: what it is called, whether it grows by ratios (so that twice as much is always as far),
    and two figures a row."""

    name: str
    ratios: bool
    ends: list[Ends]


class Chart(Drawn):
    """Figures then and now, a row for each thing (`labels`: of what then, of what now), a panel for each measure."""

    __slots__ = ("labels", "legend", "panels")

    def __init__(
        self,
        table: tuple[Sequence[str], Sequence[Sequence[str]], frozenset[int]],
        title: str,
        told: str,
        *,
        labels: Sequence[tuple[str, str]],
        panels: Sequence[Panel],
        legend: tuple[str, str],
    ) -> None:
        super().__init__(*table, title, told)
        self.labels = labels
        self.panels = panels
        self.legend = legend


Block = Words | Gap | Table
