"""Rows 15 to 19: what is in the data, or typed, cannot do harm where it is shown or written. As a process."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.needs import UNIX
from tests.reliability import own
from tests.reliability.child import on_a_terminal, run

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example";"y")', "=cmd|' /C calc'!A0"]
NASTY = "\x1b]0;owned\x07 \x1b[31mred\x1b[0m \u202egnirts\u202c a\rb\tc \x9b31m \u2066x\u2069"
MARKUP = "[bold]Big[/bold] [/red] [link=http://x.example]y[/link] :smile: [/]"


SAYS_NO_NAME = {("country", "csv"), ("explain", "csv")}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_row_15_a_cell_that_begins_as_a_formula_is_escaped_in_csv_and_not_in_json(tmp_path: Path) -> None:
    folder = own.punjab(tmp_path)
    names = "".join(
        f"- {{iso3: P-{n}, name: {json.dumps(name)}, priorities: [malaria]}}\n" for n, name in enumerate(FORMULAS)
    )
    (folder / "countries.yaml").write_text(own.PUNJAB + names)
    pool = ",".join(f"P-{n}" for n in range(len(FORMULAS)))
    found = run("countries", "--pool", pool, "--data", str(folder), "--format", "csv")
    assert sorted(row["name"] for row in rows(found.out)) == sorted("'" + name for name in FORMULAS)
    as_json = run("suggest", "Rwanda", "--pool", pool, "--data", str(folder), "--json")
    assert [line["name"] for line in json.loads(as_json.out)["results"]] == FORMULAS


def test_row_15_text_after_a_tab_or_a_carriage_return_is_escaped_too(tmp_path: Path) -> None:
    folder = own.named(tmp_path, "X", institution="x", what="\t=1+1")
    # A text may not begin with a space of any kind; what remains is made harmless.
    found = run("validate", str(folder), "--format", "lines")
    assert found.code == 3
    assert "is not text that begins with something else than a space" in found.out


def test_row_15_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    found = run("country", "Afghanistan", "--format", "csv")
    numbers = [row["value"] for row in rows(found.out) if row["value"].startswith(("-", "'-"))]
    assert numbers
    assert all(float(number) < 0 for number in numbers)


def test_row_16_commas_quotes_line_ends_and_semicolons_survive_a_round_trip_through_csv(tmp_path: Path) -> None:
    title = 'a, "b"; c\'d | e'
    what = 'First line, with "quotes";\nsecond line, and\n\nmore.'
    folder = own.named(tmp_path, title, what=what)
    found = run("experience", "pk-pb-citizen-feedback", "--format", "csv", "--data", str(folder))
    [row] = rows(found.out)
    assert row["title"] == title
    assert row["what"] == what


def test_row_17_escape_sequences_and_bidi_marks_are_shown_and_never_sent(tmp_path: Path) -> None:
    folder = own.named(tmp_path, f"X {NASTY}", institution=f"I {NASTY}", what=f"W {NASTY}")
    data = ("--data", str(folder))
    commands = [
        ("suggest", "Rwanda", "--pool", "PK-PB", *data),
        ("explain", "Rwanda", "PK-PB", *data),
        ("compare", "Rwanda", "PK-PB", *data),
        ("country", "PK-PB", *data),
        ("experience", "pk-pb-citizen-feedback", *data),
        ("experiences", "--country", "PK-PB", *data),
        ("countries", "--pool", "PK-PB", *data),
        ("pairs", "--pool", "PK-PB,RWA", *data),
        ("new", "experience", "--id", "x", "--partner", "PK-PB", "--theme", "health", *data),
    ]
    for command in commands:
        formats = ("table", "markdown", "csv") if command[0] != "new" else ("",)
        for form in formats:
            found = run(*command, *(("--format", form) if form else ()))
            assert found.code == 0, (command, form, found.err)
            hidden = [c for c in found.out + found.err if c != "\n" and not c.isprintable()]
            assert hidden == [], (command, form)
            if (command[0], form) not in SAYS_NO_NAME:
                assert "\\x1b[31mred" in found.out.replace("\\\\", "\\").replace("\\[", "["), (command, form)


def test_row_17_escape_sequences_are_shown_in_error_messages(tmp_path: Path) -> None:
    typed = run("suggest", f"Rwanda{NASTY}")
    assert typed.code == 4
    assert typed.err.startswith(
        'matcher: No country is called "Rwanda\\x1b]0;owned\\x07 \\x1b[31mred\\x1b[0m \\u202egn'
    )
    folder = own.named(tmp_path, "X")
    text = json.dumps(f"theme{NASTY}")
    (folder / "experiences.yaml").write_text(own.EXPERIENCE.replace("theme: governance", f"theme: {text}"))
    data = run("suggest", "Rwanda", "--data", str(folder))
    assert data.code == 3
    assert "there is no theme" in data.err
    bad_file = run("batch", str(tmp_path / "a\x1b[31m\u202eb"))
    assert bad_file.code == 3
    option = run("suggest", "Rwanda", "--\x1b[31m")
    assert option.code == 2
    for found in (typed, data, bad_file, option):
        assert [c for c in found.err if c != "\n" and not c.isprintable()] == []


def test_row_17_escape_sequences_that_were_typed_are_shown_wherever_they_are_repeated(tmp_path: Path) -> None:
    typed = "\x1b[31m\u202e"
    target = tmp_path / f"x{typed}.csv"
    commands = [
        ("countries", typed),
        ("countries", typed, "--format", "markdown"),
        ("countries", typed, "--verbose"),
        ("countries", typed, "--fail-empty"),
        ("experiences", typed),
        ("countries", "kenya", "-o", str(target)),
        ("countries", "kenya", "-o", str(target)),
    ]
    codes = []
    for command in commands:
        found = run(*command)
        codes.append(found.code)
        assert [c for c in found.out + found.err if c != "\n" and not c.isprintable()] == [], command
    assert codes == [0, 0, 0, 5, 0, 0, 6]
    assert target.exists()


@UNIX
def test_row_18_markup_in_the_data_is_shown_as_it_stands_on_a_terminal(tmp_path: Path) -> None:
    folder = own.named(tmp_path, MARKUP)
    for asked in (
        ("suggest", "Rwanda", "--pool", "PK-PB"),
        ("countries", "--pool", "PK-PB"),
        ("experience", "pk-pb-citizen-feedback"),
    ):
        code, screen = on_a_terminal(*asked, "--data", str(folder), columns=250, env={"NO_COLOR": "1"})
        assert code == 0
        assert MARKUP in screen


PATHS = ["../../x", "/etc/passwd", "..", ".", "x" * 300, "a/b", "a\\b", "~", "$HOME", "a\nb", ""]


@pytest.mark.parametrize("command", ["suggest", "country", "experience"])
def test_row_19_a_path_is_no_name_and_is_never_opened(tmp_path: Path, command: str) -> None:
    for name in PATHS:
        found = run(command, name, cwd=tmp_path)
        assert found.code in (2, 4), (name, found)
        assert found.out == ""
        assert "Traceback" not in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("id", ["../../x", "/etc/x", "a" * 81, "A", "a--b", "a b", "-", "é"])
def test_row_19_an_id_of_own_data_that_is_a_path_is_refused(tmp_path: Path, id: str) -> None:
    folder = own.punjab(tmp_path / "data")
    (folder / "experiences.yaml").write_text(own.EXPERIENCE.replace("pk-pb-citizen-feedback", json.dumps(id)))
    (folder / "countries.yaml").write_text(own.PUNJAB.replace("iso3: PK-PB", 'iso3: "../x"'))
    found = run("validate", str(folder), "--json", cwd=tmp_path)
    assert found.code == 3
    faults = {(f["field"], f["line"]) for f in json.loads(found.out)["results"] if f["severity"] == "error"}
    assert {("id", 1), ("iso3", 1)} <= faults
    new = run("new", "experience", f"--id={id}", "--partner", "Kenya", "--theme", "health", cwd=tmp_path)
    assert (new.code, new.out) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
