"""A few hundred cases of the fuzz, and every case that ever broke something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import judge
from tests.needs import LINUX


@LINUX
@pytest.mark.parametrize("seed", [11, 12])
def test_nothing_breaks_in_these_cases(seed: int) -> None:
    """In a process of its own, so that its bound on memory judges the cases and not what other tests left."""
    asked = ["--cases", "120", "--seed", str(seed), "--process-each", "40"]
    cache = {"MATCHER_CACHE_DIR": os.environ.get("MATCHER_CACHE_DIR", "off")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.fuzz", *asked],
        cwd=Path(__file__).parents[2],
        env={**os.environ, **cache},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"120 cases, seed {seed}: 0 findings\n"), done.stderr


def test_a_hang_a_crash_and_a_stray_file_would_be_found(tmp_path: Path) -> None:
    assert judge.judged(1, "", "matcher: unexpected KeyError: 'x'\n  This is a fault in matcher. ...") != []
    assert judge.judged(130, "", "matcher: interrupted") != []
    assert judge.judged(0, "", "Traceback (most recent call last):\n") != []
    assert judge.judged(4, "", "") != []
    assert judge.judged(0, "a\x1b[31mb\n", "") != []
    assert judge.judged(0, "a\n", "") == []
