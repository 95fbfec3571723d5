"""A chart of figures then and now: a ring and a dot on a line, with the numbers beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from matcher.answers.drawn import Chart, Ends, Panel
from matcher.forms.shapes import Picture, Shape, number, shape

WIDTH = 640.0
"""Of the picture, in its own units."""
LABELS = 176.0
"""Width of the labels at its left."""
HEAD, ROW, FOOT = 22.0, 25.0, 18.0
"""Height of the head, of a row, and of the legend below."""
NUMBER = 38.0
"""Room for a number beside the first and the last dot of a panel."""
GAP = 8.0
"""From a dot to its number."""


def picture(block: Chart) -> Picture:
    """The chart as shapes."""
    height = HEAD + ROW * len(block.labels) + FOOT
    wide = (WIDTH - LABELS) / max(1, len(block.panels))
    shapes = [*_rows(block.labels)]
    for place, panel in enumerate(block.panels):
        shapes += _panel(panel, LABELS + place * wide, wide)
    shapes += _legend(block.legend, height - FOOT / 2 + 2)
    return Picture(number(WIDTH), number(height), shapes)


def _rows(labels: Sequence[tuple[str, str]]) -> Iterator[Shape]:
    for place, (then, now) in enumerate(labels):
        top = HEAD + place * ROW
        if place % 2 == 0:
            yield shape("rect", "band", x=0, y=top, width=WIDTH, height=ROW)
        yield shape("text", "name", then, x=4, y=top + 11)
        yield shape("text", "also", now, x=16, y=top + 22)


def _panel(panel: Panel, left: float, wide: float) -> Iterator[Shape]:
    """One measure: its name, and a line for each row."""
    yield shape("text", "head", panel.name, x=left + wide / 2, y=15, anchor="middle")
    known = [end[0] for ends in panel.ends for end in ends if end]
    scale = math.log if panel.ratios and all(value > 0 for value in known) else float
    values = [scale(value) for value in known] or [0.0]
    low, high = min(values), max(values)
    span = (high - low) or 1.0

    def across(value: float) -> float:
        share = (scale(value) - low) / span if high > low else 0.5
        return left + NUMBER + share * (wide - 2 * NUMBER)

    for place, ends in enumerate(panel.ends):
        middle = HEAD + place * ROW + ROW / 2
        yield from _pair(ends, middle, left + wide / 2, [across(end[0]) if end else None for end in ends])


def _pair(ends: Ends, y: float, middle: float, at: Sequence[float | None]) -> Iterator[Shape]:
    """The ring then, the dot now, the line between them; each number on the outer side of its own."""
    then, now = at
    if then is None and now is None:
        yield shape("text", "number", "–", x=middle, y=y + 3, anchor="middle")
    if then is not None and now is not None:
        yield shape("line", "way", x1=then, y1=y, x2=now, y2=y)
    if then is not None and ends.then:
        outer = -1 if now is None or then <= now else 1
        yield shape("circle", "then", cx=then, cy=y, r=5)
        yield _number(ends.then[1], then, y, outer)
    if now is not None and ends.now:
        outer = 1 if then is None or then <= now else -1
        yield shape("circle", "now", cx=now, cy=y, r=3.2)
        yield _number(ends.now[1], now, y, outer)


def _number(shown: str, x: float, y: float, outer: int) -> Shape:
    return shape("text", "number", shown, x=x + outer * GAP, y=y + 3.2, anchor="start" if outer > 0 else "end")


def _legend(words: tuple[str, str], y: float) -> Iterator[Shape]:
    then, now = words
    yield shape("circle", "then", cx=LABELS + 12, cy=y - 3, r=5)
    yield shape("text", "also", then, x=LABELS + 24, y=y)
    yield shape("circle", "now", cx=LABELS + 164, cy=y - 3, r=3.2)
    yield shape("text", "also", now, x=LABELS + 174, y=y)
