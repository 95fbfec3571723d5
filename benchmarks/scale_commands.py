"""`batch` and `pairs` on 10,000 and 100,000 profiles, as they are typed: `python -m benchmarks.scale_commands`.

Each figure is one whole process, from the CSV to the last line of results on disk, against its target.
"""

from __future__ import annotations

import os
import sys
import tempfile

from benchmarks.scale_measure import generated, measured

TARGETS = {10_000: (4, 150), 100_000: (90, 250)}
"""Profiles -> seconds and MB that a run may take on two cores."""


def main() -> None:
    """Measure and print a table in Markdown."""
    print("| profiles | command | format | clock, s | target | memory, MB | target |")
    print("| ---: | --- | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "results")
        for count, (seconds, megabytes) in TARGETS.items():
            for command in ("batch", "pairs"):
                for form in ("csv", "ndjson"):
                    options = ["--profiles", generated(count), "--top", "20", "--format", form, "-o", results]
                    run = measured([sys.executable, "-m", "matcher", command, *options, "--force", "--quiet"])
                    figures = f"{run.clock:.1f} | {seconds} | {run.memory:.0f} | {megabytes}"
                    print(f"| {count:,} | {command} | {form} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
