"""The map of a brief: every country is on it, in its place, and its labels can be read."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from matcher.answers.drawn import Map, Mark
from matcher.catalogue.catalogue import Catalogue
from matcher.folder import OUTLINES, outlines, shipped
from matcher.forms.labels import placed
from matcher.forms.shapes import Picture
from matcher.forms.worldmap import WIDTH, picture, projected

ATLAS = json.loads(outlines())
PROFILES = Catalogue.load().profiles


def drawn(own: str, *others: str) -> Picture:
    marks = [
        Mark(PROFILES[i].iso3, PROFILES[i].name, PROFILES[i].lat, PROFILES[i].lon, i == own) for i in (own, *others)
    ]
    return picture(Map(((), ()), "a map", "told", marks=marks, legend=("a", "b"), note="note"))


def box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    return min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)


def test_every_country_is_outlined_or_a_dot() -> None:
    outlined, dots = set(ATLAS["countries"]), set(ATLAS["dots"])
    assert outlined | dots == set(PROFILES)
    assert not outlined & dots
    assert {"TUV", "MDV", "STP", "NRU"} <= dots
    assert {"RWA", "GMB", "FJI", "LSO"} <= outlined


def test_the_file_is_small_and_names_its_source() -> None:
    assert len(outlines()) < 60_000
    assert Catalogue.load().source(ATLAS["source"])["licence"].startswith("public domain")
    assert (Path(shipped()) / OUTLINES).read_bytes() == outlines()


@pytest.mark.parametrize("iso3", sorted(ATLAS["countries"]))
def test_a_country_lies_around_its_capital(iso3: str) -> None:
    """Within a degree and a half, for coasts are simplified and some capitals lie on islands of their own."""
    places = []
    for ring in ATLAS["countries"][iso3]:
        assert ring
        for number in ring:
            arc = ATLAS["arcs"][number if number >= 0 else ~number]
            assert len(arc) % 2 == 0
            x = y = 0
            for dx, dy in zip(arc[::2], arc[1::2], strict=True):
                x, y = x + dx, y + dy
                places.append((x / ATLAS["steps"], y / ATLAS["steps"]))
    west, south, east, north = box(places)
    profile = PROFILES[iso3]
    assert profile.lon is not None
    assert profile.lat is not None
    assert west - 1.5 <= profile.lon <= east + 1.5
    assert south - 1.5 <= profile.lat <= north + 1.5


def test_the_projection_keeps_areas() -> None:
    """A square degree at the equator is as big as one at 60 degrees times what it has less of the earth."""

    def area(lat: float) -> float:
        corners = [projected(lon, at) for lon, at in ((0, lat), (0.1, lat), (0.1, lat + 0.1), (0, lat + 0.1))]
        pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2

    assert area(60) / area(0) == pytest.approx(math.cos(math.radians(60.05)) / math.cos(math.radians(0.05)), rel=1e-3)


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ("FJI", ("DMA", "TUV", "GRD", "GHA", "WSM")),
        ("RWA", ("ETH", "TGO", "TZA", "MWI", "KEN")),
        ("ATG", ("KNA", "DMA", "LCA", "VCT", "GRD", "BRB")),
        ("RUS", ("CHN", "USA")),
        ("NZL", ("CHL", "ZAF")),
    ],
)
def test_all_that_is_named_can_be_seen_and_no_label_lies_on_another(own: str, others: tuple[str, ...]) -> None:
    found = drawn(own, *others)
    height = float(found.height)
    labels = [one for one in found.shapes if one.kind == "label"]
    assert {one.text for one in labels} == {PROFILES[i].name for i in (own, *others)}
    boxes = []
    for one in labels:
        x, y, wide = float(one.at["x"]), float(one.at["y"]), len(one.text) * 11 * 0.56
        assert x >= 0
        assert x + wide <= WIDTH
        assert 10 <= y <= height
        boxes.append((x, y - 10, x + wide, y))
    for place, a in enumerate(boxes):
        for b in boxes[place + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    assert sum(one.kind == "own" for one in found.shapes) >= 1
    assert sum(one.kind == "partner" for one in found.shapes) >= len(others)


def test_the_pacific_is_not_cut_in_two() -> None:
    """Fiji and Chile stand on the two sides of one ocean, not at the two ends of a map."""
    labels = {one.text: float(one.at["x"]) for one in drawn("FJI", "CHL").shapes if one.kind == "label"}
    assert labels["Fiji"] < labels["Chile"]


def test_a_place_without_an_outline_is_a_dot_and_one_without_a_place_is_left_out() -> None:
    marks = [Mark("PK-PB", "Punjab", 31.0, 72.7, True), Mark("XX", "Nowhere", None, None, False)]
    found = picture(Map(((), ()), "a map", "told", marks=marks, legend=("a", "b"), note=""))
    assert [one.text for one in found.shapes if one.kind == "label"] == ["Punjab"]
    assert [one.tag for one in found.shapes if one.kind == "own"] == ["circle"]
    assert picture(Map(((), ()), "", "", marks=marks[1:], legend=("", ""), note="")).shapes


def test_a_label_that_must_stand_away_is_led_back_to_its_point() -> None:
    crowd = [(100.0 + 3 * n, 100.0) for n in range(6)]
    found = list(placed(["a country"] * 6, crowd, [(0.0, 0.0, 0.0, 0.0)] * 6, (400.0, 200.0), 11.0))
    assert len({(one.x, one.y) for one in found}) == 6
    assert any(one.lead for one in found)
