"""Every command that docs/follow.md shows works, one after the other, in an empty folder; so does its Python."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.answers.follow_words import BECAME
from matcher.catalogue.catalogue import Catalogue
from tests.needs import UNIX
from tests.questions.followed import edition_of_2024
from tests.reliability import child

PAGE = Path(__file__).parent.parent.parent / "docs" / "follow.md"


@UNIX
def test_every_command_of_the_page_works_in_its_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 5
    alias = f'matcher() {{ "{sys.executable}" -m matcher "$@"; }}\nexport -f matcher\n'
    done = subprocess.run(
        ["bash", "-c", alias + "set -euo pipefail\n" + "\n".join(blocks)],
        capture_output=True,
        cwd=tmp_path,
        env=child.environment(),
        timeout=child.PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    out = done.stdout.decode()
    assert "partnerships: no faults, 9 warnings. It holds 1 followed partnership." in out
    assert "To ask now: 20 questions" in out
    assert "Nothing changed that was asked for." in out
    assert {"review.html", "partnerships.xlsx"} <= set(os.listdir(tmp_path))
    # What it shows of the library runs too, over newer figures.
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    edition_of_2024(tmp_path).rename(tmp_path / "newer")
    exec(code, {})


def test_the_page_knows_the_sets_and_the_words_of_today() -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = text.partition("| set | what |\n")[2].partition("\n\n")[0]
    assert re.findall(r"(?m)^\| `([a-z]+)`", table) == Catalogue.load().keys("sets")
    for word in ("better", "worse", "changed", "same", "no-newer", "revised"):
        assert BECAME[word] in text
