"""`matcher suggest COUNTRY`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.queries.suggest import suggest
from matcher.render import suggest as form


def run(options: Options) -> int:
    """Rank partners for one country."""
    catalogue = catalogue_of(options)
    found = suggest(catalogue, options.country, question_of(catalogue, options))
    page = Page(
        query=form.query(found),
        results=[form.result(found, suggestion) for suggestion in found.suggestions],
        columns=form.COLUMNS,
        rows=[form.row(found, suggestion) for suggestion in found.suggestions],
        header=form.HEADER,
        cells=list(form.table(found)),
        right=form.RIGHT,
        heading=form.heading(found),
        footer=form.footer(found),
        warnings=found.warnings,
        empty=f"No partner for {found.seeker.name} is left in this pool; --pool all widens it.",
    )
    return show(page, options, catalogue.version)
