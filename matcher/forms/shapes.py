"""What pictures are made of: shapes with their places, which the template of the page writes as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record


class Shape(Record):
    """A shape: its SVG element, its manner (a class of the style), its attributes, and its text where it is one."""

    tag: str
    kind: str
    at: dict[str, str]
    text: str = ""


class Picture(Record):
    """A picture in its own units, and for a map the edge of the globe ("": none)."""

    width: str
    height: str
    shapes: Sequence[Shape]
    edge: str = ""


def shape(tag: str, kind: str, text: str = "", **at: float | str) -> Shape:
    """A shape; places to a tenth of a unit.

    >>> shape("circle", "now", cx=1.234, r=3).at
    {'cx': '1.2', 'r': '3'}
    """
    told = {name: value if isinstance(value, str) else number(value) for name, value in at.items()}
    return Shape(tag, kind, told, text)


def number(value: float) -> str:
    """A place on the picture, as short as it can be written."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
