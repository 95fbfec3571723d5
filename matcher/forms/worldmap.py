"""A map: outlines in the Equal Earth projection, in which every country has the size that it has.

B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", 2019. The map is turned so that the countries
shown lie in its middle, wherever the edge of other maps may cut between them, and shows no more than it must.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.drawn import Map, Mark
from matcher.folder import outlines
from matcher.forms.labels import Box, placed
from matcher.forms.shapes import Picture, Shape, number, shape
from matcher.plain import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Point = tuple[float, float]

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""The polynomial of the projection."""
M = math.sqrt(3) / 2
WIDTH = 640.0
"""Of the picture, in its own units."""
LOWEST, HIGHEST = 0.34, 0.385
"""Its height as a share of its width."""
LEAST = 0.5
"""Radians that a map spans at least: a neighbourhood, not a country alone."""
MARGIN = 0.12
"""Of the span, on each side."""
SMALL = 11.0
"""Units below which a country is also a dot."""
NEAR = 0.7
"""Units within which a point is not drawn again."""
LETTER = 11.0


class View(Record):
    """What part of the plane is shown: its left and upper edge, units for a radian, its height in units."""

    left: float
    top: float
    scale: float
    height: float

    def at(self, point: Point) -> Point:
        """A point of the projection in units of the picture."""
        return (point[0] - self.left) * self.scale, (self.top - point[1]) * self.scale


def projected(lon: float, lat: float) -> Point:
    """A place, its longitude counted from the middle of the map, in the plane.

    >>> [round(x, 3) for x in projected(180, 0)], [round(x, 3) for x in projected(0, 90)]
    ([2.707, 0.0], [0.0, 1.317])
    """
    theta = math.asin(M * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square * square * square
    x = math.radians(lon) * math.cos(theta) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    return x, theta * (A1 + A2 * square + sixth * (A3 + A4 * square))


def picture(block: Map) -> Picture:
    """The map as shapes."""
    atlas = json.loads(outlines())
    marks = [mark for mark in block.marks if mark.lon is not None and mark.lat is not None]
    middle = central([mark.lon or 0.0 for mark in marks])
    globe = _Globe(atlas, middle)
    seats = [projected(turned(mark.lon or 0.0, middle), mark.lat or 0.0) for mark in marks]
    shown = {mark.iso3: mark for mark in marks}
    view = _view([*seats, *(p for iso3 in shown for ring in globe.rings(iso3) for p in ring)])
    edge = [projected(180.0, lat) for lat in range(-90, 91, 5)]
    rim = [view.at(point) for point in (*edge, *((-x, y) for x, y in reversed(edge)))]
    shapes = [*_land(globe, view, shown), *_marked(globe, view, marks, seats)]
    return Picture(number(WIDTH), number(view.height), shapes, _path(rim))


def central(longitudes: Sequence[float]) -> float:
    """The middle of the shortest way around the globe that passes all of these.

    >>> central([178.0, -61.0]), central([30.0, 38.0])
    (-121.5, 34.0)
    """
    if not longitudes:
        return 0.0
    order = sorted(longitudes)
    gaps = [(after - before, after) for before, after in zip(order, [*order[1:], order[0] + 360], strict=True)]
    gap, after = max(gaps)
    return turned(after + (360 - gap) / 2, 0.0)


def turned(lon: float, middle: float) -> float:
    """A longitude counted from `middle`, between -180 and 180."""
    return (lon - middle + 180) % 360 - 180


def unbroken(places: Sequence[Point]) -> list[Point]:
    """Places one after the other, without the jump from 180 degrees east to 180 west.

    >>> unbroken([(179.0, 1.0), (-180.0, 1.0), (-179.0, 0.0)])
    [(179.0, 1.0), (180.0, 1.0), (181.0, 0.0)]
    """
    found: list[Point] = []
    for lon, lat in places:
        found.append((found[-1][0] + turned(lon, found[-1][0]) if found else lon, lat))
    return found


class _Globe:
    """The outlines, projected around a middle; each border that two countries share is projected once."""

    def __init__(self, atlas: Mapping[str, Any], middle: float) -> None:
        self.countries: dict[str, list[list[int]]] = atlas["countries"]
        self.land: list[list[int]] = atlas["land"]
        self.dots: dict[str, list[float]] = atlas["dots"]
        self.middle = middle
        self._steps = atlas["steps"]
        self._arcs = [list(self._walked(arc)) for arc in atlas["arcs"]]

    def _walked(self, arc: Sequence[int]) -> Iterator[Point]:
        x = y = 0
        for dx, dy in zip(arc[::2], arc[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x / self._steps, y / self._steps

    def rings(self, iso3: str) -> list[list[Point]]:
        """The rings of a country in the plane."""
        return [ring for one in self.countries.get(iso3, ()) for ring in self.drawn(one)]

    def drawn(self, ring: Sequence[int]) -> list[list[Point]]:
        """A ring in the plane; where it crosses the edge of the map, on both sides of it."""
        places = unbroken([place for i in ring for place in (self._arcs[i] if i >= 0 else self._arcs[~i][::-1])[:-1]])
        shift = turned(places[0][0], self.middle) - places[0][0]
        most = max(lon for lon, _ in places) + shift
        least = min(lon for lon, _ in places) + shift
        sides = [0.0, *([-360.0] if most > 180 else []), *([360.0] if least < -180 else [])]
        return [[projected(lon + shift + side, lat) for lon, lat in places] for side in sides]


def _view(points: Sequence[Point]) -> View:
    """The part of the plane that holds these points, with room around them."""
    points = points or [(0.0, 0.0)]
    low_x, high_x = min(x for x, _ in points), max(x for x, _ in points)
    low_y, high_y = min(y for _, y in points), max(y for _, y in points)
    room = max(high_x - low_x, high_y - low_y, LEAST) * MARGIN
    wide = max(high_x - low_x + 2 * room, LEAST)
    tall = max(high_y - low_y + 2 * room, LEAST * LOWEST)
    share = min(HIGHEST, max(LOWEST, tall / wide))
    wide = max(wide, tall / share)
    scale = WIDTH / wide
    height = wide * share
    return View((low_x + high_x - wide) / 2, (low_y + high_y + height) / 2, scale, round(height * scale, 1))


def _land(globe: _Globe, view: View, shown: Mapping[str, Mark]) -> Iterator[Shape]:
    """All land, the countries of the page in their own manner above the others."""
    others = [ring for iso3, rings in globe.countries.items() if iso3 not in shown for ring in rings]
    yield shape("path", "land", d=_paths(globe, view, [*others, *globe.land]))
    for iso3, (lon, lat) in globe.dots.items():
        x, y = view.at(projected(turned(lon, globe.middle), lat))
        if iso3 not in shown and 0 < x < WIDTH and 0 < y < view.height:
            yield shape("circle", "isle", cx=x, cy=y, r=1.6)
    for iso3, mark in sorted(shown.items(), key=lambda entry: entry[1].own):
        if path := _paths(globe, view, globe.countries.get(iso3, [])):
            yield shape("path", "own" if mark.own else "partner", d=path)


def _paths(globe: _Globe, view: View, rings: Sequence[Sequence[int]]) -> str:
    """The rings that can be seen, as one path; points too near to tell apart are drawn once."""
    parts = []
    for ring in (drawn for one in rings for drawn in globe.drawn(one)):
        points = [view.at(point) for point in ring]
        if max(x for x, _ in points) < 0 or min(x for x, _ in points) > WIDTH:
            continue
        if max(y for _, y in points) < 0 or min(y for _, y in points) > view.height:
            continue
        kept = [points[0]]
        for x, y in points[1:]:
            if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= NEAR:
                kept.append((x, y))
        if len(kept) > 2:
            parts.append(_path(kept))
    return "".join(parts)


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def _marked(globe: _Globe, view: View, marks: Sequence[Mark], seats: Sequence[Point]) -> Iterator[Shape]:
    """Dots where a country is too small to be seen, and the labels."""
    anchors: list[Point] = []
    boxes: list[Box] = []
    for mark, seat in zip(marks, seats, strict=True):
        rings = [[view.at(point) for point in ring] for ring in globe.rings(mark.iso3)]
        greatest = max(rings, key=_extent, default=[])
        anchor = view.at(seat)
        if _extent(greatest) < SMALL:
            kind = "own" if mark.own else "partner"
            yield shape("circle", kind, cx=anchor[0], cy=anchor[1], r=4.5)
        else:
            anchor = _centre(greatest)
        anchors.append(anchor)
        boxes.append(_box(greatest))
    for label in placed([mark.label for mark in marks], anchors, boxes, (WIDTH, view.height), LETTER):
        if label.lead:
            (x0, y0), (x1, y1) = label.lead
            yield shape("line", "lead", x1=x0, y1=y0, x2=x1, y2=y1)
        yield shape("text", "label", label.text, x=label.x, y=label.y)


def _extent(ring: Sequence[Point]) -> float:
    """The greater side of the box around a ring."""
    left, top, right, bottom = _box(ring)
    return max(right - left, bottom - top)


def _box(ring: Sequence[Point]) -> Box:
    if not ring:
        return 0.0, 0.0, 0.0, 0.0
    return min(x for x, _ in ring), min(y for _, y in ring), max(x for x, _ in ring), max(y for _, y in ring)


def _centre(ring: Sequence[Point]) -> Point:
    """The centre of the area of a ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = x0 * y1 - x1 * y0
        area += part
        x += (x0 + x1) * part
        y += (y0 + y1) * part
    return (x / (3 * area), y / (3 * area)) if area else ring[0]
