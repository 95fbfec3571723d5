"""Lets typer read a command line: for help, completion scripts, and everything that is not well-formed.

Its commands are made from the tables of `matcher.options`. What typer says of itself is said here once more, so that
it can be translated.
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
from matcher.language import mark, tr
from matcher.options import COMMANDS, FLAG, MANY, NUMBER, TEXT, Argument, Command, Option

TYPES: dict[str, Any] = {TEXT: str | None, MANY: list[str] | None, NUMBER: int | None, FLAG: bool}
REQUIRED = mark("[required]")
"""What typer puts behind the help of an argument that must be given."""
VERSION = mark("Versions of program and data.")
OWN_HELP = frozenset({
    mark("Show this message and exit."), mark("Install completion for the current shell."),
    mark("Show completion for the current shell, to copy it or customize the installation."),
    VERSION,
})  # fmt: skip
"""The help of options that stand in no table: those that typer adds, and `--version`."""
MISTAKES = (
    mark("No such option: {option} (Possible options: {near})"),
    mark("No such option: {option} Did you mean {near}?"),
    mark("No such option: {option}"),
    mark("No such command {command}. Did you mean {near}?"),
    mark("No such command {command}."),
    mark("Missing argument {argument}."),
    mark("Option {option} requires an argument."),
    mark("Option {option} does not take a value."),
    mark("Got unexpected extra argument(s) ({words})"),
    mark("Got unexpected extra argument ({words})"),
    mark("Got unexpected extra arguments ({words})"),
    mark("Invalid value for {option}: Input should be a valid integer, unable to parse string as an integer"),
    mark("Invalid value for {option}: {value} is not a valid integer."),
)
"""How typer, of one release or another, words what it does not understand."""


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
        command = f"{path} --help"
        hint = hint or tr("`{command}` shows what there is.", command=command)
        raise UsageError(_said(str(error.format_message())), hint) from None
    if page.getvalue():
        put(page.getvalue().rstrip("\n") + "\n")
    return int(code or ExitCode.DONE)


class Translated:
    """What typer says of each command in words of its own, in the language that is spoken."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write how it is called."""
        command = COMMANDS.get(self.name or "")
        words = map(_in_usage, command.arguments) if command else [tr("COMMAND [ARGS]...")]
        formatter.write_usage(ctx.command_path, " ".join([tr("[OPTIONS]"), *words]), prefix=tr("Usage: "))

    def get_params(self, ctx: Any) -> Any:
        """Its options and arguments."""
        found = super().get_params(ctx)  # type: ignore[misc] # of typer's classes beside this one
        for parameter in found:
            if parameter.help in OWN_HELP:
                parameter.help = tr(parameter.help)
        return found

    def told(self: Any, ctx: Any) -> dict[str, tuple[str, str]]:
        """How the help tells each of its options and arguments, by name. (Releases of typer set different things beside
        the name of an argument, such as its type.)"""
        command = COMMANDS.get(self.name or "")
        arguments = {argument.name: argument.said() for argument in command.arguments} if command else {}
        found = {}
        for parameter in self.get_params(ctx):
            if argument := arguments.get(parameter.name):
                needed = f"  {tr(REQUIRED)}" if argument.required else ""
                found[parameter.name] = (argument.metavar, f"{argument.help}{needed}")
            elif told := parameter.get_help_record(ctx):
                found[parameter.name] = told
        return found


class Grouped(Translated, typer.core.TyperGroup):
    """The program, whose commands stand in groups, each with a whole sentence."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write its options, then the commands."""
        with formatter.section(_title(mark("Options"))):
            formatter.write_dl(list(self.told(ctx).values()))
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write them, group by group."""
        for heading, names in helptexts.GROUPS.items():
            with formatter.section(_title(heading)):
                formatter.write_dl([(name, tr(helptexts.BRIEF[name])) for name in names])


class Sectioned(Translated, typer.core.TyperCommand):
    """A command, whose options stand in sections: what is asked first, the plumbing last."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments and options, section by section."""
        told = self.told(ctx)
        arguments = [argument.name for argument in COMMANDS[self.name or ""].arguments]
        sections: dict[str, list[str]] = {mark("Arguments"): arguments}
        for heading, held in helptexts.SECTIONS.items():
            sections[heading] = [name for name in held if name not in arguments]
        named = {name for names in sections.values() for name in names}
        sections[mark("Also")] = [name for name in told if name not in named]
        for heading, names in sections.items():
            if rows := [record for name in names if (record := told.get(name))]:
                with formatter.section(_title(heading)):
                    formatter.write_dl(rows)


def _in_usage(argument: Argument) -> str:
    """An argument in the line that says how a command is called: in brackets where it may be left out."""
    metavar = argument.said().metavar
    if argument.required or metavar.startswith("["):
        return metavar
    return f"[{metavar}]..." if argument.many else f"[{metavar}]"


def _title(heading: str) -> str:
    """The title of a section as typer wants it, which puts the colon behind it."""
    return tr("{label}:", label=tr(heading)).removesuffix(":")


def _said(mistake: str) -> str:
    """What typer says of a mistake, in the language that is spoken."""
    import re

    for text in MISTAKES:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(text))
        if found := re.fullmatch(pattern, mistake, re.DOTALL):
            return tr(text, **found.groupdict())
    return mistake


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
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help=VERSION)] = False,
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
    argument = argument.said()
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
    command = f"matcher suggest {word}"
    return tr("Did you mean `{command}`?", command=command)
