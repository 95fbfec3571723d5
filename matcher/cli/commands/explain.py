"""`matcher explain A B`."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.cli.asked import catalogue_of, format_of, question_of
from matcher.cli.options import Options
from matcher.cli.output import write
from matcher.errors import ExitCode
from matcher.queries.explain import Explanation, explain
from matcher.render import explain as page


def run(options: Options) -> int:
    """Show one pair in full."""
    chosen = format_of(options)
    catalogue = catalogue_of(options)
    found = explain(catalogue, options.a, options.b, question_of(catalogue, options))
    write(_chunks(found, chosen, options), options, f"{found.a.name} and {found.b.name}")
    return int(ExitCode.DONE)


def _chunks(found: Explanation, chosen: str, options: Options) -> Iterator[str]:
    if chosen == "csv":
        from matcher.render import csvtext

        yield from csvtext.rows(page.COLUMNS, page.rows(found))
    elif chosen in ("json", "ndjson"):
        from matcher.render import jsontext
        from matcher.render.envelope import success

        result = page.result(found)
        if chosen == "ndjson":
            yield from jsontext.lines([result])
        else:
            yield jsontext.document(success("explain", found.catalogue.version, page.query(found), [result], []))
    else:
        from matcher.cli.layout import paragraphs

        yield from paragraphs(options, page.page(found, markdown=chosen == "markdown"))
