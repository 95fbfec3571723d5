"""Rows 6 to 9 and 32: values that cannot be, words that mean nothing, things that stand twice. As a process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.editing.folder_of import TEXTS, changed, folder_of
from tests.reliability.child import run


def lines(place: Path, changes: dict[str, str], *more: str) -> list[str]:
    """What `validate` says of a small folder with these changes, without the folder's name; it exits as it says."""
    folder = folder_of(place, changes)
    found = run("validate", str(folder), "--data-mode", "replace", "--format", "lines", *more)
    assert found.code == (3 if "error: " in found.out or "--strict" in more else 0)
    return [line.removeprefix(f"{folder}/") for line in found.out.splitlines() if ": error: " in line]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("history.csv", "5,2000000", "5,-2000000", "3:29: error: population: -2000000 is outside 1 to 3000000000"),
        ("history.csv", "AAA,2020", "AAA,20233", "3:5: error: year: '20233' is not a year between 1800 and 2100"),
        ("history.csv", ",60,30,", ",160,30,", "3:21: error: agriculture_jobs: 160 is outside 0 to 100"),
        ("indicators.csv", "BBB,WAT,2023,90", "BBB,WAT,2023,100.5", "5:14: error: value: 100.5 is outside 0 to 100"),
        ("countries.yaml", "area_km2: 1000", "area_km2: -1", "9:33: error: place.area_km2: -1 must be above 0"),
        ("experiences.yaml", "start: 2000", "start: 20233", "6:3: error: start: 20233 is above 2100"),
    ],
)
def test_row_6_a_value_that_cannot_be_is_refused_with_its_column(
    tmp_path: Path, file: str, old: str, new: str, line: str
) -> None:
    assert lines(tmp_path, changed(file, old, new)) == [f"{file}:{line}"]


def test_row_7_an_unknown_key_is_refused_with_what_was_meant(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "  name: Gamma\n", "  name: Gamma\n  prioritees: []\n")
    fault = "countries.yaml:32:3: error: prioritees: there is no such key. Did you mean 'priorities'?"
    assert lines(tmp_path, changes) == [fault]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("experiences.yaml", "partner: BBB", "partner: BBC", "3:3: error: partner: there is no country 'BBC'."),
        ("experiences.yaml", "theme: health", "theme: helth", "4:3: error: theme: there is no theme 'helth'."),
        ("experiences.yaml", "[water]", "[watre]", "5:3: error: topics[1]: there is no topic 'watre'."),
        ("experiences.yaml", "{to: CCC", "{to: DDD", "12:6: error: transfers[1].to: there is no country 'DDD'."),
        ("experiences.yaml", "source: 2}", "source: 3}", "12:67: error: transfers[1].source: source 3 is not among"),
        ("indicators.csv", "CCC,WAT,2022,70,book", "CCC,WAT,2022,70,bok", "7:17: error: source: there is no source"),
        ("indicators.csv", "CCC,WAT", "CCC,WET", "7:5: error: indicator: 'WET' is not in indicators.yaml."),
        ("partnerships.yaml", "learnt_by: BBB", "learnt_by: XYZ", "2:3: error: learnt_by: there is no country 'XYZ'."),
        ("platforms.yaml", "opened_by: G77", "opened_by: G7", "4:92: error: opened_by: there is no organisation 'G7'."),
    ],
)  # fmt: skip
def test_row_8_what_leads_nowhere_is_refused_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, line: str
) -> None:
    [found] = lines(tmp_path, changed(file, old, new))
    assert found.startswith(f"{file}:{line}")


def test_row_9_an_id_twice_in_a_file_is_refused_with_both_places(tmp_path: Path) -> None:
    changes = {
        "countries.yaml": TEXTS["countries.yaml"] + "- {iso3: AAA, name: Other}\n",
        "indicators.csv": TEXTS["indicators.csv"] + "AAA,MAL,2023,100,book\n",
        "history.csv": TEXTS["history.csv"] + "AAA,2020,,,,,,,,\n",
    }
    assert lines(tmp_path, changes) == [
        "countries.yaml:33:4: error: iso3: 'AAA' stands twice, first in line 1",
        "history.csv:6:5: error: year: 'AAA' 2020 stands twice, first in line 3",
        "indicators.csv:9:5: error: indicator: 'AAA' MAL stands twice, first in line 2",
    ]


def test_row_9_a_topic_in_two_themes_is_refused_with_both_places(tmp_path: Path) -> None:
    [found] = lines(tmp_path, changed("topics.yaml", "- id: reconciliation", "- id: water"))
    assert found.startswith("topics.yaml:19:5: error: topics[1].id: 'water' stands twice, first in theme 'health'")
    assert found.endswith("topics.yaml:10")


def test_row_32_values_from_the_future_and_of_forty_years_ago_are_warned_of(tmp_path: Path) -> None:
    this_year = date.today().year
    text = TEXTS["indicators.csv"].replace("AAA,MAL,2023", f"AAA,MAL,{this_year + 1}")
    text = text.replace("AAA,WAT,2023", f"AAA,WAT,{this_year - 40}").replace("AAA,DIR,2023", "AAA,DIR,2009")
    folder = folder_of(tmp_path, {"indicators.csv": text, "priorities.yaml": None})
    found = run("validate", str(folder), "--data-mode", "replace", "--format", "lines")
    assert found.code == 0
    assert found.out.replace(f"{folder}/", "").splitlines() == [
        f"indicators.csv:2:9: warning: year: {this_year + 1} is still to come",
        f"indicators.csv:3:9: warning: year: {this_year - 40} is 40 years ago",
        "indicators.csv:4:9: warning: year: 2009 is before 2010; is there a newer figure?",
    ]
    assert run("validate", str(folder), "--data-mode", "replace", "--strict").code == 3


def test_row_32_an_old_value_counts_in_the_age_of_the_data(tmp_path: Path) -> None:
    text = TEXTS["indicators.csv"].replace("2023", "1980").replace("2022", "1980")
    history = TEXTS["history.csv"].replace("2020", "1981").replace("2000", "1980")
    folder = folder_of(tmp_path, {"indicators.csv": text, "history.csv": history})
    found = run("suggest", "Alpha", "-v", "--data", str(folder), "--data-mode", "replace")
    assert found.code == 0, found.err
    assert "; figures typically of 1980 or later.\n" in found.out
