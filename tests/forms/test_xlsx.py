"""The workbook: what its sheets hold, read back by another program's reader, and opened by LibreOffice where it is."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import matcher
from matcher.answers import asked_words
from matcher.answers.again import again
from matcher.answers.answer import Answer, Result
from matcher.answers.sheet import LINK, NUMBER, WORDS, Column, Sheet
from matcher.forms.xlsx import content
from matcher.options import COMMANDS
from tests.process import matcher as run

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl does not know bars in cells

LAST = ("In words", "About")
EXPLAINED = matcher.explain("Rwanda", "Kenya", top=1)


def _opened(answer: Answer[Any]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content(answer)))


def _of(*sheets: Sheet) -> Answer[Result]:
    return Answer(
        command="topics", version="v", query={}, results=list, columns=(), page=list, what="x", sheets=lambda: sheets
    )


def _rows(page: Any) -> list[tuple[Any, ...]]:
    return list(page.iter_rows(values_only=True))


def test_a_shortlist_makes_sheets_of_names_and_sentences() -> None:
    answer = matcher.suggest("Rwanda", top=3)
    book = _opened(answer)
    assert book.sheetnames == ["Partners", "Points of cooperation", "Numbers", "About"]
    partners = _rows(book["Partners"])
    assert partners[0][:5] == ("Country", "#", "Partner", "Score", "Likely place")
    for row, suggestion in zip(partners[1:], answer, strict=True):
        assert row[:4] == ("Rwanda", suggestion.rank, suggestion.name, suggestion.score)
        assert row[5].split("\n") == [point.title for point in suggestion.learn]
        assert "Group of 77" in row[8]  # a name, where the CSV has an id
    points = _rows(book["Points of cooperation"])
    assert points[0][:5] == ("Who learns", "From whom", "What they did", "It answers the need", "Worth (0-1)")
    first = answer[0].learn[0]
    record = matcher.experience(first.experience)[0]
    assert points[1][:3] == ("Rwanda", answer[0].name, first.title)
    assert points[1][4] == first.value
    assert points[1][6:8] == (record.institution, record.what)
    assert book["Points of cooperation"]["K2"].hyperlink.target == record.sources[0]["url"]
    for page in book:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref


def test_the_last_sheet_says_what_was_asked_and_how_to_have_it_again() -> None:
    answer = matcher.suggest("Rwanda", theme="health", top=3, pool=["AU"], at_peace=True)
    about = dict(_rows(_opened(answer)["About"])[1:])
    assert about["Made by"].endswith(answer.version)
    assert about["To make it again"] == "matcher suggest RWA --theme health --pool AU --at-peace --top 3"
    assert about["Weights"].startswith("stage=0.235 ")
    assert "New only" not in about


@pytest.mark.parametrize(
    ("answer", "command"),
    [
        (matcher.country("Rwanda"), "matcher country RWA"),
        (matcher.compare("Rwanda", "Kenya"), "matcher compare RWA KEN"),
        (matcher.experiences("a b", theme="health"), "matcher experiences 'a b' --theme health"),
        (matcher.suggest("Rwanda", weights="learn=3,ties=1"), "matcher suggest RWA --weights learn=0.75,ties=0.25"),
        (matcher.pairs(pool="EAC", lens="learn"), "matcher pairs --pool EAC --lens learn"),
        (matcher.topics(), "matcher topics"),
    ],
)  # fmt: skip
def test_the_command_that_makes_an_answer_again(answer: Answer[Any], command: str) -> None:
    assert again(answer) == command


@pytest.mark.parametrize(
    ("answer", "sheets"),
    [
        (matcher.pairs(pool="EAC", top=2), ["Pairs", "Points of cooperation", "Numbers", "About"]),
        (matcher.topics("water"), ["Topics", "About"]),
        (
            matcher.compare("Rwanda", "Kenya"),
            ["Stage", "Countries", "Each two of them", "About"],
        ),
        (matcher.country("Rwanda"), ["Stage", "Needs", "Experiences", "Figures", "About"]),
        (matcher.gaps(top=2), ["Gaps", "About"]),
        (
            matcher.explain("Rwanda", "Kenya", top=1),
            ["Rwanda and Kenya", "Score 0.579 (lens balanced)", "In words", "About"],
        ),
        (matcher.experience("ken-m-pesa-mobile-money"), ["In words", "About"]),
        (matcher.experiences("water"), ["Experiences", "About"]),
        (matcher.experiences("zzzzzzzzzz"), ["In words", "About"]),
        (matcher.why("Rwanda", "Kenya", "Tanzania"), ["Part by part", "What each has to offer", "In words", "About"]),
    ],
)
def test_every_answer_makes_a_workbook(answer: Answer[Any], sheets: list[str]) -> None:
    book = _opened(answer)
    assert book.sheetnames == sheets
    assert all(page.max_row >= 2 for page in book)


def test_a_country_has_its_needs_and_figures_as_numbers() -> None:
    found = matcher.country("Malawi")
    book = _opened(found)
    needs = _rows(book["Needs"])
    assert len(needs) == 1 + len(found[0].needs)
    (health,) = [row for row in needs if row[1] == "Health workers"]
    assert health[0] == "Health"
    assert health[2] == pytest.approx(
        next(n["value"] for n in found[0].needs if n["topic"] == "health-workforce"), abs=1e-3
    )
    assert health[6].startswith("doctors 0.05 per 1,000 people (2022), 3 of ")
    stage = {row[0]: row for row in _rows(book["Stage"])}
    life = stage["life expectancy (years)"]
    assert life[1] < life[2] < life[3] < life[4]
    assert len(_rows(book["Figures"])) == 1 + len(found[0].figures)


def test_experiences_have_their_results_and_whom_to_write_to() -> None:
    found = matcher.experiences("mobile money", country="Kenya", top=1)
    header, row = _rows(_opened(found)["Experiences"])
    told = dict(zip(header, row, strict=True))
    full = matcher.experience(found[0].id)[0]
    assert (told["What was done"], told["Country"], told["Id"]) == (full.title, "Kenya", full.id)
    assert told["Whom to write to"] == full.institution
    assert told["First source"] == full.sources[0]["url"]


def test_a_batch_has_one_long_sheet_or_one_for_each_country(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Rwanda\nC\u00f4te d'Ivoire\n", encoding="utf-8")
    for flags, sheets in (((), ["Partners"]), (("--sheets",), ["Rwanda", "C\u00f4te d\u2019Ivoire"])):
        path = tmp_path / "list.xlsx"
        done = run("batch", str(names), "-n", "2", "-o", str(path), "--force", *flags)
        assert (done.code, done.err) == (0, f"Wrote 4 rows to {path}\n")
        assert openpyxl.load_workbook(path).sheetnames[:-3] == sheets
    refused = run("batch", str(names), "--sheets")
    assert (refused.code, "--sheets goes with xlsx, not with table." in refused.err) == (2, True)


def test_no_cell_is_a_formula_whatever_stands_in_it() -> None:
    columns = (Column("=1+1", WORDS, 10), Column("Link", LINK, 10), Column("Number", NUMBER, 10))
    rows: list[list[Any]] = [
        ['=HYPERLINK("x")', "=cmd|' /C calc'!A0", 1.5],
        ["+1", "javascript:alert(1)", None],
        ["@SUM(A1)", "", -2],
    ]
    page = _opened(_of(Sheet("Sheet", columns, rows)))["Sheet"]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert _rows(page)[1:] == [
        (rows[0][0], rows[0][1], 1.5),
        ("+1", "javascript:alert(1)", None),
        ("@SUM(A1)", None, -2),
    ]


def test_names_of_sheets_are_such_as_a_workbook_may_have() -> None:
    names = ["A/B: [all]?", "A/B: [all]?", "x" * 40, "x" * 40, "''", "\x1b[31mred"]
    sheets = [Sheet(name, (Column("a", WORDS, 5),), [["b"]]) for name in names]
    found = _opened(_of(*sheets)).sheetnames
    assert found[:2] == ["A B   all", "A B   all 2"]
    assert len(set(found)) == len(names) + 1  # what it is about stands last
    assert all(0 < len(name) <= 31 for name in found)


def test_a_cell_is_cut_at_what_it_can_hold_and_shows_no_control() -> None:
    page = _opened(_of(Sheet("Sheet", (Column("a", WORDS, 5),), [["y" * 40_000], ["\x1b[2Jz"]])))["Sheet"]
    assert len(page["A2"].value) == 32_767
    assert "\x1b" not in page["A3"].value


def test_a_workbook_goes_into_a_file_or_a_pipe() -> None:
    command = [sys.executable, "-m", "matcher", "topics", "water", "--format", "xlsx"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"PK\x03\x04")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "rwanda.xlsx"
    path.write_bytes(content(matcher.suggest("Rwanda", top=3)))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", "--headless", home, "--convert-to", "csv", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    rows = list(csv.reader((tmp_path / "rwanda.csv").open(encoding="utf-8", errors="replace")))
    assert rows[0][:4] == ["Country", "#", "Partner", "Score"]
    assert [row[2] for row in rows[1:]] == [found.name for found in matcher.suggest("Rwanda", top=3)]


def test_the_last_sheet_says_in_words_what_was_asked() -> None:
    book = _opened(matcher.suggest("Rwanda", top=3, pool="AU", lens="learn", at_peace=True))
    told = dict(row[:2] for row in _rows(book["About"]))
    asked = {
        "Country": "RWA",
        "Which countries": "AU",
        "Only with those at peace with it": "yes",
        "Lens": "learn",
        "Priorities": "declared and measured",
        "How many at most": "3",
    }
    assert asked.items() <= told.items()
    assert told["Weights"].startswith("stage=0.0556 needs=0.0556 learn=0.444")
    lenses = dict(row[:2] for row in _rows(_opened(matcher.pairs(pool="ASEAN", top=1, draws=0))["About"]))
    assert (lenses["Lens"], lenses["Draws of weights"]) == ("balanced, both sides alike", "0")


def test_everything_that_can_be_asked_has_words() -> None:
    printing = [command for command in COMMANDS.values() if command.name != "new"]
    asked = {name for command in printing for name in command.own.split()}
    asked |= {argument.name for command in printing for argument in command.arguments}
    for answer in (EXPLAINED, matcher.gaps(top=1), matcher.changes("shipped", "shipped"), matcher.validate()):
        asked |= set(answer.query)
    assert asked <= set(asked_words.WORDS)
