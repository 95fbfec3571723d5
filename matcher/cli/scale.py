"""`batch` and `pairs` on a table of many profiles (`--profiles`): the same scores, in blocks, with numpy."""

from __future__ import annotations

import os

from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.options import Options
from matcher.cli.output import say, write
from matcher.cli.progress import Progress
from matcher.errors import ExitCode, NotWritten, UsageError
from matcher.questions import scope
from matcher.scale.job import FORMS as TEXT_AND_PARQUET
from matcher.scale.job import Asked, batch, pairs, save

TOP = 20
"""Partners for each profile when nothing else is asked for."""


def run(options: Options, *, of_pairs: bool) -> int:
    """Find the best partners of every profile of a table, or its best pairs, and stream them out."""
    form = "csv" if options.format == "table" and "format" not in options.source else options.format
    if form not in TEXT_AND_PARQUET:
        raise UsageError(
            f"With --profiles the format is {', '.join(TEXT_AND_PARQUET)}, not {form}.", "For example: --format csv"
        )
    for name in ("need", "exclude", "new_only", "diverse", "mutual_only"):
        if getattr(options, name):
            raise UsageError(f"--{name.replace('_', '-')} cannot be used with --profiles.")
    catalogue = catalogue_of(options)
    question = question_of(catalogue, options)
    asked = Asked(
        profiles=options.profiles or "",
        weights=question.weights,
        scope=scope.of(catalogue, question.themes, question.topics),
        top=options.top if options.top is not None and "top" in options.source else TOP,
        experiences=options.experiences,
        engine=options.engine,
        scheduler=options.scheduler,
    )
    progress = Progress(options, "profiles")

    def told(done: int, total: int) -> None:
        progress.show(done)

    if form == "parquet":
        if not options.output or options.output == "-":
            raise UsageError("Parquet is written to a file.", "Give one with -o FILE.")
        if os.path.lexists(options.output) and not options.force:
            raise NotWritten(
                f"{options.output} exists already.", "Use --force to write over it, or choose another name."
            )
        count = save(catalogue, asked, options.output, told, pairs=of_pairs)
        progress.clear()
        say(f"Wrote {count:,} rows to {options.output}", options)
        return int(ExitCode.DONE)
    chunks = (pairs if of_pairs else batch)(catalogue, asked, form, told)
    write(chunks, options, "the results")
    progress.clear()
    return int(ExitCode.DONE)
