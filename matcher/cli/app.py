"""The commands as typer sees them: their arguments, options and help. What they do is in `commands`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from matcher.cli import commands
from matcher.cli.version import version
from matcher.errors import ExitCode, UsageError

app = typer.Typer(
    name="matcher",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

LOOK = "What to look at"
RANK = "How to rank"
SHOW = "What to show"
RUN = "The run itself"

Country = Annotated[
    str,
    typer.Argument(metavar="COUNTRY", help="Code or name, in any of seven languages.", show_default=False),
]
ThemeOption = Annotated[
    list[str] | None,
    typer.Option("--theme", "-t", metavar="THEME", help="Only this theme (repeat for more)."),
]
TopicOption = Annotated[
    list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic (repeat for more).")
]
NeedOption = Annotated[
    list[str] | None,
    typer.Option("--need", metavar="TOPIC", help="A priority the country declares: outranks what indicators imply."),
]
PoolOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pool",
        metavar="WHO",
        help="Who may be suggested: south (default), all, a region, an organisation (AU, ASEAN), an income group "
        "(low, lower-middle, upper-middle, high), ldc, lldc, sids, or a list (KEN,GHA,Peru). Repeat to narrow.",
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="WHO", help="Leave these out; understood as --pool is."),
]
NewOnlyOption = Annotated[
    bool, typer.Option("--new-only", help="Leave out partners with which cooperation is already documented.")
]
TopOption = Annotated[
    int | None, typer.Option("--top", "-n", metavar="N", min=1, help="How many to show (default 10).")
]
LensOption = Annotated[
    str | None,
    typer.Option("--lens", metavar="LENS", help="A set of weights: balanced (default), learn, mutual, common-ground."),
]
WeightsOption = Annotated[
    str | None,
    typer.Option("--weights", metavar="NAME=W,...", help="Own weights over the lens: stage=2,learn=1."),
]
FormatOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="table (default), csv, json, ndjson or markdown."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE (- is standard output).")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over an existing FILE.")]
FailEmptyOption = Annotated[bool, typer.Option("--fail-empty", help="Exit with code 5 when nothing is found.")]
DataOption = Annotated[
    str | None,
    typer.Option("--data", metavar="DIR", help="A folder of own data files, laid over the shipped ones."),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but failures.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="More about what is done, and where it failed.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colours, on a terminal either.")]


def _version(asked: bool) -> None:
    if asked:
        raise typer.Exit(version())


@app.callback()
def top_level(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Versions of program and data."),
    ] = False,
) -> None:
    """Find partner countries for South-South cooperation: who has been where you are, and needs what you know.

    \b
    Examples:
      matcher suggest Rwanda
      matcher suggest Nepal --theme health --theme climate
      matcher suggest Fiji --format csv -o fiji.csv
      matcher explain Kenya Rwanda
    """


@app.command()
def suggest(
    country: Country,
    theme: ThemeOption = None,
    topic: TopicOption = None,
    need: NeedOption = None,
    pool: PoolOption = None,
    exclude: ExcludeOption = None,
    new_only: NewOnlyOption = False,
    lens: LensOption = None,
    weights: WeightsOption = None,
    top: TopOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    fail_empty: FailEmptyOption = False,
    data: DataOption = None,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> int:
    """Rank partner countries for COUNTRY, with what each side can learn from the other.

    \b
    Examples:
      matcher suggest Rwanda
      matcher suggest Nepal --theme health -n 5
      matcher suggest Senegal --pool ECOWAS --lens learn
      matcher suggest "Timor-Leste" --topic reconciliation --new-only
      matcher suggest Peru --format csv -o peru.csv
    """
    return _run("suggest", locals())


@app.command()
def explain(
    a: Annotated[str, typer.Argument(metavar="A", help="A country.", show_default=False)],
    b: Annotated[str, typer.Argument(metavar="B", help="Its partner.", show_default=False)],
    theme: ThemeOption = None,
    topic: TopicOption = None,
    need: NeedOption = None,
    lens: LensOption = None,
    weights: WeightsOption = None,
    top: TopOption = None,
    format: FormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    data: DataOption = None,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> int:
    """Show one pair in full: the score part by part, what each can learn from the other, and the sources.

    \b
    Examples:
      matcher explain Rwanda Kenya
      matcher explain Bolivia Peru --theme agriculture
      matcher explain RWA KEN --format markdown -o rwanda-kenya.md
    """
    return _run("explain", locals())


def _run(command: str, given: dict[str, Any]) -> int:
    return commands.run(command, given)


def run_typer(arguments: list[str]) -> int:
    """Let typer read `arguments`: for help, completion, and everything that is not well-formed."""
    # typer carries its own copy of click, so its exceptions are reached through the one class it exports.
    click_exception = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
    command: Any = typer.main.get_command(app)
    try:
        code = command.main(args=arguments, prog_name="matcher", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except click_exception as error:  # type: ignore[misc] # mypy cannot see that it is an exception class
        if type(error).__name__ == "NoArgsIsHelpError":
            return int(ExitCode.DONE) if not arguments else int(ExitCode.USAGE)
        context: Any = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "matcher"
        raise UsageError(str(error.format_message()), f"`{path} --help` shows what there is.") from None
    return int(code or 0)
