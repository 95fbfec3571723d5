"""What one record says about others is checked, each with the place where it says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matcher.editing import checks, load
from matcher.editing.build import checked
from tests.editing.folder_of import TEXTS, changed, faults_of, folder_of

LONG = "x" * 1_000_000


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        # countries
        (
            "countries.yaml",
            "{organisation: G77, since",
            "{organisation: G7, since",
            "13: memberships[1].organisation: there is no organisation 'G7'.",
        ),
        (
            "countries.yaml",
            "sources: [book]}\n  conflicts",
            "sources: [bok]}\n  conflicts",
            "13: memberships[1].sources[1]: there is no source 'bok'. Did you mean 'book'?",
        ),
        (
            "countries.yaml",
            "  sources: [book]\n",
            "  sources: [book, web]\n",
            "20: sources[2]: there is no source 'web'.",
        ),
        (
            "countries.yaml",
            "name: Gamma",
            "name: Gamma\n  priorities: [water, peac]",
            "32: priorities[2]: there is no topic 'peac'.",
        ),
        ("countries.yaml", "end: 2004", "end: 1989", "15: conflicts[1].end: 1989 is before the start 1990"),
        # experiences
        ("experiences.yaml", "partner: BBB", "partner: BB", "3: partner: there is no country 'BB'."),
        (
            "experiences.yaml",
            "theme: health",
            "theme: helth",
            "4: theme: there is no theme 'helth'. Did you mean 'health'?",
        ),
        (
            "experiences.yaml",
            "topics: [water]",
            "topics: [malaria, watr]",
            "5: topics[2]: there is no topic 'watr'. Did you mean 'water'?",
        ),
        ("experiences.yaml", "end: 2010", "end: 1999", "7: end: 1999 is before the start 2000"),
        (
            "experiences.yaml",
            "year: 2010, source: 1",
            "year: 2010, source: 3",
            "10: results[1].source: source 3 is not among the 2 sources of this experience (counted from 1)",
        ),
        (
            "experiences.yaml",
            "there too., source: 2",
            "there too., source: 9",
            "12: transfers[1].source: source 9 is not among the 2 sources of this experience (counted from 1)",
        ),
        ("experiences.yaml", "{to: CCC", "{to: CCD", "12: transfers[1].to: there is no country 'CCD'."),
        ("experiences.yaml", "{to: CCC", "{to: BBB", "12: transfers[1].to: is the partner itself"),
        # topics and indicators
        ("topics.yaml", "code: MAL", "code: MLA", "9: topics[1].indicators[1].code: there is no indicator 'MLA'."),
        (
            "topics.yaml",
            "- id: reconciliation",
            "- id: water",
            "19: topics[1].id: 'water' stands twice, first in theme 'health', topics.yaml:10",
        ),
        (
            "indicators.yaml",
            "short: output, unit: $, min: 0, max: 1000000, source: [book]",
            "short: output, unit: $, min: 0, max: 1000000, source: [bok]",
            "9: source[1]: there is no source 'bok'. Did you mean 'book'?",
        ),
        ("indicators.yaml", "min: 0, max: 366", "min: 367, max: 366", "4: max: 366 is below min 367"),
        ("indicators.yaml", "min: 5, max: 120", "min: 5, max: 4", "11: max: 4 is below min 5"),
        # platforms and partnerships
        ("platforms.yaml", "themes: [health]", "themes: [health, war]", "4: themes[2]: there is no theme 'war'."),
        ("platforms.yaml", "opened_by: G77", "opened_by: G78", "4: opened_by: there is no organisation 'G78'."),
        (
            "platforms.yaml",
            "sources: [book]",
            "sources: [book, boook]",
            "5: sources[2]: there is no source 'boook'. Did you mean 'book'?",
        ),
        ("partnerships.yaml", "shared_by: AAA", "shared_by: AAB", "1: shared_by: there is no country 'AAB'."),
        ("partnerships.yaml", "learnt_by: BBB", "learnt_by: World", "2: learnt_by: there is no country 'World'."),
        (
            "partnerships.yaml",
            "theme: health",
            "theme: heelth",
            "3: theme: there is no theme 'heelth'. Did you mean 'health'?",
        ),
        (
            "partnerships.yaml",
            "topic: malaria",
            "topic: malria",
            "4: topic: there is no topic 'malria'. Did you mean 'malaria'?",
        ),
        # tables
        ("indicators.csv", "BBB,WAT", "BBC,WAT", "5: iso3: there is no country 'BBC'."),
        (
            "indicators.csv",
            "AAA,WAT,2023,50,book",
            "AAA,WAT,2023,50,boook",
            "3: source: there is no source 'boook'. Did you mean 'book'?",
        ),
        ("history.csv", "BBB,2000", "WLD,2000", "4: iso3: there is no country 'WLD'."),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, fault: str
) -> None:
    found = faults_of(tmp_path, changed(name, old, new))
    assert f"{name}:{fault}" in found
    # Nothing else is found, but where the change takes the indicator from its figures or stands in the way of others.
    assert all(line.startswith(f"{name}:") or "is outside" in line for line in found)


@pytest.mark.parametrize(
    ("name", "slips", "faults"),
    [
        (
            "countries.yaml",
            {"un_member: true": "un_member: yes", "{organisation: G77, since": "{organisation: G7, since"},
            [
                "6: un_member: true or false is due, found 'yes'",
                "13: memberships[1].organisation: there is no organisation 'G7'.",
            ],
        ),
        (
            "countries.yaml",
            {"landlocked: false": "landlocked: 0", "end: 2004": "end: 1989"},
            [
                "9: place.landlocked: true or false is due, found 0",
                "15: conflicts[1].end: 1989 is before the start 1990",
            ],
        ),
        (
            "experiences.yaml",
            {
                "id: bbb-clean-water": "id: BBB clean water",
                "theme: health": "theme: helth",
                "end: 2010": "end: 1999",
                "year: 2010, source: 1": "year: 2010, source: 3",
                "{to: CCC": "{to: BBB",
            },
            [
                "1: id: 'BBB clean water' is not small letters and digits, in words joined by hyphens",
                "4: theme: there is no theme 'helth'. Did you mean 'health'?",
                "7: end: 1999 is before the start 2000",
                "10: results[1].source: source 3 is not among the 2 sources of this experience (counted from 1)",
                "12: transfers[1].to: is the partner itself",
            ],
        ),
        (
            "experiences.yaml",
            {"start: 2000": "start: 20000", "partner: BBB": "partner: BB"},
            [
                "3: partner: there is no country 'BB'.",
                "6: start: 20000 is above 2100",  # and that the end comes before it is not said besides
            ],
        ),
        (
            "topics.yaml",
            {"name: Malaria control": "name: 7", "code: MAL": "code: MLA", "- id: reconciliation": "- id: water"},
            [
                "6: topics[1].name: text is due, found 7; put it in quotes",
                "9: topics[1].indicators[1].code: there is no indicator 'MLA'.",
                "19: topics[1].id: 'water' stands twice, first in theme 'health', topics.yaml:10",
            ],
        ),
        (
            "indicators.yaml",
            {"short: drought": "shrt: drought", "min: 0, max: 366": "min: 367, max: 366"},
            [
                "4: max: 366 is below min 367",
                "4: short: is missing",
                "4: shrt: there is no such key. Did you mean 'short'?",
            ],
        ),
        (
            "platforms.yaml",
            {"offers: Money for wells.": "offers: 1", "themes: [health]": "themes: [health, war]"},
            ["4: offers: text is due, found 1; put it in quotes", "4: themes[2]: there is no theme 'war'."],
        ),
        (
            "partnerships.yaml",
            {"year: 2015": "year: last", "learnt_by: BBB": "learnt_by: World"},
            ["2: learnt_by: there is no country 'World'.", "5: year: a whole number is due, found 'last'"],
        ),
        (
            "indicators.csv",
            {"BBB,WAT,2023,90,book": "BBC,WAT,2023,190,bok"},
            [
                "5: iso3: there is no country 'BBC'.",
                "5: source: there is no source 'bok'. Did you mean 'book'?",
                "5: value: 190 is outside 0 to 100",
            ],
        ),
    ],
)
def test_a_record_with_a_fault_of_its_own_is_checked_all_the_same(
    tmp_path: Path, name: str, slips: dict[str, str], faults: list[str]
) -> None:
    text = TEXTS[name]
    for old, new in slips.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert [fault for fault in faults_of(tmp_path, {name: text}) if fault.startswith(name)] == [
        f"{name}:{fault}" for fault in faults
    ]


def test_an_id_that_stands_twice_is_told_though_one_of_the_two_has_faults(tmp_path: Path) -> None:
    text = TEXTS["countries.yaml"].replace("- iso3: CCC\n  iso2: CC", "- iso3: AAA\n  iso2: C")
    found = faults_of(tmp_path, {"countries.yaml": text})
    assert "countries.yaml:28: iso3: 'AAA' stands twice, first in line 1" in found
    assert "countries.yaml:29: iso2: 'C' is not two capital letters" in found


def test_what_need_not_be_said_is_not_missed_and_the_last_source_is_one(tmp_path: Path) -> None:
    changes = {
        **changed("platforms.yaml", " opened_by: G77,", ""),
        **changed("partnerships.yaml", "  topic: malaria\n", ""),
        **changed("experiences.yaml", "year: 2010, source: 1", "year: 2010, source: 2"),
    }
    assert faults_of(tmp_path, changes) == []


def test_an_indicator_that_is_gone_is_missed_where_it_is_used_once_for_each_place(tmp_path: Path) -> None:
    assert faults_of(tmp_path, changed("indicators.yaml", "code: MAL,", "code: MLR,")) == [
        "indicators.csv:2: indicator: 'MAL' is not in indicators.yaml.",
        "topics.yaml:9: topics[1].indicators[1].code: there is no indicator 'MAL'.",
    ]


def test_a_country_without_entry_is_missed_once_for_each_table_and_not_for_each_row(tmp_path: Path) -> None:
    rows = "".join(f"XXX,{code},2023,5,book\n" for code in ("MAL", "WAT", "DIR"))
    years = "".join(f"XXX,{year},1,,50,2,3,4,5,6\n" for year in (2003, 2001, 2002))
    changes = {
        "indicators.csv": TEXTS["indicators.csv"] + rows,
        "history.csv": TEXTS["history.csv"] + years,
    }
    assert faults_of(tmp_path, changes) == [
        "history.csv:6: iso3: there is no country 'XXX'.",
        "indicators.csv:9: iso3: there is no country 'XXX'.",
    ]


def test_a_source_without_entry_is_missed_once(tmp_path: Path) -> None:
    assert faults_of(tmp_path, {"indicators.csv": TEXTS["indicators.csv"].replace("book", "magazine")}) == [
        "indicators.csv:2: source: there is no source 'magazine'."
    ]


def test_a_conflict_and_an_experience_that_ended_in_the_year_they_began_are_in_order(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "end: 2004", "end: 1990") | changed(
        "experiences.yaml", "end: 2010", "end: 2000"
    )
    assert faults_of(tmp_path, changes) == []


def test_a_name_of_any_length_is_shown_short(tmp_path: Path) -> None:
    [fault] = faults_of(tmp_path, changed("experiences.yaml", "partner: BBB", f"partner: {LONG}"))
    assert fault == f"experiences.yaml:3: partner: there is no country '{'x' * 56}...."


def test_a_name_with_steering_characters_is_shown_harmless(tmp_path: Path) -> None:
    changes = changed("experiences.yaml", "partner: BBB", r'partner: "\e[31m\u202EB"')
    assert faults_of(tmp_path, changes) == [r"experiences.yaml:3: partner: there is no country '\x1b[31m\u202eB'."]


def test_a_figure_from_the_future_or_forty_years_old_is_warned_about_and_used(tmp_path: Path) -> None:
    this_year = date.today().year
    changes = {
        "indicators.csv": TEXTS["indicators.csv"]
        .replace("AAA,MAL,2023", f"AAA,MAL,{this_year + 1}")
        .replace("AAA,WAT,2023", f"AAA,WAT,{this_year}")
        .replace("AAA,DIR,2023", f"AAA,DIR,{this_year - 40}")
        .replace("BBB,WAT,2023", f"BBB,WAT,{this_year - 39}")
    }
    records = load.read((folder_of(tmp_path, changes),))
    checks.check(records)
    assert [(fault.warning, str(fault).replace(f"{tmp_path}/", "")) for fault in records.faults] == [
        (True, f"indicators.csv:2: year: {this_year + 1} is still to come"),
        (True, f"indicators.csv:4: year: {this_year - 40} is 40 years ago"),
    ]
    assert checked((tmp_path,)).values["AAA"]["DIR"].year == this_year - 40
