"""Results as they are written: one row a pair, as CSV or NDJSON text, or as Parquet.

The columns of a batch say who asks (`id`, `name`) and who is suggested; those of pairs have two sides, `a` before `b`
in the order of the profiles, and what `a` learns and shares.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.answers.labels import DIGITS
from matcher.forms.csv import rows as csv_rows
from matcher.scale.blocks import Best
from matcher.scale.kinds import COMPONENTS
from matcher.scale.tables import arrow

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.kinds import Floats, Ints

BATCH = ("id", "name", "rank", "partner_id", "partner", "score", *COMPONENTS)
PAIRS = ("a_id", "a", "b_id", "b", "score", *COMPONENTS)
CHUNK = 2048
"""Rows that are turned into text at once: the text of a whole block would take tens of megabytes."""
SWAPPED = [COMPONENTS.index(name) for name in ("stage", "needs", "share", "learn", "mutual", "ties", "record")]
"""The components as the other side sees them."""


class Lines(NamedTuple):
    """Some rows of the result: two sides, the rank (None for pairs), and the score before the components."""

    one: Ints
    other: Ints
    rank: Ints | None
    figures: Floats  # rows x 8

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return PAIRS if self.rank is None else BATCH


Rows = Callable[[Lines, Iterable[list[str]]], str]
"""Makes the text of some rows, of which the figures are text already."""


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
    # Every figure lies in [0, 1] and is shown with DIGITS decimals: there are a thousand and one of them.
    unit = 10**DIGITS
    shown = [str(n / unit) for n in range(unit + 1)] + ["" if form == "csv" else "null"]
    rows = _csv(arrays) if form == "csv" else _ndjson(arrays)
    head = form == "csv"
    for found in _parts(lines):
        places = np.where(np.isnan(found.figures), unit + 1, np.rint(np.nan_to_num(found.figures) * unit)).astype(int)
        written = rows(found, ([shown[place] for place in row] for row in places.tolist()))
        yield ",".join(found.columns) + "\n" + written if head else written
        head = False


def _parts(lines: Iterable[Lines]) -> Iterator[Lines]:
    for found in lines:
        for first in range(0, len(found.one) or 1, CHUNK):  # a block without rows still begins the table
            part = slice(first, first + CHUNK)
            rank = None if found.rank is None else found.rank[part]
            yield Lines(found.one[part], found.other[part], rank, found.figures[part])


def _csv(arrays: Arrays) -> Rows:
    records = ({"id": i, "name": name} for i, name in zip(arrays.ids, arrays.names, strict=True))
    sides = [line.rstrip("\n") for line in csv_rows(("id", "name"), records, header=False)]

    def rows(found: Lines, figures: Iterable[list[str]]) -> str:
        one, other = found.one.tolist(), found.other.tolist()
        if found.rank is None:
            pairs = zip(one, other, figures, strict=True)
            return "".join(f"{sides[a]},{sides[b]},{','.join(shown)}\n" for a, b, shown in pairs)
        ranked = zip(one, found.rank.tolist(), other, figures, strict=True)
        return "".join(f"{sides[a]},{rank},{sides[b]},{','.join(shown)}\n" for a, rank, b, shown in ranked)

    return rows


def _ndjson(arrays: Arrays) -> Rows:
    ids, names, encode = arrays.ids, arrays.names, json.JSONEncoder(ensure_ascii=False).encode

    def rows(found: Lines, figures: Iterable[list[str]]) -> str:
        row = "{" + ", ".join(f'"{column}": %s' for column in found.columns) + "}\n"
        ranks = repeat(()) if found.rank is None else zip(found.rank.tolist())
        return "".join(
            row % (encode(ids[a]), encode(names[a]), *rank, encode(ids[b]), encode(names[b]), *shown)
            for a, b, rank, shown in zip(found.one.tolist(), found.other.tolist(), ranks, figures, strict=False)
        )

    return rows


def to_parquet(lines: Iterable[Lines], arrays: Arrays, path: str) -> int:
    """Write the result to `path`, whole or not at all; the number of rows."""
    pyarrow = arrow()
    temporary = f"{path}.{os.getpid()}.part"
    writer: Any = None
    count = 0
    try:
        for found in lines:
            columns: list[Any] = []
            for side in (found.one.tolist(), found.other.tolist()):
                columns += [[arrays.ids[n] for n in side], [arrays.names[n] for n in side]]
            if found.rank is not None:
                columns.insert(2, found.rank)
            columns += list(np.round(found.figures, DIGITS).T)
            batch = pyarrow.record_batch([pyarrow.array(column) for column in columns], names=list(found.columns))
            writer = writer or pyarrow.parquet.ParquetWriter(temporary, batch.schema)
            writer.write_batch(batch)
            count += len(found.one)
        writer.close()
        os.replace(temporary, path)
    finally:
        if writer is not None:
            writer.close()  # once more is nothing
        with suppress(FileNotFoundError):
            os.unlink(temporary)
    return count
