"""Where the answer goes: standard output or a file; and what is said beside it, on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from errno import EINVAL, EPIPE

from matcher.cli.settings import Settings
from matcher.errors import NotWritten, UsageError, reason
from matcher.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PAGES = ("table",)
"""Formats for a person to read, which follow the code page of a console; all others are UTF-8 whatever that is, or in
the case of JSON plain ASCII where the console has not all letters: it passes through every program in between."""
DEVICES = ("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$")
WINDOWS = os.name == "nt"
WAYS = ("backslashreplace", "matcher-plain")
"""Names of ways to show letters that a stream has not: of Python's own, and the one that `letters` has."""


def write(chunks: Iterable[str | bytes], options: Settings, what: str | Callable[[], str]) -> None:
    """Write the answer where `options` say; `what` names it in the message about a file ("12 rows"), or finds the
    name when all is written."""
    if options.output == "":
        hint = tr("Give one with -o FILE; - is standard output.")
        raise UsageError(tr("The name of the file to write is empty."), hint)
    if options.output and options.output.startswith("-") and options.output != "-":
        message = tr("{name} looks like an option, not like the name of a file.", name=options.output)
        path = f"./{options.output}"
        raise UsageError(message, tr("If that is its name, write {name}", name=path))
    if options.output and options.output != "-":
        _write_file(chunks, options.output, options.force)
        told = what if isinstance(what, str) else what()
        say(tr("Wrote {what} to {file}", what=told, file=options.output), options)
        return
    if sys.stdout is None:
        raise NotWritten(tr("Standard output is closed."), tr("Give a file with -o FILE."))
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
        raise NotWritten(tr("Standard output is closed."))
    try:
        # The output never dies of an encoding. (In the C locale Python would send bytes on that were no UTF-8 on the
        # command line.)
        if getattr(stream, "errors", None) not in (None, *WAYS) and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_way_of(stream))
        stream.write(text)
    except (OSError, ValueError) as error:
        raise failed(error, stream) from None


def _put_bytes(content: bytes) -> None:
    """Write what is no text to standard output."""
    try:
        sys.stdout.buffer.write(content)
    except (OSError, ValueError) as error:
        raise failed(error, sys.stdout) from None


def flush() -> None:
    """Send off what `put` has gathered. Raises as `put` does."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError) as error:
        raise failed(error, sys.stdout) from None


def failed(error: Exception, stream: Any) -> Exception:
    """What it means that standard output could not be written: BrokenPipeError where its reader has gone, else
    NotWritten. (Windows calls a pipe that nobody reads an invalid argument, which no other system does.)"""
    if isinstance(error, BrokenPipeError):
        return error
    if isinstance(error, OSError) and error.errno == EINVAL:
        from stat import S_ISFIFO

        try:
            if S_ISFIFO(os.fstat(stream.fileno()).st_mode):
                return BrokenPipeError(EPIPE, "the reader has gone")
        except (OSError, ValueError):
            pass  # it is no file at all
    return NotWritten(tr("Standard output cannot be written: {reason}.", reason=reason(error)))


def note(message: str, options: Settings) -> None:
    """Tell the person what must be known before the answer is relied on."""
    say(tr("matcher: note: {note}", note=message), options)


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
    if WINDOWS and (why := not_on_windows(path)):
        raise NotWritten(why, tr("Choose another name for -o."))
    if os.path.isdir(path):
        raise NotWritten(tr("{path} is a folder.", path=path), tr("Give the name of a file with -o."))
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        hint = tr("Make it first, or choose another with -o.")
        raise NotWritten(tr("There is no folder {folder}.", folder=folder), hint)
    exists = os.path.lexists(path)
    if exists and not force:
        hint = tr("Use --force to write over it, or choose another name.")
        raise NotWritten(tr("{path} exists already.", path=path), hint)
    return exists


def not_on_windows(path: str) -> str:
    """Why no file can be called so on Windows; "" where one can.

    >>> not_on_windows("lists/aux.csv"), not_on_windows("lists/auxiliary.csv")
    ('lists/aux.csv is a name that Windows keeps for a device.', '')
    """
    from ntpath import basename, splitdrive

    rest = splitdrive(path)[1]
    if found := next((letter for letter in rest if letter in '<>:"|?*' or letter < " "), ""):
        letter = repr(found)
        return tr("{path} has a character that no name of a file has on Windows: {letter}.", path=path, letter=letter)
    first = basename(rest).partition(".")[0].strip().upper()
    numbered = first[:3] in ("COM", "LPT") and len(first) == 4 and first[3] in "123456789¹²³"
    if numbered or first in DEVICES:
        return tr("{path} is a name that Windows keeps for a device.", path=path)
    return ""


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
    except PermissionError as error:
        # Where the folder may be written, it is the file: on Windows none is put in place of one that is open.
        held = exists and os.access(os.path.dirname(path) or ".", os.W_OK)
        hint = tr("If another program has it open, close it there; or choose another name.") if held else ""
        raise NotWritten(tr("{path} cannot be written: {reason}.", path=path, reason=reason(error)), hint) from None
    except OSError as error:
        raise NotWritten(tr("{path} cannot be written: {reason}.", path=path, reason=reason(error))) from None


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
