"""Where the data files lie, and how one notices that any of them changed."""

from __future__ import annotations

import os

from matcher.errors import UsageError

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

SCALES = "reference.csv"
"""The file with the fixed scales; a folder without one is measured on the shipped ones."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))

# Folders are plain text here and in `index`: these two are on the path of every run, and pathlib alone costs a
# third of an empty Python process.


def shipped() -> str:
    """The folder with the data that comes with the program."""
    installed = os.path.join(_PACKAGE, "data")
    # In a checkout the data lies beside the package, where its editors look for it.
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), "data")


def chosen(data: str | None, mode: str) -> tuple[str, ...]:
    """The folders to read: the shipped one, with the folder `data` laid over it or ("replace") in its place.

    Raises UsageError for another mode, and for a folder without a name.
    """
    if mode not in ("overlay", "replace"):
        from matcher.text import did_you_mean

        near = did_you_mean(mode, ("overlay", "replace"))
        raise UsageError(f'No data mode is called "{mode}".{near}', "The modes are: overlay (default), replace.")
    if data is None:
        return (shipped(),)
    if not data:
        raise UsageError("The name of the data folder is empty.", "Give a folder: --data DIR, or MATCHER_DATA=DIR.")
    if mode == "replace" or _same(data, shipped()):
        return (data,)
    return shipped(), data


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one is not there, or has a name that no file can have
        return False


def fingerprint(folders: tuple[str, ...]) -> str:
    """A text that changes whenever a data file, or the code that compiles them, does.

    Name, size and time of change of each file: 0.2 ms, where hashing the contents would take 10.
    """
    parts: list[str] = []
    read: list[tuple[str, tuple[str, ...]]] = [(folder, FILES) for folder in folders]
    if shipped() not in folders:
        read.append((shipped(), (SCALES,)))
    for folder, names in read:
        parts.append(folder)
        for name in names:
            try:
                status = os.stat(os.path.join(folder, name))
            except (OSError, ValueError):  # not there, or a name that no file can have
                continue
            parts.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    for room in ("", "editing", "scoring"):
        with os.scandir(os.path.join(_PACKAGE, room)) as entries:
            changed = sorted((e.name, e.stat().st_mtime_ns) for e in entries if e.name.endswith(".py"))
        parts.append(f"{room} {changed}")
    # A folder's name may hold line ends, and bytes that are not UTF-8.
    return "|".join(parts).replace("\n", "?").encode("utf-8", "backslashreplace").decode()
