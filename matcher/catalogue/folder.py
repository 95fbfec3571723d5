"""Where the data files lie, and how one notices that any of them changed."""

from __future__ import annotations

import os
from pathlib import Path

FILES = (
    "countries.yaml",
    "experiences.yaml",
    "topics.yaml",
    "indicators.yaml",
    "indicators.csv",
    "history.csv",
    "reference.csv",
    "platforms.yaml",
    "partnerships.yaml",
    "sources.yaml",
)
"""Every file of a data folder. data/README.md says what each holds."""

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder with the data that comes with the program."""
    installed = _PACKAGE / "data"
    # In a checkout the data lies beside the package, where its editors look for it.
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def fingerprint(folders: tuple[Path, ...]) -> str:
    """A text that changes whenever a data file, or the code that compiles them, does.

    Name, size and time of change of each file: 0.2 ms, where hashing the contents would take 10.
    """
    parts: list[str] = []
    for folder in folders:
        parts.append(str(folder))
        for name in FILES:
            try:
                status = (folder / name).stat()
            except OSError:
                continue
            parts.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    for room in ("catalogue", "scoring"):
        with os.scandir(_PACKAGE / room) as entries:
            changed = sorted((e.name, e.stat().st_mtime_ns) for e in entries if e.name.endswith(".py"))
        parts.append(f"{room} {changed}")
    return "|".join(parts).replace("\n", "?")
