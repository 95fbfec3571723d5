"""The same job as one would do it otherwise: `python -m benchmarks.scale_peers` (needs the packages it compares with).

The best 20 of every profile, from the same CSV. All run in this process on one core, in turn, several times; what is
too slow for all rows is timed on some and scaled up. Only matcher looks at what each side has done and needs; the last
column says what the others leave out.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from benchmarks.scale_measure import generated

TOP = 20
SOME = 40
"""Rows on which the slow ones are timed."""
NOBODY_ELSE = "both directions, experience, ties, unknown values (filled with the mean), reasons"
STAGE = ("gdp_per_person", "life_expectancy", "schooling", "agriculture_jobs", "urban", "fertility")


def seconds(work: Callable[[], None]) -> float:
    """Seconds of this process's cores."""
    started = time.process_time()
    work()
    return time.process_time() - started


def matcher_blocks(path: str) -> None:
    """matcher, through blocks of arrays."""
    from matcher.catalogue.catalogue import Catalogue
    from matcher.questions import scope
    from matcher.scale.job import Asked, batch
    from matcher.scoring.score import of_lens

    catalogue = Catalogue.load()
    asked = Asked(path, of_lens("balanced"), scope.of(catalogue, (), ()), TOP, workers=1)
    for _ in batch(catalogue, asked):
        pass


def indicators(path: str) -> Any:
    """Standardised indicators, unknown values filled with the mean: what the others need."""
    pandas = import_module("pandas")
    table = pandas.read_csv(path)
    columns = [*STAGE, *(name for name in table.columns if name.startswith("need_"))]
    numbers = table[columns].astype(float)
    numbers = (numbers - numbers.mean()) / numbers.std()
    return numbers.fillna(0.0)


def neighbours(path: str) -> None:
    """scikit-learn, nearest neighbours."""
    neighbours = import_module("sklearn.neighbors")
    numbers = indicators(path).to_numpy()
    neighbours.NearestNeighbors(n_neighbors=TOP + 1).fit(numbers).kneighbors(numbers)


def pandas_loop(numbers: Any, rows: int) -> None:
    """pandas, one row after the other."""
    for row in range(rows):
        apart = ((numbers - numbers.iloc[row]) ** 2).sum(axis=1)
        apart.drop(row).nsmallest(TOP)


def criteria(numbers: Any, rows: int) -> None:
    """scikit-criteria, TOPSIS for one row after the other."""
    skc = import_module("skcriteria")
    topsis = import_module("skcriteria.agg.topsis").TOPSIS()
    inverted = import_module("skcriteria.preprocessing.invert_objectives").InvertMinimize()
    for row in range(rows):
        apart = (numbers - numbers.iloc[row]).abs().drop(row) + 1e-9
        topsis.evaluate(inverted.transform(skc.mkdm(apart.to_numpy(), [min] * apart.shape[1])))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Compare with other ways.")
    parser.add_argument("--profiles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    path, count = generated(given.profiles), given.profiles
    numbers = indicators(path)
    criteria(numbers, 1)  # so that no import is timed
    ways: dict[str, tuple[Callable[[], None], int, str]] = {
        "matcher, blocks": (lambda: matcher_blocks(path), count, "-"),
        "scikit-learn NearestNeighbors": (lambda: neighbours(path), count, NOBODY_ELSE),
        "pandas loop": (lambda: pandas_loop(numbers, SOME), SOME, NOBODY_ELSE),
        "scikit-criteria TOPSIS per row": (lambda: criteria(numbers, SOME), SOME, NOBODY_ELSE),
    }
    reading = statistics.median(seconds(lambda: indicators(path)) for _ in range(given.runs))
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(given.runs):
        for name, (work, rows, _) in ways.items():
            spent = seconds(work)
            taken[name].append(spent if rows == count else reading + spent * count / rows)
    own = statistics.median(taken["matcher, blocks"])
    print(f"{count:,} profiles, the best {TOP} of each, one core, median of {given.runs}")
    print(f"{'':<32} {'s':>8} {'x matcher':>10}  leaves out")
    for name, (_, _, left_out) in ways.items():
        middle = statistics.median(taken[name])
        print(f"{name:<32} {middle:>8.1f} {middle / own:>10.1f}  {left_out}")


if __name__ == "__main__":
    main()
