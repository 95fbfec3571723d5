"""The sheets of an answer: its own, or those that its page makes, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.again import again
from matcher.answers.answer import Answer, made_by
from matcher.answers.asked_words import in_words
from matcher.answers.blocks import Heading, Line, Listing, Section, Table, Title, Words
from matcher.answers.entries import cited, result_words, whom, years_of
from matcher.answers.sheet import LINK, NUMBER, WORDS, Column, Sheet
from matcher.answers.whom import known
from matcher.language import apart, english, mark, tr
from matcher.questions.reasons import Reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LINKS = 3
"""Sources of a point of cooperation that are named in a sheet, each in a column of POINTS."""

POINTS = (
    Column(mark("Who learns"), WORDS, 16), Column(mark("From whom"), WORDS, 16),
    Column(mark("What they did"), WORDS, 44), Column(mark("It answers the need"), WORDS, 26),
    Column(mark("Worth (0-1)"), NUMBER, 9), Column(mark("When"), WORDS, 16),
    Column(mark("Whom to write to"), WORDS, 32), Column(mark("In short"), WORDS, 60),
    Column(mark("What came of it"), WORDS, 44), Column(mark("What it took"), WORDS, 44),
    Column(mark("Source 1"), LINK, 30), Column(mark("Source 2"), LINK, 30), Column(mark("Source 3"), LINK, 30),
    Column(mark("More on whom to write to"), WORDS, 44), Column(mark("Their page"), LINK, 30),
)  # fmt: skip
"""Columns of the points of cooperation."""


LISTS = {"countries": mark("Countries"), "platforms": mark("Platforms"), "experiences": mark("Experiences")}
"""What the sheet of a list is called that has no title, where it is not the name of the command."""


def point(
    learner: str, partner: str, reason: Reason, record: Mapping[str, Any], institutions: Sequence[Mapping[str, Any]]
) -> list[Any]:
    """A point of cooperation as a row of POINTS, with the records of the institutions that did it."""
    outcomes = [item for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    sources = [source.get("url") or cited(source) for source in record["sources"][:LINKS]]
    return [
        learner,
        partner,
        record["title"],
        reason.topic.name,
        round(reason.value, 3),
        years_of(record),
        whom(record["institution"], partner) if "institution" in record else None,
        record["what"],
        apart(map(result_words, outcomes)) or None,
        record.get("conditions"),
        *sources,
        *[None] * (LINKS - len(sources)),
        "\n".join(map(known, institutions)) or None,
        next((one["url"] for one in institutions if "url" in one), None),
    ]


def workbook(answer: Answer[Any]) -> Iterator[Sheet]:
    """The sheets of an answer: its own, or those that its page makes; and last what the answer is about."""
    yield from answer.sheets() if answer.sheets else _of_page(answer)
    yield _about(answer)


def _about(answer: Answer[Any]) -> Sheet:
    """What was asked, by which data, and how to have it again."""
    rows = [
        (tr("Made by"), made_by(answer.version)),
        (tr("Question"), answer.command),
        *in_words(answer.query),
        *((tr("Note"), warning) for warning in answer.warnings),
        (tr("To make it again"), again(answer)),
        (
            tr("Scores"),
            tr(
                "How well the two fit, from 0 to 1: no mark and no probability. {file} explains every number.",
                file="docs/method.md",
            ),
        ),
        (
            tr("Sources"),
            tr(
                "Each figure keeps the licence of its source; who passes it on must name it ({file}).",
                file="data/sources.yaml",
            ),
        ),
    ]
    return Sheet(tr("About"), (Column(tr("What"), WORDS, 18), Column(" ", WORDS, 100)), rows)


def _of_page(answer: Answer[Any]) -> Iterator[Sheet]:
    """The sheets that the page of an answer makes: each table one, all that is said between them another."""
    said: list[tuple[str, str]] = []
    tables: list[Sheet] = []
    title = ""
    for block in answer.page():
        match block:
            case Listing() | Table():
                lead = block.above() if isinstance(block, Listing) else ()
                foot = block.foot if isinstance(block, Listing) else ()
                said += [("", line) for line in (*lead, *foot)]
                if block.rows:
                    tables.append(_table(title or _listed(answer.command), block))
            case Title(words) | Section(words) | Heading(words):
                title = words
                said.append((words, ""))
            case Line(label, words):
                said.append((label, words))
            case Words(words):
                said.append(("", words))
    yield from tables
    if said:
        yield Sheet(tr("In words"), (Column("", WORDS, 30), Column(tr("In words"), WORDS, 110)), said)


def _listed(command: str) -> str:
    """What the sheet of a list without a title is called."""
    return tr(LISTS[command]) if command in LISTS else command.capitalize()


def _table(name: str, table: Table) -> Sheet:
    """A table of a page: numbers where its cells are such."""
    columns = []
    for place, head in enumerate(table.header):
        cells = [row[place] for row in table.rows]
        kind = NUMBER if place in table.right and any(_number(cell) is not None for cell in cells) else WORDS
        width = min(60, max(len(head) + 2, *(len(cell) for cell in cells)) + 1)
        columns.append(Column(head or " ", kind, width))
    rows = [
        [_number(cell, cell) if columns[place].kind == NUMBER else cell for place, cell in enumerate(row)]
        for row in table.rows
    ]
    return Sheet(name, columns, rows)


def _number(cell: str, otherwise: Any = None) -> Any:
    try:
        return float(english(cell).replace(",", ""))
    except ValueError:
        return otherwise
