"""Reading a text file that a person edited: refuse what cannot be one, say where it is not UTF-8."""

from __future__ import annotations

import os
import re
import stat
from codecs import BOM_UTF8
from pathlib import Path

from matcher.errors import Fault, InvalidData

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes; the shipped files are under 2 MB each, so anything above is a mistake."""

# Controls, and the line ends that editors do not count (U+0085, U+2028, U+2029) but a YAML parser does.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def read_text(path: Path, name: str | None = None) -> str:
    """The text of `path`, as UTF-8, without byte order mark, with line ends as \\n.

    `name` is how the file is called in messages (default: the path as given).
    Raises InvalidData, located, for everything that is not a plain readable UTF-8 file under the limit.
    """
    name = name or str(path)
    raw = _read_regular_file(path, name).removeprefix(BOM_UTF8)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidData([Fault(name, 1, "", "this is UTF-16; save the file as UTF-8")])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        bad = raw[error.start]
        raise InvalidData(
            [
                Fault(
                    name,
                    line,
                    "",
                    f"byte 0x{bad:02x} at column {column} is not UTF-8; save the file as UTF-8",
                )
            ]
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise InvalidData(
            [
                Fault(
                    name,
                    line,
                    "",
                    f"control character U+{ord(found.group()):04X}; delete it and save the file as UTF-8",
                )
            ]
        )
    return text


def _read_regular_file(path: Path, name: str) -> bytes:
    def refuse(why: str) -> InvalidData:
        return InvalidData([Fault(name, 0, "", why)])

    try:
        # Opened without blocking, so that a FIFO with no writer is looked at rather than waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
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
        if status.st_size > SIZE_LIMIT:
            raise refuse(f"is {status.st_size:,} bytes; at most {SIZE_LIMIT:,} are read")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise refuse(f"cannot be read: {error.strerror or error}") from None
    finally:
        os.close(handle)
