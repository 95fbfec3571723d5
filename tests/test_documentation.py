"""What the pages show works, and shows what it shows."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import matcher
from tests.needs import UNIX
from tools.readme import ROOT, blocks, commands, shell, with_examples

README = ROOT / "README.md"
COOKBOOK = ROOT / "docs" / "cookbook.md"


@UNIX
@pytest.mark.parametrize("page", sorted(ROOT.glob("README*.md")), ids=lambda page: page.name)
def test_the_examples_of_the_readme_are_real(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_examples(text) == text, "python -m tools.readme writes them anew"


def test_the_first_two_blocks_of_the_readme_set_up_and_test_in_one_line_each() -> None:
    (_, first), (_, second) = blocks(README)[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert first.rstrip().endswith("matcher suggest Rwanda")
    assert second.rstrip().endswith("pytest")


def test_the_python_example_of_the_readme_runs() -> None:
    (code,) = [body for language, body in blocks(README) if language == "python"]
    out = io.StringIO()
    with redirect_stdout(out):
        exec(code, {})
    first, title, platforms = out.getvalue().splitlines()
    best = matcher.suggest("Rwanda", theme="health", top=1)[0]
    assert first == f"{best.name} {best.score}"
    assert (title, platforms) == (best.learn[0].title, str(best.platforms))


def test_the_cookbook_has_at_least_twenty_tasks() -> None:
    assert len(commands(COOKBOOK)) >= 20


@UNIX
@pytest.mark.parametrize("command", commands(COOKBOOK))
def test_a_command_of_the_cookbook_works(command: str, tmp_path: Path) -> None:
    done = shell(command, tmp_path)
    assert done.returncode == 0, done.stderr
    written = [file.read_bytes().decode("utf-8", "replace") for file in tmp_path.iterdir()]
    assert any(len(text.splitlines()) >= 2 for text in (done.stdout, *written)), "it shows something"
    assert "Traceback" not in done.stderr


def test_no_page_links_to_what_is_not_there() -> None:
    import re

    for page in (
        *ROOT.glob("README*.md"),
        ROOT / "CONTRIBUTING.md",
        *sorted((ROOT / "docs").glob("*.md")),
        ROOT / "data" / "README.md",
    ):
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
