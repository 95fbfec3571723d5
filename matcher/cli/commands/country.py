"""`matcher country NAME`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of
from matcher.cli.listing import write_document
from matcher.cli.options import Options
from matcher.questions.profile import portrait
from matcher.render import profile as form


def run(options: Options) -> int:
    """Show the profile of one country."""
    chosen = options.format
    catalogue = catalogue_of(options)
    found = portrait(catalogue, options.name)
    return write_document(
        options,
        chosen,
        catalogue.version,
        query={"country": found.profile.iso3},
        results=[form.result(found)],
        columns=form.COLUMNS,
        rows=form.rows(found),
        page=form.page(found, markdown=chosen == "markdown"),
        what=found.profile.name,
    )
