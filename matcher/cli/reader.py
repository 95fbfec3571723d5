"""Reads a well-formed command line without loading typer, which costs as much as four empty Python processes.

Whatever it does not understand to the letter (a misspelt option, a missing value, `--help`) it leaves to typer, which
words the mistake (`helpful`). Both know the commands from `matcher.options`.
"""

from __future__ import annotations

from matcher.options import COMMANDS, FLAG, MANY, NUMBER, OPTIONS, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read(arguments: list[str]) -> tuple[str, dict[str, Any]] | None:
    """The command, and its arguments and options by name; None when typer should look at the line."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    command = arguments[0]
    spellings = spelt(command)
    given: dict[str, Any] = {}
    words: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        spelling, equals, text = word.partition("=")
        option = spellings.get(spelling)
        if option is None or (equals and (option.kind == FLAG or not spelling.startswith("--"))):
            return None
        if not equals and option.kind != FLAG:
            text = next(rest, "")
            if not text or (text.startswith("-") and text != "-"):
                return None
        value = True if option.kind == FLAG else whole(text) if option.kind == NUMBER else text
        if value is None:
            return None
        if option.kind == MANY:
            given.setdefault(option.name, []).append(value)
        else:
            given[option.name] = value
    return (command, given) if _seated(command, words, given) else None


def ordered(arguments: list[str]) -> list[str]:
    """The command line with the command first: options may stand before it, and `help` is a command too.

    >>> ordered(["--no-color", "pairs", "-n", "3"])
    ['pairs', '--no-color', '-n', '3']
    >>> ordered(["help", "suggest"])
    ['suggest', '--help']
    """
    if not arguments or arguments[0] in COMMANDS:
        return arguments
    if arguments[0] == "help":
        return [*(word for word in arguments[1:2] if word in COMMANDS), *arguments[2:], "--help"]
    before: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if word in COMMANDS:
            return [word, *before, *rest]
        spelling, equals, _ = word.partition("=")
        option = _EVERY.get(spelling)
        if option is None:
            return arguments
        before.append(word)
        if not equals and option.kind != FLAG:
            before += [value] if (value := next(rest, "")) else []
    return arguments


_EVERY = {spelling: option for option in OPTIONS.values() for spelling in option.spelt.split()}


def spelt(command: str) -> dict[str, Option]:
    """Each spelling of the options of a command."""
    return {spelling: OPTIONS[name] for name in COMMANDS[command].options for spelling in OPTIONS[name].spelt.split()}


def whole(text: str) -> int | None:
    """The whole number that `text` is, as options and settings may have it; None when it is none.

    >>> whole("12"), whole("-1"), whole("1_000")
    (12, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _seated(command: str, words: list[str], given: dict[str, Any]) -> bool:
    """Give each word its place among the arguments of the command; False when they do not fit."""
    arguments = COMMANDS[command].arguments
    if len(words) < sum(argument.required for argument in arguments):
        return False
    if arguments and arguments[-1].many:
        before = len(arguments) - 1
        words = [*words[:before], words[before:]]  # type: ignore[list-item] # the last place takes a list
    given.update(zip((argument.name for argument in arguments), words, strict=False))
    return len(words) <= len(arguments)
