"""Reads a well-formed command line without loading typer, which costs as much as four empty Python processes.

The commands, their help and their errors are typer's (`app`). This module knows only how their options are spelt,
from a table that is made from the typer commands (`python -m matcher.cli.spellings`, checked by a test). Whatever
it does not understand to the letter (a misspelt option, a missing value, `--help`) it leaves to typer.
"""

from __future__ import annotations

from matcher.cli.table import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read(arguments: list[str]) -> tuple[str, dict[str, Any]] | None:
    """The command and its options, or None when typer should look at it."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    command = arguments[0]
    positions, many, spellings = spelt(command)
    given: dict[str, Any] = {}
    words: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        spelling, equals, value = word.partition("=")
        if spelling not in spellings or (not spelling.startswith("--") and equals):
            return None
        name, kind = spellings[spelling]
        if kind == "flag":
            if equals:
                return None
            given[name] = True
            continue
        if not equals:
            value = next(rest, "")
            if not value or (value.startswith("-") and value != "-"):
                return None
        if kind == "many":
            given.setdefault(name, []).append(value)
        elif kind == "number":
            if not (value.isascii() and value.isdigit() and len(value) < 10):
                return None
            given[name] = int(value)
        else:
            given[name] = value
    required = sum(not name.endswith("?") for name in positions)
    if len(words) < required:
        return None
    if many:
        fixed = len(positions) - 1
        given[positions[-1]] = words[fixed:]
        words = words[:fixed]
    if len(words) > len(positions):
        return None
    positions = [name.removesuffix("?") for name in positions]
    given.update(zip(positions, words, strict=False))
    return command, given


def spelt(command: str) -> tuple[list[str], bool, dict[str, tuple[str, str]]]:
    """How a command is spelt: names of its arguments, whether the last takes all that follow, its spellings."""
    positions: list[str] = []
    spellings: dict[str, tuple[str, str]] = {}
    for word in COMMANDS[command].split():
        spelling, _, rest = word.partition("=")
        if rest:
            name, _, kind = rest.partition("=")
            spellings[spelling] = (name, kind)
        else:
            positions.append(spelling)
    many = positions[-1:] != [] and positions[-1].endswith("*")
    if many:
        positions[-1] = positions[-1].removesuffix("*")
    return positions, many, spellings
