"""Writes a list of results in the format that was asked for: the same for every command that lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.cli.options import Options
from matcher.cli.output import say, write
from matcher.errors import ExitCode, NothingFound
from matcher.plain import Record
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Page(Record):
    """An answer in all its forms.

    `results` are what JSON holds (a command may leave out the forms that are not asked for, and say how many there
    are by `number`), `rows` what CSV holds under `columns`; `header`, `cells` and `right` (columns
    aligned to the right) make the table for reading, between the lines of `heading` and `footer`.
    """

    query: Mapping[str, Any]
    results: Sequence[Mapping[str, Any]]
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    header: Sequence[str]
    cells: Sequence[Sequence[str]]
    right: frozenset[int] = frozenset()
    heading: Sequence[str] = ()
    footer: Sequence[str] = ()
    warnings: Sequence[str] = ()
    empty: str = "Nothing found."
    thing: str = "row"
    number: int = -1


def show(page: Page, options: Options, version: str) -> int:
    """Write the page where and as the options say; returns the exit code. `version` is the data's."""
    chosen = options.format
    count = len(page.results) if page.number < 0 else page.number
    if not count and options.fail_empty:
        raise NothingFound(page.empty)
    write(_chunks(page, chosen, options, version), options, counted(count, page.thing))
    if chosen in ("csv", "ndjson"):
        for warning in page.warnings:
            say(f"matcher: note: {warning}", options)
    return int(ExitCode.DONE)


def _chunks(page: Page, chosen: str, options: Options, version: str) -> Iterator[str]:
    if chosen == "csv":
        from matcher.render import csvtext

        yield from csvtext.rows(page.columns, page.rows)
    elif chosen == "ndjson":
        from matcher.render import jsontext

        yield from jsontext.lines(page.results)
    elif chosen == "json":
        from matcher.render import jsontext
        from matcher.render.envelope import success

        answer = success(options.command, version, dict(page.query), list(page.results), list(page.warnings))
        yield jsontext.document(answer)
    else:
        from matcher.cli.layout import tabular

        notes = [f"Note: {warning}" for warning in page.warnings]
        footer = [*notes, *page.footer]
        yield from tabular(options, chosen, page.heading, page.header, page.cells, page.right, footer, empty=page.empty)


def write_document(
    options: Options,
    chosen: str,
    version: str,
    *,
    query: Mapping[str, Any],
    results: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    page: Iterator[str],
    what: str,
    warnings: Sequence[str] = (),
) -> int:
    """Write an answer whose form for reading is a page of text, not one table; returns the exit code."""

    def chunks() -> Iterator[str]:
        if chosen == "csv":
            from matcher.render import csvtext

            yield from csvtext.rows(columns, rows)
        elif chosen == "ndjson":
            from matcher.render import jsontext

            yield from jsontext.lines(results)
        elif chosen == "json":
            from matcher.render import jsontext
            from matcher.render.envelope import success

            yield jsontext.document(success(options.command, version, dict(query), list(results), list(warnings)))
        else:
            from matcher.cli.layout import paragraphs

            yield from paragraphs(options, page)

    write(chunks(), options, what)
    return int(ExitCode.DONE)
