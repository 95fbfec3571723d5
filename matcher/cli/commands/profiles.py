"""`batch` and `pairs` on a table of many profiles (`--profiles`): the same scores, in blocks, with numpy."""

from __future__ import annotations

from matcher.cli.output import check_target, say, write
from matcher.cli.progress import Progress
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of
from matcher.errors import ExitCode, UsageError
from matcher.questions import scope
from matcher.questions.question import understood
from matcher.scale.job import FORMS as TEXT_AND_PARQUET
from matcher.scale.job import Asked, batch, pairs, save

TOP = 20
"""Partners for each profile when nothing else is asked for."""
TAKEN = ("theme", "topic", "undocumented", "lens", "weights", "top")
"""Options of the question that hold for a table of profiles; the others are refused."""


def run(settings: Settings) -> int:
    """Find the best partners of every profile of a table, or its best pairs, and stream them out."""
    form = "csv" if settings.format == "table" and "format" not in settings.source else settings.format
    if form not in TEXT_AND_PARQUET:
        raise UsageError(
            f"With --profiles the format is {', '.join(TEXT_AND_PARQUET)}, not {form}.", "For example: --format csv"
        )
    for name in settings.own():
        source = settings.source.get(name, "")
        if source == "flag" and name not in TAKEN:
            raise UsageError(f"--{name.replace('_', '-')} cannot be used with --profiles.")
        if source and name not in TAKEN:
            say(f"matcher: note: {name.replace('_', '-')} (from the {source}) says nothing with --profiles", settings)
    catalogue = catalogue_of(settings)
    question = understood(catalogue, settings.command, settings.own())
    of_pairs = settings.command == "pairs"
    asked = Asked(
        profiles=settings.profiles or "",
        weights=question.weights,
        scope=scope.of(catalogue, question.theme, question.topic),
        top=settings.top if "top" in settings.source else TOP,
        undocumented=question.undocumented,
        experiences=settings.experiences,
        engine=settings.engine,
        scheduler=settings.scheduler,
        told=lambda note: say(f"matcher: note: {note}", settings),
    )
    progress = Progress(settings, "profiles")

    def told(done: int, total: int) -> None:
        progress.show(done)

    if form == "parquet":
        if not settings.output or settings.output == "-":
            raise UsageError("Parquet is written to a file.", "Give one with -o FILE.")
        check_target(settings.output, settings.force)
        count = save(catalogue, asked, settings.output, told, pairs=of_pairs)
        progress.clear()
        say(f"Wrote {count:,} rows to {settings.output}", settings)
        return int(ExitCode.DONE)
    chunks = (pairs if of_pairs else batch)(catalogue, asked, form, told)
    write(chunks, settings, "the results")
    progress.clear()
    return int(ExitCode.DONE)
