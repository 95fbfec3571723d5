"""A few hundred cases of the fuzz, and every case that ever broke something."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fuzz import judge
from tests.fuzz.fuzz import findings
from tests.needs import LINUX


@LINUX
@pytest.mark.parametrize("seed", [11, 12])
def test_nothing_breaks_in_these_cases(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CACHE_DIR", os.environ.get("MATCHER_CACHE_DIR", "off"))
    monkeypatch.chdir(tmp_path)
    assert list(findings(120, seed, tmp_path, each=40)) == []


def test_a_hang_a_crash_and_a_stray_file_would_be_found(tmp_path: Path) -> None:
    assert judge.judged(1, "", "matcher: unexpected KeyError: 'x'\n  This is a fault in matcher. ...") != []
    assert judge.judged(130, "", "matcher: interrupted") != []
    assert judge.judged(0, "", "Traceback (most recent call last):\n") != []
    assert judge.judged(4, "", "") != []
    assert judge.judged(0, "a\x1b[31mb\n", "") != []
    assert judge.judged(0, "a\n", "") == []
