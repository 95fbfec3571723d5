"""`matcher experience ID`."""

from __future__ import annotations

from matcher.catalogue.names import resolve_word
from matcher.cli.asked import catalogue_of
from matcher.cli.listing import write_document
from matcher.cli.options import Options
from matcher.render import experience as form


def run(options: Options) -> int:
    """Show one experience in full."""
    chosen = options.format
    catalogue = catalogue_of(options)
    ids = {experience.id: experience.title for experience in catalogue.experiences}
    wanted = (
        options.id
        if options.id in ids
        else resolve_word(options.id, ids, "experience", "`matcher experiences WORDS` searches the catalogue.")
    )
    record = catalogue.record("experience", wanted)
    return write_document(
        options,
        chosen,
        catalogue.version,
        query={"id": wanted},
        results=[form.full(catalogue, record)],
        columns=form.FULL_COLUMNS,
        rows=[form.flat(record)],
        page=form.page(catalogue, record, markdown=chosen == "markdown"),
        what=wanted,
    )
