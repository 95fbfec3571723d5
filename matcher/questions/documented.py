"""Documented pairs, which the ranking is tested against: those that come with the data, or those of a CSV file."""

from __future__ import annotations

from matcher.catalogue.catalogue import Catalogue
from matcher.encodings import refuse_other_texts
from matcher.errors import Fault, InvalidData, UnknownName
from matcher.language import tr
from matcher.plain import Record
from matcher.spreadsheet import Sheet, fold, lines_of
from matcher.text import did_you_mean


class Documented(Record):
    """A documented pair: `partner` shared and `learner` learnt."""

    partner: str
    learner: str
    theme: str
    project: str


# As public data sets on cooperation call them.
PARTNER, LEARNER, THEME = "provider_iso3", "recipient_iso3", "theme"


def read(catalogue: Catalogue, text: str, file: str) -> tuple[list[Documented], list[Fault]]:
    """The pairs in a CSV, and what is wrong with the rows that are none.

    Columns: provider_iso3, recipient_iso3, theme; project, when there is one, keeps rows of one project together.
    Other columns are not read. Raises InvalidData when a column is missing or nothing can be read.
    """
    refuse_other_texts(text, file)
    sheet = Sheet(lines_of(text), file, known=(PARTNER, LEARNER, THEME), due=tr("a table of pairs"))
    missing = [name for name in (PARTNER, LEARNER, THEME) if fold(name) not in sheet.columns]
    if missing:
        near = "".join(did_you_mean(column, missing) for column in sheet.header if column)
        found = ", ".join(column or tr("(none)") for column in sheet.header)
        due = ", ".join(missing)
        if found:
            message = tr("the columns {missing} are missing; found {columns}.", missing=due, columns=found)
        else:
            message = tr("the columns {missing} are missing; found nothing.", missing=due)
        raise InvalidData([Fault(file, 1, "", f"{message}{near}")])
    pairs: list[Documented] = []
    faults: list[Fault] = []
    for line, cells in sheet.rows(lambda line, message: faults.append(Fault(file, line, "", message))):
        row = dict(zip(sheet.columns, cells, strict=True))
        try:
            partner = catalogue.resolve(row[fold(PARTNER)])
            learner = catalogue.resolve(row[fold(LEARNER)])
            theme = catalogue.resolve_theme(row[fold(THEME)])
        except UnknownName as error:
            faults.append(Fault(file, line, "", error.message))
            continue
        if partner == learner:
            faults.append(Fault(file, line, "", tr("{country} cannot be its own partner", country=partner)))
            continue
        pairs.append(Documented(partner, learner, theme, row.get("project", "").strip() or f"line {line}"))
    if not pairs:
        raise InvalidData(faults or [Fault(file, 1, "", tr("holds no pairs; one row for each is due"))])
    return pairs, sorted(faults, key=lambda fault: fault.line)


def shipped(catalogue: Catalogue) -> list[Documented]:
    """The pairs of data/partnerships.yaml."""
    return [Documented._make(row) for row in catalogue.partnerships]
