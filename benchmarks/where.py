"""Where the time of `matcher suggest Rwanda`, piped, goes: `python benchmarks/where.py`; with `--first`, where that of
the first run goes, which compiles the index.

A fresh process takes the steps of `matcher.api.suggest` one after the other and times each; medians of
RUNS such processes are given as multiples of `python -c pass`.
"""

# Nothing is imported here that the process of the parts would then find loaded.
from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

RUNS = 15


found: list[tuple[str, float]] = []
"""(part, seconds) of one run, in this process, which must have loaded nothing of it before."""


def timed(name: str, step: Callable[[], Any]) -> Any:
    """Take a step and note how long it took."""
    started = time.perf_counter()
    result = step()
    found.append((name, time.perf_counter() - started))
    return result


def first() -> None:
    """The parts of compiling the index. (A run then goes on as `every` does.)"""

    def imports() -> None:
        from matcher.editing import build, records

        del build, records

    timed("importing pydantic, making the records", imports)
    from pathlib import Path

    from matcher import folder
    from matcher.editing import build, checks, load

    records = timed("reading and checking the files", lambda: load.read((Path(folder.shipped()),)))
    timed("checking what leads where", lambda: checks.check(records))
    timed("compiling", lambda: build.compile_records(records, "", ""))


def every() -> None:
    """The parts of a run that finds its index."""
    timed("modules of the standard library", _standard)
    timed("the program's own modules", _own)
    from matcher.catalogue.catalogue import Catalogue
    from matcher.cli.run import run
    from matcher.questions import pool, suggest
    from matcher.questions.question import understood

    catalogue = timed("reading the index", Catalogue.load)
    question = understood(catalogue, "suggest", {})
    pairing = suggest.pairing_for(catalogue, question)
    seeker = catalogue.profiles[timed("finding the country's name", lambda: catalogue.resolve("Rwanda"))]
    partners = pool.members(catalogue, question.pool)
    ranked = timed("scoring 143 partners", lambda: pairing.ranked(seeker, partners))
    timed("stability", lambda: suggest.stabilities(pairing, ranked, ranked[:10], question))
    # Whatever is left of a whole run: the reasons of ten partners, and the page.
    started = time.perf_counter()
    run("suggest", {"country": "Rwanda"})
    known = sum(seconds for name, seconds in found if name in AGAIN)
    found.append(("reasons and page", max(0.0, time.perf_counter() - started - known)))


AGAIN = frozenset({"reading the index", "finding the country's name", "scoring 143 partners", "stability"})


def _standard() -> None:
    import functools
    import json
    import re
    import zlib

    del functools, json, re, zlib


def _own() -> None:
    from matcher import api
    from matcher.answers import suggest as words
    from matcher.cli import main, reader, run, show
    from matcher.forms import table
    from matcher.questions import suggest

    del api, words, main, reader, run, show, table, suggest


def main() -> None:
    """Measure and print a table in Markdown."""
    import compileall
    import os
    import statistics
    import subprocess
    from pathlib import Path

    import matcher

    compileall.compile_dir(Path(matcher.__file__).parent, quiet=2)
    kind = "--first" if "--first" in sys.argv else "--every"
    env = {**os.environ, "MATCHER_CACHE_DIR": "off"} if kind == "--first" else None
    empty, whole, tables = [], [], []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        empty.append(time.perf_counter() - started)
        started = time.perf_counter()
        command = [sys.executable, "-m", "matcher", "suggest", "Rwanda"]
        subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env)
        whole.append(time.perf_counter() - started)
        run = subprocess.run([sys.executable, __file__, "--parts", kind], check=True, capture_output=True, text=True)
        tables.append([line.split("\t") for line in run.stderr.splitlines()])
    unit = statistics.median(empty)
    print(f"An empty process takes {unit * 1000:.1f} ms.\n\n| part | × |\n| --- | ---: |\n| the interpreter | 1.00 |")
    for n, (name, _) in enumerate(tables[0]):
        print(f"| {name} | {statistics.median(float(table[n][1]) for table in tables) / unit:.2f} |")
    print(f"| the whole run | {statistics.median(whole) / unit:.2f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--parts"]:
        import gc

        gc.disable()  # as `cli.main` does
        first() if sys.argv[2:] == ["--first"] else every()
        print("\n".join(f"{name}\t{seconds}" for name, seconds in found), file=sys.stderr)
    else:
        main()
