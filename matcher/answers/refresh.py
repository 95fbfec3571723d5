"""What a file of newer figures changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Block, Gap, Item, Section, Table, Text, Title
from matcher.editing.refresh import Change, Refreshed
from matcher.text import counted

COLUMNS = ("code", "name", "part", "countries", "newer", "revised", "kept", "newest")
"""Columns of the CSV. They only ever grow, at the end."""
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
    what = f"{counted(found.figures, 'figure')} and {counted(found.country_years, 'country-year')}"
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
    yield Title(f"Figures of the World Bank, last updated {found.updated}")
    header = ("figure", "countries", "newer", "revised", "newest year")
    rows = [
        (c.name + (" (all years)" if c.series else ""), str(c.countries), str(c.newer), str(c.revised), str(c.newest))
        for c in found.changes
    ]
    yield Table(header, rows, frozenset({1, 2, 3, 4}))
    if found.left_out:
        yield Section("Left out")
        for sentence in found.left_out[:SHOWN]:
            yield Item(sentence)
        if len(found.left_out) > SHOWN:
            yield Item(f"and {len(found.left_out) - SHOWN} more (all of them: --json)")
    yield Gap()
    yield Text(f"Wrote {what} to {directory}. Lay them over the data: matcher suggest COUNTRY --data {directory}")
    if freeze:
        yield Text("The scales were frozen anew from these figures: every answer says so (own-scales).")
    else:
        yield Text(
            "The scales stay those of the shipped data, so that answers can be compared (--freeze makes new ones)."
        )
