"""The best plan of meetings beside the quick one: `python -m benchmarks.plan` prints the table of docs/plan.md."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import matcher

CASES = (
    ("CARICOM", 14, {"pool": "CARICOM", "meetings": 4, "slots": 5}, 0.0),
    ("CARICOM, a slot less", 14, {"pool": "CARICOM", "meetings": 4, "slots": 4}, 0.0),
    ("g7+", 20, {"pool": "g7+", "meetings": 4, "slots": 5}, 0.0),
    ("40 of the South", 40, {"meetings": 6, "slots": 6}, 0.0),
    ("the same, 8 tables", 40, {"meetings": 6, "slots": 6, "tables": 8}, 0.0),
    ("the same, a tenth absent", 40, {"meetings": 6, "slots": 6}, 0.1),
    ("the South", 144, {"pool": "south", "meetings": 4, "slots": 5}, 0.0),
    ("the South, no slot to spare", 144, {"pool": "south", "meetings": 6, "slots": 6}, 0.0),
    ("all", 197, {"pool": "all", "meetings": 8, "slots": 8}, 0.0),
)


def file_of(count: int, slots: int, absent: float, folder: Path) -> str:
    """A table of so many delegations of the South, drawn by a seed; each is absent in a slot so often."""
    drawn = random.Random(3)
    names = sorted(drawn.sample([one.iso3 for one in matcher.countries(pool="south")], count))
    lines = ["country,absent_slots"]
    for name in names:
        away = [str(slot) for slot in range(1, slots + 1) if drawn.random() < absent]
        lines.append(f"{name},{';'.join(away)}")
    path = folder / f"{count}-{absent}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def main() -> None:
    """Print the table."""
    print("| event | delegations | meetings, slots | best | at most | quick | quick / best | best, s | quick, s |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for name, count, asked, absent in CASES:
            file = "" if "pool" in asked else file_of(count, int(str(asked["slots"])), absent, Path(folder))
            gains, seconds, most = [], [], 0.0
            for method in ("exact", "quick"):
                start = time.perf_counter()
                found = matcher.plan(file, method=method, **asked)[0]
                seconds.append(time.perf_counter() - start)
                gains.append(found.fairness["mutual_gain"])
                most = most or found.method["at_most"]
            best, quick = gains
            limits = f"{asked['meetings']}, {asked['slots']}"
            print(
                f"| {name} | {count} | {limits} | {best:.3f} | {most:.3f} | {quick:.3f} | {quick / best:.1%} "
                f"| {seconds[0]:.1f} | {seconds[1]:.1f} |"
            )


if __name__ == "__main__":
    main()
