"""A person's files: read whole, refused where they cannot be one, written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from contextlib import suppress

from matcher import errors
from matcher.errors import Fault, InvalidData, reason
from matcher.language import local, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes; the shipped files are under 2 MB each, so anything above is a mistake."""
STDIN = errors.STDIN
UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)

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
        code = f"U+{ord(found.group()):04X}"
        message = tr("control character {code}; delete it and save the file as UTF-8", code=code)
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
        raise InvalidData([Fault(name, line, "", not_utf8(raw, error.start))]) from None
    _refuse_other_kinds(raw, name)
    return text


def _decoded_utf16(raw: bytes, name: str) -> str:
    if raw[2:4] == b"\0\0":
        _refuse_other_kinds(raw, name)
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError:
        message = tr("this is UTF-16 with bytes that are no letters; save the file as UTF-8")
        raise InvalidData([Fault(name, 1, "", message)]) from None


def _refuse_other_kinds(raw: bytes, name: str) -> None:
    from matcher.encodings import kind_of

    if words := kind_of(raw):
        raise InvalidData([Fault(name, 1, "", tr("this is {what}", what=words))])


def read_stdin() -> bytes:
    """All of standard input, under the limit. Raises InvalidData where it is closed, or cannot be read."""
    if sys.stdin is None:
        message = tr("is closed; give a file, or hand the text on through a pipe")
        raise InvalidData([Fault(STDIN, 0, "", message)])
    try:
        raw = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:  # ValueError: it was closed
        message = tr("cannot be read: {reason}", reason=reason(error))
        raise InvalidData([Fault(STDIN, 0, "", message)]) from None
    if len(raw) > SIZE_LIMIT:
        most = local(f"{SIZE_LIMIT:,}")
        raise InvalidData([Fault(STDIN, 0, "", tr("is longer than {most} bytes; no more are read", most=most))])
    return raw


def _read_regular_file(path: str | PathLike[str], name: str) -> bytes:
    handle = open_regular(path, name)
    try:
        size = os.fstat(handle).st_size
        if size > SIZE_LIMIT:
            long, most = local(f"{size:,}"), local(f"{SIZE_LIMIT:,}")
            message = tr("is {size} bytes; at most {most} are read", size=long, most=most)
            raise InvalidData([Fault(name, 0, "", message)])
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        message = tr("cannot be read: {reason}", reason=error.strerror or error)
        raise InvalidData([Fault(name, 0, "", message)]) from None
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
        raise refuse(tr("there is no such file")) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise refuse(tr("cannot be opened: {reason}", reason=getattr(error, "strerror", None) or error)) from None
    try:
        # Looked at before Python wraps it: it refuses to wrap a folder, in words of its own.
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise refuse(tr("is a folder; a file is due"))
        if not stat.S_ISREG(status.st_mode):
            raise refuse(tr("is not a regular file (a pipe or a device); a file is due"))
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
