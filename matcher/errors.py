"""What can go wrong, in words for the person at the keyboard, and the exit code each kind gets."""

from __future__ import annotations

from matcher.language import mark, tr, trn

STDIN = mark("standard input")
"""What stands in place of the name of a file."""


class ExitCode:
    """Exit codes of the command line. They never change their meaning. (Numbers, as `enum` costs too much to load.)"""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    INVALID_DATA = 3
    UNKNOWN_NAME = 4
    NOTHING_FOUND = 5
    NOT_WRITTEN = 6
    PARTLY_DONE = 7
    INTERRUPTED = 130


class MatcherError(Exception):
    """A failure that has been understood: what happened (`message`) and what to do (`hint`)."""

    exit_code = ExitCode.UNEXPECTED
    code = "unexpected"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MatcherError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = ExitCode.USAGE
    code = "usage"


class UnknownName(MatcherError):
    """A name (of a country, theme, topic, experience ...) that nothing carries, or that several carry."""

    exit_code = ExitCode.UNKNOWN_NAME
    code = "unknown_name"

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class AmbiguousName(UnknownName):
    """A name that several countries carry: never guessed, the candidates are named."""

    code = "ambiguous_name"


class NothingFound(MatcherError):
    """The question was understood and its answer is empty."""

    exit_code = ExitCode.NOTHING_FOUND
    code = "nothing_found"


class NotWritten(MatcherError):
    """The answer could not be written where it was asked for; what was there before is untouched."""

    exit_code = ExitCode.NOT_WRITTEN
    code = "not_written"


def reason(error: Exception) -> str:
    """Why the system refused, in its own words, without a full stop."""
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")


def line_in(message: str) -> int:
    """The line that a parser's message names; 1 where it names none."""
    import re

    found = re.search(r"line (\d+)", message)
    return int(found.group(1)) if found else 1


class Fault:
    """One thing wrong in a data file: where (`file`, `line`, `field`), what, and what would be right."""

    __slots__ = ("field", "file", "line", "message", "warning")

    def __init__(self, file: str, line: int, field: str, message: str, warning: bool = False) -> None:
        self.file = file
        self.line = line
        self.field = field
        self.message = message
        self.warning = warning

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        # A file that cannot be read at all has no line.
        line = f"{self.line}:" if self.line else ""
        file = tr(self.file) if self.file == STDIN else self.file
        return f"{file}:{line} {field}{self.message}"

    def __repr__(self) -> str:
        return f"Fault({str(self)!r})"


class InvalidData(MatcherError):
    """The data files have faults; all of them are listed, with file and line."""

    exit_code = ExitCode.INVALID_DATA
    code = "invalid_data"

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        shown = faults[:MAX_FAULTS]
        more = len(faults) - len(shown)
        lines = [str(fault) for fault in shown]
        if more:
            lines.append(trn("... and {count} more", "... and {count} more", more, count=more))
        if len(faults) == 1:
            super().__init__(lines[0])
        else:
            count = trn("{count} fault:", "{count} faults:", len(faults), count=len(faults))
            super().__init__("\n".join([count, *lines]), tr("Mend these and run again."))


MAX_FAULTS = 20
"""How many faults are written out; the rest is counted."""
