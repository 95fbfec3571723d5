"""The first screens are as they were. After a wanted change: `python -m tools.golden`, and read the difference."""

from __future__ import annotations

import pytest

from tools.golden import EXAMPLES, FOLDER, PAGES, SCREENS, printed, screen, without_versions


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_the_screen_is_as_it_was(name: str) -> None:
    assert screen(SCREENS[name]) == (FOLDER / name).read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_screen() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(SCREENS)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_example_is_what_its_command_makes(name: str) -> None:
    kept = (EXAMPLES / name).read_text(encoding="utf-8")
    assert without_versions(printed(PAGES[name])) == without_versions(kept)


def test_every_example_has_its_command() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".html", ".md")) == sorted(PAGES)
