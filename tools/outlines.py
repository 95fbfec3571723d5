"""Makes data/outlines.json, the outlines that the map of a brief is drawn from, out of Natural Earth.

`npm pack world-atlas@2` fetches the atlas; `python -m tools.outlines package/countries-50m.json` writes the file. The
borders that two countries share are kept once, as in the atlas (TopoJSON), so that they still meet when points are
left out. Points go by the triangle that they make with their neighbours, the smallest first (M. Visvalingam and
J. D. Whyatt, "Line generalisation by repeated elimination of points", 1993).
"""

from __future__ import annotations

import heapq
import itertools
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from matcher.folder import OUTLINES

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "data" / OUTLINES
STEPS = 20
"""Steps that a degree is divided into: a point lies within three kilometres of where it was."""
TRIANGLE = 0.06
"""Square degrees (those at the equator) below which a point is left out."""
ISLAND = 0.12
"""Square degrees below which a piece of land is left out."""
SEEN = 0.12
"""Square degrees of all its land below which a country is a dot: on a page it would be smaller than a letter."""
UNINHABITED = "010"
"""Antarctica, which is nobody's partner."""

Point = tuple[float, float]
Ring = list[int]


def decoded(topology: Mapping[str, Any]) -> list[list[Point]]:
    """The arcs in degrees."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def simplified(points: Sequence[Point]) -> list[Point]:
    """The points without those that make a triangle of less than TRIANGLE with their neighbours; both ends stay, and of
    an island its last two corners."""
    least = 2 if points[0] != points[-1] else 4
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    gone: set[int] = set()
    heap = [(triangle(*points[i - 1 : i + 2]), i) for i in range(1, len(points) - 1)]
    heapq.heapify(heap)
    current = {i: area for area, i in heap}
    while heap:
        area, i = heapq.heappop(heap)
        if i in gone or area != current[i]:
            continue
        if area >= TRIANGLE or len(points) - len(gone) <= least:
            break
        gone.add(i)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < len(points) - 1:
                current[j] = max(area, triangle(points[before[j]], points[j], points[after[j]]))
                heapq.heappush(heap, (current[j], j))
    return [point for i, point in enumerate(points) if i not in gone]


def triangle(a: Point, b: Point, c: Point) -> float:
    """Its area in square degrees of the equator."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 * math.cos(math.radians(b[1]))


def area(ring: Sequence[Point]) -> float:
    """The area of a ring in square degrees of the equator, whichever way round it goes."""
    total = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    return abs(total) / 2 * math.cos(math.radians(sum(y for _, y in ring) / len(ring)))


def rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """Every ring of a country as the arcs it is made of (~n: arc n backwards)."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield from polygon


def walked(ring: Ring, arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring, one after the other."""
    return [point for i in ring for point in (arcs[i] if i >= 0 else arcs[~i][::-1])[:-1]]


def made(topology: Mapping[str, Any], countries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the file holds: arcs in steps of a degree, for each country its rings, dots for those too small to see,
    and land that is none of them."""
    full = decoded(topology)
    codes = {country["m49"]: country["iso3"] for country in countries if "m49" in country}
    outlined: dict[str, list[Ring]] = {}
    land: list[Ring] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == UNINHABITED or geometry["type"] is None:
            continue
        sizes = [(area(walked(ring, full)), ring) for ring in rings(geometry)]
        kept = [ring for size, ring in sizes if size >= ISLAND]
        iso3 = codes.get(geometry.get("id", ""))
        if kept and (iso3 is None or sum(size for size, _ in sizes) >= SEEN):
            (land if iso3 is None else outlined.setdefault(iso3, [])).extend(kept)
    numbers: dict[int, int] = {}
    for group in (*outlined.values(), land):
        for ring in group:
            ring[:] = [
                numbers.setdefault(i, len(numbers)) if i >= 0 else ~numbers.setdefault(~i, len(numbers)) for i in ring
            ]
    dots = {c["iso3"]: seat(c["place"]) for c in countries if c["iso3"] not in outlined}
    return {
        "source": "natural-earth",
        "steps": STEPS,
        "arcs": [stepped(simplified(full[i])) for i in numbers],
        "countries": dict(sorted(outlined.items())),
        "land": land,
        "dots": dict(sorted(dots.items())),
    }


def seat(place: Mapping[str, float]) -> list[float]:
    """Where a dot stands: at the capital, where that is known."""
    return [place.get("capital_lon", place["lon"]), place.get("capital_lat", place["lat"])]


def stepped(points: Sequence[Point]) -> list[int]:
    """Points as whole steps: the first one, then how far each next one is away."""
    whole = [(round(x * STEPS), round(y * STEPS)) for x, y in points]
    found = list(whole[0])
    for (x0, y0), (x, y) in itertools.pairwise(whole):
        if (x, y) != (x0, y0):
            found += (x - x0, y - y0)
    return found


if __name__ == "__main__":
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    named = yaml.safe_load((ROOT / "data" / "countries.yaml").read_text(encoding="utf-8"))
    PLACE.write_text(json.dumps(made(atlas, named), separators=(",", ":")) + "\n", encoding="utf-8")
