"""`matcher evaluate [PAIRS.csv]`."""

from __future__ import annotations

from pathlib import Path

from matcher.catalogue.catalogue import Catalogue
from matcher.cli.asked import catalogue_of
from matcher.cli.listing import write_document
from matcher.cli.options import Options
from matcher.cli.output import say
from matcher.errors import ExitCode, Fault
from matcher.questions.documented import read, shipped
from matcher.questions.evaluate import Documented, evaluate
from matcher.render import evaluate as form


def run(options: Options) -> int:
    """Test the ranking against documented cooperation."""
    chosen = options.format
    catalogue = catalogue_of(options)
    pairs, faults = _pairs(catalogue, options.file)
    for fault in faults:
        say(f"matcher: {fault}")
    found = evaluate(catalogue, pairs, options.pool)
    code = write_document(
        options,
        chosen,
        catalogue.version,
        query={"pairs": options.file or "shipped", "pool": options.pool, "n": len(pairs)},
        results=form.results(found),
        columns=form.COLUMNS,
        rows=form.results(found),
        page=form.page(found, catalogue.version, markdown=chosen == "markdown"),
        what="the evaluation",
        warnings=[str(fault) for fault in faults],
    )
    return int(ExitCode.PARTLY_DONE) if faults else code


def _pairs(catalogue: Catalogue, file: str) -> tuple[list[Documented], list[Fault]]:
    if not file:
        return shipped(catalogue), []
    if file == "-":
        import sys

        return read(catalogue, sys.stdin.read(), "standard input")
    from matcher.files import read_text

    return read(catalogue, read_text(Path(file), file), file)
