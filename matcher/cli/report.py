"""How a failure is told: for a person on standard error, and with `--json` as an envelope on standard output."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Mapping
from itertools import pairwise

from matcher.cli.output import put, say
from matcher.errors import ExitCode, InvalidData, MatcherError, NotWritten, UnknownName
from matcher.language import tr


def report(error: MatcherError, arguments: list[str]) -> int:
    """Tell `error` and return its exit code."""
    from matcher.text import visible

    lines = [visible(line) for line in error.message.split("\n")]
    say("\n".join(["matcher: " + lines[0], *("  " + line for line in lines[1:])]))
    if error.hint:
        say("  " + visible(error.hint))
    if _wants_json(arguments) and sys.stdout is not None:
        from matcher.forms.json import failure

        details: list[Mapping[str, object]] = []
        if isinstance(error, InvalidData):
            details += [{"code": error.code, "message": str(fault), "hint": error.hint} for fault in error.faults]
        else:
            one: dict[str, object] = {"code": error.code, "message": error.message, "hint": error.hint}
            if isinstance(error, UnknownName):
                one["candidates"] = list(error.candidates)
            details.append(one)
        command = next((word for word in arguments if not word.startswith("-")), "")
        # Where this cannot be written either, the failure has been told, and is what the exit code says.
        with contextlib.suppress(NotWritten, BrokenPipeError):
            put(json.dumps(failure(command, details), ensure_ascii=True, indent=2) + "\n")
    return int(error.exit_code)


def unexpected(error: Exception, arguments: list[str]) -> int:
    """One line about a failure that nobody foresaw; with -v the way that led there."""
    what = " ".join(str(error).split())[:300]
    say(tr("matcher: unexpected {kind}: {what}", kind=type(error).__name__, what=what))
    if "-v" in arguments or "--verbose" in arguments:
        import traceback

        say("".join(traceback.format_tb(error.__traceback__)))
    else:
        hint = tr("This is a fault in matcher. Run again with -v to see where, and please report it.")
        say(f"  {hint}")
    return ExitCode.UNEXPECTED


def _wants_json(arguments: list[str]) -> bool:
    if "--json" in arguments or "--format=json" in arguments:
        return True
    return any(a in ("-f", "--format") and b == "json" for a, b in pairwise(arguments))
