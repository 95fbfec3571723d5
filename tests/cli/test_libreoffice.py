"""Spreadsheets as LibreOffice 7.4 saved them in French, German and Portuguese settings: the right answer, or one clear
line. Beside them what nothing here wrote: charsets of old machines, separators, quotes, titles, codes without zeros."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.reliability.child import run

SAVED = Path(__file__).parent.parent / "cases" / "libreoffice"
FR = [("SEN", "health")] * 2 + [("EGY", "")] + [("CIV", "health;climate")] * 3 + [("COD", "")]
DE = [("RWA", "health"), ("EGY", ""), ("ZAF", ""), ("COG", ""), ("CIV", "")]
PT = [("MOZ", "health"), ("STP", ""), ("GNB", ""), ("BRA", "")]
BY_CODE = "the name is not known here, and the code beside it decides"
ANSWERED: dict[str, tuple[list[tuple[str, str]], str]] = {
    **dict.fromkeys(("fr-comma", "fr-quoted", "fr-semicolon-utf8", "fr-tab", "fr-utf16"), (FR, "not read: PIB")),
    "fr-dos": (FR, f"lines 2, 3, 4, 5: {BY_CODE}"),  # saved as ?: the letters are lost
    **dict.fromkeys(("de-quoted", "de-semicolon", "de-tab"), (DE, f"lines 3, 4, 5, 6: {BY_CODE}")),
    **dict.fromkeys(("pt-semicolon", "pt-br-semicolon", "pt-pipe"), (PT, "")),
    **dict.fromkeys(("frn-comma", "frn-quoted", "frn-semicolon"), ([("SEN", "")] * 2 + [("MLI", "")], "not read: PIB")),
    **dict.fromkeys(("den-semicolon", "den-tab"), ([("RWA", "")] * 2 + [("GHA", "")], "not read: Einwohner")),
    **dict.fromkeys(("ptn-semicolon", "ptn-pipe"), ([("AGO", ""), ("BRA", ""), ("BRA", "")], "not read: Data")),
    "dec-de": ([("RWA", "")] * 2 + [("ETH", "")] + [("CIV", "")] * 3, "not read: BIP je Kopf, Anteil, Stand"),
    "dec-pt": ([("MOZ", "")] * 2 + [("STP", "")] + [("GNB", "")] * 3, "not read: PIB, Quota, Data"),
    "codes-fr": ([("SEN", ""), ("MLI", ""), ("NAM", ""), ("NER", "")], '"NA" is read as the code of Namibia'),
    "m49-pt": ([("AGO", ""), ("BRA", ""), ("CHL", "")], ""),
    "multi-fr": ([("SEN", "health"), ("MLI", "")], "not read: Remarque"),
    "names-fr": ([("BEN", ""), ("CPV", ""), ("COM", ""), ("SLB", ""), ("GNQ", "")], ""),
    "title-fr": ([("SEN", "health")], ""),
    "trail-fr": ([("SEN", "health"), ("MLI", "")], ""),
}
"""File -> the rows of the answer, and what is said beside it."""
WESTERN = "is not UTF-8; save the file as UTF-8 (it looks like "
REFUSED = {
    "fr-semicolon-win": f":2: byte 0xe9 at column 2 {WESTERN}Windows-1252, Western European letters)",
    "de-semicolon-latin9": f":3: byte 0xc4 at column 1 {WESTERN}Windows-1252, Western European letters)",
    "saved.fods": ":1: this is XML, as a flat OpenDocument sheet is; save it as text CSV, character set UTF-8",
    "saved.html": ":1: this is a page of the web; save the table in it as text CSV, character set UTF-8",
    "saved.slk": ":1: this is a sheet in SYLK (.slk); save it as text CSV, character set UTF-8",
    "saved.dif": ":1: this is a sheet in DIF; save it as text CSV, character set UTF-8",
    "saved.ods": ":1: this is an OpenDocument sheet; save it as text CSV, character set UTF-8",
    "saved.xlsx": ":1: this is an Excel workbook; save the sheet as CSV UTF-8 and give that file",
    "saved.xls": ":1: this is a workbook of an old Excel; save the sheet as CSV UTF-8 and give that file",
    "pt-mac": f":1: byte 0x92 at column 3 {WESTERN}Mac Roman, Western European letters of an old Macintosh)",
}
PARTLY = {
    "disagree-fr": ([("MLI", "")], 'line 2: the name is "Sénégal", and the code beside it is that of Mali (MLI).'),
    "names-de": ([("KEN", ""), ("VNM", "")], 'line 2: No country is called "Äthiopien". Did you mean Ethiopia (ETH)?'),
    "names-pt": (
        [("ETH", ""), ("KEN", ""), ("TLS", "")],
        'line 5: No country is called "Vietname". Did you mean Viet Nam',
    ),
}
"""Those of which one line cannot be answered, and what is said of it."""


def file(name: str) -> str:
    return name if "." in name else f"{name}.csv"


def answered(name: str) -> tuple[int, list[tuple[str, str]], str]:
    found = run("batch", str(SAVED / file(name)), "-n", "3", "--draws", "0", "-f", "csv")
    rows = csv.DictReader(io.StringIO(found.out))
    return found.code, [(row["country_iso3"], row["theme"]) for row in rows if row["rank"] == "1"], found.err


def test_each_file_has_its_expectation() -> None:
    assert sorted(path.name for path in SAVED.iterdir()) == sorted(map(file, [*ANSWERED, *REFUSED, *PARTLY]))
    assert len(list(SAVED.iterdir())) >= 20


@pytest.mark.parametrize("name", ANSWERED)
def test_it_is_answered_as_it_was_meant(name: str) -> None:
    rows, beside = ANSWERED[name]
    found = run("batch", str(SAVED / f"{name}.csv"), "-n", "1", "--draws", "0", "-f", "csv")
    there = [(row["country_iso3"], row["theme"]) for row in csv.DictReader(io.StringIO(found.out))]
    assert (found.code, there) == (0, rows)
    assert beside in found.err
    assert found.err.count("\n") <= 2


@pytest.mark.parametrize("name", REFUSED)
def test_another_kind_of_file_and_letters_of_an_old_machine_are_one_clear_line(name: str) -> None:
    assert answered(name) == (3, [], f"matcher: {SAVED / file(name)}{REFUSED[name]}\n")


@pytest.mark.parametrize("name", PARTLY)
def test_what_cannot_be_answered_is_one_clear_line(name: str) -> None:
    code, rows, said = answered(name)
    assert (code, rows) == (7, PARTLY[name][0])
    assert said.startswith(f"matcher: {PARTLY[name][1]}")
    assert said.count("\n") == 2


def test_a_title_above_a_table_does_not_shift_the_lines_of_faults(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Participants, as of May\n\nCountry;Theme\nMali;\nNowhere;\n")
    found = run("batch", str(path), "-n", "1", "-f", "csv")
    assert "line 5: No country is called" in found.err
    path.write_text("Kenya\nPeru\nMali\n")
    assert run("batch", str(path), "-n", "1", "-f", "csv").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"country": "Mali"}]\n', "JSON"),
        ('{"country": "Mali"}\n{"country": "Peru"}\n', "JSON"),
        ('\n<?xml version="1.0"?><Workbook/>', "XML"),
        ("<table><tr><td>Mali</td></tr></table>", "a page of the web"),
        ("{\\rtf1 Mali}", "a text with formats (RTF)"),
    ],
)
def test_other_kinds_of_text_are_told_at_once_by_everything_that_reads_a_table(
    text: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "list"
    path.write_text(text)
    for command in (("batch",), ("plan",), ("evaluate",), ("pairs", "--pool")):
        found = run(*command, f"@{path}" if "--pool" in command else str(path))
        assert (found.code, found.out, found.err.count("\n")) == (3, "", 1), command
        assert f"{path}:{1 + text.startswith(chr(10))}: this is {said}" in found.err
