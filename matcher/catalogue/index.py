"""The compiled index: shipped beside the data it was made from, and never needed to be right.

For own data, in a checkout, and where a shipped file was changed, it is built when a data file changed and kept in the
user's cache. When the cache cannot be read or written it is built in memory, and everything works, slower.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable

from matcher import folder, store
from matcher.store import Damaged, Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def open_index(folders: tuple[str, ...]) -> Store:
    """The index of the data in `folders`: the shipped or the kept one if it is current, else built (and kept).

    Raises InvalidData when the data has faults.
    """
    if folders == (folder.shipped(),):
        try:
            return _Sound(_shipped(), lambda: _kept(folders))
        except (OSError, Damaged, zlib.error):
            pass
    return _kept(folders)


def _shipped() -> Store:
    """The index that came with the program, if nothing that it was made from is other than it was."""
    if folder.ARCHIVE:
        return store.from_bytes(folder.archived_index(), folder.contents())
    place = os.path.join(folder.shipped(), folder.INDEX)
    if not os.path.exists(place):
        raise Damaged("none was shipped")  # as in every checkout, where the contents need not be looked at then
    return store.from_file(place, folder.contents())


def _kept(folders: tuple[str, ...]) -> Store:
    fingerprint = folder.fingerprint(folders)
    place = _cache_file(folders)
    if place:
        try:
            return _Sound(store.from_file(place, fingerprint), lambda: open_index_afresh(folders))
        except (OSError, Damaged):
            pass
    return rebuild(folders, fingerprint, place)


def open_index_afresh(folders: tuple[str, ...]) -> Store:
    """The index built again, whatever the cache holds."""
    return rebuild(folders, folder.fingerprint(folders), _cache_file(folders))


def rebuild(folders: tuple[str, ...], fingerprint: str, place: str) -> Store:
    """Read, check and compile the data, and keep the result at `place` (a file; empty: nowhere)."""
    from contextlib import suppress
    from pathlib import Path

    from matcher.editing.build import build
    from matcher.files import write_whole

    content = build(tuple(map(Path, folders)), fingerprint)
    if place:
        with suppress(OSError):  # a read-only or full disk: the next run builds it again
            os.makedirs(os.path.dirname(place), exist_ok=True)
            write_whole(place, (content,), safe=False)  # several processes may do so at once
    return store.from_bytes(content)


class _Sound(Store):
    """An index from a file. Where a part turns out to be damaged another is taken, and the answer is the same."""

    def __init__(self, found: Store, other: Callable[[], Store]) -> None:
        self._found = found
        self._other = other

    def section(self, name: str) -> Any:
        return self._sound(lambda found: found.section(name))

    def numbers(self, name: str) -> memoryview[float]:
        found: memoryview[float] = self._sound(lambda store: store.numbers(name))
        return found

    def keys(self, kind: str) -> list[str]:
        keys: list[str] = self._sound(lambda found: found.keys(kind))
        return keys

    def has(self, kind: str, key: str) -> bool:
        there: bool = self._sound(lambda found: found.has(kind, key))
        return there

    def record(self, kind: str, key: str) -> Any:
        return self._sound(lambda found: found.record(kind, key))

    def _sound(self, ask: Callable[[Store], Any]) -> Any:
        try:
            return ask(self._found)
        except (OSError, Damaged):
            self._found = self._other()
            return ask(self._found)


def data_version() -> str:
    """A short name for exactly the shipped data: the first characters of a hash of the files' contents."""
    version: str = open_index((folder.shipped(),)).section("version")
    return version


def cache_folder() -> str:
    """Where indexes are kept; empty when MATCHER_CACHE_DIR is off, or there is no home to keep them in."""
    chosen = os.environ.get("MATCHER_CACHE_DIR")
    if chosen:
        return "" if chosen.lower() == "off" else chosen
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        home = os.environ.get("HOME", "")
        base = os.environ.get("XDG_CACHE_HOME") or (os.path.join(home, ".cache") if home else "")
    return os.path.join(base, "matcher") if os.path.isabs(base) else ""


def _cache_file(folders: tuple[str, ...]) -> str:
    base = cache_folder()
    if not base:
        return ""
    # One index for each set of folders. A clash of checksums costs a rebuild, never a wrong answer.
    # (fsencode, since a folder's name need not be UTF-8.)
    return os.path.join(base, f"index-{zlib.crc32(os.fsencode('|'.join(folders))):08x}")
