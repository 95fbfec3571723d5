"""`matcher suggest COUNTRY`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.questions.suggest import suggest
from matcher.render import suggest as form


def run(options: Options) -> int:
    """Rank partners for one country."""
    catalogue = catalogue_of(options)
    found = suggest(catalogue, options.country, question_of(catalogue, options))
    chosen = options.format
    reads = chosen in ("table", "markdown")
    page = Page(
        query=form.query(found),
        results=[form.result(found, s) for s in found.suggestions] if chosen in ("json", "ndjson") else (),
        columns=form.COLUMNS,
        rows=[form.row(found, s) for s in found.suggestions] if chosen == "csv" else (),
        header=form.HEADER,
        cells=list(form.table(found)) if reads else (),
        right=form.RIGHT,
        heading=form.heading(found) if reads else (),
        footer=form.footer(found) if reads else (),
        number=len(found.suggestions),
        warnings=found.warnings,
        empty=f"No partner for {found.seeker.name} is left in this pool; --pool all widens it.",
    )
    return show(page, options, catalogue.version)
