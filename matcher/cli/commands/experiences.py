"""`matcher experiences [QUERY]`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.questions.search import experiences
from matcher.render import experience as form
from matcher.text import counted


def run(options: Options) -> int:
    """Search the catalogue."""
    catalogue = catalogue_of(options)
    found = experiences(
        catalogue,
        options.query,
        themes=options.theme,
        topics=options.topic,
        country=options.of_country,
        modality=options.modality,
        top=options.top,
    )
    page = Page(
        query=form.search(options.query, options.theme, options.topic, options.of_country, options.modality),
        results=[form.line(hit) for hit in found],
        columns=form.COLUMNS,
        rows=[form.line(hit) for hit in found],
        header=("Experience", "Country", "Since", "Theme", "Id"),
        cells=[form.cells(catalogue, hit) for hit in found],
        right=frozenset({2}),
        footer=[counted(len(found), "experience"), "One of them in full: matcher experience ID"],
        empty="No experience matches.",
        thing="experience",
    )
    return show(page, options, catalogue.version)
