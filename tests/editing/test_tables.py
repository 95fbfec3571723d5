"""The tables of numbers: what is a figure, what is a year, and what is neither."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.editing.tables import (
    INDICATOR_COLUMNS,
    Figures,
    Value,
    number,
    read_history,
    read_indicators,
    read_reference,
    rows,
    year,
)
from matcher.errors import Fault
from tests.editing.folder_of import changed, faults_of

HEAD = "iso3,indicator,year,value,source\n"
LIMITS = {"SH.WATER": (0.0, 100.0), "TMP": (-60.0, 60.0)}


def indicators(text: str) -> tuple[dict[str, dict[str, Value]], list[str]]:
    """What is read from a table of indicators, and the faults as they are shown."""
    faults: list[Fault] = []
    found, _ = read_indicators(text, "f.csv", LIMITS, faults)
    return found, [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12.0), ("-0.5", -0.5), ("1e3", 1000.0), ("+7", 7.0), (".5", 0.5), ("0", 0.0), ("1E-2", 0.01)],
)
def test_a_number_is_read(text: str, value: float) -> None:
    assert number(text, None) == value


@pytest.mark.parametrize(
    "text", ["12%", "true", "", " ", "1,5", "1 000", "1_000", "0x10", "12 km", "=1+1", "-", "1e", "n/a", "..", "½"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert number(text, None) == f"{text!r} is not a number"


@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "-inf", "Infinity", "1e999", "-1e999", "9" * 400])
def test_what_is_not_finite_is_refused(text: str) -> None:
    assert str(number(text, None)).endswith(" is not a finite number")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("101", "101 is outside 0 to 100"),
        ("100.0001", "100.0001 is outside 0 to 100"),
        ("-1", "-1 is outside 0 to 100"),
        ("1e300", "1e+300 is outside 0 to 100"),
    ],
)
def test_a_share_above_a_hundred_and_a_negative_one_are_refused(text: str, message: str) -> None:
    assert number(text, (0.0, 100.0)) == message


def test_both_limits_are_within() -> None:
    assert (number("0", (0.0, 100.0)), number("100", (0.0, 100.0))) == (0.0, 100.0)


def test_a_long_cell_is_shown_short() -> None:
    assert number("x" * 100_000, None) == f"'{'x' * 37}...' is not a number"


@pytest.mark.parametrize(("text", "value"), [("1800", 1800), ("2024", 2024), ("2100", 2100)])
def test_a_year_is_read(text: str, value: int) -> None:
    assert year(text) == value


@pytest.mark.parametrize("text", ["20233", "1799", "2101", "", "2020.0", "-2020", " 2020", "02020", "MMXX", "２０２０"])
def test_what_is_no_year_is_refused(text: str) -> None:
    assert year(text) == f"{text!r} is not a year between 1800 and 2100"


def test_a_row_gives_the_value_with_its_year_source_and_line() -> None:
    found, faults = indicators(HEAD + "AAA,SH.WATER,2023,90.5,book\n\nBBB,TMP,1999,-3,web\n")
    assert found == {
        "AAA": {"SH.WATER": Value(2023, 90.5, "book", "f.csv", 2)},
        "BBB": {"TMP": Value(1999, -3.0, "web", "f.csv", 4)},
    }
    assert faults == []


def test_every_fault_of_a_table_is_found_with_line_and_field() -> None:
    found, faults = indicators(
        HEAD
        + "AAA,SH.WATER,20233,101,book\n"
        + "AAA,SH.WATRE,2023,5,book\n"
        + "BBB,SH.WATRE,2023,nan,book\n"
        + "BBB,SH.WATER,2023\n"
        + "CCC,SH.WATER,2023,5,book\n"
        + "CCC,SH.WATER,2022,6,book\n"
        + "CCC,colour,2022,6,book\n"
    )
    assert faults == [
        "f.csv:2: value: 101 is outside 0 to 100",
        "f.csv:2: year: '20233' is not a year between 1800 and 2100",
        "f.csv:3: indicator: 'SH.WATRE' is not in indicators.yaml. Did you mean 'SH.WATER'?",
        "f.csv:4: value: 'nan' is not a finite number",
        "f.csv:5: 3 cells; 5 are due (iso3,indicator,year,value,source)",
        "f.csv:7: indicator: 'CCC' SH.WATER stands twice, first in line 6",
        "f.csv:8: indicator: 'colour' is not in indicators.yaml.",
    ]
    assert found == {"CCC": {"SH.WATER": Value(2023, 5.0, "book", "f.csv", 6)}}


@pytest.mark.parametrize(
    "text", ["", "iso3,indicator,year,value\nAAA,SH.WATER,2023,5\n", "year,iso3,indicator,value,source\n"]
)
def test_other_columns_are_refused_with_those_that_are_due(text: str) -> None:
    found, faults = indicators(text)
    assert found == {}
    assert faults == [
        f"f.csv:1: the columns must be iso3,indicator,year,value,source; found {text.splitlines()[0] if text else ''!r}"
    ]


def test_commas_and_line_ends_within_quotes_belong_to_the_cell() -> None:
    found, faults = indicators(HEAD + '"A,A",SH.WATER,2023,5,"a ""book""\nof two lines"\nBBB,SH.WATER,2023,6,book\n')
    assert found == {
        "A,A": {"SH.WATER": Value(2023, 5.0, 'a "book"\nof two lines', "f.csv", 2)},
        "BBB": {"SH.WATER": Value(2023, 6.0, "book", "f.csv", 4)},
    }
    assert faults == []


@pytest.mark.parametrize(
    "row",
    ['AAA,"SH.WATER"x,2023,5,book\n', 'AAA,SH.WATER,2023,5,"open\n', f"AAA,{'x' * 200_000},1,1,1\n"],
    ids=["text after a quote", "an open quote", "an endless cell"],
)
def test_broken_quotes_and_endless_cells_are_refused(row: str) -> None:
    _, [fault] = indicators(HEAD + row)
    assert fault.startswith("f.csv:2: not valid CSV: ")


def test_history_gives_a_number_or_nothing_for_each_column() -> None:
    faults: list[Fault] = []
    text = "iso3,year,urban,fertility\nAAA,2000,10,\nAAA,2001,,6.5\nBBB,2000,20,3\n"
    limits = {"urban": (0.0, 100.0), "fertility": (0.0, 15.0)}
    assert read_history(text, "f.csv", ("urban", "fertility"), limits, faults) == {
        "AAA": {2000: Figures(2, (10.0, None)), 2001: Figures(3, (None, 6.5))},
        "BBB": {2000: Figures(4, (20.0, 3.0))},
    }
    assert faults == []


def test_history_names_the_column_of_each_bad_cell_and_both_lines_of_a_year_given_twice() -> None:
    faults: list[Fault] = []
    text = "iso3,year,urban,fertility\nAAA,2000,101,x\nAAA,20200,1,2\nAAA,2000,1,2\n"
    limits = {"urban": (0.0, 100.0), "fertility": (0.0, 15.0)}
    read_history(text, "f.csv", ("urban", "fertility"), limits, faults)
    assert [str(fault) for fault in faults] == [
        "f.csv:2: urban: 101 is outside 0 to 100",
        "f.csv:2: fertility: 'x' is not a number",
        "f.csv:3: year: '20200' is not a year between 1800 and 2100",
        "f.csv:4: year: 'AAA' 2000 stands twice, first in line 2",
    ]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("AAA,2010,500,,50,2,80,20,6,-1", "history.csv:6: population: -1 is outside 1 to 3000000000"),
        ("AAA,2010,500,,50,2,80,20,6,0", "history.csv:6: population: 0 is outside 1 to 3000000000"),
        ("AAA,2010,0,,50,2,80,20,6,5", "history.csv:6: gdp_per_person: 0 is outside 1 to 1000000"),
        ("AAA,2010,5,,50,2,100.5,20,6,5", "history.csv:6: agriculture_jobs: 100.5 is outside 0 to 100"),
        ("AAA,20233,5,,50,2,100,20,6,5", "history.csv:6: year: '20233' is not a year between 1800 and 2100"),
        ("DDD,2010,5,,50,2,100,20,6,5", "history.csv:6: iso3: there is no country 'DDD'."),
    ],
)
def test_impossible_history_is_refused(tmp_path: Path, cells: str, fault: str) -> None:
    last = "BBB,2020,,10000,75,10,20,70,2,600000\n"
    assert faults_of(tmp_path, changed("history.csv", last, f"{last}{cells}\n")) == [fault]


def test_the_reference_set_is_read_by_name() -> None:
    faults: list[Fault] = []
    text = "name,numbers\nstage urban,10 90\nneed WAT,1 1 2\nneed DIR,\nexpected water,0.5 -1 2\n"
    assert read_reference(text, "f.csv", faults) == {
        "stage urban": [10.0, 90.0],
        "need WAT": [1.0, 1.0, 2.0],
        "need DIR": [],
        "expected water": [0.5, -1.0, 2.0],
    }
    assert faults == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("urban,0 100", "urban,10", "7: numbers: the two ends of the scale are due, the lower first"),
        ("urban,0 100", "urban,90 10", "7: numbers: the two ends of the scale are due, the lower first"),
        ("urban,0 100", "urban,10 10", "7: numbers: the two ends of the scale are due, the lower first"),
        ("gdp_per_person,100", "gdp_per_person,0", "2: numbers: the two ends of the scale are due, the lower first"),
        ("WAT,50 70 90", "WAT,50 90 70", "10: numbers: the numbers must rise"),
        ("WAT,50 70 90", "WAT,50 x 90", "10: numbers: 'x' is not a number"),
        ("WAT,50 70 90", "WAT,50 nan 90", "10: numbers: 'nan' is not a finite number"),
        ("water,0.9 -0.5 0.1", "water,0.9 -0.5", "11: numbers: three coefficients are due"),
        ("need WAT", "need MAL", "10: name: 'need MAL' stands twice, first in line 9"),
        (
            "need WAT",
            "ned WAT",
            "10: name: 'ned WAT' is not a name of the reference set (stage ..., need ..., expected ..., score ...)",
        ),
    ],
)
def test_a_broken_reference_set_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert faults_of(tmp_path, changed("reference.csv", old, new)) == [f"reference.csv:{fault}"]


@given(st.text(max_size=30))
def test_any_cell_is_a_finite_number_or_a_message(text: str) -> None:
    read = number(text, None)
    assert read if isinstance(read, str) else math.isfinite(read)
    assert isinstance(year(text), int | str)


CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from(",\"'\n"), max_size=8)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=5))
def test_a_table_that_python_wrote_is_read_back_row_by_row(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([INDICATOR_COLUMNS, *table])
    faults: list[Fault] = []
    assert [cells for _, cells in rows(out.getvalue(), "f.csv", INDICATOR_COLUMNS, faults)] == [
        cells for cells in table if any(cell.strip() for cell in cells)
    ]
    assert faults == []


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(st.sampled_from('AWT,2019.-e"\n '), max_size=60)))
def test_any_text_is_read_as_a_table_or_refused_with_its_lines(text: str) -> None:
    found, faults = indicators(HEAD + text)
    lines = len(text.splitlines()) + 1
    assert all(1 <= int(fault.split(":")[1]) <= lines for fault in faults)
    assert all(math.isfinite(value.value) for values in found.values() for value in values.values())
    history: list[Fault] = []
    read_history(f"iso3,year,urban\n{text}", "f.csv", ("urban",), {"urban": (0.0, 100.0)}, history)
    read_reference(f"name,numbers\n{text}", "f.csv", history)
    assert all(1 <= fault.line <= lines for fault in history)
