"""A sheet of a workbook, with columns that say what kind of thing stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matcher.answers.labels import COMPONENTS
from matcher.language import tr
from matcher.plain import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WORDS, NUMBER, WHOLE, SHARE, BAR, LINK = "words", "number", "whole", "share", "bar", "link"
"""Kinds of column: text; a number with three decimals; a whole number; a share of 1, shown as percent; a score, with a
bar; an address."""


class Column(Record):
    """A column: its heading, what stands in it, and how many letters wide it is."""

    name: str
    kind: str
    width: int


def headed(columns: Iterable[Column]) -> list[Column]:
    """Columns whose headings are marked, with the headings in the language that is spoken."""
    return [column._replace(name=tr(column.name)) for column in columns]


def of_parts(width: int) -> list[Column]:
    """A column for each part of a score."""
    names = map(tr, COMPONENTS.values())
    return [Column(name[0].upper() + name[1:], NUMBER, width) for name in names]


class Sheet(Record):
    """A sheet of a workbook. A cell is text, a number, or None where nothing is known."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
