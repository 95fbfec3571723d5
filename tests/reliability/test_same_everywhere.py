"""Rows 29 and 30: any terminal, any locale, any machine: the whole output, and the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.folder import FILES, shipped
from tests.editing.folder_of import TEXTS, folder_of
from tests.needs import UNIX
from tests.reliability.child import on_a_terminal, run

SUGGEST = ("suggest", "Côte d'Ivoire", "-n", "20")


@pytest.mark.parametrize("columns", ["20", "0", "1000", "-5", "many"])
def test_row_29_the_width_changes_nothing_in_a_pipe(columns: str) -> None:
    for command in (SUGGEST, ("explain", "Rwanda", "Kenya"), ("country", "Peru"), ("compare", "Kenya", "Ghana")):
        assert run(*command, env={"COLUMNS": columns})[:3] == run(*command)[:3]


@UNIX
@pytest.mark.parametrize("columns", ["20", "0", "1000"])
def test_row_29_a_terminal_of_any_width_gets_the_whole_output(columns: str) -> None:
    code, screen = on_a_terminal(*SUGGEST, env={"COLUMNS": columns, "NO_COLOR": "1"})
    assert code == 0
    words = "".join(screen.split())
    for line in run(*SUGGEST, "--format", "csv").out.splitlines()[1:]:
        name = line.split(",")[5].strip('"')
        assert all(word in words for word in name.split()), name
    for command in (("explain", "Rwanda", "Kenya"), ("country", "Peru"), ("--help",), ("suggest", "--help")):
        code, screen = on_a_terminal(*command, env={"COLUMNS": columns})
        assert code == 0, command
        assert "Traceback" not in screen


@UNIX
def test_row_29_a_dumb_terminal_gets_no_escape_sequences() -> None:
    code, screen = on_a_terminal(*SUGGEST, env={"TERM": "dumb"})
    assert code == 0
    assert "\x1b" not in screen


@pytest.mark.parametrize("command", [SUGGEST, ("countries", "ivoire"), ("country", "Côte d'Ivoire"), ("--help",)])
def test_row_29_the_locale_changes_nothing(command: tuple[str, ...]) -> None:
    plain = run(*command)
    for env in (
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "1"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    ):
        found = run(*command, env=env)
        assert found[:3] == plain[:3], env


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16"])
def test_row_29_an_encoding_that_cannot_show_a_letter_shows_its_escape(tmp_path: Path, encoding: str) -> None:
    target = tmp_path / "out"
    for command in (("countries", "ivoire"), ("countries", "--json"), ("country", "CIV")):
        with target.open("wb") as file:
            found = run(*command, env={"PYTHONIOENCODING": f"{encoding}:strict"}, stdout=file)
        assert found.code == 0, command
        assert "Ivoire" in target.read_bytes().decode("utf-8" if "--json" in command else encoding)
    unknown = run("suggest", "Nowhéré北", env={"PYTHONIOENCODING": f"{encoding}:strict"})
    assert (unknown.code, "Traceback" in unknown.err) == (4, False)


def test_row_29_a_letter_that_a_console_has_not_is_replaced_by_one_near_it_or_its_escape() -> None:
    table = run("countries", "ivoire", env={"PYTHONIOENCODING": "ascii"})
    assert "Cote d'Ivoire" in table.out
    assert '"Nowhere \\u4e2d"' in run("suggest", "Nowhéré 中", env={"PYTHONIOENCODING": "ascii"}).err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850", "utf-16"])
@pytest.mark.parametrize("form", ["csv", "ndjson", "html", "markdown"])
def test_what_programs_read_is_utf8_whatever_the_code_page(form: str, encoding: str) -> None:
    command = ("countries", "ivoire", "--format", form)
    assert run(*command, env={"PYTHONIOENCODING": encoding})[:3] == run(*command)[:3]


def test_a_template_that_is_handed_on_is_utf8_too() -> None:
    new = run("new", "partnership", "CIV", "STP", env={"PYTHONIOENCODING": "cp1252"})
    assert (new.code, new.out) == (0, run("new", "partnership", "CIV", "STP").out)
    assert "Côte d" in new.out


def test_row_29_an_escaped_letter_is_still_that_letter_in_json() -> None:
    commands = [("countries",), ("country", "Peru")]
    for command in commands:
        plain = run(*command, "--json", env={"PYTHONIOENCODING": "utf-8"})
        for encoding in ("ascii", "cp1252"):
            escaped = run(*command, "--json", env={"PYTHONIOENCODING": encoding})
            assert escaped.out.isascii()
            assert json.loads(escaped.out) == json.loads(plain.out)


def test_row_29_a_file_is_utf8_whatever_the_encoding_of_the_streams(tmp_path: Path) -> None:
    command = ("countries", "ivoire", "--format", "csv")
    run(*command, "-o", str(tmp_path / "x.csv"), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (tmp_path / "x.csv").read_bytes() == run(*command).out.encode()


@UNIX
def test_row_29_arguments_that_are_no_utf8_are_told_and_survive() -> None:
    for command in (("suggest", "\udcff\udcfe"), ("countries", "\udcff", "--json"), ("experiences", "\udcff")):
        for form in ("table", "json", "csv", "markdown", "ndjson"):
            found = run(*command, "--format", form)
            assert found.code == (4 if command[0] == "suggest" else 0), (command, found)
            assert "Traceback" not in found.err


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_row_30_the_bytes_do_not_depend_on_hash_order_locale_or_place(tmp_path: Path, form: str) -> None:
    commands = [("suggest", "Nepal", "-n", "300"), ("explain", "Peru", "Bolivia"), ("pairs", "--pool", "ASEAN")]
    for command in commands:
        plain = run(*command, "--format", form)
        for env in (
            {"PYTHONHASHSEED": "0"},
            {"PYTHONHASHSEED": "1234", "LC_ALL": "C", "TZ": "Asia/Kathmandu"},
        ):
            assert run(*command, "--format", form, env=env, cwd=tmp_path)[:3] == plain[:3], (command, env)


def test_row_30_the_order_of_records_in_the_files_does_not_move_a_ranking(tmp_path: Path) -> None:
    straight = folder_of(tmp_path / "straight")
    turned = folder_of(tmp_path / "turned", {name: _turned(name) for name in FILES})
    for country in ("AAA", "BBB", "CCC"):
        answers = [
            run("suggest", country, "--format", "csv", "--data", str(folder), "--data-mode", "replace")
            for folder in (straight, turned)
        ]
        assert answers[0].code == 0
        assert answers[0][:3] == answers[1][:3]


def _turned(name: str) -> str:
    """A data file with its records, or rows, in the opposite order."""
    text = TEXTS[name]
    if name.endswith(".csv"):
        head, *rows = text.splitlines()
        return "\n".join([head, *reversed(rows)]) + "\n"
    if name in ("topics.yaml", "indicators.yaml", "platforms.yaml", "names.yaml"):
        return text  # the order of topics and columns is what results are listed in
    if name in ("institutions.yaml", "follow-up.yaml"):
        return text  # the one has no records here; the order of questions is that in which they are asked
    parts = ("\n" + text).split("\n- ")[1:]
    return "".join(f"- {part.rstrip()}\n" for part in reversed(parts))


def test_row_30_the_shipped_files_compile_to_the_same_index_anywhere(tmp_path: Path) -> None:
    made = []
    for number, seed in enumerate(("0", "77")):
        place = tmp_path / str(number)
        assert run("--version", env={"MATCHER_CACHE_DIR": str(place), "PYTHONHASHSEED": seed, "LC_ALL": "C"}).code == 0
        [kept] = place.iterdir()
        made.append(kept.read_bytes())
    assert made[0] == made[1]
    assert shipped()
