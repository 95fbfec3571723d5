"""Where the data files lie, and how one notices that any of them changed."""

from __future__ import annotations

import os
from zlib import crc32

from matcher.errors import UsageError
from matcher.language import mark, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

ABOUT = {
    "countries.yaml": mark("Who there is to match: countries, and provinces, cities or institutions of your own."),
    "experiences.yaml": mark("The catalogue: what was done at home that others can learn from."),
    "former.yaml": mark("Ids that experiences once had: where they went, and why."),
    "institutions.yaml": mark("Institutions that did what experiences.yaml tells, and what they have shown others."),
    "topics.yaml": mark("Themes, topics, and the indicators that show how much a topic matters."),
    "indicators.yaml": mark("What the columns of indicators.csv and history.csv are."),
    "indicators.csv": mark("The newest value of each indicator for each profile, a row a value."),
    "history.csv": mark("The stage of each profile, a row a year."),
    "reference.csv": mark("The fixed scales (made by the program, not by hand)."),
    "priorities.yaml": mark("What countries declare their priorities to be, from their plans."),
    "tensions.yaml": mark("Pairs of countries with fighting between them, or a rupture on record."),
    "platforms.yaml": mark("Organisations, and institutions that can carry cooperation."),
    "names.yaml": mark("Everyday names of groups of countries, and names that are no country here."),
    "partnerships.yaml": mark("Documented cooperation, to test the ranking against."),
    "follow-up.yaml": mark("Questions to ask of a partnership as it goes on, and the sets they are asked in."),
    "sources.yaml": mark("Where every figure comes from."),
    "facilitators.yaml": mark("Third partners that bring two countries together, pay for it or carry it."),
    "exchanges.yaml": mark("Schemes that bring people of two countries together, at every level."),
}
"""Every file of a data folder and what it holds; data/README.md says more."""
FILES = tuple(ABOUT)

SCALES = "reference.csv"
"""The file with the fixed scales; a folder without one is measured on the shipped ones."""

INDEX = "index"
"""The file beside the data files of an installed program that holds them compiled; made with the wheel."""

OUTLINES = "outlines.json"
"""The file beside them that a map is drawn from. It is drawn, never compared: no folder of own data brings one."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_ROOMS = ("", "editing", "scoring")
"""Where the code lies that decides what is compiled."""

_LOADER: Any = __spec__.loader
_ZIP: str = getattr(_LOADER, "archive", "")
ARCHIVE = os.path.abspath(_ZIP) if _ZIP else ""
"""The zip file (a wheel, for instance) that the program runs from without being installed; else empty."""

# Folders are plain text here and in `index`: these two are on the path of every run, and pathlib alone costs a
# third of an empty Python process.


def shipped() -> str:
    """The folder with the data that comes with the program."""
    installed = os.path.join(_PACKAGE, "data")
    # In a checkout the data lies beside the package, where its editors look for it.
    return installed if ARCHIVE or os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), "data")


def chosen(data: str | None, mode: str) -> tuple[str, ...]:
    """The folders to read: the shipped one, with the folder `data` laid over it or ("replace") in its place.

    Raises UsageError for another mode, and for a folder without a name.
    """
    if mode not in ("overlay", "replace"):
        from matcher.text import did_you_mean

        near = did_you_mean(mode, ("overlay", "replace"))
        message = tr('No data mode is called "{name}".', name=mode)
        raise UsageError(f"{message}{near}", tr("The modes are: overlay (default), replace."))
    if data is None:
        return (shipped(),)
    if not data:
        hint = tr("Give a folder: --data DIR, or MATCHER_DATA=DIR.")
        raise UsageError(tr("The name of the data folder is empty."), hint)
    if mode == "replace" or _same(data, shipped()):
        return (data,)
    return shipped(), data


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one is not there, or has a name that no file can have
        return False


def fingerprint(folders: tuple[str, ...]) -> str:
    """A text that changes whenever a data file, or the code that compiles them, does; where they lie is part of it.

    Name, size and time of change of each file: 0.2 ms. Raises UsageError when the program runs from an archive.
    """
    need_files()
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
    for room in _ROOMS:
        with os.scandir(os.path.join(_PACKAGE, room)) as entries:
            changed = sorted((e.name, e.stat().st_mtime_ns) for e in entries if e.name.endswith(".py"))
        parts.append(f"{room} {changed}")
    # A folder's name may hold line ends, and bytes that are not UTF-8.
    return "|".join(parts).replace("\n", "?").encode("utf-8", "backslashreplace").decode()


def need_files() -> None:
    """Raise UsageError where the program runs from an archive, which holds no files that could be read or looked at."""
    if ARCHIVE:
        message = tr(
            "The program runs from an archive ({archive}), and can answer only from the index that was made with it.",
            archive=ARCHIVE,
        )
        hint = tr("Install it with pip: for own data, for validate, new and schema, and if the archive was changed.")
        raise UsageError(message, hint)


def contents() -> str:
    """A text that tells what the shipped data files, and the code that compiles them, hold: size and CRC-32 of each.

    It is the same wherever, whenever and by whatever the program was installed, and another one as soon as a file is
    changed, added or taken away. Reading all of them takes 1.5 ms. Their times would take a tenth of it and prove less:
    `cp -r`, a checkout or an image of a container gives new ones to a file that was edited as to its index, in any
    order, and `touch` gives old ones. CRC-32 tells every change of up to four neighbouring bytes for certain, others
    but for one in four thousand million; whoever would forge it could as well change the program.
    """
    found = _archived_sums() if ARCHIVE else _sums()
    return "|".join(f"{name} {size} {checksum:08x}" for name, size, checksum in found)


def archived_index() -> bytes:
    """The shipped index, where the program runs from an archive. Raises OSError, or zlib.error when it is damaged."""
    return _archived("data", INDEX)


def outlines() -> bytes:
    """The outlines that a map is drawn from, wherever the program runs."""
    if ARCHIVE:
        return _archived("data", OUTLINES)
    with open(os.path.join(shipped(), OUTLINES), "rb") as file:
        return file.read()


def beside(*parts: str) -> bytes:
    """A file of the package that is no code, wherever the program runs: a template of a page."""
    if ARCHIVE:
        return _archived(*parts)
    with open(os.path.join(_PACKAGE, *parts), "rb") as file:
        return file.read()


def _archived(*parts: str) -> bytes:
    content: bytes = _LOADER.get_data(os.path.join(_PACKAGE[len(ARCHIVE) + 1 :], *parts))
    return content


def _sums() -> Iterator[tuple[str, int, int]]:
    data = shipped()
    paths = [(name, os.path.join(data, name)) for name in FILES]
    for room in _ROOMS:
        place = os.path.join(_PACKAGE, room)
        paths += [(f"{room}/{name}", os.path.join(place, name)) for name in sorted(os.listdir(place)) if _is_code(name)]
    # Without waiting for somebody to write, should one be a pipe; on Windows as bytes.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    for name, path in paths:
        try:
            file = os.open(path, flags)
        except OSError:  # not there
            continue
        size = checksum = 0
        try:
            while piece := os.read(file, 1 << 16):  # small enough to stay in a processor's cache: a third faster
                size += len(piece)
                checksum = crc32(piece, checksum)
        finally:
            os.close(file)
        yield name, size, checksum


def _archived_sums() -> Iterator[tuple[str, int, int]]:
    """The same, as the archive's own directory has them."""
    from zipfile import ZipFile

    package = _PACKAGE[len(ARCHIVE) + 1 :].replace(os.sep, "/")
    with ZipFile(ARCHIVE) as archive:
        inside = {entry.filename: entry for entry in archive.infolist()}
    names = {f"{package}/data/{name}": name for name in FILES}
    for room in _ROOMS:
        place = f"{package}/{room}/" if room else f"{package}/"
        direct = sorted(path.removeprefix(place) for path in inside if path.startswith(place))
        names |= {place + name: f"{room}/{name}" for name in direct if "/" not in name and _is_code(name)}
    for path, name in names.items():
        if entry := inside.get(path):
            yield name, entry.file_size, entry.CRC


def _is_code(name: str) -> bool:
    return name.endswith(".py")
