"""What the name of the file to write says of the format, and what stands against it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from matcher.options import EXTENSIONS, FORMATS
from tests.process import matcher as run

ASK = ("suggest", "Nepal", "-n", "2")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("list.csv", b"country_iso3,country,theme,rank,"),
        ("list.CSV", b"country_iso3,country,theme,rank,"),
        ("list.json", b'{\n  "schema_version"'),
        ("list.ndjson", b'{"rank": 1,'),
        ("list.jsonl", b'{"rank": 1,'),
        ("list.md", b"## Nepal: lower middle income"),
        ("list.markdown", b"## Nepal: lower middle income"),
        ("list.html", b"<!DOCTYPE html>"),
        ("list.htm", b"<!DOCTYPE html>"),
        ("list.xlsx", b"PK\x03\x04"),
        ("list.txt", b"Nepal: lower middle income"),
        ("list", b"Nepal: lower middle income"),
    ],
)
def test_the_extension_of_the_file_decides(tmp_path: Path, name: str, begins: bytes) -> None:
    done = run(*ASK, "-o", str(tmp_path / name))
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Wrote 2 rows to {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_every_format_has_an_extension() -> None:
    assert set(EXTENSIONS.values()) == {*FORMATS, "ics"}  # calendars are of plans alone


@pytest.mark.parametrize(("flags", "said"), [(("--json",), "--json"), (("--format", "json"), "--format json")])
def test_a_flag_that_contradicts_the_extension_is_refused(tmp_path: Path, flags: tuple[str, ...], said: str) -> None:
    path = tmp_path / "list.csv"
    done = run(*ASK, "-o", str(path), *flags, env={"NO_COLOR": "1"})
    assert done.code == 2
    told = done.err or done.out
    assert f"ends in .csv, and {said} asks for another format." in told
    assert not path.exists()


def test_a_flag_that_says_the_same_is_welcome(tmp_path: Path) -> None:
    assert run(*ASK, "-o", str(tmp_path / "list.json"), "--json").code == 0
    assert run(*ASK, "-o", str(tmp_path / "list.md"), "--format", "markdown").code == 0


def test_a_format_from_the_settings_gives_way_to_the_extension(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert run(*ASK, "-o", str(path), env={"MATCHER_FORMAT": "json"}).code == 0
    assert path.read_text(encoding="utf-8").startswith("country_iso3,")


def test_an_unknown_extension_is_refused_with_those_that_are_known_unless_the_format_is_said(tmp_path: Path) -> None:
    done = run(*ASK, "-o", str(tmp_path / "list.rtf"))
    assert done.code == 2
    assert f"{tmp_path / 'list.rtf'}: .rtf is no format known here." in done.err
    known = [extension for extension in EXTENSIONS if extension != ".ics"]
    assert f"Known are: {', '.join(known)}; or say it with --format." in done.err
    assert not (tmp_path / "list.rtf").exists()
    assert "print it from a browser" in run(*ASK, "-o", str(tmp_path / "list.pdf")).err
    assert run(*ASK, "-o", str(tmp_path / "list.data"), "--format", "json").code == 0
    assert json.loads((tmp_path / "list.data").read_text(encoding="utf-8"))["command"] == "suggest"


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_a_device_has_no_extension() -> None:
    assert run(*ASK, "-o", "/dev/stdout", "--force").out.startswith("Nepal: ")


def test_commands_that_write_one_kind_of_file_keep_it(tmp_path: Path) -> None:
    assert run("schema", "tensions.yaml", "-o", str(tmp_path / "tensions.schema.json")).code == 0
    new = ("new", "experience", "--id", "ken-x", "--partner", "Kenya", "--theme", "health")
    assert run(*new, "-o", str(tmp_path / "experiences.yaml")).code == 0


def test_excel_gets_a_mark_by_which_it_reads_accents_right(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert run(*ASK, "--excel", "-o", str(path)).code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfcountry_iso3,")
    assert run(*ASK, "-o", str(path), "--force").code == 0
    assert path.read_bytes().startswith(b"country_iso3,")
    refused = run(*ASK, "--excel")
    assert (refused.code, "--excel goes with csv, not with table." in refused.err) == (2, True)


def test_the_csv_has_titles_beside_ids() -> None:
    first = run(*ASK, "--format", "csv").out.splitlines()
    assert first[0].endswith(",documented,learn_titles,share_titles,tied,oldest_year")
    assert (
        run("pairs", "--pool", "EAC", "-n", "1", "--format", "csv")
        .out.splitlines()[0]
        .endswith(",a_learns_titles,b_learns_titles,tied,oldest_year")
    )


@pytest.mark.parametrize(("short", "full"), [("md", "markdown"), ("jsonl", "ndjson"), ("txt", "table")])
def test_an_extension_will_do_for_a_format(short: str, full: str) -> None:
    told = run("suggest", "Togo", "-n", "2", "--format", short)
    assert (told.code, told.out) == (0, run("suggest", "Togo", "-n", "2", "--format", full).out)
