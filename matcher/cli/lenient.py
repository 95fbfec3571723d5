"""Lets typer read a command line: for help, completion scripts, and everything that is not well-formed."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import typer

from matcher.cli.app import app
from matcher.cli.output import put
from matcher.errors import ExitCode, MatcherError, UsageError


def run(arguments: list[str]) -> int:
    """Let typer read `arguments` and run what they ask for; returns the exit code. Raises UsageError."""
    # typer carries its own copy of click, so its exceptions are reached through the one class it exports.
    click_exception = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
    command: Any = typer.main.get_command(app)
    arguments = arguments or ["--help"]
    shows_help = bool({"-h", "--help"} & set(arguments))
    page = io.StringIO()
    try:
        with contextlib.redirect_stdout(page) if shows_help else contextlib.nullcontext():
            code = command.main(args=arguments, prog_name="matcher", standalone_mode=False)
    except typer.Exit as stop:
        code = stop.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except click_exception as error:  # type: ignore[misc] # mypy cannot see that it is an exception class
        context: Any = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "matcher"
        hint = _suggestion(arguments[0]) if path == "matcher" else ""
        raise UsageError(str(error.format_message()), hint or f"`{path} --help` shows what there is.") from None
    if page.getvalue():
        put(page.getvalue().rstrip("\n") + "\n")
    return int(code or ExitCode.DONE)


def _suggestion(word: str) -> str:
    """A hint for who types a country where a command is due; empty for anything else."""
    from matcher.catalogue.catalogue import Catalogue

    try:
        Catalogue.load().resolve(word)
    except MatcherError:
        return ""
    return f"Did you mean `matcher suggest {word}`?"
