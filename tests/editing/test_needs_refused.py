"""What topics, plans and tensions say of others is checked, each with the place where it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.folder_of import TEXTS, changed, faults_of


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        # what is declared, and what stands between two
        ("priorities.yaml", "country: CCC", "country: CCD", "1: country: there is no country 'CCD'."),
        (
            "priorities.yaml",
            "topic: water",
            "topic: watr",
            "5: priorities[2].topic: there is no topic 'watr'. Did you mean 'water'?",
        ),
        ("priorities.yaml", "topic: water", "topic: malaria", "5: priorities[2].topic: 'malaria' stands twice"),
        ("priorities.yaml", "years: [2021, 2025]", "years: [2021, 2020]", "2: plan.years[2]: 2020 is before 2021"),
        ("tensions.yaml", "between: [AAA, CCC]", "between: [AAA, CCD]", "1: between[2]: there is no country 'CCD'."),
        ("tensions.yaml", "between: [AAA, CCC]", "between: [AAA, AAA]", "1: between[2]: 'AAA' stands twice"),
        ("tensions.yaml", "years: [2019, 2021]", "years: [2019, 2009]", "3: years[2]: 2009 is before 2019"),
        # gates, and topics that are not measured
        (
            "topics.yaml",
            "    name: Malaria control\n",
            "    name: Malaria control\n    applies_if: [{indicator: DRI, at_least: 1, else: no-need}]\n",
            "7: topics[1].applies_if[1].indicator: there is no indicator 'DRI'.",
        ),
        (
            "topics.yaml",
            "    name: Malaria control\n",
            "    name: Malaria control\n    applies_if: [{indicator: DIR, else: no-need}]\n",
            "7: topics[1].applies_if[1]: at_least or at_most is due",
        ),
        (
            "topics.yaml",
            "name: Malaria control\n    basis: direct",
            "name: Malaria control\n    basis: none",
            "7: topics[1].basis: none: yet there are indicators",
        ),
    ],
)
def test_a_plan_a_tension_or_a_gate_that_does_not_hold_is_refused_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, fault: str
) -> None:
    assert faults_of(tmp_path, changed(name, old, new)) == [f"{name}:{fault}"]


@pytest.mark.parametrize(
    ("name", "slips", "faults"),
    [
        (
            "priorities.yaml",
            {
                "rank: 2": "rank: 5",
                "topic: malaria": "topic: water",
                "years: [2021, 2025]": "years: [2025, 2021, 2030]",
            },
            [
                "2: plan.years: 2 are due, found 3",
                "5: priorities[2].rank: 5 is above 2",
                "5: priorities[2].topic: 'water' stands twice",
            ],
        ),
        (
            "tensions.yaml",
            {"kind: rupture": "kind: war", "[AAA, CCC]": "[AAA, CCD]", "[2019, 2021]": "[2021, 2019]"},
            [
                "1: between[2]: there is no country 'CCD'.",
                "2: kind: 'war' is not one of fighting, rupture.",
                "3: years[2]: 2019 is before 2021",
            ],
        ),
    ],
)
def test_every_fault_of_a_record_is_told_at_once(
    tmp_path: Path, name: str, slips: dict[str, str], faults: list[str]
) -> None:
    text = TEXTS[name]
    for old, new in slips.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert faults_of(tmp_path, {name: text}) == [f"{name}:{fault}" for fault in faults]


def test_a_topic_that_is_not_measured_may_concern_those_with_a_conflict_alone(tmp_path: Path) -> None:
    text = changed("topics.yaml", "    basis: proxy\n", "    basis: none\n")["topics.yaml"]
    indicators = "    indicators:\n    - {code: WAT, need: lower}\n"
    assert faults_of(tmp_path, {"topics.yaml": text}) == [
        "topics.yaml:21: topics[1].basis: none: yet there are indicators"
    ]
    assert text.endswith(indicators)
    assert faults_of(tmp_path, {"topics.yaml": text.removesuffix(indicators)}) == []


def test_a_plan_for_one_year_a_gate_with_one_bound_and_a_topic_without_a_measure_are_in_order(tmp_path: Path) -> None:
    water = TEXTS["topics.yaml"].split("    name: Clean water\n")[1].split("- id: peace")[0]
    gates = (
        "    applies_if: [{indicator: DIR, at_least: 0, else: no-need}, {indicator: MAL, at_most: 0, else: no-need}]\n"
    )
    topics = changed("topics.yaml", water, "    basis: none\n")["topics.yaml"].replace(
        "    name: Malaria control\n", f"    name: Malaria control\n{gates}"
    )
    changes = {
        "topics.yaml": topics,
        **changed("priorities.yaml", "years: [2021, 2025]", "years: [2021, 2021]"),
        **changed("tensions.yaml", "years: [2019, 2021]", "years: [2019, 2019]"),
    }
    assert faults_of(tmp_path, changes) == []


def test_the_years_of_a_plan_are_compared_only_where_they_are_years(tmp_path: Path) -> None:
    changes = changed("priorities.yaml", "years: [2021, 2025]", "years: [2021, soon]")
    assert faults_of(tmp_path, changes) == ["priorities.yaml:2: plan.years[2]: a whole number is due, found 'soon'"]
