"""`batch` and `pairs` on a table of many profiles (`--profiles`): the same scores, in blocks, with numpy."""

from __future__ import annotations

from matcher.cli.output import check_target, note, say, write
from matcher.cli.progress import Progress
from matcher.cli.settings import Settings, from_the
from matcher.cli.show import catalogue_of
from matcher.errors import ExitCode, UsageError
from matcher.language import tr
from matcher.questions import scope
from matcher.questions.question import understood
from matcher.scale.job import FORMS as TEXT_AND_PARQUET
from matcher.scale.job import Asked, batch, pairs, save
from matcher.text import counted

TOP = 20
"""Partners for each profile when nothing else is asked for."""
TAKEN = ("theme", "topic", "undocumented", "lens", "weights", "top")
"""Options of the question that hold for a table of profiles; the others are refused."""


def run(settings: Settings) -> int:
    """Find the best partners of every profile of a table, or its best pairs, and stream them out."""
    form = "csv" if settings.format == "table" and "format" not in settings.source else settings.format
    if form not in TEXT_AND_PARQUET:
        known = ", ".join(TEXT_AND_PARQUET)
        message = tr("With --profiles the format is {formats}, not {format}.", formats=known, format=form)
        raise UsageError(message, tr("For example: {command}", command="--format csv"))
    _heed_the_rest(settings)
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
        told=lambda told: note(told, settings),
    )
    progress = Progress(settings, "profile")

    def told(done: int, total: int) -> None:
        progress.show(done)

    if form == "parquet":
        if not settings.output or settings.output == "-":
            raise UsageError(tr("Parquet is written to a file."), tr("Give one with -o FILE."))
        check_target(settings.output, settings.force)
        count = save(catalogue, asked, settings.output, told, pairs=of_pairs)
        progress.clear()
        say(tr("Wrote {what} to {file}", what=counted(count, "row"), file=settings.output), settings)
        return ExitCode.DONE
    chunks = (pairs if of_pairs else batch)(catalogue, asked, form, told)
    write(chunks, settings, tr("the results"))
    progress.clear()
    return ExitCode.DONE


def _heed_the_rest(settings: Settings) -> None:
    """Refuse an option that means nothing for a table of profiles, and say so of one that was set elsewhere."""
    for name in settings.own():
        source, setting = settings.source.get(name, ""), name.replace("_", "-")
        option = f"--{setting}"
        if source == "flag" and name not in TAKEN:
            raise UsageError(tr("{option} cannot be used with --profiles.", option=option))
        if source and name not in TAKEN:
            note(tr("{setting} says nothing with --profiles", setting=from_the(source, setting)), settings)
