"""Results as they are written: one row a pair, as CSV or NDJSON text, or as Parquet.

The columns of a batch say who asks (`id`, `name`) and who is suggested; those of pairs have two sides, `a` before `b`
in the order of the profiles, and what `a` learns and shares.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.answers.numbers import DIGITS
from matcher.forms.csv import rows as csv_rows
from matcher.scale.blocks import Best
from matcher.scoring.score import COMPONENTS

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays, Floats, Ints

BATCH = ("id", "name", "rank", "partner_id", "partner", "score", *COMPONENTS)
PAIRS = ("a_id", "a", "b_id", "b", "score", *COMPONENTS)
CHUNK = 2048
"""Rows that are turned into text at once: the text of a whole block would take tens of megabytes."""
SWAPPED = [COMPONENTS.index(name) for name in ("stage", "needs", "share", "learn", "mutual", "ties")]
"""The components as the other side sees them."""


class Lines(NamedTuple):
    """Some rows of the result: two sides, the rank (None for pairs), and the score before the six components."""

    one: Ints
    other: Ints
    rank: Ints | None
    figures: Floats  # rows x 7


def batch(blocks: Iterable[Best]) -> Iterator[Lines]:
    """The suggestions of each block, profile by profile, best first."""
    for best in blocks:
        row, place = np.nonzero(best.partner >= 0)
        figures = np.column_stack([best.score[row, place], best.components[row, place]])
        one = (row + best.first).astype(np.int32)
        yield Lines(one, best.partner[row, place], (place + 1).astype(np.int32), figures)


def pairs(blocks: Iterable[Best], count: int) -> Iterator[Lines]:
    """Each pair of which one is among the best for the other, once: where the first of the two stands."""
    lists: Ints | None = None
    for best in blocks:
        if lists is None:
            lists = np.full((count, best.partner.shape[1]), -1, dtype=np.int32)
        lists[best.first : best.first + len(best.partner)] = best.partner
        row, place = np.nonzero(best.partner >= 0)
        one, other = (row + best.first).astype(np.int32), best.partner[row, place]
        # A partner that stands before has told of the pair already, if it has this one on its own list.
        told = (other < one) & (lists[other] == one[:, None]).any(axis=1)
        row, place, one, other = row[~told], place[~told], one[~told], other[~told]
        components, turned = best.components[row, place], (other < one)
        components[turned] = components[turned][:, SWAPPED]
        figures = np.column_stack([best.score[row, place], components])
        yield Lines(np.minimum(one, other), np.maximum(one, other), None, figures)


def text(lines: Iterable[Lines], arrays: Arrays, form: str) -> Iterator[str]:
    """The result as text, in chunks of up to CHUNK rows; `form` is csv or ndjson."""
    sides = _cells(arrays) if form == "csv" else None
    # Every figure lies in [0, 1] and is shown with DIGITS decimals: there are a thousand and one of them.
    unit = 10**DIGITS
    shown = [str(n / unit) for n in range(unit + 1)] + ["" if form == "csv" else "null"]
    start = True
    for found in _parts(lines):
        places = np.where(np.isnan(found.figures), unit + 1, np.rint(np.nan_to_num(found.figures) * unit)).astype(int)
        figures = ([shown[place] for place in row] for row in places.tolist())
        one, other = found.one.tolist(), found.other.tolist()
        ranks = None if found.rank is None else found.rank.tolist()
        columns = PAIRS if ranks is None else BATCH
        if sides is not None:
            head = ",".join(columns) + "\n" if start else ""
            start = False
            if ranks is None:
                rows = (f"{sides[a]},{sides[b]},{','.join(f)}\n" for a, b, f in zip(one, other, figures, strict=True))
            else:
                rows = (
                    f"{sides[a]},{rank},{sides[b]},{','.join(f)}\n"
                    for a, rank, b, f in zip(one, ranks, other, figures, strict=True)
                )
            yield head + "".join(rows)
        else:
            yield "".join(_objects(arrays, columns, one, ranks, other, figures))


def _parts(lines: Iterable[Lines]) -> Iterator[Lines]:
    for found in lines:
        for first in range(0, len(found.one) or 1, CHUNK):  # a block without rows still begins the table
            part = slice(first, first + CHUNK)
            rank = None if found.rank is None else found.rank[part]
            yield Lines(found.one[part], found.other[part], rank, found.figures[part])


def _cells(arrays: Arrays) -> list[str]:
    """id,name of each profile as CSV."""
    records = ({"id": i, "name": name} for i, name in zip(arrays.ids, arrays.names, strict=True))
    return [line.rstrip("\n") for line in csv_rows(("id", "name"), records, header=False)]


def _objects(
    arrays: Arrays, columns: tuple[str, ...], one: list[int], ranks: list[int] | None, other: list[int], figures: Any
) -> Iterator[str]:
    ids, names = arrays.ids, arrays.names
    keys = [json.dumps(column) for column in columns]
    for n, (a, b, shown) in enumerate(zip(one, other, figures, strict=True)):
        rank = [] if ranks is None else [str(ranks[n])]
        words = [_json(ids[a]), _json(names[a]), *rank, _json(ids[b]), _json(names[b]), *shown]
        yield "{" + ", ".join(f"{key}: {word}" for key, word in zip(keys, words, strict=True)) + "}\n"


def _json(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)


def to_parquet(lines: Iterable[Lines], arrays: Arrays, path: str) -> int:
    """Write the result to `path`, whole or not at all; the number of rows."""
    from matcher.scale.parquet import writer

    temporary = f"{path}.{os.getpid()}.part"
    count = 0
    try:
        with writer(temporary) as write:
            for found in lines:
                sides = {"id": found.one, "partner": found.other}
                names = PAIRS if found.rank is None else BATCH
                columns: list[Any] = []
                for side in sides.values():
                    columns += [[arrays.ids[n] for n in side.tolist()], [arrays.names[n] for n in side.tolist()]]
                if found.rank is not None:
                    columns.insert(2, found.rank)
                columns += list(np.round(found.figures, DIGITS).T)
                write(names, columns)
                count += len(found.one)
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
    return count
