"""Lets typer read a command line: for help, completion scripts, and everything that is not well-formed.

Its commands are made from the tables of `matcher.options`.
"""

from __future__ import annotations

import contextlib
import inspect
import io
from typing import Annotated, Any

import typer

from matcher.cli import helptexts
from matcher.cli.output import put
from matcher.errors import ExitCode, MatcherError, UsageError
from matcher.options import COMMANDS, FLAG, MANY, NUMBER, TEXT, Argument, Command, Option

TYPES: dict[str, Any] = {TEXT: str | None, MANY: list[str] | None, NUMBER: int | None, FLAG: bool}


def run(arguments: list[str]) -> int:
    """Let typer read `arguments` and run what they ask for; returns the exit code. Raises UsageError."""
    # typer carries its own copy of click, so its exceptions are reached through the one class it exports.
    click_exception = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
    command: Any = typer.main.get_command(app())
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


class Grouped(typer.core.TyperGroup):
    """The program, whose commands stand in groups, each with a whole sentence."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write them, group by group."""
        for heading, names in helptexts.GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, helptexts.BRIEF[name]) for name in names])


class Sectioned(typer.core.TyperCommand):
    """A command, whose options stand in sections: what is asked first, the plumbing last."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments and options, section by section."""
        told = {parameter.name: parameter.get_help_record(ctx) for parameter in self.get_params(ctx)}
        arguments = [argument.name for argument in COMMANDS[self.name or ""].arguments]
        sections = {"Arguments": arguments, **helptexts.SECTIONS}
        named = {name for names in sections.values() for name in names}
        sections["Also"] = [name for name in told if name not in named]
        for heading, names in sections.items():
            if rows := [record for name in names if (record := told.get(name))]:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def app() -> typer.Typer:
    """The commands as typer sees them."""
    made = typer.Typer(
        name="matcher",
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        cls=Grouped,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.callback(help=helptexts.shown(*helptexts.PROGRAM))(_program)
    for command in COMMANDS.values():
        made.command(name=command.name, cls=Sectioned, help=helptexts.shown(*helptexts.COMMANDS[command.name]))(
            _callback(command)
        )
    return made


def _version(asked: bool) -> None:
    if asked:
        from matcher.cli.run import version

        raise typer.Exit(version())


def _program(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Versions of program and data.")
    ] = False,
) -> None:
    pass


def _callback(command: Command) -> Any:
    """A function with the parameters of `command`, from which typer takes them."""

    def call(**given: Any) -> int:
        from matcher.cli.run import run

        return run(command.name, given)

    parameters = [*map(_argument, command.arguments), *(_option(command.option(name)) for name in command.options)]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # typer reads it
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return call


def _argument(argument: Argument) -> inspect.Parameter:
    described = typer.Argument(metavar=argument.metavar, help=argument.help, show_default=False)
    kind: Any = list[str] if argument.many else str
    default: Any = inspect.Parameter.empty if argument.required else None if argument.many else ""
    return _parameter(argument.name, Annotated[kind | None if default is None else kind, described], default)


def _option(option: Option) -> inspect.Parameter:
    # Without a default of its own each is None or False until somebody sets it: see `settings`.
    described = typer.Option(*option.spelt.split(), metavar=option.metavar or None, help=option.help)
    return _parameter(option.name, Annotated[TYPES[option.kind], described], False if option.kind == FLAG else None)


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _suggestion(word: str) -> str:
    """A hint for who types a country where a command is due; empty for anything else."""
    from matcher.catalogue.catalogue import Catalogue

    try:
        Catalogue.load().resolve(word)
    except MatcherError:
        return ""
    return f"Did you mean `matcher suggest {word}`?"
