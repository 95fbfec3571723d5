"""Reading what a batch asks for: one name a line, or a table with a column for the country and one for each option."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matcher.encodings import refuse_other_texts
from matcher.errors import Fault, InvalidData
from matcher.files import STDIN
from matcher.language import tr, trn
from matcher.options import MANY, NUMBER, OPTIONS
from matcher.plain import Record
from matcher.questions.own_lists import is_header, own_list
from matcher.spreadsheet import COMMENT, SEPARATORS, Sheet, fold, is_unknown, lines_of, listed_names, without_title
from matcher.text import did_you_mean, listed, visible

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
DESCRIBE = ("language", "population", "income")
"""Options whose columns tell of the country itself in many a table."""
LOOKED_AT = 50
"""Lines by which a table without a known header is told."""
LETTERS = 40
"""Letters of a cell in a message."""
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
    refuse_other_texts(text, file)
    text = without_title(text, _names_countries)
    if not _is_table(text):
        return Input([Request(number, name, {}) for number, name in listed_names(text)], [], True)
    known = (*CODES, *NAMES, *COLUMNS, *COUNTRY_COLUMNS)
    sheet = Sheet(lines_of(text), file, known=known, comments=True, due=tr("a list of countries"))
    columns = _Columns(sheet)
    wrong: list[Request] = []
    found = [
        request
        for line, cells in sheet.rows(lambda line, message: wrong.append(Request(line, "", {}, message)))
        for request in columns.requests(line, dict(zip(sheet.columns, cells, strict=True)))
    ]
    notes = [note for note in (columns.unread(), columns.own_note(), columns.of_the_country()) if note]
    requests = sorted(found + wrong, key=lambda request: request.line)
    return Input(columns.once(requests), notes, False)


def refuse_table(found: Input, file: str, names_a_country: Callable[[str], bool]) -> None:
    """Raise InvalidData for a list of which every line has columns, as in a table, and no line as a whole is a name:
    the first row does not say which column the country is in, and each line would be told as a fault of its own."""
    names = [request.country for request in found.requests[:LOOKED_AT]]
    if not found.plain or len(names) < 2:
        return
    for separator in SEPARATORS:
        counts = {name.count(separator) for name in names}
        names_have_it = separator == "," and counts == {1} and len(names) == 2  # two names turned round, it may be
        if len(counts) == 1 and 0 not in counts and not names_have_it and not any(map(names_a_country, names)):
            head = listed([visible(cell.strip().strip('"')[:LETTERS]) for cell in names[0].split(separator)[:SHOWN]])
            message = tr(
                "this looks like a table, and no column is called as one of countries is; the first row has: {cells}. "
                "Call the column of the country {name}, or that of its code {code}; or give one name a line",
                cells=head,
                name="`country`",
                code="`iso3`",
            )
            raise InvalidData([Fault(file, found.requests[0].line, "", message)])


def _is_table(text: str) -> bool:
    """Whether the first row that is no remark is the header of a table: one of its cells names a column of countries,
    or it is one of those lines that come before tables alone."""
    lines = (line for line in lines_of(text) if line.strip() and not line.lstrip().startswith(COMMENT))
    first = next(lines, "").strip().lstrip("\ufeff")
    if first.lower().strip('"').startswith("sep=") or fold(first.strip('"')).startswith("datasource"):
        return True
    rows = ([cell.strip().strip('"') for cell in first.split(separator)] for separator in SEPARATORS)
    return any(_names_countries(cells) or set(map(fold, cells)) & set(WEAK) for cells in rows)


def _names_countries(cells: Sequence[str]) -> bool:
    """Whether these are the cells of a header that names a column of countries, or that of a list of our own."""
    return not (CODES | NAMES).isdisjoint(map(fold, cells)) or is_header(cells)


class _Columns:
    """Which columns of a table say what."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._separator = sheet.separator
        self._own = own_list(sheet.columns)
        names = [name for name in sheet.columns if name in NAMES]
        codes = [name for name in sheet.columns if name in CODES]
        if not names and not codes:
            names = [name for name in WEAK if name in sheet.columns]
        self._sides: Sequence[tuple[Sequence[str], Sequence[str]]] = [(names, codes)]
        self._narrowing: set[str] = set()
        self._options = {name: FOLDED[name] for name in sheet.columns if name in FOLDED}
        if not self._own:
            return
        if not self._own.sides:
            command = f"`matcher {self._own.command}`"
            what = tr("this is a list of {command}, which names no countries to find partners for", command=command)
            raise InvalidData([Fault(sheet.file, sheet.line, "", what)])
        there = set(sheet.columns)
        self._sides = [
            ([n for n in name if n in there], [c for c in code if c in there]) for name, code in self._own.sides
        ]
        self._options.pop("top", None)  # in a list of our own a share, not a number of partners
        if not self._own.asks:
            self._options = {}

    def unread(self) -> str:
        """A note on the columns that are not read, with what may have been meant; or nothing."""
        if self._own:
            return ""
        names, codes = self._sides[0]
        read = {*names, *codes, *self._options, fold("name")}
        unread = [
            written
            for name, written in zip(self._sheet.columns, self._sheet.header, strict=True)
            if written and name not in read
        ]
        if not unread:
            return ""
        known = (*COUNTRY_COLUMNS, *COLUMNS)
        meant = [f"{visible(n)} ({near.strip()})" if (near := did_you_mean(n, known)) else visible(n) for n in unread]
        names = ", ".join(meant[:SHOWN])
        if (more := len(meant) - SHOWN) > 0:
            # Translators: {n} counts those that are not among the {names}.
            return trn("columns are not read: {names} and {n} more", "columns are not read: {names} and {n} more", more,
                       names=names)  # fmt: skip
        return trn("a column is not read: {names}", "columns are not read: {names}", len(meant), names=names)

    def own_note(self) -> str:
        """What is said of a list that this program wrote."""
        if not self._own:
            return ""
        # Translators: the first of what is read of a list: "its countries, language and theme".
        taken = listed([tr("its countries"), *sorted(self._options.values())])
        return tr("this is a list that matcher wrote: {names} are read, once each; the rest is not", names=taken)

    def of_the_country(self) -> str:
        """A note on columns that narrow whom a country is matched with, and may have been meant to tell of itself."""
        if self._own or not self._narrowing:
            return ""
        # Translators: {columns} are up to three names of columns (language, population, income), of which a line of a
        # list has cells.
        return tr(
            "{columns} of a line is taken for what its partners must be; if it tells of the country itself, rename the "
            "column",
            columns=listed(sorted(self._narrowing)),
        )

    def once(self, requests: list[Request]) -> list[Request]:
        """The requests; of a list of our own, which has a row for each partner, each of them once."""
        if not self._own:
            return requests
        first: dict[tuple[str, ...], Request] = {}
        for one in requests:
            if one.country or one.fault:
                first.setdefault((one.country, one.code, str(one.options), one.fault), one)
        return list(first.values())

    def requests(self, number: int, row: dict[str, str]) -> list[Request]:
        """The requests of a row: one, or in a list of pairs one for each of the two."""
        return [self._request(number, row, names, codes) for names, codes in self._sides]

    def _request(self, number: int, row: dict[str, str], names: Sequence[str], codes: Sequence[str]) -> Request:
        country = next((cell for name in names if (cell := row[name].strip())), "")
        code = next((_digits(cell) for name in codes if (cell := row[name].strip())), "")
        options: dict[str, str | list[str] | int] = {}
        notes: list[str] = []
        for column, name in self._options.items():
            text, kind = row[column].strip(), COLUMNS[name]
            if not text:
                continue
            if name in DESCRIBE:
                self._narrowing.add(name)
            if kind != NUMBER:
                options[name] = [text] if kind == MANY else text
            elif is_unknown(text):
                notes.append(tr("{name}: {text} is taken for unknown", name=name, text=repr(text)))
            elif (whole := _whole(text, self._separator)) is None:
                fault = tr("{name}: {text} is not a whole number above 0", name=name, text=repr(text))
                return Request(number, country or code, {}, fault)
            else:
                options[name] = whole
        if not country and not code:
            return Request(number, "", {}, "" if self._own else tr("no country is named"))
        return Request(number, country or code, options, "", code if country else "", tuple(notes))


def _digits(code: str) -> str:
    """A code of M49 in its three digits, of which spreadsheets take away the zeros and put decimals in.

    >>> _digits("24"), _digits("8.0"), _digits("KEN")
    ('024', '008', 'KEN')
    """
    number = code.removesuffix(".0")
    return number.zfill(3) if number.isascii() and number.isdigit() and len(number) <= 3 else code


def _whole(text: str, separator: str) -> int | None:
    """The whole number above 0 that a cell holds, also where a spreadsheet gave it decimals (3.0, and with ; 3,0)."""
    number = text.partition("," if separator == ";" and "," in text else ".")
    if number[2].strip("0") or (number[1] and not number[2]):
        return None
    digits = number[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits) > 0 else None
