"""`matcher pairs`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of, question_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.questions.pairs import pairs
from matcher.render import pairs as form


def run(options: Options) -> int:
    """The best pairs of a pool."""
    if options.profiles:
        from matcher.cli.scale import run as run_on_profiles

        return run_on_profiles(options, of_pairs=True)
    catalogue = catalogue_of(options)
    found = pairs(catalogue, question_of(catalogue, options), mutual_only=options.mutual_only)
    page = Page(
        query=form.query(found, options.mutual_only),
        results=[form.result(found, couple) for couple in found.couples],
        columns=form.COLUMNS,
        rows=[form.row(found, couple) for couple in found.couples],
        header=form.HEADER,
        cells=[form.cells(found, couple) for couple in found.couples],
        right=form.RIGHT,
        footer=form.footer(found),
        empty="No pair in this pool.",
        thing="pair",
    )
    return show(page, options, catalogue.version)
