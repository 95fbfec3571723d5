"""The compiled index as a file: sections of JSON that a run needs whole, and single records that it looks up.

    fingerprint of the data files (`folder.fingerprint`; in the shipped index `folder.contents`), one line
    JSON of each record, one after the other
    JSON of where the records of a kind lie, for each kind
    JSON of each section
    each row of numbers, eight bytes a number, the lowest first
    directory: JSON of where all these lie, with a checksum for each part
    trailer: length and checksum of the directory, 24 characters

A run reads the trailer, the directory and what it needs, and nothing else. Whatever does not fit (another
fingerprint, a checksum that differs, a file cut short) counts as no index, and the index is built again.
JSON, never pickle: a cache that somebody else could write must not be able to run anything.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import FileIO
from zlib import crc32

from matcher.jsontext import loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMAT = "matcher-index-3"
_TRAILER = 24

Span = tuple[int, int, int]
"""Where a part lies: first byte, length, checksum."""


Read = Callable[[int, int], bytes]
"""From which byte, how many."""


class Damaged(Exception):
    """The bytes are not those of an index that was written whole."""


class Store:
    """An index, in memory or in a file that stays open."""

    def __init__(self, read: Read, directory: dict[str, Any]) -> None:
        self._read = read
        self._directory = directory
        self._places: dict[str, dict[str, Span]] = {}

    def section(self, name: str) -> Any:
        """A whole section, parsed."""
        return loads(self._part(self._directory["sections"][name]))

    def keys(self, kind: str) -> list[str]:
        """The ids of all records of a kind."""
        return list(self._of(kind))

    def has(self, kind: str, key: str) -> bool:
        """Whether there is a record of a kind under this id."""
        return key in self._of(kind)

    def record(self, kind: str, key: str) -> Any:
        """One record, parsed; KeyError when there is none."""
        return loads(self._part(self._of(kind)[key]))

    def numbers(self, name: str) -> memoryview[float]:
        """A long row of numbers, which take a tenth of the time that they would as text."""
        part = self._part(self._directory["numbers"][name])
        if sys.byteorder != "little":  # as they are written, so that an index may be shipped
            part = b"".join(part[at : at + 8][::-1] for at in range(0, len(part), 8))
        return memoryview(part).cast("d")

    def _of(self, kind: str) -> dict[str, Span]:
        """Where each record of a kind lies. Most runs look up a few of one kind, or none."""
        if kind not in self._places:
            self._places[kind] = loads(self._part(self._directory["records"][kind]))
        return self._places[kind]

    def _part(self, span: Span) -> bytes:
        start, length, checksum = span
        part = self._read(start, length)
        if crc32(part) != checksum:
            raise Damaged("a part of the index is not what was written")
        return part


def short(value: float | None) -> float | None:
    """A number as an index holds it: four decimals, which is more than any of them deserves, and quick to read. Whole
    numbers without a point."""
    if value is None:
        return None
    found = round(value, 4)
    return int(found) if found.is_integer() else found


def pack(
    fingerprint: str,
    sections: dict[str, Any],
    records: dict[str, dict[str, Any]],
    numbers: dict[str, list[float]] | None = None,
) -> bytes:
    """The bytes of an index."""
    from struct import pack as packed_numbers

    from pydantic_core import to_json  # three times as fast as json, and loaded anyway where an index is compiled

    parts: list[bytes] = [_head(fingerprint)]
    position = len(parts[0])

    def add(value: Any) -> Span:
        part = to_json(value)
        if b"NaN" in part or b"Infinity" in part:
            from json import dumps

            dumps(value, allow_nan=False)  # refuses what is not a number; a text may well speak of infinity
        return keep(part)

    def keep(part: bytes) -> Span:
        nonlocal position
        parts.append(part)
        span = (position, len(part), crc32(part))
        position += len(part)
        return span

    directory = {
        "records": {kind: add({key: add(value) for key, value in items.items()}) for kind, items in records.items()},
        "sections": {name: add(value) for name, value in sections.items()},
        "numbers": {name: keep(packed_numbers(f"<{len(row)}d", *row)) for name, row in (numbers or {}).items()},
    }
    packed = to_json(directory)
    trailer = f"{len(packed):12d}{crc32(packed):12d}".encode()
    return b"".join([*parts, packed, trailer])


def from_bytes(content: bytes, fingerprint: str | None = None) -> Store:
    """The index in `content`, kept in memory. Raises Damaged, also when it was made from data with another fingerprint
    than the one asked for (None: whatever it was made from).
    """
    if fingerprint is not None and not content.startswith(_head(fingerprint)):
        raise Damaged("made from other data")

    def read(start: int, length: int) -> bytes:
        return content[start : start + length]

    return Store(read, _directory(read, len(content)))


class _File(FileIO):
    """A file that is closed with the last who reads from it, which Python would warn of (-X dev) were it not said."""

    def __del__(self) -> None:
        self.close()


def from_file(path: str, fingerprint: str) -> Store:
    """The index in the file `path`, if it was made from data with this fingerprint. Raises OSError or Damaged.

    The file stays open as long as the index is in use, so that a newer one put in its place does no harm.
    """
    file = _File(path)

    def read(start: int, length: int) -> bytes:
        file.seek(start)
        return file.read(length)

    expected = _head(fingerprint)
    try:
        if read(0, len(expected)) != expected:
            raise Damaged("made from other data")
        return Store(read, _directory(read, file.seek(0, 2)))
    except BaseException:
        file.close()
        raise


def _head(fingerprint: str) -> bytes:
    return f"{FORMAT} {fingerprint}\n".encode()


def _directory(read: Read, size: int) -> dict[str, Any]:
    try:
        trailer = read(size - _TRAILER, _TRAILER)
        length, checksum = int(trailer[:12]), int(trailer[12:])
        packed = read(size - _TRAILER - length, length)
        if crc32(packed) != checksum:
            raise Damaged("the directory is not what was written")
        directory: dict[str, Any] = loads(packed)
    except (ValueError, OSError) as error:
        raise Damaged(str(error)) from None
    return directory
