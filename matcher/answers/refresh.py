"""What a file of newer figures changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Block, Gap, Item, Section, Table, Text, Title
from matcher.editing.refresh import Change, Refreshed
from matcher.language import mark, name_of, tr, trn
from matcher.text import counted, listed

COLUMNS = ("code", "name", "part", "countries", "newer", "revised", "kept", "newest")
"""Columns of the CSV. They only ever grow, at the end."""
HEADER = (
    mark("figure"), mark("countries"),
    # Translators: for how many countries the file has a newer figure.
    mark("newer"),
    # Translators: for how many countries the file has another figure of the same year.
    mark("revised"),
    mark("newest year"),
)  # fmt: skip
SHOWN = 10
"""What was left out, told one by one; the rest is counted."""


class Changed(Result):
    """What changed in one indicator, or (`part` is "history") in one column of the years of each country: for how many
    countries the file has figures, and how many of these are newer, revised, or kept as they were."""

    code: str
    name: str
    part: str
    countries: int
    newer: int
    revised: int
    kept: int
    newest: int


def answer(found: Refreshed, version: str, *, file: str, directory: str, freeze: bool) -> Answer[Changed]:
    """What was written, and what it changes."""
    what = listed([counted(found.figures, "figure"), counted(found.country_years, "country-year")])
    return Answer(
        command="refresh",
        version=version,
        query={"file": file, "directory": directory, "updated": found.updated, "freeze": freeze},
        results=lambda: map(_changed, found.changes),
        columns=COLUMNS,
        page=lambda: _page(found, what, directory, freeze=freeze),
        what=what,
        warnings=found.left_out,
    )


def _changed(change: Change) -> Changed:
    told = {**change._asdict(), "name": name_of("indicator", change.name)}
    return Changed(**{**told, "part": "history" if told.pop("series") else "indicators"})


def _page(found: Refreshed, what: str, directory: str, *, freeze: bool) -> Iterator[Block]:
    yield Title(tr("Figures of the World Bank, last updated {day}", day=found.updated))
    rows = [(_called(c), str(c.countries), str(c.newer), str(c.revised), str(c.newest)) for c in found.changes]
    yield Table(list(map(tr, HEADER)), rows, frozenset({1, 2, 3, 4}))
    if found.left_out:
        yield Section(tr("Left out"))
        for sentence in found.left_out[:SHOWN]:
            yield Item(sentence)
        more = len(found.left_out) - SHOWN
        if more > 0:
            option = "--json"
            yield Item(
                trn("and {n} more (all of them: {option})", "and {n} more (all of them: {option})", more, option=option)
            )
    yield Gap()
    command = f"matcher suggest COUNTRY --data {directory}"
    yield Text(
        tr(
            "Wrote {what} to {directory}. Lay them over the data: {command}",
            what=what,
            directory=directory,
            command=command,
        )
    )
    if freeze:
        yield Text(tr("The scales were frozen anew from these figures: every answer says so (own-scales)."))
    else:
        yield Text(
            tr(
                "The scales stay those of the shipped data, so that answers can be compared ({option} makes new ones).",
                option="--freeze",
            )
        )


def _called(change: Change) -> str:
    name = name_of("indicator", change.name)
    return tr("{figure} (all years)", figure=name) if change.series else name
