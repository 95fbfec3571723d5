"""`batch` and `pairs` on 10,000 and 100,000 profiles, as they are typed: `python -m benchmarks.scale_commands`.

With a theme too, in which only those are listed with whom something is documented. `--most N` leaves out larger tables.

Each figure is one whole process, from the CSV to the last line of results on disk, against its target.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile

from benchmarks.scale_measure import generated, measured

TARGETS = {10_000: (4, 150), 100_000: (90, 250)}
"""Profiles -> seconds and MB that a run may take on two cores."""
COMMANDS = (("batch",), ("pairs",), ("batch", "--theme", "health"))
"""What is typed before the options that all have."""


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description="Measure batch and pairs.")
    parser.add_argument("--most", type=int, default=max(TARGETS))
    most = parser.parse_args().most
    print("| profiles | command | format | clock, s | target | memory, MB | target |")
    print("| ---: | --- | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "results")
        for count in (count for count in TARGETS if count <= most):
            seconds, megabytes = TARGETS[count]
            for command in COMMANDS:
                for form in ("csv", "ndjson"):
                    options = ["--profiles", generated(count), "--top", "20", "--format", form, "-o", results]
                    run = measured([sys.executable, "-m", "matcher", *command, *options, "--force", "--quiet"])
                    figures = f"{run.clock:.1f} | {seconds} | {run.memory:.0f} | {megabytes}"
                    print(f"| {count:,} | {' '.join(command)} | {form} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
