"""The program run from its wheel, without being installed and without any other package."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.process import Run
from tests.wheel.conftest import Built
from tests.wheel.program import ASK, ask

Change = Callable[[str, bytes], bytes | None]
"""What is to be in the place of a file (its name, its content); None: nothing."""


def again(wheel: Path, place: Path, change: Change, under: str = "") -> Path:
    """The archive with some files changed, or with all of them in a folder."""
    with ZipFile(wheel) as old, ZipFile(place, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(under + name, content)
    return place


def replaced(file: str, old: bytes, new: bytes) -> Change:
    """In one file, the first place of a text replaced by one of the same length."""
    assert len(old) == len(new)

    def change(name: str, content: bytes) -> bytes:
        assert name != file or old in content
        return content.replace(old, new, 1) if name == file else content

    return change


def without(file: str) -> Change:
    return lambda name, content: None if name == file else content


def garbled(name: str, content: bytes) -> bytes:
    return content[: len(content) // 2] if name == "matcher/data/index" else content


def refused(found: Run) -> bool:
    """Whether it was said, in two lines, that the program is to be installed for that."""
    assert (found.code, found.out) == (2, "")
    first, second = found.err.splitlines()
    return first.startswith("matcher: The program runs from an archive (/") and second.startswith("  Install it with")


def test_it_answers_as_if_it_were_installed(built: Built, tmp_path: Path, answer: str) -> None:
    cache = tmp_path / "cache"
    found = ask(built.wheel, *ASK, bare=True, cache=cache)
    assert (found.code, found.out, found.err) == (0, answer, "")
    assert ask(built.wheel, "--version", bare=True, cache=cache).out.startswith("matcher 0.1.0 (data ")
    page = ask(built.wheel, "explain", "Kenya", "Rwanda", bare=True, cache=cache)
    assert (page.code, page.err) == (0, "")
    assert not cache.exists()


def test_its_page_for_a_printer_is_drawn_from_what_lies_in_it(built: Built) -> None:
    page = ask(built.wheel, "brief", "Fiji")
    assert (page.code, page.err) == (0, "")
    assert '<path class="land" d="M' in page.out


def test_it_may_lie_in_a_folder_of_an_archive(built: Built, tmp_path: Path, answer: str) -> None:
    archive = again(built.wheel, tmp_path / "all.zip", lambda _, content: content, under="lib/")
    assert ask(archive / "lib", *ASK, bare=True).out == answer


@pytest.mark.parametrize(
    "change",
    [
        replaced("matcher/data/countries.yaml", b"name: Rwanda\n", b"name: Rwando\n"),
        replaced("matcher/editing/build.py", b"hexdigest()[:10]", b"hexdigest()[:12]"),
        replaced("matcher/data/index", b"matcher-index-", b"matcher-xedni-"),
        replaced("matcher/data/index", b'{"version":"', b'{"version" "'),
        without("matcher/data/partnerships.yaml"),
        without("matcher/editing/schema.py"),
        without("matcher/data/index"),
        garbled,
    ],
    ids=["data", "code", "format", "part", "data gone", "code gone", "index gone", "cut"],
)
def test_an_index_of_other_files_is_never_used(built: Built, tmp_path: Path, change: Change) -> None:
    assert refused(ask(again(built.wheel, tmp_path / "changed.zip", change), *ASK))


def test_a_file_more_is_noticed(built: Built, tmp_path: Path) -> None:
    archive = again(built.wheel, tmp_path / "more.zip", lambda _, content: content)
    with ZipFile(archive, "a") as more:
        more.writestr("matcher/scoring/more.py", "")
    assert refused(ask(archive, *ASK))


def test_what_needs_files_is_refused(built: Built, tmp_path: Path) -> None:
    for arguments in (
        ("suggest", "Rwanda", "--data", str(tmp_path)),
        ("suggest", "Rwanda", "--data", str(tmp_path), "--data-mode", "replace"),
        ("validate",),
        ("validate", str(tmp_path)),
        ("new", "experience"),
    ):
        assert refused(ask(built.wheel, *arguments))
        assert refused(ask(built.wheel, *arguments, bare=True))
    told = ask(built.wheel, "suggest", "Rwanda", "--data", str(tmp_path), "--json")
    assert (told.code, json.loads(told.out)["errors"][0]["code"]) == (2, "usage")
