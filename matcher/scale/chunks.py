"""Tables in chunks of rows, from CSV or Parquet: words as they are, numbers as an array (NaN where a cell is empty)."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.errors import MAX_FAULTS, Fault, InvalidData
from matcher.scale import parquet
from matcher.text import did_you_mean

if TYPE_CHECKING:
    from matcher.scale.arrays import Floats

Limits = Mapping[str, tuple[float, float]]
"""Column -> smallest and largest number that it can hold."""
_UNDECODED = re.compile("[\udc80-\udcff]")
ROWS = 2048
"""Rows of a chunk."""


class Chunk(NamedTuple):
    """Some rows: their lines, the words of each (in the order asked for), and their numbers (rows x numbers)."""

    lines: Sequence[int]
    words: list[tuple[str, ...]]
    numbers: Floats


class Table:
    """A table whose columns are known. `words` and `limits` (of numbers) say which it may have, `required` must."""

    def __init__(self, path: str, words: Sequence[str], limits: Limits, required: Sequence[str]) -> None:
        self.path = path
        self._parquet = path.lower().endswith(".parquet")
        self._header = parquet.header(path) if self._parquet else _header(path)
        known = [*words, *limits]
        faults = [
            Fault(path, 1, name, f"there is no such column.{did_you_mean(name, known)}")
            for name in self._header
            if name not in words and name not in limits
        ]
        faults += [Fault(path, 1, name, "the column is missing") for name in required if name not in self._header]
        faults += [
            Fault(path, 1, name, "the column stands twice")
            for name in dict.fromkeys(self._header)
            if self._header.count(name) > 1
        ]
        if faults:
            raise InvalidData(faults)
        self.words = [name for name in self._header if name in words]
        self.numbers = [name for name in self._header if name in limits]
        self._limits = limits
        self._faults: list[Fault] = []

    def most_rows(self) -> int:
        """A number of rows that the table does not exceed."""
        if self._parquet:
            return parquet.count(self.path)
        with open(self.path, "rb") as file:
            return 1 + sum(part.count(b"\n") + part.count(b"\r") for part in iter(lambda: file.read(1 << 20), b""))

    def fault(self, line: int, field: str, message: str) -> None:
        """Note what is wrong; gives up when that is more than anybody reads."""
        self._faults.append(Fault(self.path, line, field, message))
        if len(self._faults) > 5 * MAX_FAULTS:
            self.end()

    def end(self) -> None:
        """Raise InvalidData if anything is wrong."""
        if self._faults:
            raise InvalidData(sorted(self._faults, key=lambda fault: fault.line))

    def chunks(self) -> Iterator[Chunk]:
        """All rows. Numbers that are none, or outside their limits, are noted as faults."""
        lowest = np.array([self._limits[name][0] for name in self.numbers])
        highest = np.array([self._limits[name][1] for name in self.numbers])
        for chunk in self._of_parquet() if self._parquet else self._of_csv():
            outside = (chunk.numbers < lowest) | (chunk.numbers > highest)
            for row, column in zip(*np.nonzero(outside), strict=True) if outside.any() else ():
                low, high = self._limits[self.numbers[column]]
                message = f"{chunk.numbers[row, column]:.15g} is outside {low:.15g} to {high:.15g}"
                self.fault(chunk.lines[row], self.numbers[column], message)
            yield chunk

    def _of_csv(self) -> Iterator[Chunk]:
        pick_words, pick_numbers = (
            _picker([self._header.index(name) for name in names]) for names in (self.words, self.numbers)
        )
        lines: list[int] = []
        words: list[tuple[str, ...]] = []
        numbers: list[list[float]] = []
        nan = math.nan
        with open(self.path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            reader = csv.reader(file, strict=True)
            try:
                next(reader)
                for cells in reader:
                    if len(cells) != len(self._header):
                        if cells:
                            self.fault(reader.line_num, "", f"{len(cells)} cells; {len(self._header)} are due")
                        continue
                    texts = pick_numbers(cells)
                    together = "".join(texts)
                    try:
                        if "n" in together or "N" in together or "_" in together:  # nan, inf, 1_000: not for people
                            raise ValueError
                        values = [float(text) if text else nan for text in texts]
                    except ValueError:
                        values = self._checked(reader.line_num, texts)
                    said = pick_words(cells)
                    if not (together := "".join(said)).isascii() and _UNDECODED.search(together):
                        self.fault(reader.line_num, "", "a byte is not UTF-8; save the file as UTF-8")
                    lines.append(reader.line_num)
                    words.append(said)
                    numbers.append(values)
                    if len(lines) == ROWS:
                        yield Chunk(lines, words, np.array(numbers, dtype=np.float64))
                        lines, words, numbers = [], [], []
            except csv.Error as error:
                self.fault(reader.line_num, "", f"not valid CSV: {error}")
        yield Chunk(lines, words, np.array(numbers, dtype=np.float64).reshape(len(lines), len(self.numbers)))

    def _checked(self, line: int, texts: Sequence[str]) -> list[float]:
        values = []
        for name, text in zip(self.numbers, texts, strict=True):
            try:
                value = float(text.replace("_", "?")) if text else math.nan
                if text and not math.isfinite(value):
                    raise ValueError
            except ValueError:
                self.fault(line, name, f"{text[:40]!r} is not a number")
                value = math.nan
            values.append(value)
        return values

    def _of_parquet(self) -> Iterator[Chunk]:
        for first, columns in parquet.batches(self.path):
            words = [["" if cell is None else str(cell) for cell in columns[n].to_pylist()] for n in self.words]
            count = len(words[0])
            numbers = np.empty((count, len(self.numbers)))
            for column, name in enumerate(self.numbers):
                try:
                    numbers[:, column] = columns[name].cast("float64").to_numpy(zero_copy_only=False)
                except ValueError as error:
                    self.fault(first, name, f"numbers are due: {error}")
                    numbers[:, column] = np.nan
            yield Chunk(range(first, first + count), list(zip(*words, strict=True)), numbers)


def _header(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            header = next(csv.reader(file, strict=True), None)
    except (OSError, ValueError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidData([Fault(path, 0, "", f"cannot be read: {reason}")]) from None
    if not header:
        raise InvalidData([Fault(path, 1, "", "the file is empty; a header is due")])
    return header


def _picker(positions: Sequence[int]) -> Any:
    """A function from a list of cells to the tuple of those at `positions`."""
    if len(positions) > 1:
        return itemgetter(*positions)
    return lambda cells: tuple(cells[p] for p in positions)
