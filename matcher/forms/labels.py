"""Puts labels beside points so that none lies over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.plain import Record

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

LETTER = 0.56
"""How wide a letter is on average, as a share of its height."""
AWAY = (9.0, 16.0, 26.0, 38.0, 52.0, 68.0)
"""How far from its point a label may stand, the nearest first."""
AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""On which side of it."""
DOT = 6.0
"""Room that is left to a point."""
NEAR = 30.0
"""How far a label goes to keep off the land of others."""
LEAD = 14.0
"""From which distance on a line leads from the label to its point."""


class Label(Record):
    """A label: its text, where it begins (the foot of its first letter), and the line that leads to it, if any."""

    text: str
    x: float
    y: float
    lead: tuple[Point, Point] | None


def placed(
    texts: Sequence[str], anchors: Sequence[Point], lands: Sequence[Box], size: Point, letter: float
) -> Iterator[Label]:
    """The labels of these points, each inside its land where that is big enough, else beside its point."""
    points = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in anchors]
    taken: list[Box] = []
    for place, (text, anchor, land) in enumerate(zip(texts, anchors, lands, strict=True)):
        others = [*taken, *points[:place], *points[place + 1 :]]
        wide, tall = len(text) * letter * LETTER, letter * 1.2
        tried = list(_places(anchor, land, wide, tall))
        free = [(away, box) for away, box in tried if _inside(box, size) and not any(_over(box, o) for o in others)]
        # Best over nobody else's land, where a reader would take it for theirs.
        foreign = [*lands[:place], *lands[place + 1 :]]
        own = [(away, box) for away, box in free if away < NEAR and not any(_over(box, other) for other in foreign)]
        away, box = (own or free or tried)[0]
        taken.append(box)
        yield Label(text, box[0], box[3] - tall * 0.25, _lead(anchor, box) if away >= LEAD else None)


def _places(anchor: Point, land: Box, wide: float, tall: float) -> Iterator[tuple[float, Box]]:
    """Where a label could stand, the best first: (how far away, its box)."""
    x, y = anchor
    left, top, right, bottom = land
    if right - left > wide * 1.1 and bottom - top > tall * 2:
        yield 0.0, (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
    for away in AWAY:
        for side_x, side_y in AROUND:
            middle_x = x + side_x * (away + wide / 2) if side_x else x
            middle_y = y + side_y * (away + tall / 2) if side_y else y
            yield away, (middle_x - wide / 2, middle_y - tall / 2, middle_x + wide / 2, middle_y + tall / 2)


def _inside(box: Box, size: Point) -> bool:
    return box[0] > 2 and box[1] > 2 and box[2] < size[0] - 2 and box[3] < size[1] - 2


def _over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lead(anchor: Point, box: Box) -> tuple[Point, Point]:
    """The line from a point to the nearest place on the edge of its label."""
    x = min(max(anchor[0], box[0]), box[2])
    y = min(max(anchor[1], box[1]), box[3])
    return anchor, (x, y)
