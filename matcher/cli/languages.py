"""Which language to speak: as the command line says, else the environment, else the settings files, else, for a person
at a terminal, as the locale has it. What goes into a pipe or a file does not change with the locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from matcher.language import ENGLISH, LANGUAGES, speak, wanted

FLAG = "--lang"
CALLED = {"english": ENGLISH, "french": "fr", "francais": "fr", "spanish": "es", "espanol": "es", "portuguese": "pt",
          "portugues": "pt"}  # fmt: skip
"""Names of the languages, for who types one of them."""


def choose(arguments: Sequence[str]) -> None:
    """Speak the language that is asked for; English, with a note where one listens to notes, where it is not known."""
    asked = _asked(arguments)
    if asked is None:
        speak(wanted(os.environ) if _for_a_person(arguments) else ENGLISH)
    elif not speak(_code(asked)) and {"-v", "--verbose"} & set(arguments):
        from matcher.cli.output import say
        from matcher.text import quoted

        known = ", ".join(f"{code} ({name})" for code, name in sorted(LANGUAGES.items()))
        say(f"matcher: {quoted(asked)} is not spoken here, so this is in English. Spoken are {known}.")


def without(arguments: list[str]) -> list[str]:
    """The arguments without the language where no command is named, as in `matcher --help --lang fr`: it is an option
    of each command."""
    left = list(arguments)
    for place, word in enumerate(arguments):
        if word == FLAG:
            del left[place : place + 2]
            break
        if word.startswith(f"{FLAG}="):
            del left[place]
            break
    return left if all(word.startswith("-") for word in left) else arguments


def _asked(arguments: Sequence[str]) -> str | None:
    """What the command line says of the language, else the environment, else the settings; None where none does."""
    for place, word in enumerate(arguments):
        if word == FLAG and place + 1 < len(arguments):
            return arguments[place + 1]
        if word.startswith(f"{FLAG}="):
            return word.removeprefix(f"{FLAG}=")
    if typed := os.environ.get("MATCHER_LANG"):
        return typed
    from matcher.cli.settings import user_file

    for path in ("matcher.toml", user_file()):
        if os.path.exists(path) and (set_there := _of_file(path)):
            return set_there
    return None


def _of_file(path: str) -> str:
    """The language that a settings file names; "" where it names none. (What is wrong with the file is told when its
    settings are read.)"""
    import tomllib

    try:
        with open(path, "rb") as file:
            found = tomllib.load(file).get("lang")
    except (OSError, ValueError):
        return ""
    return found if isinstance(found, str) else ""


def _code(asked: str) -> str:
    """The code of a language: "fr" for fr, FR, fr_FR.UTF-8, French and français."""
    from matcher.text import normalise

    named = normalise(asked)
    return CALLED.get(named, named.partition(" ")[0])


def _for_a_person(arguments: Sequence[str]) -> bool:
    """Whether somebody reads it on a terminal."""
    to_file = any(word in ("-o", "--output") or word.startswith(("-o", "--output=")) for word in arguments)
    return not to_file and sys.stdout is not None and sys.stdout.isatty()
