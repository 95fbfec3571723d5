"""Tables as files, from CSV or Parquet, a part at a time: words as they are, numbers as an array.

Parquet is read through pyarrow (`pip install matcher[parquet]`).
"""

from __future__ import annotations

import io
import math
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from operator import itemgetter
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.encodings import not_utf8
from matcher.errors import MAX_FAULTS, STDIN, Fault, InvalidData, UsageError, reason
from matcher.files import UTF_16, open_regular, read_stdin
from matcher.language import tr
from matcher.spreadsheet import Sheet, figure, fold, is_unknown
from matcher.text import did_you_mean

if TYPE_CHECKING:
    from matcher.scale.kinds import Floats

Limits = Mapping[str, tuple[float, float]]
"""Column -> smallest and largest number that it can hold."""
ROWS = 2048
"""Rows of a part."""
_UNDECODED = re.compile("[\udc80-\udcff]")


class Part(NamedTuple):
    """Some rows of a table: the line of each, its words, and its numbers (rows x columns), in the order asked for.

    A word is empty and a number is NaN where the cell is empty, or the table has no such column.
    """

    lines: Sequence[int]
    words: list[tuple[str, ...]]
    numbers: Floats


class Table:
    """A table whose columns are known: those of `words` and of numbers (`limits`) may be there, `required` must."""

    def __init__(self, path: str, words: Sequence[str], limits: Limits, required: Sequence[str]) -> None:
        self._path = STDIN if path == "-" else path
        self._given = read_stdin() if path == "-" else None
        self._words = words
        self._limits = limits
        self._parquet = path.lower().endswith(".parquet")
        self._known = (*words, *limits)
        self._separator = ","
        self.unknown = 0
        """Cells of figures that say that there is none (n/a, .., -)."""
        self._header = list(_parquet(path).schema_arrow.names) if self._parquet else self._head()
        self._faults = [Fault(path, 1, name, message) for name, message in self._misfits(required)]
        self.end()

    def _misfits(self, required: Sequence[str]) -> Iterator[tuple[str, str]]:
        """(column, what is wrong with it)."""
        known = [*self._words, *self._limits]
        for name in self._header:
            if name not in known:
                yield name, tr("there is no such column.") + did_you_mean(name, known)
        for name in required:
            if name not in self._header:
                yield name, tr("the column is missing")
        for name in dict.fromkeys(self._header):
            if self._header.count(name) > 1:
                yield name, tr("the column stands twice")

    def _head(self) -> list[str]:
        """The columns of a CSV; those known by the names that are known, however they are written."""
        with self._opened() as lines:
            sheet = Sheet(lines, self._path, known=self._known, due=tr("a table of profiles"))
        if not sheet.header:
            raise InvalidData([Fault(self._path, 1, "", tr("the file is empty; a header is due"))])
        known = {fold(name): name for name in self._known}
        self._separator = sheet.separator
        return [known.get(fold(name), name) for name in sheet.header]

    def most_rows(self) -> int:
        """A number of rows that the table does not exceed."""
        if self._parquet:
            return int(_parquet(self._path).metadata.num_rows)
        with self._binary() as file:
            return 1 + sum(part.count(b"\n") + part.count(b"\r") for part in iter(lambda: file.read(1 << 20), b""))

    def _binary(self) -> IO[bytes]:
        return io.BytesIO(self._given) if self._given is not None else os.fdopen(open_regular(self._path), "rb")

    @contextmanager
    def _opened(self) -> Iterator[IO[str]]:
        """The lines of a CSV, in UTF-8 or in UTF-16 with its mark, with bytes that are neither kept as they are."""
        with self._binary() as file:
            start = file.read(2)
            file.seek(0)
            encoding = "utf-16" if start in UTF_16 else "utf-8-sig"
            kept = "replace" if start in UTF_16 else "surrogateescape"
            try:
                yield io.TextIOWrapper(file, encoding=encoding, errors=kept, newline="")
            except OSError as error:
                message = tr("cannot be read: {reason}", reason=reason(error))
                raise InvalidData([Fault(self._path, 0, "", message)]) from None

    def fault(self, line: int, field: str, message: str) -> None:
        """Note what is wrong; gives up when that is more than anybody reads."""
        self._faults.append(Fault(self._path, line, field, message))
        if len(self._faults) > 5 * MAX_FAULTS:
            self.end()

    def end(self) -> None:
        """Raise InvalidData if anything is wrong."""
        if self._faults:
            raise InvalidData(sorted(self._faults, key=lambda fault: fault.line))

    def parts(self) -> Iterator[Part]:
        """All rows. Numbers that are none, or outside their limits, are noted as faults."""
        names = list(self._limits)
        lowest, highest = np.array(list(self._limits.values())).T
        for part in self._of_parquet() if self._parquet else self._of_csv():
            outside = (part.numbers < lowest) | (part.numbers > highest)
            for row, column in np.argwhere(outside).tolist() if outside.any() else ():
                value = f"{part.numbers[row, column]:.15g}"
                low, high = f"{lowest[column]:.15g}", f"{highest[column]:.15g}"
                message = tr("{value} is outside {low} to {high}", value=value, low=low, high=high)
                self.fault(part.lines[row], names[column], message)
            yield part

    def _of_csv(self) -> Iterator[Part]:
        pick_words, pick_numbers = (
            # A column that is not there is found in an empty cell at the end of each row.
            itemgetter(*(self._header.index(name) if name in self._header else -1 for name in names))
            for names in (self._words, self._limits)
        )
        lines: list[int] = []
        words: list[tuple[str, ...]] = []
        numbers: list[list[float]] = []
        for line, cells in self._rows():
            cells.append("")
            values, said = self._floats(line, pick_numbers(cells)), pick_words(cells)
            if not (together := "".join(said)).isascii() and _UNDECODED.search(together):
                raw = together.encode("utf-8", "surrogateescape")
                self.fault(line, "", not_utf8(raw))
            lines.append(line)
            words.append(said)
            numbers.append(values)
            if len(lines) == ROWS:
                yield Part(lines, words, np.array(numbers, dtype=np.float64))
                lines, words, numbers = [], [], []
        yield Part(lines, words, np.array(numbers, dtype=np.float64).reshape(-1, len(self._limits)))

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """(line, cells) of each row of a CSV that has no more cells than its header."""
        with self._opened() as lines:
            sheet = Sheet(lines, self._path, known=self._known)
            yield from sheet.rows(lambda line, message: self.fault(line, "", message))

    def _floats(self, line: int, texts: tuple[str, ...]) -> list[float]:
        together = "".join(texts)
        if not ("n" in together or "N" in together or "_" in together):  # nan, inf, 1_000: not for people
            try:
                return [float(text) if text else math.nan for text in texts]
            except ValueError:
                pass
        return [self._float(line, name, text) for name, text in zip(self._limits, texts, strict=True)]

    def _float(self, line: int, name: str, text: str) -> float:
        if is_unknown(text):
            self.unknown += bool(text.strip())
            return math.nan
        try:
            value = float(figure(text, self._separator).replace("_", "?"))
            if math.isfinite(value):
                return value
        except ValueError:
            pass
        self.fault(line, name, self._no_number(text))
        return math.nan

    def _no_number(self, text: str) -> str:
        """What is said of a cell that is no number; more where a comma stands before the decimals and the table is not
        one of those that have them."""
        short = repr(text[:40])
        if text.count(",") == 1 and self._separator != ";" and text.replace(",", "").strip().isdecimal():
            return tr(
                "{text} is not a number; a comma stands before decimals only where ; separates the columns", text=short
            )
        return tr("{text} is not a number", text=short)

    def _of_parquet(self) -> Iterator[Part]:
        first = 1
        for batch in _parquet(self._path).iter_batches(batch_size=ROWS):
            columns = dict(zip(batch.schema.names, batch.columns, strict=True))
            blank = [""] * batch.num_rows
            words = [
                ["" if cell is None else str(cell) for cell in columns[name].to_pylist()] if name in columns else blank
                for name in self._words
            ]
            numbers = np.full((batch.num_rows, len(self._limits)), np.nan)
            for column, name in enumerate(self._limits):
                if name in columns:
                    try:
                        numbers[:, column] = columns[name].cast("float64").to_numpy(zero_copy_only=False)
                    except ValueError as error:
                        self.fault(first, name, tr("numbers are due: {reason}", reason=error))
            yield Part(range(first, first + batch.num_rows), list(zip(*words, strict=True)), numbers)
            first += batch.num_rows


def arrow() -> Any:
    """pyarrow, with its part for Parquet. Raises UsageError where it is not installed."""
    try:
        import_module("pyarrow.parquet")
    except ImportError:
        hint = tr("Install it: {command}", command="pip install 'matcher[parquet]'")
        raise UsageError(tr("Parquet needs pyarrow."), hint) from None
    return import_module("pyarrow")


def _parquet(path: str) -> Any:
    pyarrow = arrow()
    os.close(open_regular(path))  # a pipe would be waited for
    try:
        return pyarrow.parquet.ParquetFile(path, memory_map=True)
    except FileNotFoundError:
        raise InvalidData([Fault(path, 0, "", tr("there is no such file"))]) from None
    except (OSError, pyarrow.ArrowException) as error:
        message = tr("is not a Parquet file: {reason}", reason=error)
        raise InvalidData([Fault(path, 0, "", message)]) from None
