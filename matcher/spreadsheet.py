"""The one reader of every table and list that a person hands over, whatever program saved it.

What it makes even: the separator (, ; tab or |, told by the header or by a line `sep=;`), quotes with line breaks
within them, line ends, empty rows, and empty columns at the end. What it refuses, with its place: a row longer than
its header, a column that stands twice, quotes that nothing closes, and a table of the World Bank with a column for
each year. The bytes are made text by `files`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from matcher.errors import Fault, InvalidData
from matcher.language import mark, tr, trn
from matcher.text import listed, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SEPARATORS = ",;\t|"
UNKNOWN = frozenset({"", "-", "--", "–", "—", ".", "..", "...", "na", "n/a", "#n/a", "n.a."})
"""What people and programs write into a column of figures where there is none, in small letters."""
COMMENT = "#"
HEAD = 20
"""Lines in which the first row must end, and rows of which one must be it."""
_SEP = re.compile(r'\s*"?sep=(.)"?[,;\t|]*\s*', re.IGNORECASE)
_BANK = ({"countrycode", "indicatorcode"}, {"countrycode", "seriescode"})
"""Columns by which a table of the World Bank is known, beside its years."""
# Translators: {due} says what the table should be: "a list of countries", "a table of pairs", "such a table".
WIDE = mark(
    "this is a table of the World Bank with a column for each year, not {due}. For newer figures: {command}; for a "
    "list of countries keep the column {column}, each country once"
)


def fold(name: str) -> str:
    """The name of a column in the form in which columns are compared: case, blanks, _ and - make no difference.

    >>> fold("Country_Code"), fold(" country-code")
    ('countrycode', 'countrycode')
    """
    return "".join(name.replace("_", " ").replace("-", " ").replace("\ufeff", "").split()).casefold()


def is_unknown(cell: str) -> bool:
    """Whether a cell of a column of figures says that there is no figure.

    >>> is_unknown(" n/a "), is_unknown(".."), is_unknown("-1")
    (True, True, False)
    """
    return cell.strip().casefold() in UNKNOWN


def figure(cell: str, separator: str) -> str:
    """A figure as numbers are written: where columns are separated by ; a comma stands before the decimals.

    >>> figure("12,5", ";"), figure("12,5", ","), figure("1.234,5", ";")
    ('12.5', '12,5', '1.234,5')
    """
    return cell.replace(",", ".") if separator == ";" and cell.count(",") == 1 and "." not in cell else cell


class Sheet:
    """A table in `lines` (with their line ends), of which `file` is the name in messages.

    `known` are columns that may be in it, by which its separator is told more surely; `comments`: rows that begin with
    # are passed over; `due`: what it should be, for a message ("": such a table). `header` holds the names of its
    columns as they are written, empty ones at the end left out; it is empty where there is no row at all.

    Raises InvalidData for a column that stands twice, a first row that does not end, and a table of the World Bank.
    """

    def __init__(
        self,
        lines: Iterable[str],
        file: str,
        *,
        known: Iterable[str] = (),
        comments: bool = False,
        due: str = "",
    ) -> None:
        self.file = file
        self._comments = comments
        self._number = self._began = 0
        self._between = True
        self._lines = self._counted(lines)
        self.separator, self.header, self.line = self._head({fold(name) for name in known}, due)
        self.columns = [fold(name) for name in self.header]
        if twice := [name for name in dict.fromkeys(self.columns) if name and self.columns.count(name) > 1]:
            raise InvalidData([Fault(file, self.line, self._written(name), self._twice(name)) for name in twice])

    def _counted(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines for csv.reader, which asks for more of them in the middle of a row: where a row begins is kept."""
        for line in lines:
            self._number += 1
            if self._between:
                if self._comments and line.lstrip().startswith(COMMENT):
                    continue
                self._between, self._began = False, self._number
            yield line

    def _head(self, known: set[str], due: str) -> tuple[str, list[str], int]:
        """(the separator, the cells of the header, its line)."""
        separator = ""
        for row in range(HEAD):
            record, began = self._record()
            if not record:
                break
            if not separator and (told := _SEP.fullmatch(record)):
                separator = told[1]
                continue
            chosen = separator or sniffed(record, known)
            cells = self._cells(record, chosen, began)
            folded = {fold(cell) for cell in cells}
            if any(columns <= folded for columns in _BANK) or (not row and "datasource" in folded):
                raise InvalidData([Fault(self.file, began, "", _wide(due))])
            if any(cells):
                return chosen, _trimmed(cells), began
        return separator or SEPARATORS[0], [], 1

    def _record(self) -> tuple[str, int]:
        """The lines of the next row, and where it begins: whatever the separator, its quotes come in pairs."""
        self._between, record = True, ""
        for line in self._lines:
            record += line
            if record.count('"') % 2 == 0:
                break
            if self._number - self._began >= HEAD:
                message = tr("not valid CSV: a quote that nothing closes")
                raise InvalidData([Fault(self.file, self._began, "", message)])
        return record, self._began

    def _cells(self, record: str, separator: str, line: int) -> list[str]:
        try:
            cells = next(csv.reader(lines_of(record), delimiter=separator), [""])
        except csv.Error as error:
            message = tr("not valid CSV: {problem}", problem=error)
            raise InvalidData([Fault(self.file, line, "", message)]) from None
        return [cell.strip().removeprefix("\ufeff") for cell in cells]

    def _written(self, name: str) -> str:
        return self.header[self.columns.index(name)]

    def _twice(self, name: str) -> str:
        places = [str(place) for place, column in enumerate(self.columns, 1) if column == name]
        # Translators: {places} are the places of a column in its table, counted from 1.
        return tr("the column stands twice ({places}); leave one, or name them apart", places=listed(places))

    def rows(self, fault: Callable[[int, str], None], *, whole: bool = False) -> Iterator[tuple[int, list[str]]]:
        """(the line in which it begins, its cells) of each row that has one; as many cells as the header has.

        A row that is shorter has empty cells at its end, or with `whole` is a fault; `fault` is told of each row that
        is none, with its line, and the others are read.
        """
        due = len(self.header)
        if not due:
            return
        reader = csv.reader(self._lines, delimiter=self.separator, strict=True)
        while True:
            self._between = True
            try:
                cells = next(reader, None)
            except csv.Error as error:
                fault(self._began, self._explained(str(error)))
                continue
            if cells is None:
                return
            if len(cells) == due:
                if cells[0].strip() or any(map(str.strip, cells)):
                    yield self._began, cells
                continue
            if not any(map(str.strip, cells)):
                continue
            if len(cells) > due and not any(map(str.strip, cells[due:])):
                yield self._began, cells[:due]
            elif len(cells) < due and not whole:
                yield self._began, cells + [""] * (due - len(cells))
            else:
                header = visible(",".join(self.header))
                # Translators: of a row in a table whose header has {due} cells.
                message = trn("{n} cells; {due} are due ({header})", "{n} cells; {due} are due ({header})", len(cells),
                              due=due, header=header)  # fmt: skip
                fault(self._began, message)

    def _explained(self, error: str) -> str:
        """What csv found wrong, with how far the row reaches where that is more than its line."""
        if error == "unexpected end of data":
            error = tr("a quote is opened and nothing closes it")
        if self._number == self._began:
            return tr("not valid CSV: {problem}", problem=error)
        return tr(
            "not valid CSV: {problem}; lines {first} to {last} are taken for one row",
            problem=error,
            first=self._began,
            last=self._number,
        )


def _wide(due: str) -> str:
    """What is said of a table of the World Bank where another is due."""
    command = "matcher refresh FILE DIR"
    return tr(WIDE, due=due or tr("such a table"), command=command, column="Country Code")


def sniffed(record: str, known: set[str]) -> str:
    """What separates the columns of a header: that by which it has the most `known` columns, then the most columns.

    >>> sniffed("country;theme, or topic", {"country"}), sniffed("Rwanda", set())
    (';', ',')
    """
    best = (-1, -1)
    found = SEPARATORS[0]
    for separator in SEPARATORS:
        try:
            cells = next(csv.reader(lines_of(record), delimiter=separator), [])
        except csv.Error:
            continue
        standing = (sum(fold(cell) in known for cell in cells), len(cells))
        if standing > best:
            best, found = standing, separator
    return found


def without_title(text: str, is_header: Callable[[Sequence[str]], bool]) -> str:
    """The text of a table without what stands above its header (the name of a list, a date, a remark: rows with one
    cell at most that has something), whose lines become empty ones, so that the others keep their numbers.

    >>> without_title("Participants;;\\n;;\\nPays;Code;\\nMali;MLI;\\n", lambda cells: "Pays" in cells)
    '\\n\\nPays;Code;\\nMali;MLI;\\n'
    """
    start = 0
    for number, line in enumerate(lines_of(text)):
        rows = [[cell.strip().strip('"') for cell in line.rstrip("\n").split(separator)] for separator in SEPARATORS]
        filled = [sum(map(bool, cells)) for cells in rows]
        if any(count > 1 and is_header(cells) for count, cells in zip(filled, rows, strict=True)):
            return "\n" * number + text[start:]
        # A comma may stand in the words of a title; what has more cells than one otherwise is a row.
        if number >= HEAD or max(filled[1:]) > 1 or line.count('"') % 2:
            break
        start += len(line)
    return text


def _trimmed(cells: Sequence[str]) -> list[str]:
    """The cells without the empty ones at the end."""
    last = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return list(cells[:last])


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text whose line ends are line feeds, with them, one after the other."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def listed_names(text: str) -> Iterator[tuple[int, str]]:
    """(line, name) of each line of a plain list that has one; what follows # is a remark, and quotes around a name and
    separators after it are not of it.

    >>> list(listed_names("# ours\\nKenya\\n\\n'Egypt, Arab Rep.';; # and this\\n"))
    [(2, 'Kenya'), (4, 'Egypt, Arab Rep.')]
    """
    for number, line in enumerate(text.split("\n"), 1):
        name = line.partition(COMMENT)[0].strip(" \t\r,;|\ufeff")
        if name[:1] == name[-1:] and name[:1] in ("'", '"'):
            name = name[1:-1].strip()
        if name:
            yield number, name
