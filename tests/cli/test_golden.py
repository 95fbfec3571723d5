"""The first screens are as they were. After a wanted change: `python -m tools.golden`, and read the difference."""

from __future__ import annotations

import re

import pytest

from tests.needs import UNIX
from tools.golden import EXAMPLES, FOLDER, PAGES, SCREENS, TERMINAL, printed, screen, terminal, without_versions
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


def test_every_example_has_its_command() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".html", ".md")) == sorted(PAGES)
