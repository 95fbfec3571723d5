"""The arguments and options of the commands, each described once."""

from __future__ import annotations

from typing import Annotated, Any

import typer

Country = Annotated[
    str, typer.Argument(metavar="COUNTRY", help="Code or name, in any of seven languages.", show_default=False)
]
Seat = Annotated[str, typer.Argument(metavar="A", help="A country.", show_default=False)]
Partner = Annotated[str, typer.Argument(metavar="B", help="Its partner.", show_default=False)]
Countries = Annotated[
    list[str], typer.Argument(metavar="A B [C]...", help="Two countries or more.", show_default=False)
]
Query = Annotated[str, typer.Argument(metavar="[QUERY]", help="Words to look for.", show_default=False)]
Id = Annotated[str, typer.Argument(metavar="ID", help="Id of an experience, as the lists show it.", show_default=False)]
File = Annotated[str, typer.Argument(metavar="FILE|-", help="A file, or - for standard input.", show_default=False)]
PairsFile = Annotated[
    str,
    typer.Argument(
        metavar="[PAIRS.csv]", help="Documented pairs (default: those that come with it).", show_default=False
    ),
]
Directory = Annotated[
    str, typer.Argument(metavar="[DIR]", help="A data folder (default: the shipped one).", show_default=False)
]
Kind = Annotated[str, typer.Argument(metavar="experience", help="What to begin: an experience.", show_default=False)]
DataFile = Annotated[
    str, typer.Argument(metavar="[FILE]", help="Which data file (default: list them).", show_default=False)
]

Theme = Annotated[
    list[str] | None, typer.Option("--theme", "-t", metavar="THEME", help="Only this theme (repeat for more).")
]
Topic = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic (repeat for more).")]
Need = Annotated[
    list[str] | None,
    typer.Option("--need", metavar="TOPIC", help="A priority the country declares: outranks what indicators imply."),
]
Pool = Annotated[
    list[str] | None,
    typer.Option(
        "--pool",
        metavar="WHO",
        help="Who may be suggested: south (default), all, a region, an organisation (AU, ASEAN), an income group "
        "(low, lower-middle, upper-middle, high), ldc, lldc, sids, or a list (KEN,GHA,Peru). Repeat to narrow.",
    ),
]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="WHO", help="Leave these out; understood as --pool is.")
]
NewOnly = Annotated[
    bool, typer.Option("--new-only", help="Leave out partners with which cooperation is already documented.")
]
MutualOnly = Annotated[bool, typer.Option("--mutual-only", help="Only pairs in which both sides gain.")]
Modality = Annotated[
    str | None, typer.Option("--modality", metavar="WAY", help="Only what can be shared this way (study-visit ...).")
]
OfCountry = Annotated[str | None, typer.Option("--country", metavar="COUNTRY", help="Only those of this country.")]
Top = Annotated[int | None, typer.Option("--top", "-n", metavar="N", help="How many to show.")]
Lens = Annotated[
    str | None,
    typer.Option("--lens", metavar="LENS", help="A set of weights: balanced (default), learn, mutual, common-ground."),
]
Weights = Annotated[
    str | None,
    typer.Option(
        "--weights", metavar="NAME=W,...", help="Own weights instead: stage=2,learn=1 (the others weigh nothing)."
    ),
]
Diverse = Annotated[bool, typer.Option("--diverse", help="Prefer partners that differ in region, income and topics.")]
Draws = Annotated[
    int | None,
    typer.Option("--draws", metavar="N", help="Draws of other weights, for the likely rank (default 1000; 0: none)."),
]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="Seed of these draws (default 1).")]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="table (default), csv, json, ndjson or markdown."),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE (- is standard output).")
]
Force = Annotated[bool, typer.Option("--force", help="Write over an existing FILE.")]
FailEmpty = Annotated[bool, typer.Option("--fail-empty", help="Exit with code 5 when nothing is found.")]
Data = Annotated[
    str | None, typer.Option("--data", metavar="DIR", help="A folder of own data files (docs/own-data.md).")
]
DataMode = Annotated[
    str | None,
    typer.Option("--data-mode", metavar="MODE", help="overlay (default): add to the shipped data; replace: instead."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for faults.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but failures.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say where each setting came from, and where it failed.")
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours, on a terminal either.")]
Profiles = Annotated[
    str | None,
    typer.Option(
        "--profiles", metavar="FILE", help="A table of many profiles instead: CSV or Parquet (docs/scale.md)."
    ),
]
Experiences = Annotated[
    str | None, typer.Option("--experiences", metavar="FILE", help="Their experiences (default: beside --profiles).")
]
Engine = Annotated[
    str | None, typer.Option("--engine", metavar="NAME", help="With --profiles: local (default) or dask.")
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="With --engine dask: where its scheduler is.")
]
NewId = Annotated[str | None, typer.Option("--id", metavar="ID", help="Id of the new experience.")]
NewPartner = Annotated[str | None, typer.Option("--partner", metavar="COUNTRY", help="The country that did it.")]
NewTheme = Annotated[str | None, typer.Option("--theme", "-t", metavar="THEME", help="Its leading theme.")]

FORMATS: dict[str, Any] = {"format": Format, "json": Json}
WRITING: dict[str, Any] = {"output": Output, "force": Force}
EMPTY: dict[str, Any] = {"fail_empty": FailEmpty}
RUN: dict[str, Any] = {"data": Data, "data_mode": DataMode, "no_color": NoColor, "quiet": Quiet, "verbose": Verbose}
"""The options that many commands share, in the order in which help shows them."""
