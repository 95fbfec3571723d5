"""Reading a text file that a person edited: refuse what cannot be one, say where it is not UTF-8."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from matcher.errors import Fault, InvalidData

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes; the shipped files are under 2 MB each, so anything above is a mistake."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


def read_text(path: Path, name: str | None = None) -> str:
    """The text of `path`, as UTF-8, without byte order mark, with line ends as \\n.

    `name` is how the file is called in messages (default: the path as given).
    Raises InvalidData, located, for everything that is not a plain readable UTF-8 file under the limit.
    """
    name = name or str(path)
    raw = _read_regular_file(path, name)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidData([Fault(name, 1, "", "this is UTF-16; save the file as UTF-8")])
    try:
        text = raw.decode("utf-8-sig")
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
    text = text.replace("\r\n", "\n")
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
    except OSError as error:
        raise refuse(f"cannot be opened: {error.strerror or error}") from None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise refuse("is a folder; a file is due")
        if not stat.S_ISREG(status.st_mode):
            raise refuse("is not a regular file (a pipe or a device); a file is due")
        if status.st_size > SIZE_LIMIT:
            raise refuse(f"is {status.st_size:,} bytes; at most {SIZE_LIMIT:,} are read")
        try:
            return file.read(SIZE_LIMIT + 1)
        except OSError as error:
            raise refuse(f"cannot be read: {error.strerror or error}") from None
