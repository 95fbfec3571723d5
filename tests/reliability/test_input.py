"""A person's file or standard input is read in one guarded way, whatever the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.needs import UNIX
from tests.reliability.child import run, shell

COMMANDS = ("batch", "evaluate")


@UNIX
@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_input_is_said_to_be_closed(command: str) -> None:
    found = shell('"$@" <&-', command, "-")
    assert found.code == 3
    assert found.err == ("matcher: standard input: is closed; give a file, or hand the text on through a pipe\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_bytes_that_are_no_text_are_told_with_their_place(command: str) -> None:
    found = run(command, "-", stdin=b"Kenya\nC\xf4te d'Ivoire\n")
    assert found.code == 3
    assert found.err == (
        "matcher: standard input:2: byte 0xf4 at column 2 is not UTF-8; save the file as UTF-8 "
        "(it looks like Windows-1252, Western European letters)\n"
    )
    assert found.out == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_is_refused_in_the_same_words(command: str, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    content = "Kenya\n".encode("utf-16-le")
    file.write_bytes(content)
    told = "this is UTF-16 without a mark; save the file as UTF-8"
    found = run(command, str(file))
    assert (found.code, found.err) == (3, f"matcher: {file}:1: {told}\n")
    piped = run(command, "-", stdin=content)
    assert (piped.code, piped.err) == (3, f"matcher: standard input:1: {told}\n")
