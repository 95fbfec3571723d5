"""Where the answer goes: standard output or a file; and what is said beside it, on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from matcher.cli.settings import Settings
from matcher.errors import NotWritten, UsageError, reason
from matcher.language import tr

UTF_8 = ("csv", "ndjson", "html")
"""Formats that programs read, which are UTF-8 whatever code page a console has; JSON escapes what that cannot show."""
ESCAPE = "matcher-escape"
"""What Python is told to do with letters that a stream cannot show."""


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
    raw = options.format in UTF_8 and hasattr(sys.stdout, "buffer") and not sys.stdout.isatty()
    if raw:
        flush()
    for chunk in chunks:
        put(chunk) if isinstance(chunk, str) and not raw else _put_bytes(_bytes(chunk))
    flush()


def put(text: str) -> None:
    """Write `text` to standard output. Raises NotWritten, or BrokenPipeError when the reader has gone."""
    stream = sys.stdout
    if stream is None:
        raise NotWritten(tr("Standard output is closed."))
    try:
        # The output never dies of an encoding: a stream that cannot show a letter shows its escape. (In the C locale
        # Python would send bytes on that were no UTF-8 on the command line.)
        if getattr(stream, "errors", None) not in (None, ESCAPE) and hasattr(stream, "reconfigure"):
            import codecs

            codecs.register_error(ESCAPE, _escaped)
            stream.reconfigure(errors=ESCAPE)
        stream.write(text)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise _refused(error) from None


def _put_bytes(content: bytes) -> None:
    """Write what is no text to standard output."""
    try:
        sys.stdout.buffer.write(content)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise _refused(error) from None


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """What cannot be encoded as \\uXXXX, which in JSON is the letter itself."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2)), error.end


def flush() -> None:
    """Send off what `put` has gathered. Raises as `put` does."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise _refused(error) from None


def _refused(error: Exception) -> NotWritten:
    """What is said where standard output takes nothing."""
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
        print(message.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)


def check_target(path: str, force: bool) -> bool:
    """Raise NotWritten where no file may be put at `path`; returns whether there is one."""
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
