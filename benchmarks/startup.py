"""How long a command takes, as a multiple of an empty Python process: `python benchmarks/startup.py`.

Each command runs as a process of its own, in turn with `python -c pass` (so that both meet the same load), and the
medians are compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

COMMANDS: dict[str, list[str]] = {
    "--version": ["--version"],
    "suggest Rwanda, piped": ["suggest", "Rwanda"],
    "suggest Rwanda, CSV": ["suggest", "Rwanda", "--format", "csv"],
    "suggest Rwanda, JSON": ["suggest", "Rwanda", "--json"],
    "explain Kenya Rwanda": ["explain", "Kenya", "Rwanda"],
}
RUNS = 21


def seconds(command: list[str]) -> float:
    """Wall-clock time of one process."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print the table."""
    empty_command = [sys.executable, "-c", "pass"]
    print(f"{'command':<28} {'ms':>7} {'x empty':>8}")
    for name, arguments in COMMANDS.items():
        command = [sys.executable, "-m", "matcher", *arguments]
        seconds(command)
        empty, measured = [], []
        for _ in range(RUNS):
            empty.append(seconds(empty_command))
            measured.append(seconds(command))
        middle = statistics.median(measured)
        print(f"{name:<28} {middle * 1000:7.1f} {middle / statistics.median(empty):8.2f}", flush=True)


if __name__ == "__main__":
    main()
