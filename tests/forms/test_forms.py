"""Numbers, CSV, grids and escapes: what goes on the page is what is meant."""

from __future__ import annotations

import csv
import io
import json
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.answers.answer import Answer, Result
from matcher.answers.country import sparkline
from matcher.answers.labels import apportioned, figure, rounded
from matcher.forms import csv as csvtext
from matcher.forms import json as jsontext
from matcher.forms import markdown, table
from matcher.forms.table import Display
from matcher.text import nearest, visible
from tests.process import matcher

SHARES = st.dictionaries(st.text(min_size=1), st.none() | st.floats(0, 1), min_size=1, max_size=8)


@given(SHARES)
def test_rounded_parts_add_up_to_the_rounded_whole(parts: dict[str, float | None]) -> None:
    shown = apportioned(parts)
    total = math.fsum(value for value in parts.values() if value is not None)
    assert sum(value for value in shown.values() if value is not None) == pytest.approx(
        round(total * 1000) / 1000, abs=1e-9
    )
    for name, value in parts.items():
        if value is None:
            assert shown[name] is None
        else:
            assert abs((shown[name] or 0.0) - value) < 0.001 + 1e-9


def test_there_is_no_minus_zero() -> None:
    assert str(rounded(-0.0001)) == "0.0"


def test_figures_have_the_digits_they_deserve() -> None:
    shown = [figure(value) for value in (3265.4, 68.0, 54.83, 4.88, 0.4821, 0.0, 13169311.0, -0.5)]
    assert shown == ["3,265", "68", "54.8", "4.9", "0.48", "0", "13,169,311", "-0.5"]


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.text()}), max_size=5))
def test_csv_round_trips_but_for_what_a_spreadsheet_would_run(records: list[dict[str, str]]) -> None:
    read = list(csv.DictReader(io.StringIO("".join(csvtext.rows(("a", "b"), records)), newline="")))
    assert len(read) == len(records)
    for record, back in zip(records, read, strict=True):
        for name in ("a", "b"):
            meant = "\n".join(visible(line) for line in record[name].split("\n"))
            if meant.startswith(("=", "+", "-", "@", "\t", "\r")):
                meant = "'" + meant
            assert back[name] == meant


def test_formulas_are_text_and_numbers_stay_numbers() -> None:
    record = {"a": "=1+1", "b": -0.5, "c": "@x", "d": None, "e": ["x", "y"], "f": True}
    assert "".join(csvtext.rows(tuple(record), [record])).splitlines()[1] == "'=1+1,-0.5,'@x,,x;y,true"


def test_a_csv_without_rows_has_its_header() -> None:
    assert "".join(csvtext.rows(("a", "b"), [])) == "a,b\n"


def test_steering_characters_are_shown() -> None:
    assert visible("a\x1b[31m\u202eb\x07\r") == "a\\x1b[31m\\u202eb\\x07\\r"
    assert visible("Côte d’Ivoire 中国 رواندا") == "Côte d’Ivoire 中国 رواندا"


def test_columns_are_aligned_by_what_they_take_on_the_screen() -> None:
    shown = table.aligned(("name", "n"), [("中国", "1"), ("Côte", "22")], frozenset({1}))
    assert shown == "name   n\n中国   1\nCôte  22\n"


def test_markdown_shows_marks_literally() -> None:
    assert markdown.escaped("a|b_*[x]<y>") == "a\\|b\\_\\*\\[x\\]\\<y\\>"


def test_a_path_is_drawn_with_gaps_where_nothing_is_known() -> None:
    assert sparkline([0.0, None, 0.49, 1.0]) == "▁ ▄█"
    assert sparkline([None, None]) == ""


def test_json_keeps_letters_and_refuses_what_is_no_number() -> None:
    assert jsontext.document({"name": "Côte"}) == '{\n  "name": "Côte"\n}\n'
    with pytest.raises(ValueError, match="Out of range"):
        jsontext.document({"score": math.nan})


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "Bolivia", "Peru"),
        ("compare", "Kenya", "Uganda"),
        ("country", "Rwanda"),
        ("evaluate", "--pool", "EAC"),
        ("suggest", "Rwanda"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_in_markdown_an_empty_line_ends_every_table(arguments: tuple[str, ...]) -> None:
    lines = matcher(*arguments, "--format", "markdown").out.splitlines()
    after = [line for before, line in pairwise(lines) if before.startswith("| ") and not line.startswith("|")]
    assert after
    assert set(after) == {""}


def test_what_hides_or_steers_text_is_escaped_in_json_too() -> None:
    value = {"a": "x\u202ey\u2066\x85\x7f\u2028\ufeff\ud800 Côte 中文 🎉 \x1b\n"}
    for text in (jsontext.document(value), jsontext.line(value)):
        assert json.loads(text) == value
        assert visible(text.replace("\n", "")) == text.replace("\n", "")
        assert "Côte 中文 🎉" in text
    assert jsontext.line("\x7f") == '"\\u007f"\n'


def test_json_of_many_results_is_one_document() -> None:
    results = [Result(a=1, b=[]), Result(a="x\ny", b=[{"c": None}])]
    for found in ([], results[:1], results, [results[1], results[0], results[1]]):
        answer = Answer(
            command="batch", version="1", query={"results": []}, results=found.copy, columns=(), page=tuple, what=""
        )
        text = "".join(jsontext.text(answer, Display(screen=False, width=0, colour=False)))
        assert json.loads(text)["results"] == found
        assert text == json.dumps(json.loads(text), indent=2) + "\n"


def test_names_are_found_by_their_beginnings_and_by_likeness_best_first() -> None:
    names = ["south sudan", "sudan", "sri lanka", "republique centrafricaine"]
    assert nearest("sudan s", names) == ["south sudan"]
    assert nearest("sudam", names) == ["sudan"]
    assert nearest("sud", ["sudan", "south sudan", "sudden"]) == ["south sudan", "sudan", "sudden"]
    assert nearest("republcque centrafricadne", names, 92.0) == ["republique centrafricaine"]  # exactly 0.92
    assert nearest("su", names) == []
