"""Small tables that a person hands over: delegations, pairs. One place, to be replaced by a reader of all tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from matcher.errors import Fault, InvalidData
from matcher.files import read_input
from matcher.plain import Record
from matcher.text import did_you_mean, quoted

SEPARATORS = ",;\t|"


class Row(Record):
    """A row: where it stands, and its cells by the name of the column, without blanks around them."""

    file: str
    line: int
    cells: Mapping[str, str]

    @property
    def at(self) -> tuple[str, int]:
        """The file and the line, as a fault names them."""
        return self.file, self.line


def rows(file: str, columns: Mapping[str, Sequence[str]], required: Sequence[str]) -> list[Row]:
    """The rows of a CSV; "-" is standard input. `columns` are those that are read, each with the names that it may
    have, of which the first that is there is taken; of the others nothing is read. Cells that are not there are "".
    Raises InvalidData, located."""
    text, name = read_input(file)
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        raise InvalidData([Fault(name, 0, "", "is empty; a header and a row each are due")])
    separator = max(SEPARATORS, key=lines[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    header: list[str] = []
    found: list[Row] = []
    faults: list[Fault] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(cells, columns, required, (name, reader.line_num))
                continue
            while len(cells) > len(header) and not cells[-1].strip():
                cells.pop()
            if len(cells) > len(header):
                faults.append(Fault(name, reader.line_num, "", f"{len(cells)} cells; the header has {len(header)}"))
                continue
            given = {column: cell.strip() for column, cell in zip(header, cells, strict=False) if column}
            found.append(Row(name, reader.line_num, {column: given.get(column, "") for column in columns}))
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, "", f"not valid CSV: {error}"))
    if faults:
        raise InvalidData(faults)
    return found


def _header(
    cells: Sequence[str], columns: Mapping[str, Sequence[str]], required: Sequence[str], at: tuple[str, int]
) -> list[str]:
    """The column that each cell of a header names; "" for one that is not read."""
    plain = ["_".join(cell.lower().replace("-", " ").replace("_", " ").split()) for cell in cells]
    taken = {next((name for name in names if name in plain), ""): column for column, names in columns.items()}
    faults = [
        Fault(*at, name, "this column is there twice; leave one of them out")
        for name in sorted(taken)
        if name and plain.count(name) > 1
    ]
    for column in required:
        if column not in taken.values() or not any(name in plain for name in columns[column]):
            near = did_you_mean(column, [cell for cell in plain if cell not in taken])
            seen = ", ".join(quoted(cell.strip()) for cell in cells)
            faults.append(Fault(*at, column, f"this column is missing; found {seen}.{near}"))
    if faults:
        raise InvalidData(faults)
    return [taken.get(cell, "") if cell else "" for cell in plain]
