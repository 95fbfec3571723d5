"""`matcher explain A B`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.listing import write_document
from matcher.cli.options import Options
from matcher.questions.explain import explain
from matcher.render import explain as form


def run(options: Options) -> int:
    """Show one pair in full."""
    chosen = options.format
    catalogue = catalogue_of(options)
    found = explain(catalogue, options.a, options.b, question_of(catalogue, options))
    return write_document(
        options,
        chosen,
        catalogue.version,
        query=form.query(found),
        results=[form.result(found)],
        columns=form.COLUMNS,
        rows=form.rows(found),
        page=form.page(found, markdown=chosen == "markdown"),
        what=f"{found.a.name} and {found.b.name}",
    )
