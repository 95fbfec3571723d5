"""The commands as typer sees them: their arguments, options and help. What they do is in `commands`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from matcher.cli import commands
from matcher.cli import parameters as p
from matcher.cli.output import put
from matcher.cli.version import version
from matcher.errors import ExitCode, UsageError

app = typer.Typer(
    name="matcher",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        raise typer.Exit(version())


@app.callback()
def top_level(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Versions of program and data.")
    ] = False,
) -> None:
    """Find partner countries for South-South cooperation: who has been where you are, and needs what you know.

    \b
    Examples:
      matcher suggest Rwanda
      matcher suggest Nepal --theme health --theme climate
      matcher explain Nepal Bangladesh
      matcher suggest Fiji --format csv -o fiji.csv
      matcher batch countries.txt --format csv -o all.csv
    """


@app.command()
def suggest(
    country: p.Country,
    theme: p.Theme = None,
    topic: p.Topic = None,
    need: p.Need = None,
    pool: p.Pool = None,
    exclude: p.Exclude = None,
    new_only: p.NewOnly = False,
    lens: p.Lens = None,
    weights: p.Weights = None,
    diverse: p.Diverse = False,
    draws: p.Draws = None,
    seed: p.Seed = None,
    top: p.Top = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
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
    return commands.run("suggest", locals())


@app.command()
def explain(
    a: p.Seat,
    b: p.Partner,
    theme: p.Theme = None,
    topic: p.Topic = None,
    need: p.Need = None,
    lens: p.Lens = None,
    weights: p.Weights = None,
    top: p.Top = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Show one pair in full: the score part by part, what each can learn from the other, and the sources.

    \b
    Examples:
      matcher explain Rwanda Kenya
      matcher explain Bolivia Peru --theme agriculture
      matcher explain RWA KEN --format markdown -o rwanda-kenya.md
    """
    return commands.run("explain", locals())


@app.command()
def compare(
    countries: p.Countries,
    theme: p.Theme = None,
    topic: p.Topic = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Put countries side by side: stage, needs, experiences, organisations, ties.

    \b
    Examples:
      matcher compare Kenya Uganda Tanzania
      matcher compare Peru Bolivia --theme health --format markdown
    """
    return commands.run("compare", locals())


@app.command()
def pairs(
    pool: p.Pool = None,
    exclude: p.Exclude = None,
    theme: p.Theme = None,
    topic: p.Topic = None,
    mutual_only: p.MutualOnly = False,
    new_only: p.NewOnly = False,
    lens: p.Lens = None,
    weights: p.Weights = None,
    draws: p.Draws = None,
    seed: p.Seed = None,
    top: p.Top = None,
    profiles: p.Profiles = None,
    experiences: p.Experiences = None,
    engine: p.Engine = None,
    scheduler: p.Scheduler = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """The best pairs of a pool, each pair once.

    \b
    Examples:
      matcher pairs --pool ASEAN
      matcher pairs --pool sids --theme climate -n 20 --format csv
      matcher pairs --lens mutual --mutual-only
    """
    return commands.run("pairs", locals())


@app.command()
def batch(
    file: p.File = "",
    theme: p.Theme = None,
    topic: p.Topic = None,
    need: p.Need = None,
    pool: p.Pool = None,
    exclude: p.Exclude = None,
    new_only: p.NewOnly = False,
    lens: p.Lens = None,
    weights: p.Weights = None,
    diverse: p.Diverse = False,
    draws: p.Draws = None,
    seed: p.Seed = None,
    top: p.Top = None,
    profiles: p.Profiles = None,
    experiences: p.Experiences = None,
    engine: p.Engine = None,
    scheduler: p.Scheduler = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Suggestions for many countries: one name a line, or a CSV with a column `country` (and `theme`, ...).

    \b
    Examples:
      printf 'Rwanda\\nNepal\\n' | matcher batch - --top 3 --format csv
      matcher batch countries.txt --theme health --format csv -o health.csv
      matcher batch requests.csv --format ndjson | jq .name
      matcher batch --profiles provinces.csv --top 20 -o partners.csv
    """
    return commands.run("batch", locals())


@app.command()
def country(
    name: p.Country,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """The profile of a country: its stage and path, needs, experiences, conflict record, memberships, data gaps.

    \b
    Examples:
      matcher country Rwanda
      matcher country "Cabo Verde" --json
    """
    return commands.run("country", locals())


@app.command()
def countries(
    query: p.Query = "",
    pool: p.Pool = None,
    top: p.Top = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """List countries with their codes; QUERY looks in all their names.

    \b
    Examples:
      matcher countries
      matcher countries guinea
      matcher countries --pool ldc --format csv
    """
    return commands.run("countries", locals())


@app.command()
def experience(
    id: p.Id,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """One experience in full: what was done, with what results, on what conditions, with sources.

    \b
    Examples:
      matcher experience ken-m-pesa-mobile-money
      matcher experience bra-bolsa-familia --format markdown
    """
    return commands.run("experience", locals())


@app.command()
def experiences(
    query: p.Query = "",
    theme: p.Theme = None,
    topic: p.Topic = None,
    of_country: p.OfCountry = None,
    modality: p.Modality = None,
    top: p.Top = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Search the catalogue of experiences; the best matches of QUERY come first.

    \b
    Examples:
      matcher experiences "health insurance" --theme health
      matcher experiences --country Nepal
      matcher experiences landslide --modality study-visit --format csv
    """
    return commands.run("experiences", locals())


@app.command()
def topics(
    query: p.Query = "",
    theme: p.Theme = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """List themes and topics, with the indicators that measure the need for each.

    \b
    Examples:
      matcher topics
      matcher topics --theme post-conflict
      matcher topics water
    """
    return commands.run("topics", locals())


@app.command()
def platforms(
    query: p.Query = "",
    theme: p.Theme = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """List institutions that can carry cooperation, what they offer, and whom they are open to.

    \b
    Examples:
      matcher platforms
      matcher platforms --theme health
    """
    return commands.run("platforms", locals())


@app.command()
def gaps(
    pool: p.Pool = None,
    theme: p.Theme = None,
    topic: p.Topic = None,
    top: p.Top = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    fail_empty: p.FailEmpty = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Needs of a pool that no experience in the catalogue answers well.

    \b
    Examples:
      matcher gaps
      matcher gaps --pool sids --theme climate
      matcher gaps --pool ldc --format csv -o gaps.csv
    """
    return commands.run("gaps", locals())


@app.command()
def evaluate(
    file: p.PairsFile = "",
    pool: p.Pool = None,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Test the ranking against documented cooperation, beside simple rules, and show who is never suggested.

    \b
    Examples:
      matcher evaluate
      matcher evaluate my-pairs.csv --json
    """
    return commands.run("evaluate", locals())


@app.command()
def validate(
    directory: p.Directory = "",
    strict: p.Strict = False,
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Check a data folder and list every fault at once, with file, line and field.

    \b
    Examples:
      matcher validate
      matcher validate my-data
      matcher validate my-data --strict --format lines
    """
    return commands.run("validate", locals())


@app.command()
def new(
    kind: p.Kind,
    new_id: p.NewId = None,
    partner: p.NewPartner = None,
    new_theme: p.NewTheme = None,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Write a template of a new experience, every field explained, ready to edit.

    \b
    Examples:
      matcher new experience --id ken-mobile-clinics --partner Kenya --theme health
      matcher new experience --id ken-mobile-clinics --partner Kenya --theme health -o my-data/experiences.yaml
    """
    return commands.run("new", locals())


@app.command()
def schema(
    file: p.DataFile = "",
    format: p.Format = None,
    json: p.Json = False,
    output: p.Output = None,
    force: p.Force = False,
    data: p.Data = None,
    data_mode: p.DataMode = None,
    no_color: p.NoColor = False,
    quiet: p.Quiet = False,
    verbose: p.Verbose = False,
) -> int:
    """Print the JSON Schema of a data file, so that an editor completes and checks while you type.

    \b
    Examples:
      matcher schema
      matcher schema experiences.yaml -o experiences.schema.json
    """
    return commands.run("schema", locals())


def _suggestion(word: str) -> str:
    """A hint for who types a country where a command is due; empty for anything else."""
    from matcher.catalogue.catalogue import Catalogue
    from matcher.errors import MatcherError

    try:
        Catalogue.load().resolve(word)
    except MatcherError:
        return ""
    return f"Did you mean `matcher suggest {word}`?"


def run_typer(arguments: list[str]) -> int:
    """Let typer read `arguments`: for help, completion, and everything that is not well-formed."""
    import contextlib
    import io

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
