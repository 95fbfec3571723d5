"""`matcher compare A B [C]...`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.listing import write_document
from matcher.cli.options import Options
from matcher.questions.compare import compare
from matcher.render import compare as form


def run(options: Options) -> int:
    """Put countries side by side."""
    chosen = options.format
    catalogue = catalogue_of(options)
    found = compare(catalogue, options.countries, question_of(catalogue, options))
    return write_document(
        options,
        chosen,
        catalogue.version,
        query=form.query(found),
        results=form.results(found),
        columns=form.COLUMNS,
        rows=form.rows(found),
        page=form.page(found, markdown=chosen == "markdown"),
        what=" and ".join(side.profile.name for side in found.sides),
    )
