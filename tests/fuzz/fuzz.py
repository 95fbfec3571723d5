"""Throws changed data files, random command lines, and tables and files as people hand them over at the program.

    python tests/fuzz/fuzz.py --cases 20000 --seed 1

Whatever happens, the exit code is one of those documented, there is no traceback, no hang, no more memory than
allowed, and no file is touched but the one that was asked for. What breaks this is written to standard output, with
the case that did; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.editing.folder_of import TEXTS
from tests.fuzz import cases, judge

EACH = 200
"""One case in so many runs as a process of its own."""


def findings(count: int, seed: int, place: Path, each: int = EACH) -> Iterator[tuple[int, cases.Case, list[str]]]:
    """The cases that break something, with their numbers and what they break."""
    os.environ["MATCHER_CACHE_DIR"] = str(place / "cache")
    for number in range(count):
        if number % 1000 == 0:
            print(f"{number} of {count}", file=sys.stderr, flush=True)
        random = Random(f"{seed} {number}")
        work = place / "work"
        output = work / "answer"
        case = cases.make(random, str(work / "data"), str(output), str(work / "given"))
        work.mkdir()
        cases.save(case.files, work / "data")
        cases.save(case.given, work / "given")
        os.chdir(work)
        _warm(case, place)
        problems = judge.as_process(case, output) if number % each == each - 1 else judge.in_process(case, output)
        left = sorted(p.name for p in work.iterdir() if p.name not in ("data", "answer", "given"))
        kept = _holds(work / "data") == case.files and _holds(work / "given") == case.given
        problems += [f"left {left}"] if left else []
        problems += [] if kept else ["changed the data"]
        os.chdir(place)
        shutil.rmtree(work)
        for index in (place / "cache").glob("index-*"):
            if index.name not in _shipped:
                index.unlink()
        if problems:
            yield number, case, problems


def _holds(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


_shipped: set[str] = set()


def _warm(case: cases.Case, place: Path) -> None:
    """Build the index of the shipped data once: what is looked at are the cases, not this."""
    if not _shipped:
        from matcher.catalogue.catalogue import Catalogue

        Catalogue.load()
        _shipped.update(path.name for path in (place / "cache").glob("index-*"))


def main() -> int:
    """Run as a script."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cases", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--process-each", type=int, default=EACH, help="one case in so many as a process of its own")
    given = parser.parse_args()
    found = 0
    with tempfile.TemporaryDirectory() as place:
        for number, case, problems in findings(given.cases, given.seed, Path(place), given.process_each):
            found += 1
            changed = {name: content for name, content in case.files.items() if content != TEXTS[name].encode()}
            told = f"case {number}: {problems}\n  {case.arguments!r}\n  {changed!r}\n  {case.given!r}"
            print(told[:6000], flush=True)
        os.chdir("/")
    print(f"{given.cases} cases, seed {given.seed}: {found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
