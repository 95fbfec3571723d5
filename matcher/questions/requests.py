"""Reading what a batch asks for: one name a line, or a table with a column for the country and one for each option."""

from __future__ import annotations

from matcher.files import STDIN
from matcher.options import MANY, NUMBER, OPTIONS
from matcher.plain import Record
from matcher.spreadsheet import COMMENT, SEPARATORS, Sheet, fold, is_unknown, lines_of, listed_names
from matcher.text import did_you_mean, listed, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

COUNTRY_COLUMNS = ("country", "country_iso3", "iso3", "name")
CODES = frozenset(map(fold, (
    "country_iso3", "iso3", "iso_code", "iso_code3", "iso", "iso2", "iso_a2", "iso_a3", "iso3_code", "iso2_code",
    "Country Code", "country_iso", "country_iso2", "countryiso3code", "alpha2", "alpha3", "alpha-2 code",
    "alpha-3 code", "ISO-alpha2 code", "ISO-alpha3 code", "iso3c", "iso2c", "ref_area", "m49", "M49 code",
    "Code ISO", "Code ISO3", "Code pays", "código ISO", "código del país", "código do país", "Ländercode",
)))  # fmt: skip
"""What lists call the column of a country's code."""
NAMES = frozenset(map(fold, (
    "country", "countries", "Country Name", "country or area", "Country/Area", "Reference Area", "member state", "pays",
    "nom du pays", "país", "países", "pais", "nombre del país", "nome do país", "Land", "Ländername", "страна", "国家",
    "الدولة",
)))  # fmt: skip
"""What they call the column of its name."""
WEAK = (fold("name"), fold("code"))
"""Names of columns that hold a country where no other column does."""
COLUMNS = {option.name: option.kind for option in OPTIONS.values() if option.column}
FOLDED = {fold(name): name for name in COLUMNS}
OWN_LIST = frozenset(map(fold, ("country_iso3", "partner_iso3", "rank", "score")))
"""Columns by which the program's own lists are known: in them "top" is a share, not a number of partners."""
SHOWN = 8
"""Columns that a note names; more are counted."""


class Request(Record):
    """A line of the input: its number, the country as typed, and options that this line sets; or what is wrong.

    `code` is what a column of codes says beside the name, "" where it says nothing; `notes` what was taken for unknown.
    """

    line: int
    country: str
    options: dict[str, str | list[str] | int]
    fault: str = ""
    code: str = ""
    notes: tuple[str, ...] = ()


class Input(Record):
    """What a batch was handed: its requests in order, what must be said of it, and whether it is a plain list."""

    requests: list[Request]
    notes: list[str]
    plain: bool


def read(text: str, file: str = STDIN) -> Input:
    """The requests in a text: a table when its first row names a column for the country, else one name a line.

    Empty lines and those that begin with # are left out; lists in a cell are separated as in an option. Raises
    InvalidData, located, where the table cannot be read as one.
    """
    if not _is_table(text):
        return Input([Request(number, name, {}) for number, name in listed_names(text)], [], True)
    known = (*CODES, *NAMES, *COLUMNS, *COUNTRY_COLUMNS)
    sheet = Sheet(lines_of(text), file, known=known, comments=True, due="a list of countries")
    columns = _Columns(sheet)
    wrong: list[Request] = []
    found = [
        columns.request(line, dict(zip(sheet.columns, cells, strict=True)))
        for line, cells in sheet.rows(lambda line, message: wrong.append(Request(line, "", {}, message)))
    ]
    notes = [note for note in (columns.unread(), columns.own_note()) if note]
    requests = sorted(found + wrong, key=lambda request: request.line)
    return Input(columns.once(requests), notes, False)


def _is_table(text: str) -> bool:
    """Whether the first row that is no remark is the header of a table: one of its cells names a column of countries,
    or it is one of those lines that come before tables alone."""
    lines = (line for line in lines_of(text) if line.strip() and not line.lstrip().startswith(COMMENT))
    first = next(lines, "").strip().lstrip("\ufeff")
    if first.lower().strip('"').startswith("sep=") or fold(first.strip('"')).startswith("datasource"):
        return True
    for separator in SEPARATORS:
        cells = {fold(cell.strip().strip('"')) for cell in first.split(separator)}
        if cells & (CODES | NAMES) or cells & set(WEAK):
            return True
    return False


class _Columns:
    """Which columns of a table say what."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._separator = sheet.separator
        self._names = [name for name in sheet.columns if name in NAMES]
        self._codes = [name for name in sheet.columns if name in CODES]
        self._own = set(sheet.columns) >= OWN_LIST
        if not self._names and not self._codes:
            self._names = [name for name in WEAK if name in sheet.columns]
        self._options = {name: FOLDED[name] for name in sheet.columns if name in FOLDED}
        if self._own:
            self._options.pop("top", None)

    def unread(self) -> str:
        """A note on the columns that are not read, with what may have been meant; or nothing."""
        if self._own:
            return ""
        read = {*self._names, *self._codes, *self._options, fold("name")}
        unread = [
            written
            for name, written in zip(self._sheet.columns, self._sheet.header, strict=True)
            if written and name not in read
        ]
        if not unread:
            return ""
        plural = "a column is" if len(unread) == 1 else "columns are"
        known = (*COUNTRY_COLUMNS, *COLUMNS)
        meant = [f"{visible(n)} ({near.strip()})" if (near := did_you_mean(n, known)) else visible(n) for n in unread]
        more = f" and {len(meant) - SHOWN} more" if len(meant) > SHOWN else ""
        return f"{plural} not read: {', '.join(meant[:SHOWN])}{more}"

    def own_note(self) -> str:
        """What is said of a list that this program wrote."""
        taken = listed(["the country", *sorted(self._options.values())])
        own = "this is a list that matcher wrote"
        return f"{own}: {taken} are read of it, once each; partners and scores are not" if self._own else ""

    def once(self, requests: list[Request]) -> list[Request]:
        """The requests; of a list of our own, which has a row for each partner, each of them once."""
        if not self._own:
            return requests
        first = {(r.country, r.code, str(r.options), r.fault): r for r in reversed(requests)}
        return sorted(first.values(), key=lambda request: request.line)

    def request(self, number: int, row: dict[str, str]) -> Request:
        """The request of a row."""
        country = next((cell for name in self._names if (cell := row[name].strip())), "")
        code = next((cell for name in self._codes if (cell := row[name].strip())), "")
        options: dict[str, str | list[str] | int] = {}
        notes: list[str] = []
        for column, name in self._options.items():
            text, kind = row[column].strip(), COLUMNS[name]
            if not text:
                continue
            if kind != NUMBER:
                options[name] = [text] if kind == MANY else text
            elif is_unknown(text):
                notes.append(f"{name}: {text!r} is taken for unknown")
            elif (whole := _whole(text, self._separator)) is None:
                return Request(number, country or code, {}, f"{name}: {text!r} is not a whole number above 0")
            else:
                options[name] = whole
        if not country and not code:
            return Request(number, "", {}, "no country is named")
        return Request(number, country or code, options, "", code if country else "", tuple(notes))


def _whole(text: str, separator: str) -> int | None:
    """The whole number above 0 that a cell holds, also where a spreadsheet gave it decimals (3.0, and with ; 3,0)."""
    number = text.partition("," if separator == ";" and "," in text else ".")
    if number[2].strip("0") or (number[1] and not number[2]):
        return None
    digits = number[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits) > 0 else None
