"""The checks of `matcher validate --facts`: each finds its kind of mistake, and heeds what an entry accepts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from matcher import api
from matcher.editing.experiences import Check, Experience
from matcher.editing.facts import CHECKS, doubts, last_documented
from matcher.editing.odd_figures import odd
from matcher.editing.tables import Value
from matcher.editing.wording import words_of
from tests.editing.folder_of import TEXTS, changed, faults_of, folder_of

SEEN = {"seen": "2026-11-22"}
SOUND: dict[str, Any] = {
    "id": "bbb-wells",
    "title": "Wells",
    "partner": "BBB",
    "theme": "health",
    "topics": ["water"],
    "start": 2000,
    "what": "Every village dug its own well.",
    "results": [{"metric": "villages with a well", "value": 90.0, "unit": "%", "year": 2020}],
    "transfers": [{"to": "CCC", "year": 2012, "grade": "adopted", "note": "Built there too."}],
    "sources": [
        {"title": "One", "url": "https://www.example.org/a", "year": 2021, **SEEN},
        {"title": "Two", "url": "https://example.com/b", "year": 2022, **SEEN},
    ],
    "confidence": "high",
}


def _found(**changes: Any) -> list[str]:
    entry = Experience.model_validate({**SOUND, **changes})
    return [f"{check}|{words_of(path)}|{message}" for check, path, message in doubts(entry, 2026)]


def _result(**changes: Any) -> list[dict[str, Any]]:
    return [*SOUND["results"], {"metric": "wells", "value": 5.0, "unit": "wells", "year": 2010, **changes}]


def _transfer(**changes: Any) -> list[dict[str, Any]]:
    return [{**SOUND["transfers"][0], **changes}]


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"results": []}, "no-outcome|results|no figure tells what came of it (a result of kind outcome)"),
    (
        {"results": _result(metric="participants in the course")},
        "input-as-outcome|results[2].metric|participants in the course reads like what was put in (kind: input)",
    ),
    (
        {"results": _result(kind="baseline")},
        "baseline-after-start|results[2].year|a baseline of 2010, after the start 2000: say in the metric what it is "
        '("first year compared")',
    ),
    (
        {"results": _result(year=1999)},
        "before-start|results[2].year|an outcome of 1999, before the start 2000",
    ),
    (
        {"transfers": _transfer(year=1999)},
        "before-start|transfers[1].year|it went there in 1999, before the start 2000",
    ),
    (
        {"end": 2010},
        "transfer-after-end|transfers[1].year|it went there in 2012, after the end 2010",
    ),
    (
        {"transfers": _transfer(note="A delegation of ten came.")},
        'transfer-grade|transfers[1].grade|adopted, and the note speaks of "delegation": grade it by the least that is '
        "proved",
    ),
    (
        {"sources": [SOUND["sources"][0], {**SOUND["sources"][1], "url": "https://example.org/b"}]},
        "one-source|confidence|high, and all rests on example.org: medium, or a second source",
    ),
    (
        {"start_from_memory": True},
        "start-from-memory|start_from_memory|no source states the first year, and confidence is high: medium, or find "
        "the year",
    ),
]


@pytest.mark.parametrize(("changes", "finding"), FAULTS, ids=[f[1].split("|")[0] for f in FAULTS])
def test_each_check_finds_its_kind_of_mistake_and_heeds_a_reason(changes: dict[str, Any], finding: str) -> None:
    assert _found(**changes) == [finding]
    assert _found(**changes, accepted={finding.split("|", maxsplit=1)[0]: "It is as it should be."}) == []


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (
            {"results": _result(year=None)},
            "|results[2]|wells: of which year? (undated: true, where the source gives none)",
        ),
        ({"results": _result(undated=True)}, "|results[2].undated|and yet of 2010"),
        ({"results": _result(year=2027)}, "|results[2].year|an outcome of 2027 is still to come (kind: target)"),
        (
            {"transfers": SOUND["transfers"] * 2},
            "|transfers[2].to|CCC stands twice; tell it in one row, by its highest grade",
        ),
        ({"joint_with": ["CCC"]}, "|transfers[1].to|CCC did it together with BBB (joint_with)"),
        (
            {"sources": [SOUND["sources"][0], {**SOUND["sources"][1], "seen": None}]},
            "|sources[2]|when was this page read? (seen)",
        ),
        ({"last_documented": 2027}, "|last_documented|2027 is still to come"),
        ({"last_documented": 2019}, "|last_documented|2019, and a figure or a transfer of 2020 shows it at work"),
        (
            {"end": 2015, "last_documented": 2016},
            "|last_documented|2016 is after the end 2015: when was it last at work?",
        ),
        (
            {"accepted": {"one-source": "No."}},
            "|accepted.one-source|is accepted, yet nothing of the kind is found; take it out",
        ),
    ],
)
def test_what_no_entry_may_leave_is_found(changes: dict[str, Any], finding: str) -> None:
    assert _found(**changes) == [finding]


def test_an_entry_that_has_been_silent_for_ten_years_is_asked_about_until_somebody_has_looked() -> None:
    old = [{**source, "year": 2009} for source in SOUND["sources"]]
    silent = {"sources": old, "results": _result()[1:]}
    message = "||nothing newer than 2012 shows it at work: did it end? Write end, or last_documented"
    assert _found(**silent) == [message]
    assert _found(**silent, last_documented=2012) == []
    assert _found(**silent, end=2012) == []


def test_what_is_sound_raises_no_question() -> None:
    assert _found() == []
    assert _found(results=_result(metric="children who died, first year compared", kind="baseline")) == []
    assert _found(results=_result(year=None, undated=True)) == []
    assert _found(transfers=_transfer(grade="visited", note="A delegation of ten came.")) == []
    assert _found(start_from_memory=True, confidence="medium") == []


def test_the_last_year_is_what_the_entry_says_then_its_end_then_the_newest_of_what_shows_it() -> None:
    def last(**changes: Any) -> int:
        return last_documented(Experience.model_validate({**SOUND, **changes}), 2026)

    assert last() == 2022
    assert last(end=2012) == 2012
    assert last(last_documented=2015, end=2016) == 2015
    bare = [{"title": "One"}]
    assert last(sources=bare) == 2020
    assert last(sources=bare, results=_result(year=2030, kind="target")) == 2020
    assert last(sources=bare, results=[]) == 2012
    assert last(sources=bare, results=[], transfers=[]) == 2000
    assert last(sources=[{"title": "Printed ahead", "year": 2027}], results=[]) == 2012


def test_every_check_that_an_entry_may_accept_is_made_and_the_other_way_round() -> None:
    assert tuple(CHECKS) == get_args(Check)


def _value(number: float, year: int = 2020) -> Value:
    return Value(year, number, "book", "indicators.csv", 2)


@pytest.mark.parametrize(
    ("values", "messages"),
    [
        (
            {"NV.IND.TOTL.ZS": _value(0), "NV.IND.MANF.ZS": _value(12.5)},
            ["NV.IND.TOTL.ZS is 0 and NV.IND.MANF.ZS, a part of it, 12.5: 0 may mean that it is not reported"],
        ),
        ({"NV.IND.TOTL.ZS": _value(0), "NV.IND.MANF.ZS": _value(0)}, []),
        ({"NV.IND.TOTL.ZS": _value(20), "NV.IND.MANF.ZS": _value(12.5)}, []),
        (
            {"SE.ADT.LITR.ZS": _value(80), "SE.ADT.1524.LT.ZS": _value(74)},
            ["74 % of the young can read and 80 % of all adults: which is wrong?"],
        ),
        ({"SE.ADT.LITR.ZS": _value(80), "SE.ADT.1524.LT.ZS": _value(75)}, []),
        ({"SE.ADT.LITR.ZS": _value(80, 1990), "SE.ADT.1524.LT.ZS": _value(74)}, []),
    ],
)
def test_a_nought_beside_a_part_and_a_generation_that_forgot_to_read_are_odd(
    values: dict[str, Value], messages: list[str]
) -> None:
    assert [message for _, message in odd(values)] == messages


def test_an_own_folder_is_asked_with_file_line_and_what_to_do(tmp_path: Path) -> None:
    own = folder_of(tmp_path / "all")
    plain = api.validate(str(own), data_mode="replace")
    asked = api.validate(str(own), data_mode="replace", facts=True, strict=True)
    assert plain.error is None
    assert asked.error
    assert {f"{found.line} {found.field}: {found.message}" for found in asked} - {
        f"{found.line} {found.field}: {found.message}" for found in plain
    } == {
        "12 transfers[1].year: it went there in 2012, after the end 2010. As it should be? accepted: "
        "{transfer-after-end: 'why'}",
        "14 sources[1]: when was this page read? (seen)",
        "15 sources[2]: when was this page read? (seen)",
        "16 confidence: high, and all rests on example.org: medium, or a second source. As it should be? accepted: "
        "{one-source: 'why'}",
    }


def test_the_missing_outcome_is_told_without_asking_unless_it_is_accepted(tmp_path: Path) -> None:
    text = changed("experiences.yaml", "year: 2010, source", "year: 2010, kind: target, source")
    own = folder_of(tmp_path / "one", text)
    message = "no figure tells what came of it (a result of kind outcome)"
    assert message in [found.message for found in api.validate(str(own), data_mode="replace")]
    accepted = {"experiences.yaml": text["experiences.yaml"] + "  accepted: {no-outcome: It is too early.}\n"}
    own = folder_of(tmp_path / "other", accepted)
    assert message not in [found.message for found in api.validate(str(own), data_mode="replace")]


def test_a_former_id_that_is_no_text_is_a_fault_like_any_other(tmp_path: Path) -> None:
    text = TEXTS["former.yaml"].replace("bbb-wells", "[bbb-wells]")
    assert faults_of(tmp_path, {"former.yaml": text}) == ["former.yaml:1: id: text is due, found a list"]


def test_a_former_id_may_not_be_one_that_is_in_use(tmp_path: Path) -> None:
    text = TEXTS["former.yaml"].replace("bbb-wells", "bbb-clean-water")
    own = folder_of(tmp_path / "all", {"former.yaml": text})
    found = api.validate(str(own), data_mode="replace")
    assert [f"{one.line} {one.message}" for one in found if one.severity == "error"] == [
        "1 'bbb-clean-water' is still in experiences.yaml"
    ]
