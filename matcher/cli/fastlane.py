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
    positions, many, spellings = _taken_apart(COMMANDS[command])
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
    if many:
        fixed = len(positions) - 1
        if len(words) < fixed:
            return None
        given[positions[-1]] = words[fixed:]
        words = words[:fixed]
        positions = positions[:fixed]
    if len(words) > len(positions):
        return None
    given.update(zip(positions, words, strict=False))
    return command, given


def _taken_apart(text: str) -> tuple[list[str], bool, dict[str, tuple[str, str]]]:
    """The entry of a command: names of its arguments, whether the last takes all that follow, its spellings."""
    positions: list[str] = []
    spellings: dict[str, tuple[str, str]] = {}
    for word in text.split():
        spelling, _, rest = word.partition("=")
        if rest:
            name, _, kind = rest.partition("=")
            spellings[spelling] = (name, kind)
        else:
            positions.append(spelling)
    many = bool(positions) and positions[-1].endswith("*")
    if many:
        positions[-1] = positions[-1].removesuffix("*")
    return positions, many, spellings
