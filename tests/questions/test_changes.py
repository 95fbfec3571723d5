"""`changes`: what changed between two sets of data is told, nothing else is, and places are those of the shortlists."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import InvalidData, UnknownName
from tests.editing.folder_of import TEXTS, changed, folder_of
from tests.process import matcher as run
from tests.questions.followed import HUNGER, YIELD, edition_of_2024, refreshed


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The folder with figures as they were known in 2024, and one of newer figures that `refresh` wrote over it."""
    place = tmp_path_factory.mktemp("editions")
    first = edition_of_2024(place)
    return str(first), str(refreshed(place, 2023, first))


def told(answer: Any, kind: str) -> list[tuple[Any, ...]]:
    return [(one.id, one.change, one.before, one.after) for one in answer if one.kind == kind]


def test_nothing_changes_between_the_same_data() -> None:
    answer = matcher.changes("shipped", "shipped")
    assert (list(answer), answer.empty) == ([], "Nothing changed that was asked for.")
    assert run("changes", "shipped", "shipped", "--fail-empty").code == 5
    page = run("changes", "shipped", "shipped", "--country", "Rwanda").out
    assert page.startswith("What changed for Rwanda\n")
    assert "Nothing changed that was asked for." in page


def test_newer_figures_are_told_with_their_years(editions: tuple[str, str]) -> None:
    answer = matcher.changes(*editions, country="Rwanda")
    assert [(one.id, one.change, one.before, one.before_year, one.after, one.after_year)
            for one in answer if one.kind == "figure"] == [
        (YIELD, "newer", 1510.7, 2022, 1605.1, 2023),
        (HUNGER, "newer", 26.6, 2022, 24.4, 2023),
    ]  # fmt: skip
    assert {one.country_iso3 for one in answer if one.kind == "figure"} == {"RWA"}
    assert (answer.query["old_stands_alone"], answer.query["new_stands_alone"]) == (False, False)
    assert answer.warnings == []


def test_the_other_way_round_the_figures_are_of_before(editions: tuple[str, str]) -> None:
    there, back = matcher.changes(*editions, country="ETH"), matcher.changes(*reversed(editions), country="ETH")
    assert [(i, before, after) for i, _, before, after in told(there, "figure")] == [
        (i, before, after) for i, _, after, before in told(back, "figure")
    ]
    assert {what for _, what, _, _ in told(back, "figure")} == {"revised"}  # an older year is no newer figure


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_places_are_those_of_the_two_shortlists(editions: tuple[str, str], data: st.DataObject) -> None:
    south = sorted(iso3 for iso3, profile in Catalogue.load().profiles.items() if profile.south)
    country = data.draw(st.sampled_from(["RWA", "ETH", *south]))
    lens = data.draw(st.sampled_from(["balanced", "learn", "common-ground"]))
    theme = data.draw(st.sampled_from([(), ("agriculture",)]))
    answer = matcher.changes(editions[0], "shipped", country=country, lens=lens, theme=theme, top=5)
    places = []
    for catalogue in (Catalogue.load(editions[0]), Catalogue.load()):
        found = matcher.suggest(country, lens=lens, theme=theme, top=None, draws=0, catalogue=catalogue)
        places.append({one.iso3: one.rank for one in found})
    expected = {
        (iso3, places[0].get(iso3), places[1].get(iso3))
        for iso3 in {*places[0], *places[1]}
        if places[0].get(iso3) != places[1].get(iso3) and any(place.get(iso3, 999) <= 5 for place in places)
    }
    assert {(one.id, one.before, one.after) for one in answer if one.kind == "place"} == expected
    for one in answer:
        if one.kind == "place":
            inside = [place.get(one.id, 999) <= 5 for place in places]
            assert one.change == (
                "entered" if not inside[0] else "left" if not inside[1] else "up" if one.after < one.before else "down"
            )


def test_needs_that_move_are_told_from_a_twentieth_on(editions: tuple[str, str]) -> None:
    answer = matcher.changes(editions[0], "shipped", country="Rwanda")
    old, new = Catalogue.load(editions[0]), Catalogue.load()
    expected = {}
    for topic, was, now in zip(old.topics, old.profiles["RWA"].needs, new.profiles["RWA"].needs, strict=True):
        if was is not None and now is not None and abs(was - now) >= 0.05:
            expected[topic] = ("less" if now < was else "more", round(was, 3), round(now, 3))
    assert {i: (what, was, now) for i, what, was, now in told(answer, "need")} == expected
    assert "staple-yields" in expected


def test_a_theme_narrows_figures_and_needs(editions: tuple[str, str]) -> None:
    assert told(matcher.changes(editions[0], "shipped", country="Rwanda", theme="digital"), "figure") == [
        (YIELD, "newer", 1510.7, 1784.0)  # of digital services for farmers
    ]
    narrow = matcher.changes(editions[0], "shipped", country="Rwanda", topic="malaria")
    assert [one for one in narrow if one.kind in ("figure", "need")] == []


def small(place: Path, name: str, changes: dict[str, str] | None = None) -> str:
    return str(folder_of(place / name, changes))


def test_an_edition_stands_alone_and_every_kind_of_change_is_told(tmp_path: Path) -> None:
    another = TEXTS["experiences.yaml"] + (
        "- {id: aaa-nets, title: Nets, partner: AAA, theme: health, topics: [malaria], start: 2015,\n"
        "   what: Nets for all., sources: [{title: Nets of Alpha}], confidence: low}\n"
    )
    changes = {
        "indicators.csv": TEXTS["indicators.csv"]
        .replace("AAA,WAT,2023,50,book", "AAA,WAT,2024,80,book")
        .replace("CCC,MAL,2022,300,book", "CCC,MAL,2022,200,book")
        .replace("BBB,WAT,2023,90,book\n", ""),
        "experiences.yaml": another.replace("Every village dug", "Each village dug"),
        "countries.yaml": TEXTS["countries.yaml"].replace("group: low", "group: lower-middle")
        + "- {iso3: DDD, name: Delta two, south: true}\n",
        "priorities.yaml": TEXTS["priorities.yaml"].replace("said: wells, rank: 2", "said: wells, rank: 1"),
        "history.csv": TEXTS["history.csv"].replace("AAA,2020,1000", "AAA,2020,1200"),
    }
    answer = matcher.changes(small(tmp_path, "old"), small(tmp_path, "new", changes))
    assert (answer.query["old_stands_alone"], answer.query["new_stands_alone"]) == (True, True)
    found = {(one.country_iso3, one.kind, one.id): one for one in answer if one.kind not in ("place", "need")}
    assert {key: (one.change, one.before, one.after) for key, one in found.items()} == {
        ("AAA", "figure", "WAT"): ("newer", 50.0, 80.0),
        ("AAA", "stage", "gdp_per_person"): ("revised", 1000, 1200),
        ("AAA", "fact", "income"): ("changed", "low", "lower-middle"),
        ("BBB", "figure", "WAT"): ("gone", 90.0, None),
        ("CCC", "figure", "MAL"): ("revised", 300.0, 200.0),
        ("CCC", "declared", "water"): ("rank", 2, 1),
        ("DDD", "country", "DDD"): ("new", None, None),
        ("AAA", "experience", "aaa-nets"): ("new", None, None),
        ("BBB", "experience", "bbb-clean-water"): ("changed", None, None),
    }
    assert found["BBB", "experience", "bbb-clean-water"].fields == ["what"]
    assert ("BBB", "need", "water") in {(one.country_iso3, one.kind, one.id) for one in answer if one.change == "gone"}
    back = matcher.changes(str(tmp_path / "new"), str(tmp_path / "old"))
    kinds = {(one.id, one.change) for one in back if one.kind in ("country", "experience")}
    assert kinds == {("DDD", "gone"), ("aaa-nets", "gone"), ("bbb-clean-water", "changed")}


def test_an_experience_that_was_taken_into_another_says_so(tmp_path: Path) -> None:
    old = TEXTS["experiences.yaml"] + (
        "- {id: bbb-old-wells, title: Old wells, partner: BBB, theme: health, topics: [water], start: 1999,\n"
        "   what: Wells., sources: [{title: Old wells}], confidence: low}\n"
    )
    former = TEXTS["former.yaml"] + "- {id: bbb-old-wells, now: bbb-clean-water, why: The same wells.}\n"
    one, two = small(tmp_path, "old", {"experiences.yaml": old}), small(tmp_path, "new", {"former.yaml": former})
    [gone] = [change for change in matcher.changes(one, two) if change.kind == "experience"]
    assert (gone.id, gone.change, gone.now) == ("bbb-old-wells", "gone", "bbb-clean-water")


def test_other_scales_are_told(tmp_path: Path) -> None:
    scales = changed("reference.csv", "stage schooling,0 10", "stage schooling,0 20")
    answer = matcher.changes(small(tmp_path, "old"), small(tmp_path, "new", {**scales}))
    assert [warning.partition(":")[0] for warning in answer.warnings] == ["The two are measured on different scales"]


def test_a_country_that_is_gone_can_still_be_asked_for(tmp_path: Path) -> None:
    more = TEXTS["countries.yaml"] + "- {iso3: DDD, name: Delta two, south: true}\n"
    old, new = small(tmp_path, "old", {"countries.yaml": more}), small(tmp_path, "new")
    assert [(one.kind, one.change) for one in matcher.changes(old, new, country="DDD")] == [("country", "gone")]
    with pytest.raises(UnknownName):
        matcher.changes(old, new, country="Nowhere")


def test_each_form_has_the_same_changes(editions: tuple[str, str], tmp_path: Path) -> None:
    line = ("changes", editions[0], "shipped", "--country", "Rwanda")
    envelope = run(*line, "--json").json
    assert (
        json.loads(json.dumps(matcher.changes(editions[0], "shipped", country="Rwanda").results)) == envelope["results"]
    )
    rows = list(csv.DictReader(io.StringIO(run(*line, "--format", "csv").out)))
    assert [(row["kind"], row["id"]) for row in rows] == [(one["kind"], one["id"]) for one in envelope["results"]]
    page = run(*line).out
    assert "Rwanda" in page
    assert "1,511 (2022)" in page
    assert run(*line, "-o", str(tmp_path / "c.xlsx")).code == 0
    assert run(*line, env={"PYTHONHASHSEED": "3"}).out == page


def test_what_is_no_data_is_refused(tmp_path: Path) -> None:
    gone = run("changes", str(tmp_path / "gone"), "shipped")
    assert (gone.code, gone.err) == (3, f"matcher: {tmp_path}/gone: there is no such folder\n")
    with pytest.raises(InvalidData):
        matcher.changes("shipped", str(tmp_path))
    assert run("changes", "shipped").code == 2
    refused = run("changes", "shipped", "shipped", "--data", str(tmp_path))
    assert (refused.code, "--data says nothing here" in refused.err) == (2, True)
    assert run("changes", "shipped", "shipped", "--country", "Kenyaa").code == 4
    assert run("changes", "shipped", "shipped", "--top", "0").code == 2
