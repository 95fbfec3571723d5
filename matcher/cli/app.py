"""The commands as typer sees them: their arguments, options and help. What they do is in `commands`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args

import typer

from matcher.cli import commands
from matcher.cli import parameters as p
from matcher.cli.version import version

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


def _command(*, formats: bool = True, may_be_empty: bool = False) -> Callable[[Callable[..., None]], None]:
    """Register the command that a function describes: by its name, its own arguments and options, and its help.

    The options that all commands share are added here. What a command does is in `commands`, under its name.
    """

    def register(described: Callable[..., None]) -> None:
        def run(**given: Any) -> int:
            return commands.run(described.__name__, given)

        shared = {**(p.FORMATS if formats else {}), **p.WRITING, **(p.EMPTY if may_be_empty else {}), **p.RUN}
        own = inspect.signature(described, eval_str=True).parameters.values()
        option = inspect.Parameter.KEYWORD_ONLY
        added = [
            inspect.Parameter(name, option, annotation=kind, default=False if get_args(kind)[0] is bool else None)
            for name, kind in shared.items()
        ]
        run.__name__, run.__doc__ = described.__name__, described.__doc__
        run.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined] # typer reads it
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *added)}
        app.command()(run)

    return register


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


@_command(may_be_empty=True)
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
) -> None:
    """Rank partner countries for COUNTRY, with what each side can learn from the other.

    \b
    Examples:
      matcher suggest Rwanda
      matcher suggest Nepal --theme health -n 5
      matcher suggest Senegal --pool ECOWAS --lens learn
      matcher suggest "Timor-Leste" --topic reconciliation --new-only
      matcher suggest Peru --format csv -o peru.csv
    """


@_command()
def explain(
    a: p.Seat,
    b: p.Partner,
    theme: p.Theme = None,
    topic: p.Topic = None,
    need: p.Need = None,
    lens: p.Lens = None,
    weights: p.Weights = None,
    top: p.Top = None,
) -> None:
    """Show one pair in full: the score part by part, what each can learn from the other, and the sources.

    \b
    Examples:
      matcher explain Rwanda Kenya
      matcher explain Bolivia Peru --theme agriculture
      matcher explain RWA KEN --format markdown -o rwanda-kenya.md
    """


@_command()
def compare(
    countries: p.Countries,
    theme: p.Theme = None,
    topic: p.Topic = None,
) -> None:
    """Put countries side by side: stage, needs, experiences, organisations, ties.

    \b
    Examples:
      matcher compare Kenya Uganda Tanzania
      matcher compare Peru Bolivia --theme health --format markdown
    """


@_command(may_be_empty=True)
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
) -> None:
    """The best pairs of a pool, each pair once.

    \b
    Examples:
      matcher pairs --pool ASEAN
      matcher pairs --pool sids --theme climate -n 20 --format csv
      matcher pairs --lens mutual --mutual-only
    """


@_command(may_be_empty=True)
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
) -> None:
    """Suggestions for many countries: one name a line, or a CSV with a column `country` (and `theme`, ...).

    \b
    Examples:
      printf 'Rwanda\\nNepal\\n' | matcher batch - --top 3 --format csv
      matcher batch countries.txt --theme health --format csv -o health.csv
      matcher batch requests.csv --format ndjson | jq .name
      matcher batch --profiles provinces.csv --top 20 -o partners.csv
    """


@_command()
def country(
    name: p.Country,
) -> None:
    """The profile of a country: its stage and path, needs, experiences, conflict record, memberships, data gaps.

    \b
    Examples:
      matcher country Rwanda
      matcher country "Cabo Verde" --json
    """


@_command(may_be_empty=True)
def countries(
    query: p.Query = "",
    pool: p.Pool = None,
    top: p.Top = None,
) -> None:
    """List countries with their codes; QUERY looks in all their names.

    \b
    Examples:
      matcher countries
      matcher countries guinea
      matcher countries --pool ldc --format csv
    """


@_command()
def experience(
    id: p.Id,
) -> None:
    """One experience in full: what was done, with what results, on what conditions, with sources.

    \b
    Examples:
      matcher experience ken-m-pesa-mobile-money
      matcher experience bra-bolsa-familia --format markdown
    """


@_command(may_be_empty=True)
def experiences(
    query: p.Query = "",
    theme: p.Theme = None,
    topic: p.Topic = None,
    of_country: p.OfCountry = None,
    modality: p.Modality = None,
    top: p.Top = None,
) -> None:
    """Search the catalogue of experiences; the best matches of QUERY come first.

    \b
    Examples:
      matcher experiences "health insurance" --theme health
      matcher experiences --country Nepal
      matcher experiences landslide --modality study-visit --format csv
    """


@_command(may_be_empty=True)
def topics(
    query: p.Query = "",
    theme: p.Theme = None,
) -> None:
    """List themes and topics, with the indicators that measure the need for each.

    \b
    Examples:
      matcher topics
      matcher topics --theme post-conflict
      matcher topics water
    """


@_command(may_be_empty=True)
def platforms(
    query: p.Query = "",
    theme: p.Theme = None,
) -> None:
    """List institutions that can carry cooperation, what they offer, and whom they are open to.

    \b
    Examples:
      matcher platforms
      matcher platforms --theme health
    """


@_command(may_be_empty=True)
def gaps(
    pool: p.Pool = None,
    theme: p.Theme = None,
    topic: p.Topic = None,
    top: p.Top = None,
) -> None:
    """Needs of a pool that no experience in the catalogue answers well.

    \b
    Examples:
      matcher gaps
      matcher gaps --pool sids --theme climate
      matcher gaps --pool ldc --format csv -o gaps.csv
    """


@_command()
def evaluate(
    file: p.PairsFile = "",
    pool: p.Pool = None,
) -> None:
    """Test the ranking against documented cooperation, beside simple rules, and show who is never suggested.

    \b
    Examples:
      matcher evaluate
      matcher evaluate my-pairs.csv --json
    """


@_command()
def validate(
    directory: p.Directory = "",
    strict: p.Strict = False,
) -> None:
    """Check a data folder and list every fault at once, with file, line and field.

    \b
    Examples:
      matcher validate
      matcher validate my-data
      matcher validate my-data --strict --format lines
    """


@_command(formats=False)
def new(
    kind: p.Kind,
    new_id: p.NewId = None,
    partner: p.NewPartner = None,
    new_theme: p.NewTheme = None,
) -> None:
    """Write a template of a new experience, every field explained, ready to edit.

    \b
    Examples:
      matcher new experience --id ken-mobile-clinics --partner Kenya --theme health
      matcher new experience --id ken-mobile-clinics --partner Kenya --theme health -o my-data/experiences.yaml
    """


@_command()
def schema(
    file: p.DataFile = "",
) -> None:
    """Print the JSON Schema of a data file, so that an editor completes and checks while you type.

    \b
    Examples:
      matcher schema
      matcher schema experiences.yaml -o experiences.schema.json
    """
