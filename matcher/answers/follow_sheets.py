"""Partnerships as sheets of a workbook: where each stands, what is to be asked, all answers, the figures."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.entries import cited
from matcher.answers.follow_page import STEPS, became_words, brief, how, last_of
from matcher.answers.sheet import LINK, NUMBER, WHOLE, WORDS, Column, Sheet
from matcher.questions.follow import Asked, Followed, Standing
from matcher.questions.partnership_figures import Point
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WHICH = Column("Partnership", WORDS, 40)
STANDING = (
    WHICH, Column("Between", WORDS, 24), Column("State", WORDS, 14), Column("Agreed on", WORDS, 12),
    Column("By whom", WORDS, 36), Column("What was agreed", WORDS, 50), Column("Shared", WORDS, 44),
    Column("First step", WORDS, 40), Column("First step is", WORDS, 14), Column("Last review", WORDS, 12),
    Column("Questions due", WHOLE, 10), Column("Next due on", WORDS, 12), Column("Planned end", WORDS, 12),
    Column("Ended on", WORDS, 12), Column("File", WORDS, 30),
)  # fmt: skip
TO_ASK = (
    WHICH, Column("Question", WORDS, 60), Column("How it is answered", WORDS, 26), Column("Due since", WORDS, 12),
    Column("Last answer", WORDS, 30), Column("On", WORDS, 12), Column("Answer today", WORDS, 30),
    Column("Proof, or in words", WORDS, 50), Column("Id", WORDS, 18),
)  # fmt: skip
ANSWERS = (
    WHICH, Column("Question", WORDS, 60), Column("About", WORDS, 20), Column("On", WORDS, 12),
    Column("Whose answer", WORDS, 20), Column("Answer", WORDS, 16), Column("Number", NUMBER, 12),
    Column("What is counted", WORDS, 20), Column("Proof, or in words", WORDS, 60), Column("Id", WORDS, 18),
)  # fmt: skip
FIGURES = (
    WHICH, Column("Country", WORDS, 18), Column("Topic", WORDS, 26), Column("Figure", WORDS, 40),
    Column("Unit", WORDS, 22),
    *(Column(f"{when}{what}", kind, width) for when in ("Then", "Last time", "Now")
      for what, kind, width in (("", NUMBER, 12), (", year", WHOLE, 8))),
    Column("Became", WORDS, 26), Column("Source now", WORDS, 24),
)  # fmt: skip
QUESTIONS = (
    Column("Question", WORDS, 60), Column("After", WORDS, 30), Column("Whose words", WORDS, 14),
    Column("Source", WORDS, 50), Column("Address", LINK, 40), Column("Id", WORDS, 18),
)  # fmt: skip


def sheets(found: Followed) -> Iterator[Sheet]:
    """The sheets; in that of what is to be asked two columns are left for the meeting."""
    standings = found.standings
    yield Sheet("Partnerships", STANDING, map(_standing, standings))
    yield Sheet("To ask", TO_ASK, [_to_ask(one, asked) for one in standings for asked in one.due])
    yield Sheet("Answers", ANSWERS, [row for one in standings for asked in one.asked for row in _answers(one, asked)])
    yield Sheet("Figures", FIGURES, [row for one in standings for row in _figures(one)])
    records = {asked.record["id"]: asked.record for one in standings for asked in one.asked}
    yield Sheet(
        "Questions",
        QUESTIONS,
        [
            [r["question"], r["after"], r["wording"], cited(r["source"]), r["source"].get("url"), i]
            for i, r in records.items()
        ],
    )


def _standing(one: Standing) -> list[Any]:
    record = one.record
    return [
        record.title,
        listed([profile.name for profile in one.between]),
        one.state,
        record.agreed.day,
        "\n".join(party.who for party in record.agreed.by),
        record.agreed.what,
        "\n".join(shared.title for shared in one.shared) or None,
        record.first_step.what if record.first_step else None,
        STEPS[one.step],
        one.looked,
        len(one.due),
        one.next,
        record.ends,
        record.ended,
        one.file,
    ]


def _to_ask(one: Standing, asked: Asked) -> list[Any]:
    last = last_of(asked) if asked.answers else []
    return [
        one.record.title,
        asked.record["question"],
        how(asked.record),
        asked.call.since,
        "; ".join(map(brief, last)) or None,
        last[0].day if last else None,
        None,
        None,
        asked.record["id"],
    ]


def _answers(one: Standing, asked: Asked) -> Iterator[list[Any]]:
    for given in asked.answers:
        yield [
            one.record.title,
            asked.record["question"],
            asked.record["dimension"],
            given.day,
            listed([profile.name for profile in given.by]),
            brief(given) if asked.record["scale"] in ("level", "yes-no") else None,
            given.value,
            asked.record.get("counts"),
            given.said,
            asked.record["id"],
        ]


def _figures(one: Standing) -> Iterator[list[Any]]:
    for figure in one.figures:
        yield [
            one.record.title,
            figure.country.name,
            figure.topic or None,
            figure.name,
            figure.unit,
            *_cells(figure.then),
            *_cells(figure.last),
            *_cells(figure.now),
            became_words(figure),
            figure.now.publisher or figure.now.source if figure.now else None,
        ]


def _cells(point: Point | None) -> list[Any]:
    return [None, None] if point is None else [point.value, point.year]
