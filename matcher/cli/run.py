"""Runs a command: what is asked -> an answer -> written where and as it was asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from matcher import __version__
from matcher.cli.output import put, say
from matcher.cli.settings import Settings
from matcher.errors import ExitCode
from matcher.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from matcher.answers.answer import Answer

OF_THEIR_OWN = ("batch", "compare", "validate", "new", "schema", "refresh", "changes")
"""Commands that have a module in `commands`."""


def run(command: str, given: Mapping[str, Any]) -> int:
    """Run `command` with what was given on the command line; returns the exit code."""
    settings = Settings(command, given)
    if settings.verbose:
        for line in settings.shown():
            say(f"matcher: {line}", settings)
    if settings.output:
        from matcher.cli.inputs import refuse_to_write_over_input

        refuse_to_write_over_input(settings)
    tell_what_is_waited_for(settings)
    if settings.profiles or command in OF_THEIR_OWN:
        module = import_module(f"matcher.cli.commands.{'profiles' if settings.profiles else command}")
        code: int = module.run(settings)
        return code
    from matcher import api
    from matcher.cli.show import catalogue_of, show

    ask: Callable[..., Answer[Any]] = getattr(api, command)
    arguments = settings.arguments()
    if arguments and isinstance(arguments[-1], list):
        arguments = [*arguments[:-1], *arguments[-1]]
    answer = ask(*arguments, catalogue=catalogue_of(settings), **settings.own())
    for fault in answer.faults:
        say(f"matcher: {fault}")
    show(answer, settings)
    return ExitCode.PARTLY_DONE if answer.faults else ExitCode.DONE


def tell_what_is_waited_for(settings: Settings) -> None:
    """Say on standard error that the keyboard is read, where nothing else would tell why nothing happens."""
    if "-" in (*settings.arguments(), settings.profiles) and sys.stdin is not None and sys.stdin.isatty():
        if os.name == "nt":
            said = tr("reading from the keyboard; end with Ctrl-Z and Enter on a line of its own")
        else:
            said = tr("reading from the keyboard; end with Ctrl-D on a line of its own")
        say(f"matcher: {said}")


def version() -> int:
    """Print the versions of program and data; returns the exit code."""
    from matcher.catalogue.index import data_version

    said = tr("matcher {version} (data {data})", version=__version__, data=data_version())
    put(f"{said}\n")
    return ExitCode.DONE
