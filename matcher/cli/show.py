"""Writes an answer where and as the settings say: the same for every command."""

from __future__ import annotations

import os
import sys
from itertools import chain

from matcher import forms
from matcher.catalogue.catalogue import Catalogue
from matcher.cli.output import note, say, write
from matcher.cli.settings import Settings
from matcher.errors import NothingFound, UsageError
from matcher.forms.table import Display
from matcher.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from matcher.answers.answer import Answer


BYTE_ORDER_MARK = "\ufeff"
"""At the head of a CSV it tells Excel that what follows is UTF-8."""


def catalogue_of(settings: Settings) -> Catalogue:
    """The catalogue that the settings ask for."""
    return Catalogue.load(settings.data, mode=settings.data_mode)


def show(answer: Answer[Any], settings: Settings, what: str | Callable[[], str] = "", *, warned: bool = False) -> None:
    """Write the answer where and as the settings say; `what` names it in the message about a file. `warned`: its
    warnings have been told already."""
    if answer.empty and settings.fail_empty:
        raise NothingFound(answer.empty)
    if settings.columns:
        answer = answer.narrowed(_columns(settings, answer.columns))
    if settings.format == "html" and answer.paper and _to_terminal(settings):
        hint = tr("Name it: {command}", command=answer.paper().command)
        raise UsageError(tr("A page in HTML goes into a file, or a pipe."), hint)
    if settings.format in forms.BINARY:
        _refuse_terminal(settings)
        write(forms.content(answer, settings.format), settings, what or answer.what)
    else:
        display = display_of(settings)
        text = forms.text(answer, settings.format, display)
        if display.screen and settings.format == "table" and not settings.no_pager and not warned:
            from matcher.cli.pager import show as paged

            paged(text)
        else:
            marked = settings.excel and settings.format == "csv"
            write(chain([BYTE_ORDER_MARK], text) if marked else text, settings, what or answer.what)
    if settings.format in forms.BARE:
        for warning in () if warned else answer.warnings:
            note(warning, settings)
        if answer.note:
            say(f"matcher: {answer.note}", settings)


def _columns(settings: Settings, known: Sequence[str]) -> list[str]:
    """The columns that were asked for. Raises UsageError for one that there is not."""
    wanted = [name.strip() for name in settings.columns.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            from matcher.text import did_you_mean, quoted

            message = tr("--columns: there is no column {name}.", name=quoted(name)) + did_you_mean(name, known)
            raise UsageError(message, tr("The columns are: {names}.", names=", ".join(known)))
    return wanted


def _refuse_terminal(settings: Settings) -> None:
    """A workbook is nothing to look at on a screen."""
    if _to_terminal(settings):
        option = f"-o list.{settings.format}"
        hint = tr("Name it: {command}", command=option)
        raise UsageError(tr("{format} goes into a file.", format=settings.format), hint)


def _to_terminal(settings: Settings) -> bool:
    """Whether a person would see it on a screen."""
    return (not settings.output or settings.output == "-") and sys.stdout is not None and sys.stdout.isatty()


def display_of(settings: Settings) -> Display:
    """Where the answer goes. Colours: https://no-color.org, FORCE_COLOR, TERM=dumb."""
    screen = _to_terminal(settings)
    if settings.no_color or os.environ.get("NO_COLOR"):
        colour = False
    else:
        colour = bool(os.environ.get("FORCE_COLOR")) or (screen and os.environ.get("TERM") != "dumb")
    return Display(
        screen=screen,
        width=_width() if screen else 0,
        colour=colour,
        blocks=_shows(sys.stdout),
        detail=settings.verbose,
        header=not settings.no_header,
    )


def _shows(stream: Any) -> bool:
    """Whether a stream has letters for bars."""
    try:
        "█▏…·".encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


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
