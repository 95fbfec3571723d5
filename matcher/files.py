"""A person's files: read whole, refused where they cannot be one, written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from contextlib import suppress

from matcher.errors import Fault, InvalidData, reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes; the shipped files are under 2 MB each, so anything above is a mistake."""
UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
STDIN = "standard input"
"""How messages call it."""

# Controls, and the line ends that editors do not count (U+0085, U+2028, U+2029) but a YAML parser does.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def read_input(file: str) -> tuple[str, str]:
    """(the text of `file`, how messages call it); `-` is standard input. Raises InvalidData as `read_text` does."""
    return (decoded(read_stdin(), STDIN), STDIN) if file == "-" else (read_text(file), file)


def read_text(path: str | PathLike[str], name: str | None = None) -> str:
    """The text of `path`, as UTF-8, without byte order mark, with line ends as \\n.

    `name` is how the file is called in messages (default: the path as given).
    Raises InvalidData, located, for everything that is not a plain readable UTF-8 file under the limit.
    """
    name = name or os.fspath(path)
    return decoded(_read_regular_file(path, name), name)


def decoded(raw: bytes, name: str) -> str:
    """The text that `raw` is in UTF-8, or in UTF-16 with its mark. Raises InvalidData with the place of what is no
    text, and which encoding it looks like."""
    text = (_decoded_utf16 if raw.startswith(UTF_16) else _decoded_utf8)(raw, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        message = f"control character U+{ord(found.group()):04X}; delete it and save the file as UTF-8"
        raise InvalidData([Fault(name, line, "", message)])
    return text


def _decoded_utf8(raw: bytes, name: str) -> str:
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode("utf-8")
        if "\0" not in text[:2]:  # plain letters of two bytes each would pass for text
            return text
    except UnicodeDecodeError as error:
        from matcher.encodings import not_utf8

        _refuse_other_kinds(raw, name)
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte 0x{raw[error.start]:02x} at column {column} {not_utf8(raw)}"
        raise InvalidData([Fault(name, line, "", message)]) from None
    _refuse_other_kinds(raw, name)
    return text


def _decoded_utf16(raw: bytes, name: str) -> str:
    from matcher.encodings import SAVE

    if raw[2:4] == b"\0\0":
        _refuse_other_kinds(raw, name)
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError:
        raise InvalidData([Fault(name, 1, "", f"this is UTF-16 with bytes that are no letters; {SAVE}")]) from None


def _refuse_other_kinds(raw: bytes, name: str) -> None:
    from matcher.encodings import kind_of

    if words := kind_of(raw):
        raise InvalidData([Fault(name, 1, "", f"this is {words}")])


def read_stdin() -> bytes:
    """All of standard input, under the limit. Raises InvalidData where it is closed, or cannot be read."""
    if sys.stdin is None:
        raise InvalidData([Fault(STDIN, 0, "", "is closed; give a file, or hand the text on through a pipe")])
    try:
        raw = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:  # ValueError: it was closed
        raise InvalidData([Fault(STDIN, 0, "", f"cannot be read: {reason(error)}")]) from None
    if len(raw) > SIZE_LIMIT:
        raise InvalidData([Fault(STDIN, 0, "", f"is longer than {SIZE_LIMIT:,} bytes; no more are read")])
    return raw


def _read_regular_file(path: str | PathLike[str], name: str) -> bytes:
    handle = open_regular(path, name)
    try:
        size = os.fstat(handle).st_size
        if size > SIZE_LIMIT:
            raise InvalidData([Fault(name, 0, "", f"is {size:,} bytes; at most {SIZE_LIMIT:,} are read")])
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InvalidData([Fault(name, 0, "", f"cannot be read: {error.strerror or error}")]) from None
    finally:
        os.close(handle)


def open_regular(path: str | PathLike[str], name: str | None = None) -> int:
    """A handle, to read from, on the regular file at `path`, of any size; a pipe or a device is never waited for.

    Raises InvalidData, as `read_text` does, for what is no such file.
    """
    called = name or os.fspath(path)

    def refuse(why: str) -> InvalidData:
        return InvalidData([Fault(called, 0, "", why)])

    try:
        # Opened without blocking, so that a FIFO with no writer is looked at rather than waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise refuse("there is no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise refuse(f"cannot be opened: {getattr(error, 'strerror', None) or error}") from None
    try:
        # Looked at before Python wraps it: it refuses to wrap a folder, in words of its own.
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise refuse("is a folder; a file is due")
        if not stat.S_ISREG(status.st_mode):
            raise refuse("is not a regular file (a pipe or a device); a file is due")
    except BaseException:
        os.close(handle)
        raise
    return handle


def write_whole(path: str, chunks: Iterable[bytes], *, mode: int = 0o600, safe: bool = True) -> None:
    """Put `chunks` at `path` whole or not at all: written beside it under another name, then put in its place.

    Several processes may do so at once. `mode` is that of the file; with `safe` it is on the disk before it counts.
    Raises OSError, and leaves nothing behind.
    """
    # Named before it is made: wherever Ctrl-C comes, it is known what to take away. (tempfile tells the name too late.)
    temporary = os.path.join(os.path.dirname(path), f".matcher-{os.urandom(8).hex()}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            if safe:
                file.flush()
                os.fsync(handle)
        if mode != 0o600:
            os.chmod(temporary, mode)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)
