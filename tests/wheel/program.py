"""Runs a program that lies in a folder or an archive, and changes files there as unnoticeably as can be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.process import Run

ASK = ("suggest", "RWA", "--format", "csv")
INDEX = Path("matcher/data/index")


def ask(place: Path, *arguments: str, cache: Path | None = None, bare: bool = False) -> Run:
    """Run the program at `place`. `bare`: where no package is installed, so that nothing can be compiled."""
    environment = {**os.environ, "PYTHONPATH": str(place), "MATCHER_CACHE_DIR": str(cache or "off"), "COLUMNS": "80"}
    command = [sys.executable, *(["-S"] if bare else []), "-m", "matcher", *arguments]
    done = subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, check=False)
    return Run(done.returncode, done.stdout, done.stderr)


def built_anew(place: Path, *arguments: str) -> str:
    """The answer of the program at `place` when there is no index."""
    index = place / INDEX
    aside = index.rename(place / "aside")
    found = ask(place, *arguments)
    aside.rename(index)
    assert (found.code, found.err) == (0, "")
    return found.out


def edit(path: Path, old: str, new: str) -> None:
    """Put `new`, of the same length, in the first place of `old`; size and times of the file stay what they were."""
    times = path.stat()
    text = path.read_bytes()
    assert old.encode() in text
    assert len(old.encode()) == len(new.encode())
    path.write_bytes(text.replace(old.encode(), new.encode(), 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
