"""Makes the cases of files that people hand over: lists and tables, delegations and pairs of a plan, the files of
partnerships, a download of the World Bank, another edition of the data; and the words of a brief."""

from __future__ import annotations

import io
import zipfile
from random import Random

from matcher.spreadsheet import fold
from tests.editing.folder_of import TEXTS
from tests.fuzz.changed import changed_bytes, changed_lines, changed_values
from tests.fuzz.words import CELLS, HEADERS, PIECES, WORDS
from tests.questions.followed import HEAD

REST = """\
reviews:
- day: "2024-03-01"
  figures:
  - {country: RWA, indicator: AG.YLD.CREL.KG, year: 2022, value: 1510.7, source: wdi_2024}
- day: "2025-03-04"
  answers:
  - {question: both-gain, level: 1, said: The line is in use.}
  - {question: able-alone, country: ETH, level: 2, said: 'x'}
"""
BANK = """\
"Data Source","World Development Indicators",

"Last Updated Date","2026-12-16",


"Country Name","Country Code","Indicator Name","Indicator Code","2023","2024","2025","2026",
"Alpha","AAA","Population, total","SP.POP.TOTL","","1000","1100.5","1200",
"Beta","BBB","Life expectancy at birth","SP.DYN.LE00.IN","61","","62.5","63",
"Gamma","CCC","Under-5 mortality","SH.DYN.MORT","40","41","","35.1",
"World","WLD","Population, total","SP.POP.TOTL","1","2","3","4",
"""
FORMS = ("table", "csv", "json", "ndjson", "markdown", "html")
OWN = ("--data", "DATA", "--data-mode", "replace")
"""The small folder; the shipped data take a second for each change of them."""

COUNTRIES = ["Rwanda", "Kenya", "Fiji", "Peru", "Côte d'Ivoire", "Egypt, Arab Rep.", "Sudan (the)", "Ghana", "Guinea"]
CODES = ["RWA", "KEN", "FJI", "PER", "CIV", "EGY", "SDN", "GHA", "GN", "646"]
SANE = {
    **dict.fromkeys(("country", "countryname", "pays", "país", "land", "name", "a", "b"), COUNTRIES),
    **dict.fromkeys(("iso3", "countrycode", "codepays", "code", "aiso3", "biso3", "countryiso3"), CODES),
    "theme": ["", "health", "climate", "health;climate"], "topic": ["", "malaria"], "need": ["", "malaria;literacy"],
    "top": ["", "1", "2"], "slot": ["", "1", "2"], "table": ["", "1", "2"], "absentslots": ["", "1", "1;2"],
    "maxmeetings": ["", "1", "3"], "pool": ["", "south", "Africa"], "exclude": ["", "Kenya"], "lens": ["", "learn"],
    "population": ["", "<2M"], "income": ["", "low"], "language": ["", "French"], "weights": ["", "stage=1"],
}  # fmt: skip
"""What columns usually hold."""

Handed = tuple[list[str], dict[str, bytes]]
"""A command line, in which FILE, OTHER and DIR stand for what is handed over, and these files by name."""


def table(random: Random, headers: list[str], cells: list[str]) -> bytes:
    """A table as some program may have saved it, or nearly so."""
    separator = random.choice((",", ",", ";", ";", "\t", "|"))
    end = random.choice(("\n", "\n", "\r\n", "\r"))
    quote = random.random() < 0.3
    known = [name for name in headers if fold(name) in SANE]
    headers = known if random.random() < 0.5 else headers
    columns = random.sample(headers, random.randrange(1, min(6, len(headers)) + 1))
    sane = random.random() < 0.6

    def cell(column: str) -> str:
        return random.choice(SANE.get(fold(column), cells) if sane and random.random() < 0.95 else cells)

    rows = [columns]
    for _ in range(random.randrange(6)):
        rows.append(list(map(cell, columns)))
        if not sane and random.random() < 0.3:
            rows[-1] = rows[-1][:-1] if random.random() < 0.5 else [*rows[-1], random.choice(cells)]

    def written(cell: str) -> str:
        must = quote or any(sign in cell for sign in (separator, '"', "\n", "\r"))
        return '"' + cell.replace('"', '""') + '"' if must and random.random() < 0.97 else cell

    text = end.join(separator.join(map(written, row)) for row in rows) + random.choice((end, "", end * 2))
    text = (f"sep={separator}{end}" if random.random() < 0.1 else "") + text
    encoding = random.choice(("utf-8",) * 8 + ("utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"))
    content = text.encode(encoding, "replace")
    return changed_bytes(random, content) if random.random() < (0.1 if sane else 0.4) else content


def listed(random: Random) -> Handed:
    """A list of countries, for one of the commands that take one."""
    content = table(random, [*HEADERS, "zzz", ""], CELLS)
    if random.random() < 0.3:
        content = "\n".join(random.choice(CELLS) for _ in range(random.randrange(8))).encode("utf-8", "replace")
    top = ["-n", random.choice(("1", "2", "500")), "--draws", random.choice(("0", "0", "3"))]
    ask = random.choice(
        (
            ["batch", "FILE", *top],
            ["batch", "FILE", *top, "--format", random.choice(FORMS)],
            ["batch", "FILE", *top, "-o", "OUT", "--format", "xlsx", "--sheets"],
            ["batch", "-", *top, "--format", random.choice(FORMS)],
            ["suggest", "Fiji", "--pool", "@FILE", *top],
            ["suggest", "Fiji", "--pool", "south;@FILE", "--exclude", "@FILE", *top],
            ["pairs", "--pool", "@FILE", *top],
            ["countries", "--pool", "@FILE"],
            ["evaluate", "FILE"],
        )
    )
    if ask[0] == "evaluate":
        content = table(random, ["a", "b", "a_iso3", "b_iso3", "theme", "year", "source", "level", "grade"], CELLS)
    return ask, {"list.csv": content}


def planned(random: Random) -> Handed:
    """Delegations, and pairs to avoid or meetings to keep."""
    who = table(random, ["country", "iso3", "theme", "need", "max_meetings", "absent_slots", "name"], CELLS)
    pairs = table(random, ["a", "b", "a_iso3", "b_iso3", "slot", "table"], CELLS)
    ask = ["plan", *random.choice((["FILE"], ["--pool", "EAC"], ["FILE", "--pool", "Africa"], ["-"]))]
    ask += random.choice(([], ["--avoid", "OTHER"], ["--keep", "OTHER"], ["--keep", "OTHER", "--avoid", "OTHER"]))
    ask += ["--method", "quick"] if random.random() < 0.7 else []
    for option in ("--meetings", "--at-least", "--slots", "--tables"):
        if random.random() < 0.3:
            ask += [option, random.choice(("1", "2", "3", "4") * 4 + ("0", "9", "61", "x"))]
    if random.random() < 0.3:
        ask += ["--times", random.choice(("2026-11-30 09:00-09:30, 09:45-10:15", "@OTHER", "9-10", "23:59-00:01", ""))]
    ask += random.choice(([], ["--format", random.choice(FORMS)], ["-o", "OUT", "-f", random.choice(("ics", "xlsx"))]))
    return ask, {"list.csv": who, "other.csv": pairs}


def followed(random: Random) -> Handed:
    """The file of a partnership."""
    content = (HEAD + random.choice(("", REST))).encode()
    change = random.choice((changed_bytes, changed_lines, lambda r, c: changed_values(r, "x.yaml", c)))
    content = change(random, content) if random.random() < 0.7 else content.replace(b"telephone", random.choice(PIECES))
    ask = random.choice(
        (
            ["follow", "FILE", "--on", "2027-01-01"],
            ["follow", "-"],
            ["follow", "DIR", "--format", random.choice(FORMS)],
            ["follow", "FILE", "--on", "2027-01-01", "-o", "OUT", "--format", "xlsx"],
            ["validate", "FILE"],
            ["validate", "DIR", "--strict", "--json"],
            ["new", "review", "FILE", "--on", "2027-01-01"],
        )
    )
    return ask, {"list.yaml": content}


def downloaded(random: Random) -> Handed:
    """A file of the World Bank."""
    content = random.choice((changed_bytes, changed_lines))(random, BANK.encode())
    if random.random() < 0.3:
        content = BANK.encode("utf-8-sig")
    name = "list.csv"
    if random.random() < 0.4:
        name, packed = "list.zip", io.BytesIO()
        with zipfile.ZipFile(packed, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
            archive.writestr(random.choice(("WDICSV.csv", "API_X.csv", "../x.csv", "x")), content)
            archive.writestr("WDICountry.csv", b"x")
        content = packed.getvalue()
        content = changed_bytes(random, content) if random.random() < 0.5 else content
    ask = ["refresh", "FILE", "OUT", *OWN]
    ask += random.choice(([], ["--freeze"], ["--edition", random.choice(("2026-12-16", "x", ""))], ["--json"]))
    return ask, {name: content}


def of_editions(random: Random) -> Handed:
    """Two sets of data."""
    name = random.choice(("indicators.csv", "experiences.yaml", "history.csv"))
    content = TEXTS[name].encode()
    content = random.choice((changed_bytes, changed_lines))(random, content) if random.random() < 0.7 else content
    ask = ["changes", *random.choice((("shipped", "DIR"), ("DIR", "DATA"), ("DIR", "shipped"), ("DIR", "DIR")))]
    ask += random.choice(([], ["--format", random.choice(FORMS)], ["--country", "AAA"]))
    return ask, {name: content}


def briefed(random: Random) -> Handed:
    """A brief, of the shipped data or of changed ones."""
    own = random.random() < 0.6
    names: tuple[str, ...] = ("Alpha", "AAA", "BBB", "CCC") if own else ("Fiji", "Rwanda", "Kenya", "NAM")
    names = names if random.random() < 0.8 else tuple(WORDS)
    ask = ["brief", *(random.choice(names) for _ in range(random.choice((1, 1, 2, 2, 3))))]
    ask += ["--theme", random.choice(("health", *WORDS))] if random.random() < 0.2 else []
    ask += ["-n", random.choice(("0", "1", "3", "99"))] if random.random() < 0.5 else []
    ask += random.choice(([], ["--format", random.choice(("html", "markdown", "json", "csv"))], ["-o", "OUT"]))
    if not own:
        return ask, {}
    name = random.choice(("experiences.yaml", "countries.yaml", "topics.yaml"))
    changed = changed_values(random, name, TEXTS[name].encode())
    return [*ask, "--data", "DIR", "--data-mode", "replace"], {
        **{other: text.encode() for other, text in TEXTS.items()},
        name: changed,
    }


WAYS = (listed,) * 8 + (planned,) * 6 + (followed,) * 5 + (briefed,) * 4 + (downloaded,) * 4 + (of_editions,)
"""Those that take long come less often."""


def handed(random: Random) -> Handed:
    """Something that a person hands over, and what is asked of it."""
    return random.choice(WAYS)(random)
