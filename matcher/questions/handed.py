"""Small tables that a person hands over: delegations, pairs to avoid, meetings to keep, documented pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.encodings import refuse_other_texts
from matcher.errors import Fault, InvalidData
from matcher.files import read_input
from matcher.language import tr
from matcher.plain import Record
from matcher.spreadsheet import Sheet, fold, lines_of, without_title
from matcher.text import did_you_mean, quoted


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
    """The rows of a table; "-" is standard input. `columns` are those that are read, each with the names that it may
    have, of which the first that has something in its cell is taken; of the others nothing is read. Cells that are not
    there are "". `required` are columns of which each must be there, or with "a|b" one of the two.
    Raises InvalidData, located."""
    text, name = read_input(file)
    refuse_other_texts(text, name)
    known = [called for names in columns.values() for called in names]
    folded = set(map(fold, known))
    text = without_title(text, lambda cells: not folded.isdisjoint(map(fold, cells)))
    sheet = Sheet(lines_of(text), name, known=known, comments=True)
    if not sheet.header:
        raise InvalidData([Fault(name, 0, "", tr("is empty; a header and a row each are due"))])
    places = {column: _places(sheet, names) for column, names in columns.items()}
    faults = [
        _missing(sheet, either, columns)
        for either in required
        if not any(places[column] for column in either.split("|"))
    ]
    if faults:
        raise InvalidData(faults)
    found = [
        Row(name, line, {column: _cell(cells, places[column]) for column in columns})
        for line, cells in sheet.rows(lambda line, message: faults.append(Fault(name, line, "", message)))
    ]
    if faults:
        raise InvalidData(faults)
    return found


def _places(sheet: Sheet, names: Sequence[str]) -> list[int]:
    """Where the columns stand that may have these names, in the order of the names."""
    return [sheet.columns.index(wanted) for wanted in dict.fromkeys(map(fold, names)) if wanted in sheet.columns]


def _cell(cells: Sequence[str], places: Sequence[int]) -> str:
    return next((cell for place in places if (cell := cells[place].strip())), "")


def _missing(sheet: Sheet, either: str, columns: Mapping[str, Sequence[str]]) -> Fault:
    column = either.partition("|")[0]
    taken = {fold(called) for names in columns.values() for called in names}
    near = did_you_mean(column, [cell for cell in sheet.header if cell and fold(cell) not in taken])
    seen = ", ".join(quoted(cell) for cell in sheet.header)
    return Fault(sheet.file, sheet.line, column, tr("this column is missing; found {columns}.", columns=seen) + near)
