"""What a cluster costs: the same batch on the cores of this machine, and on a local dask cluster of as many workers.

`python -m benchmarks.scale_cluster` (needs `matcher[scale,dask]`). The difference is what dask takes for itself, and
what a larger cluster has to win back.
"""

from __future__ import annotations

import statistics
import time
from importlib import import_module
from typing import Any

from benchmarks.scale_measure import generated
from matcher.catalogue.catalogue import Catalogue
from matcher.questions import scope
from matcher.scale import local, profiles, spread
from matcher.scale.kinds import Question
from matcher.scoring.score import of_lens

SIZES = (3_000, 10_000, 30_000, 100_000)
RUNS = 3
WORKERS = 2


def seconds(blocks: Any) -> float:
    """Seconds until all blocks are there."""
    started = time.perf_counter()
    for _ in blocks:
        pass
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    catalogue = Catalogue.load()
    question = Question.of(of_lens("balanced"), scope.of(catalogue, (), ()), 20)
    distributed = import_module("distributed")
    started = time.perf_counter()
    with distributed.LocalCluster(
        n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        print(f"starting {WORKERS} workers: {time.perf_counter() - started:.1f} s")
        print(f"{'profiles':>9} {'local s':>8} {'dask s':>8} {'more s':>8}")
        for size in SIZES:
            arrays = profiles.read(generated(size), catalogue)
            here, there = [], []
            for _ in range(RUNS):
                here.append(seconds(local.run(arrays, question, WORKERS)))
                there.append(seconds(spread.run(arrays, question, cluster)))
            one, other = statistics.median(here), statistics.median(there)
            print(f"{size:>9,} {one:>8.1f} {other:>8.1f} {other - one:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
