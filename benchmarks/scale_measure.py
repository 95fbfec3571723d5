"""One run of a process, measured whole: its time, the time of its cores, and the memory of all its processes."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds by the clock, seconds of cores (all processes), and the most memory at any time, in MB."""

    clock: float
    cores: float
    memory: float


def measured(command: list[str]) -> Run:
    """Run `command` to its end. Memory is the proportional set size, which counts shared pages once."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(map(_megabytes, _family(process.pid))))
        time.sleep(0.05)
    clock = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most)


def _family(pid: int) -> list[int]:
    found = [pid]
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as file:
                for child in file.read().split():
                    found += _family(int(child))
    except OSError:  # it has ended meanwhile
        pass
    return found


def _megabytes(pid: int) -> float:
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024
    except (OSError, StopIteration):
        return 0.0


def generated(count: int, experienced: float = 0.05) -> str:
    """A table of profiles generated from this edition of the data, made once and kept for the next run."""
    from matcher.catalogue.catalogue import Catalogue

    catalogue = Catalogue.load()
    folder = os.path.join(tempfile.gettempdir(), "matcher-scale")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"profiles-{catalogue.version}-{count}-{experienced:g}.csv")
    if not os.path.exists(path):
        from benchmarks.scale_generate import write

        write(catalogue, count, f"{path}.part.csv", experienced=experienced)
        os.replace(f"{path}.part.experiences.csv", path.replace(".csv", ".experiences.csv"))
        os.replace(f"{path}.part.csv", path)
    return path


def batch(path: str, top: int = 20) -> list[str]:
    """The command of a batch over a table of profiles."""
    return [sys.executable, os.path.abspath(__file__), path, str(top)]


def main() -> None:
    """A batch as a process of its own: the best partners of every profile of a table, as CSV on standard output."""
    from matcher.catalogue.catalogue import Catalogue
    from matcher.questions import scope
    from matcher.scale.job import Asked, batch
    from matcher.scoring.score import of_lens

    catalogue = Catalogue.load()
    asked = Asked(sys.argv[1], of_lens("balanced"), scope.of(catalogue, (), ()), int(sys.argv[2]))
    for chunk in batch(catalogue, asked):
        sys.stdout.write(chunk)


if __name__ == "__main__":
    main()
