"""How time and memory grow with the number of profiles, and of experiences: `python -m benchmarks.scale_growth`.

Prints a table and draws docs/growth.png (needs `matcher[scale]` and matplotlib). Each figure is the median of the runs
of a whole process, from the CSV to the last line of results. Time is that of the cores: it does not depend on what
else the machine is doing. Slopes are on a log-log scale: 1 is in proportion, 2 is what comparing all pairs would cost.
"""

from __future__ import annotations

import argparse
import math
import statistics
from pathlib import Path
from typing import Any

from benchmarks.scale_measure import Run, batch, generated, measured

PROFILES = (1_000, 3_000, 10_000, 30_000, 100_000)
SHARES = (0.01, 0.05, 0.2, 0.5)
"""Shares of profiles with experiences (two each on average), with BASE profiles."""
BASE = 10_000
PICTURE = Path(__file__).resolve().parent.parent / "docs" / "growth.png"


def median(path: str, runs: int) -> Run:
    """The median of each figure."""
    found = [measured(batch(path)) for _ in range(runs)]
    return Run(*(statistics.median(figures) for figures in zip(*found, strict=True)))


def slope(sizes: list[float], values: list[float]) -> float:
    """The slope of the least-squares line through the logarithms."""
    return statistics.linear_regression(list(map(math.log, sizes)), list(map(math.log, values))).slope


def main() -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(description="Measure how cost grows.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=int, default=max(PROFILES))
    given = parser.parse_args()
    measured(batch(generated(1_000)))  # builds the index if there is none
    print(f"{'profiles':>9} {'experiences':>12} {'clock s':>8} {'cores s':>8} {'memory MB':>10}")
    by_profiles = {}
    for count in (count for count in PROFILES if count <= given.most):
        by_profiles[count] = shown(count, 0.05, median(generated(count), given.runs if count < 50_000 else 1))
    by_experiences = {}
    for share in SHARES:
        path = generated(BASE, share)
        by_experiences[experiences(path)] = shown(BASE, share, median(path, given.runs))
    larger = [count for count in by_profiles if count >= 3_000]
    for name, figures in (
        ("profiles (from 3,000)", {c: by_profiles[c] for c in larger}),
        ("experiences", by_experiences),
    ):
        sizes = [float(size) for size in figures]
        time, memory = (slope(sizes, [getattr(f, n) for f in figures.values()]) for n in ("cores", "memory"))
        print(f"slope with {name}: time {time:.2f}, memory {memory:.2f}")
    draw([("profiles", by_profiles), (f"experiences of {BASE:,} profiles", by_experiences)])


def experiences(path: str) -> int:
    """How many there are beside a table."""
    with open(path.replace(".csv", ".experiences.csv"), encoding="utf-8") as file:
        return sum(1 for _ in file) - 1


def shown(count: int, share: float, run: Run) -> Run:
    """Print a line of the table."""
    told = experiences(generated(count, share))
    print(f"{count:>9,} {told:>12,} {run.clock:>8.1f} {run.cores:>8.1f} {run.memory:>10.0f}", flush=True)
    return run


def draw(panels: list[tuple[str, dict[int, Run]]]) -> None:
    """The picture: time on logarithmic axes, memory on a plain one."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(2, 2, figsize=(9, 6.5), layout="constrained")
    for column, (name, runs) in enumerate(panels):
        sizes = list(runs)
        for row, (field, label) in enumerate((("cores", "seconds of cores"), ("memory", "memory, MB"))):
            axis: Any = axes[row][column]
            values = [getattr(run, field) for run in runs.values()]
            axis.loglog(sizes, values, "o-", color="#1f5f8b")
            if field == "memory":
                axis.set_yscale("linear")
            if column == 0 and row == 0:
                axis.loglog(
                    sizes, [values[-1] * (s / sizes[-1]) ** 2 for s in sizes], ":", color="grey", label="all pairs"
                )
                axis.loglog(
                    sizes, [values[-1] * s / sizes[-1] for s in sizes], "--", color="grey", label="in proportion"
                )
                axis.legend(frameon=False)
            axis.set_ylim((0, max(values) * 1.2) if field == "memory" else (min(values) / 2, max(values) * 2))
            for ticks in (axis.xaxis, axis.yaxis):
                ticks.set_major_formatter("{x:,g}")
            axis.xaxis.set_minor_formatter("")
            axis.set_xlabel(name)
            axis.set_ylabel(label)
            axis.grid(visible=True, which="both", alpha=0.2)
    figure.suptitle("matcher: the best 20 partners of every profile")
    figure.savefig(PICTURE, dpi=110)


if __name__ == "__main__":
    main()
