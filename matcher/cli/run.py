"""Runs a command: what is asked -> an answer -> written where and as it was asked for."""

from __future__ import annotations

import os
import sys

from matcher.catalogue.catalogue import Catalogue
from matcher.cli.output import say, write
from matcher.cli.settings import Settings
from matcher.errors import ExitCode, NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms import Display

OF_ITS_OWN = ("batch", "evaluate", "validate", "new", "schema")
"""Commands that have a module in `commands`."""
BARE = ("csv", "ndjson", "lines")
"""Forms that have room for results alone: what else there is to say goes to standard error."""


def run(command: str, given: Mapping[str, Any]) -> int:
    """Run `command` with what was given on the command line; returns the exit code."""
    settings = Settings(command, given)
    if settings.verbose:
        for line in settings.shown():
            say(f"matcher: {line}", settings)
    if settings.profiles:
        from matcher.cli.commands import profiles

        return profiles.run(settings)
    if command in OF_ITS_OWN:
        from importlib import import_module

        code: int = import_module(f"matcher.cli.commands.{command}").run(settings)
        return code
    from matcher import api

    ask: Callable[..., Answer[Any]] = getattr(api, command)
    arguments = settings.arguments()
    if command == "compare":
        arguments = arguments[0]
    show(ask(*arguments, catalogue=catalogue_of(settings), **settings.own()), settings)
    return int(ExitCode.DONE)


def catalogue_of(settings: Settings) -> Catalogue:
    """The catalogue that the settings ask for."""
    return Catalogue.load(settings.data, mode=settings.data_mode)


def show(answer: Answer[Any], settings: Settings, what: str | Callable[[], str] = "", *, warned: bool = False) -> None:
    """Write the answer where and as the settings say; `what` names it in the message about a file. `warned`: its
    warnings have been told already."""
    from matcher import forms

    if answer.empty and settings.fail_empty:
        raise NothingFound(answer.empty)
    write(forms.text(answer, settings.format, display_of(settings)), settings, what or answer.what)
    if settings.format in BARE:
        for warning in () if warned else answer.warnings:
            say(f"matcher: note: {warning}", settings)
        if answer.note:
            say(f"matcher: {answer.note}", settings)


def display_of(settings: Settings) -> Display:
    """Where the answer goes. Colours: https://no-color.org, FORCE_COLOR, TERM=dumb."""
    from matcher.forms import Display

    screen = (not settings.output or settings.output == "-") and sys.stdout is not None and sys.stdout.isatty()
    if settings.no_color or os.environ.get("NO_COLOR"):
        colour = False
    else:
        colour = bool(os.environ.get("FORCE_COLOR")) or (screen and os.environ.get("TERM") != "dumb")
    return Display(screen=screen, width=_width() if screen else 0, colour=colour)


def _width() -> int:
    """Columns of the terminal; 80 where it does not say."""
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 80
    return columns if 0 < columns <= 400 else 80
