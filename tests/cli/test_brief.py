"""`matcher brief` as a process: its streams, its formats, its exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import UNIX
from tests.process import matcher


def test_a_pipe_gets_the_page_and_a_file_too(tmp_path: Path) -> None:
    piped = matcher("brief", "Rwanda")
    assert (piped.code, piped.err) == (0, "")
    assert piped.out.startswith("<!DOCTYPE html>\n")
    written = matcher("brief", "Rwanda", "-o", "page.html", cwd=tmp_path)
    assert (written.code, written.out, written.err) == (0, "", "Wrote the brief of Rwanda to page.html\n")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == piped.out
    again = matcher("brief", "Rwanda", "-o", "page.html", cwd=tmp_path)
    assert (again.code, again.err.splitlines()[0]) == (6, "matcher: page.html exists already.")


def test_the_name_of_the_file_says_the_format(tmp_path: Path) -> None:
    assert matcher("brief", "Fiji", "-o", "x.md", cwd=tmp_path).code == 0
    assert (tmp_path / "x.md").read_text(encoding="utf-8").startswith("# Fiji: whom to learn from")
    assert matcher("brief", "Fiji", "-o", "x.json", cwd=tmp_path).code == 0
    page = matcher("brief", "Fiji", "--json").json
    assert (page["command"], page["query"]["country"], page["query"]["partners"]) == ("brief", "FJI", [])
    assert page["results"][0]["iso3"] == "FJI"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("-f", "csv"), "brief is not written as csv.", "Its formats are: html, markdown, json."),
        (("-o", "x.xlsx"), "brief is not written as xlsx.", "Its formats are: html, markdown, json."),
        (("-f", "docx"), 'No format is called "docx".', "The formats are: html, markdown, json."),
        (("-o", "x.docx"), "x.docx: .docx is not written here.",
         "Write x.html, and print it from a browser, or open it in a word processor."),
        (("-o", "x.rtf"), "x.rtf: .rtf is no format known here.",
         "Known are: .json, .md, .markdown, .html, .htm; or say it with --format."),
    ],
)  # fmt: skip
def test_other_formats_are_refused_with_those_that_there_are(
    arguments: tuple[str, ...], message: str, hint: str, tmp_path: Path
) -> None:
    done = matcher("brief", "Rwanda", *arguments, cwd=tmp_path)
    assert (done.code, done.out, done.err) == (2, "", f"matcher: {message}\n  {hint}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_somebody_likes_best_elsewhere_is_passed_over(tmp_path: Path) -> None:
    assert matcher("brief", "Rwanda", env={"MATCHER_FORMAT": "csv"}).out.startswith("<!DOCTYPE html>")
    assert matcher("brief", "Rwanda", env={"MATCHER_FORMAT": "markdown"}).out.startswith("# Rwanda")
    refused = matcher("brief", "Rwanda", "-o", "x.csv", env={"MATCHER_FORMAT": "csv"}, cwd=tmp_path)
    assert (refused.code, refused.err.splitlines()[0]) == (2, "matcher: brief is not written as csv.")


def test_its_failures_are_those_of_the_others() -> None:
    assert matcher("brief", "Rwnda").code == 4
    assert matcher("brief", "Rwanda", "Kenyo").code == 4
    own = matcher("brief", "Rwanda", "Kenya", "Rwanda")
    assert (own.code, own.err.splitlines()[0]) == (2, "matcher: Rwanda cannot be its own partner.")
    assert matcher("brief").code == 2


def test_nothing_documented_is_no_failure_unless_that_is_asked_for() -> None:
    quiet = matcher("brief", "Tuvalu", "San Marino", "-f", "markdown")
    assert quiet.code == 0
    assert "Nothing is documented here that Tuvalu and San Marino could learn from each other." in quiet.out
    failed = matcher("brief", "Tuvalu", "San Marino", "--fail-empty")
    assert (failed.code, failed.out) == (5, "")


@UNIX
def test_on_a_terminal_it_says_where_to_put_the_page() -> None:
    import pty

    near, far = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "matcher", "brief", "Rwanda", "Kenya", "--theme", "digital"],
        stdout=far, stderr=subprocess.PIPE,
    )  # fmt: skip
    _, err = done.communicate(timeout=60)
    os.close(far)
    os.close(near)
    assert done.returncode == 2
    assert err.decode() == (
        "matcher: A page in HTML goes into a file, or a pipe.\n"
        "  Name it: matcher brief RWA KEN --theme digital -o rwanda-kenya.html\n"
    )


def test_nothing_of_it_is_loaded_by_others() -> None:
    code = (
        "import sys\nfrom matcher.cli.main import main\nmain(['suggest', 'Rwanda'])\n"
        "print(*(m for m in sys.modules if 'brief' in m or m in ('jinja2', 'markupsafe', 'matcher.forms.worldmap',"
        " 'matcher.answers.paper', 'matcher.answers.again')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().strip() == ""
