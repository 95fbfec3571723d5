"""Blocks that can be drawn: a map, a chart. A form that draws nothing shows the tables that they are too."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.answers.blocks import Table
from matcher.plain import Record


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
