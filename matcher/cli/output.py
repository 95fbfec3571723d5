"""Where the answer goes: standard output or a file; and what is said beside it, on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from matcher.cli.settings import Settings
from matcher.errors import NotWritten, UsageError, reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PAGES = ("table",)
"""Formats for a person to read, which follow the code page of a console; all others are UTF-8 whatever that is, or in
the case of JSON plain ASCII where the console has not all letters: it passes through every program in between."""
WAYS = ("backslashreplace", "matcher-plain")
"""Names of ways to show letters that a stream has not: of Python's own, and the one that `letters` has."""


def write(chunks: Iterable[str | bytes], options: Settings, what: str | Callable[[], str]) -> None:
    """Write the answer where `options` say; `what` names it in the message about a file ("12 rows"), or finds the
    name when all is written."""
    if options.output == "":
        raise UsageError("The name of the file to write is empty.", "Give one with -o FILE; - is standard output.")
    if options.output and options.output.startswith("-") and options.output != "-":
        hint = f"If that is its name, write ./{options.output}"
        raise UsageError(f"{options.output} looks like an option, not like the name of a file.", hint)
    if options.output and options.output != "-":
        _write_file(chunks, options.output, options.force)
        say(f"Wrote {what if isinstance(what, str) else what()} to {options.output}", options)
        return
    if sys.stdout is None:
        raise NotWritten("Standard output is closed.", "Give a file with -o FILE.")
    if _for_a_program(options):
        flush()
        escaped = options.format == "json" and not _is_utf8(sys.stdout)
        for chunk in chunks:
            _put_bytes(_ascii(chunk) if escaped else _bytes(chunk))
    else:
        for chunk in chunks:
            put(chunk) if isinstance(chunk, str) else _put_bytes(chunk)
    flush()


def _for_a_program(options: Settings) -> bool:
    """Whether what goes to standard output is for another program, or for a file, and not for a screen."""
    if not hasattr(sys.stdout, "buffer") or sys.stdout.isatty():
        return False
    return options.format not in PAGES or options.command in ("new", "schema")


def _is_utf8(stream: Any) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").replace("_", "") == "utf8"


def _way_of(stream: Any) -> str:
    """What Python is told to do with letters that a stream cannot show: they become what can be read in their place."""
    if _is_utf8(stream):
        return WAYS[0]  # only what is no letter at all
    from matcher.cli.letters import registered

    return registered(WAYS[1])


def _ascii(chunk: str | bytes) -> bytes:
    from matcher.cli.letters import ascii_json

    return chunk if isinstance(chunk, bytes) else ascii_json(chunk)


def put(text: str) -> None:
    """Write `text` to standard output. Raises NotWritten, or BrokenPipeError when the reader has gone."""
    stream = sys.stdout
    if stream is None:
        raise NotWritten("Standard output is closed.")
    try:
        # The output never dies of an encoding. (In the C locale Python would send bytes on that were no UTF-8 on the
        # command line.)
        if getattr(stream, "errors", None) not in (None, *WAYS) and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_way_of(stream))
        stream.write(text)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise NotWritten(f"Standard output cannot be written: {reason(error)}.") from None


def _put_bytes(content: bytes) -> None:
    """Write what is no text to standard output."""
    try:
        sys.stdout.buffer.write(content)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise NotWritten(f"Standard output cannot be written: {reason(error)}.") from None


def flush() -> None:
    """Send off what `put` has gathered. Raises as `put` does."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise NotWritten(f"Standard output cannot be written: {reason(error)}.") from None


def say(message: str, options: Settings | None = None) -> None:
    """Tell the person something beside the answer, on standard error; `--quiet` silences it.

    Where nobody listens (a closed or broken stream, a full disk) nothing is said, and the run goes on.
    """
    if sys.stderr is None or (options is not None and options.quiet):
        return
    import contextlib

    from matcher.text import visible

    encoding = sys.stderr.encoding or "utf-8"
    message = "\n".join(visible(line) for line in message.split("\n"))
    with contextlib.suppress(OSError, ValueError):
        print(message.encode(encoding, _way_of(sys.stderr)).decode(encoding), file=sys.stderr)


def check_target(path: str, force: bool) -> bool:
    """Raise NotWritten where no file may be put at `path`; returns whether there is one."""
    if os.path.isdir(path):
        raise NotWritten(f"{path} is a folder.", "Give the name of a file with -o.")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise NotWritten(f"There is no folder {folder}.", "Make it first, or choose another with -o.")
    exists = os.path.lexists(path)
    if exists and not force:
        raise NotWritten(f"{path} exists already.", "Use --force to write over it, or choose another name.")
    return exists


def _write_file(chunks: Iterable[str | bytes], path: str, force: bool) -> None:
    """All of it or nothing: written beside the target under another name, then put in its place."""
    exists = check_target(path, force)
    content = map(_bytes, chunks)
    from matcher.files import write_whole

    try:
        if exists and not os.path.isfile(path):
            # /dev/stdout, a named pipe: nothing to protect and nothing to rename.
            with open(path, "wb") as file:
                file.writelines(content)
        else:
            write_whole(path, content, mode=_mode(path))
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {reason(error)}.") from None


def _bytes(chunk: str | bytes) -> bytes:
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "backslashreplace")


def _mode(path: str) -> int:
    """The permissions of the file that is replaced, or what a new file would get."""
    try:
        return os.stat(path).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
