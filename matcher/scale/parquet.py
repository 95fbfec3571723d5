"""Tables in Parquet, through pyarrow (`pip install matcher[parquet]`), a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from matcher.errors import Fault, InvalidData, UsageError

BATCH = 2048


def _arrow() -> Any:
    try:
        import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError("Parquet needs pyarrow.", "Install it: pip install 'matcher[parquet]'") from None
    return import_module("pyarrow")


@contextmanager
def writer(path: str) -> Iterator[Callable[[Sequence[str], Sequence[Any]], None]]:
    """A function that appends a batch of rows (names of columns, columns) to `path`."""
    arrow = _arrow()
    opened: list[Any] = []

    def write(names: Sequence[str], columns: Sequence[Any]) -> None:
        batch = arrow.record_batch(list(map(arrow.array, columns)), names=list(names))
        if not opened:
            opened.append(arrow.parquet.ParquetWriter(path, batch.schema))
        opened[0].write_batch(batch)

    try:
        yield write
    finally:
        if opened:
            opened[0].close()


def header(path: str) -> list[str]:
    """The names of the columns."""
    return list(_open(path).schema_arrow.names)


def count(path: str) -> int:
    """How many rows there are."""
    return int(_open(path).metadata.num_rows)


def batches(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """(number of the first row, column -> pyarrow array) for each batch of rows."""
    first = 1
    for batch in _open(path).iter_batches(batch_size=BATCH):
        yield first, dict(zip(batch.schema.names, batch.columns, strict=True))
        first += batch.num_rows


def _open(path: str) -> Any:
    arrow = _arrow()
    try:
        return arrow.parquet.ParquetFile(path, memory_map=True)
    except FileNotFoundError:
        raise InvalidData([Fault(path, 0, "", "there is no such file")]) from None
    except (OSError, arrow.ArrowException) as error:
        raise InvalidData([Fault(path, 0, "", f"is not a Parquet file: {error}")]) from None
