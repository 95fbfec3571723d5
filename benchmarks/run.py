"""How long each command takes, as a multiple of an empty Python process: `python benchmarks/run.py`.

What is measured is a copy as pip installs it, bytecode compiled: it is installed into a folder of its own first, and
finds what it depends on in the environment of this interpreter. Each command runs as a process of its own, in turn
with `python -c pass`, so that both meet the same load; the medians are compared. Peak memory is that of the process.
`--json` prints the same as JSON, `--runs N` sets how often, `--only WORDS` what.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
MATCHER = [sys.executable, "-m", "matcher"]
EMPTY = [sys.executable, "-c", "pass"]

SUGGEST = 5.3
"""Target of a plain answer, the first after an installation too: the index comes with the package."""

SPOKEN = 1.5
"""How much more another language than English may cost."""
LINES, LONG = 10_000, 300
"""Lines of a long list, and its target: under five seconds where an empty process takes a sixtieth of one."""


class Measure(NamedTuple):
    """What is measured: its name, its target (a multiple of an empty process; None: none), and how it is run."""

    name: str
    target: float | None
    arguments: tuple[str, ...] = ()
    env: dict[str, str] = {}
    stdin: str = ""
    terminal: bool = False
    fresh: bool = False
    """Whether nothing was kept by a run before."""
    code: int = 0
    """The exit code that is due."""


def long_lists(countries: str) -> tuple[str, str]:
    """Lists of so many LINES: all countries over and over, and the same with names that nothing carries, none of them
    twice, in every twentieth line. (Not the table as it was written, of which each country is read once.)"""
    all_of_them = [row.partition(",")[0] for row in countries.splitlines()[1:]]
    codes = [all_of_them[number % len(all_of_them)] for number in range(LINES)]
    mixed = [f"Nowhere {number}" if number % 20 == 0 else code for number, code in enumerate(codes)]
    return "\n".join(["iso3", *codes, ""]), "\n".join([*mixed, ""])


def measures(countries: str) -> list[Measure]:
    """All that is measured."""
    long, mixed = long_lists(countries)
    batch = ("batch", "-", "--format")
    completion = {"_MATCHER_COMPLETE": "complete_bash", "COMP_WORDS": "matcher suggest rw", "COMP_CWORD": "2"}
    suggest = ("suggest", "Rwanda")
    return [
        Measure("--version", 4, ("--version",)),
        Measure("--help", None, ("--help",)),
        Measure("suggest Rwanda, piped", SUGGEST, suggest),
        Measure("suggest Rwanda, CSV", SUGGEST, (*suggest, "--format", "csv")),
        Measure("suggest Rwanda, in French", SUGGEST + SPOKEN, (*suggest, "--lang", "fr")),
        Measure("suggest Rwanda, on a terminal", 10, suggest, terminal=True),
        Measure("explain Kenya Rwanda", None, ("explain", "Kenya", "Rwanda")),
        Measure("brief Rwanda", 60, ("brief", "Rwanda")),
        Measure("brief Rwanda Kenya", 60, ("brief", "Rwanda", "Kenya")),
        Measure("completion of a country", 3, env=completion),
        Measure("first run after an installation", SUGGEST, suggest, fresh=True),
        Measure("with an unwritable cache", None, suggest, {"MATCHER_CACHE_DIR": "/dev/null/x"}),
        Measure("batch of all countries", 150, ("batch", "-", "--format", "csv"), stdin=countries),
        Measure("batch of 10,000 lines, CSV", LONG, (*batch, "csv"), stdin=long),
        Measure("batch of 10,000 lines, NDJSON", LONG, (*batch, "ndjson"), stdin=long),
        Measure("batch of 10,000 lines, table", LONG, (*batch, "table"), stdin=long),
        Measure("batch of 10,000 lines, 500 of them unknown names", LONG, (*batch, "csv"), stdin=mixed, code=7),
        Measure("pairs of the South", None, ("pairs",)),
        Measure("evaluate", None, ("evaluate",)),
    ]


def process(
    command: list[str], env: dict[str, str], stdin: str = "", terminal: bool = False, code: int = 0
) -> tuple[float, int]:
    """Seconds and peak memory (KiB, as the system counts it) of one process, its output in a pipe or a terminal."""
    output, end = pty.openpty() if terminal else os.pipe()
    with tempfile.TemporaryFile() as fed, open(os.devnull, "wb") as nothing:
        fed.write(stdin.encode())
        fed.seek(0)
        started = time.perf_counter()
        child = subprocess.Popen(command, stdin=fed, stdout=end, stderr=end if terminal else nothing, env=env)
        os.close(end)
        try:
            while os.read(output, 65536):
                pass
        except OSError:
            pass  # how a terminal says that the other end is closed
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
    os.close(output)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != code:
        raise SystemExit(f"{' '.join(command)}: exit code {child.returncode}")
    return seconds, usage.ru_maxrss


def row_of(measure: Measure, runs: int, folder: Path, env: dict[str, str]) -> dict[str, str | float | None]:
    """The medians of so many runs in turn with an empty process, after one that is not counted."""
    cache = folder / "cache"
    env = {**env, **({"TERM": "xterm"} if measure.terminal else {}), **measure.env}
    if measure.fresh:
        env["MATCHER_CACHE_DIR"] = str(cache)
    times, empty, memory = [], [], []
    for run in range(runs + 1):
        shutil.rmtree(cache, ignore_errors=True)
        alone, _ = process(EMPTY, env)
        seconds, kib = process([*MATCHER, *measure.arguments], env, measure.stdin, measure.terminal, measure.code)
        if run:
            times.append(seconds)
            empty.append(alone)
            memory.append(kib)
    ratio = round(statistics.median(times) / statistics.median(empty), 2)
    return {
        "command": measure.name,
        "ms": round(statistics.median(times) * 1000, 1),
        "ratio": ratio,
        "target": measure.target,
        "verdict": None if measure.target is None else "pass" if ratio <= measure.target else "missed",
        "peak_mib": round(statistics.median(memory) / 1024, 1),
    }


def main() -> None:
    """Install, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default="", help="only measures whose name holds this")
    asked = parser.parse_args()
    found = []
    if not asked.json:
        print("| command | ms | × empty process | target | | peak memory |\n| --- | ---: | ---: | ---: | --- | ---: |")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        installed = folder / "installed"
        install = ["install", "--quiet", "--no-deps", "--target", str(installed), str(ROOT)]
        subprocess.run([sys.executable, "-m", "pip", *install], check=True)
        env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
        listed = subprocess.run([*MATCHER, "countries", "--format", "csv"], capture_output=True, check=True, env=env)
        for measure in measures(listed.stdout.decode()):
            if asked.only in measure.name:
                found.append(row := row_of(measure, asked.runs, folder, env))
                if not asked.json:
                    print(
                        "| " + " | ".join("" if cell is None else str(cell) for cell in row.values()) + " MiB |",
                        flush=True,
                    )
    if asked.json:
        print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
