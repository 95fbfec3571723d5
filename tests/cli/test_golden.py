"""The first screens are as they were. After a wanted change: `python -m tools.golden`, and read the difference."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from tests.needs import UNIX
from tests.process import matcher
from tools.golden import (
    EXAMPLES,
    FOLDER,
    PAGES,
    SCREENS,
    TERMINAL,
    WORKBOOKS,
    printed,
    screen,
    terminal,
    without_versions,
)
from tools.picture import PICTURE


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_the_screen_is_as_it_was(name: str) -> None:
    assert screen(SCREENS[name]) == (FOLDER / name).read_text(encoding="utf-8")


@UNIX
@pytest.mark.parametrize("name", sorted(TERMINAL))
def test_the_terminal_shows_what_it_did(name: str) -> None:
    assert terminal(*TERMINAL[name]) == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(TERMINAL))
def test_no_line_is_longer_than_the_terminal(name: str) -> None:
    columns, _ = TERMINAL[name]
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        assert len(line) <= columns or "http" in line, line


def test_the_picture_in_the_readme_is_of_the_first_screen() -> None:
    # By its words: releases of rich draw the window differently.
    drawn = re.sub(r"<[^>]+>", "", PICTURE.read_text(encoding="utf-8")).replace("&#160;", " ").replace("&#x27;", "'")
    for line in (FOLDER / "suggest-rwanda-at-100.txt").read_text(encoding="utf-8").splitlines():
        for part in line.split("  "):
            assert part.strip() in drawn, part


def test_every_golden_file_belongs_to_a_screen() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*SCREENS, *TERMINAL])


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_example_is_what_its_command_makes(name: str) -> None:
    kept = (EXAMPLES / name).read_text(encoding="utf-8")
    assert without_versions(printed(PAGES[name])) == without_versions(kept)


@pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl does not know bars in cells
@pytest.mark.parametrize("name", sorted(WORKBOOKS))
def test_the_workbook_is_what_its_command_makes(name: str, tmp_path: Path) -> None:
    assert matcher(*WORKBOOKS[name], "-o", str(tmp_path / name)).code == 0
    made, kept = (openpyxl.load_workbook(folder / name) for folder in (tmp_path, EXAMPLES))
    assert made.sheetnames == kept.sheetnames == ["Partners", "Points of cooperation", "Numbers", "About"]
    for sheet in made.sheetnames:
        rows = [list(book[sheet].iter_rows(values_only=True)) for book in (made, kept)]
        if sheet == "About":  # it tells the versions of program and data
            rows = [[row for row in found if row[0] != "Made by"] for found in rows]
        assert rows[0] == rows[1]


def test_every_example_has_its_command() -> None:
    found = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".html", ".md", ".xlsx"))
    assert found == sorted([*PAGES, *WORKBOOKS])
