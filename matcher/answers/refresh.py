"""What a file of newer figures changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Block, Gap, Item, Section, Table, Text, Title
from matcher.editing.refresh import Change, Refreshed
from matcher.language import mark, tr, trn
from matcher.text import counted, listed

COLUMNS = ("code", "name", "part", "countries", "newer", "revised", "kept", "newest")
"""Columns of the CSV. They only ever grow, at the end."""
HEADER = (mark("figure"), mark("countries"), mark("newer"), mark("revised"), mark("newest year"))
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
    told = change._asdict()
    return Changed(**{**told, "part": "history" if told.pop("series") else "indicators"})


def _page(found: Refreshed, what: str, directory: str, *, freeze: bool) -> Iterator[Block]:
    yield Title(tr("Figures of the World Bank, last updated {day}", day=found.updated))
    rows = [
        (
            tr("{figure} (all years)", figure=c.name) if c.series else c.name,
            *map(str, (c.countries, c.newer, c.revised, c.newest)),
        )
        for c in found.changes
    ]
    yield Table(list(map(tr, HEADER)), rows, frozenset({1, 2, 3, 4}))
    if found.left_out:
        yield Section(tr("Left out"))
        for sentence in found.left_out[:SHOWN]:
            yield Item(sentence)
        if len(found.left_out) > SHOWN:
            more = len(found.left_out) - SHOWN
            yield Item(
                trn(
                    "and {count} more (all of them: --json)",
                    "and {count} more (all of them: --json)",
                    more,
                    count=more,
                )
            )
    yield Gap()
    command = f"matcher suggest COUNTRY --data {directory}"
    yield Text(
        tr("Wrote {what} to {folder}. Lay them over the data: {command}", what=what, folder=directory, command=command)
    )
    if freeze:
        yield Text(tr("The scales were frozen anew from these figures: every answer says so (own-scales)."))
    else:
        yield Text(
            tr("The scales stay those of the shipped data, so that answers can be compared (--freeze makes new ones).")
        )
