"""Makes data/reference.csv: `python -m tools.freeze`."""

from __future__ import annotations

from pathlib import Path

from matcher import folder
from matcher.editing.build import checked
from matcher.editing.freeze import freeze


def main() -> None:
    """Write the reference set of the shipped data to its file."""
    place = Path(folder.shipped())
    records = checked((place,))
    (place / "reference.csv").write_text(freeze(records), encoding="utf-8")


if __name__ == "__main__":
    main()
