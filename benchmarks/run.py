"""How long each command takes, as a multiple of an empty Python process: `python benchmarks/run.py`.

Each command runs as a process of its own, in turn with `python -c pass`, so that both meet the same load; the medians
are compared. Peak memory is that of the process. `--json` prints the same as JSON, `--runs N` sets how often.

The modules are compiled to bytecode first, as pip does when it installs: an editable install where Python is told not
to write bytecode (PYTHONDONTWRITEBYTECODE) would compile them afresh at every start, which nobody who uses it meets.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import matcher

MATCHER = [sys.executable, "-m", "matcher"]
EMPTY = [sys.executable, "-c", "pass"]


class Measure(NamedTuple):
    """One figure: what was run, its target (a multiple of an empty process; None: no target), how to run it."""

    name: str
    target: float | None
    run: Callable[[Path], tuple[float, int]]


def process(command: list[str], env: dict[str, str] | None = None, stdin: str = "") -> tuple[float, int]:
    """Seconds and peak memory (KiB) of one process with its output in a pipe."""
    started = time.perf_counter()
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(env or {})},
    )
    child.communicate(stdin.encode())
    seconds = time.perf_counter() - started
    if child.returncode not in (0, None):
        raise SystemExit(f"{' '.join(command)}: exit code {child.returncode}")
    return seconds, 0


def peak(command: list[str], env: dict[str, str] | None = None, stdin: str = "") -> int:
    """Peak memory of a process in KiB, as the system counts it when it ends."""
    with tempfile.TemporaryFile() as fed, open(os.devnull, "wb") as nothing:
        fed.write(stdin.encode())
        fed.seek(0)
        child = subprocess.Popen(command, stdin=fed, stdout=nothing, stderr=nothing, env={**os.environ, **(env or {})})
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    return usage.ru_maxrss


def on_terminal(command: list[str]) -> float:
    """Seconds of one process on a pseudo-terminal."""
    parent, child = pty.openpty()
    started = time.perf_counter()
    running = subprocess.Popen(command, stdout=child, stderr=child, env={**os.environ, "TERM": "xterm"})
    os.close(child)
    while True:
        try:
            if not os.read(parent, 65536):
                break
        except OSError:
            break
    running.wait()
    os.close(parent)
    return time.perf_counter() - started


def measures(countries: str) -> list[Measure]:
    """All that is measured."""

    def piped(
        *arguments: str, env: dict[str, str] | None = None, stdin: str = ""
    ) -> Callable[[Path], tuple[float, int]]:
        command = [*MATCHER, *arguments]

        def run(_: Path) -> tuple[float, int]:
            return process(command, env, stdin)[0], peak(command, env, stdin)

        return run

    def terminal(*arguments: str) -> Callable[[Path], tuple[float, int]]:
        return lambda _: (on_terminal([*MATCHER, *arguments]), peak([*MATCHER, *arguments]))

    def without_index(folder: Path) -> tuple[float, int]:
        cache = folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        env = {"MATCHER_CACHE_DIR": str(cache)}
        seconds = process([*MATCHER, "suggest", "Rwanda"], env)[0]
        shutil.rmtree(cache, ignore_errors=True)
        return seconds, peak([*MATCHER, "suggest", "Rwanda"], env)

    completion = {
        "_MATCHER_COMPLETE": "complete_bash",
        "COMP_WORDS": "matcher suggest rw",
        "COMP_CWORD": "2",
    }
    return [
        Measure("--version", 4, piped("--version")),
        Measure("--help", None, piped("--help")),
        Measure("suggest Rwanda, piped", 7, piped("suggest", "Rwanda")),
        Measure("suggest Rwanda, CSV", 7, piped("suggest", "Rwanda", "--format", "csv")),
        Measure("suggest Rwanda, on a terminal", 10, terminal("suggest", "Rwanda")),
        Measure("explain Kenya Rwanda", None, piped("explain", "Kenya", "Rwanda")),
        Measure("completion of a country", 7, piped(env=completion)),
        Measure("first run, without an index", 60, without_index),
        Measure("with an unwritable cache", None, piped("suggest", "Rwanda", env={"MATCHER_CACHE_DIR": "/dev/null/x"})),
        Measure("batch of all countries", None, piped("batch", "-", "--format", "csv", stdin=countries)),
        Measure("pairs of the South", None, piped("pairs")),
        Measure("evaluate", None, piped("evaluate")),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default="", help="only measures whose name holds this")
    asked = parser.parse_args()
    compileall.compile_dir(Path(matcher.__file__).parent, quiet=2)
    listed = subprocess.run([*MATCHER, "countries", "--format", "csv"], capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = []
    if not asked.json:
        print("| command | ms | × empty process | target | peak memory |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for measure in measures(listed.stdout):
            if asked.only not in measure.name:
                continue
            measure.run(Path(folder))
            times, empty, memory = [], [], []
            for _ in range(asked.runs):
                empty.append(process(EMPTY)[0])
                seconds, kib = measure.run(Path(folder))
                times.append(seconds)
                memory.append(kib)
            middle = statistics.median(times)
            row = {
                "command": measure.name,
                "ms": round(middle * 1000, 1),
                "ratio": round(middle / statistics.median(empty), 2),
                "target": measure.target,
                "peak_mib": round(statistics.median(memory) / 1024, 1),
            }
            found.append(row)
            if not asked.json:
                target = "" if measure.target is None else f"{measure.target:g}"
                cells = (row["command"], row["ms"], row["ratio"], target, f"{row['peak_mib']} MiB")
                print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    if asked.json:
        print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
