"""`matcher suggest COUNTRY`."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.catalogue.catalogue import Catalogue
from matcher.cli.asked import catalogue_of, format_of, question_of
from matcher.cli.options import Options
from matcher.cli.output import say, write
from matcher.errors import ExitCode, NothingFound
from matcher.queries.suggest import Shortlist, suggest
from matcher.render.words import counted


def run(options: Options) -> int:
    """Rank partners for one country and write them out."""
    chosen = format_of(options)
    catalogue: Catalogue = catalogue_of(options)
    shortlist = suggest(catalogue, options.country, question_of(catalogue, options))
    if not shortlist.suggestions and options.fail_empty:
        raise NothingFound(f"No partner for {shortlist.seeker.name} in this pool.", "Widen it with --pool all.")
    write(_chunks(shortlist, chosen, options), options, counted(len(shortlist.suggestions), "row"))
    if chosen not in ("table", "markdown", "json"):
        for warning in shortlist.warnings:
            say(f"matcher: note: {warning}", options)
    return int(ExitCode.DONE)


def _chunks(shortlist: Shortlist, chosen: str, options: Options) -> Iterator[str]:
    from matcher.render import suggest as page

    if chosen == "csv":
        from matcher.render import csvtext

        yield from csvtext.rows(page.COLUMNS, (page.row(shortlist, s) for s in shortlist.suggestions))
    elif chosen in ("json", "ndjson"):
        from matcher.render import jsontext
        from matcher.render.envelope import success

        results = [page.result(shortlist, s) for s in shortlist.suggestions]
        if chosen == "json":
            query = page.query(shortlist)
            yield jsontext.document(success("suggest", shortlist.catalogue.version, query, results, shortlist.warnings))
        else:
            own = {"country_iso3": shortlist.seeker.iso3, "country": shortlist.seeker.name}
            yield from jsontext.lines({**own, **result} for result in results)
    else:
        from matcher.cli.layout import tabular

        yield from tabular(
            options,
            chosen,
            page.heading(shortlist),
            page.HEADER,
            list(page.table(shortlist)),
            page.RIGHT,
            [f"Note: {warning}" for warning in shortlist.warnings] + page.footer(shortlist),
            empty="No partner is left in this pool.",
        )
