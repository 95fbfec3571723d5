"""Partnerships as sheets of a workbook: where each stands, what is to be asked, all answers, the figures."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.entries import cited
from matcher.answers.follow_page import brief, last_of
from matcher.answers.follow_words import became_words, how, state_words, step_words, wording_code
from matcher.answers.sheet import LINK, NUMBER, WHOLE, WORDS, Column, Sheet, headed
from matcher.language import apart, mark, tr
from matcher.questions.follow import Asked, Followed, Standing
from matcher.questions.partnership_figures import Point
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WHICH = Column(mark("Partnership"), WORDS, 40)
STANDING = (
    WHICH, Column(mark("Between"), WORDS, 24), Column(mark("State"), WORDS, 14), Column(mark("Agreed on"), WORDS, 12),
    Column(mark("By whom"), WORDS, 36), Column(mark("What was agreed"), WORDS, 50), Column(mark("Shared"), WORDS, 44),
    Column(mark("First step"), WORDS, 40), Column(mark("First step is"), WORDS, 14),
    Column(mark("Last review"), WORDS, 12),
    Column(mark("Questions due"), WHOLE, 10), Column(mark("Next due on"), WORDS, 12),
    Column(mark("Planned end"), WORDS, 12),
    Column(mark("Ended on"), WORDS, 12), Column(mark("File"), WORDS, 30),
)  # fmt: skip
TO_ASK = (
    WHICH, Column(mark("Question"), WORDS, 60), Column(mark("How it is answered"), WORDS, 26),
    Column(mark("Due since"), WORDS, 12),
    Column(mark("Last answer"), WORDS, 30), Column(mark("On"), WORDS, 12), Column(mark("Answer today"), WORDS, 30),
    Column(mark("Proof, or in words"), WORDS, 50), Column(mark("Id"), WORDS, 18),
)  # fmt: skip
ANSWERS = (
    WHICH, Column(mark("Question"), WORDS, 60), Column(mark("About"), WORDS, 20), Column(mark("On"), WORDS, 12),
    Column(mark("Whose answer"), WORDS, 20), Column(mark("Answer"), WORDS, 16), Column(mark("Number"), NUMBER, 12),
    Column(mark("What is counted"), WORDS, 20), Column(mark("Proof, or in words"), WORDS, 60),
    Column(mark("Id"), WORDS, 18),
)  # fmt: skip
FIGURES = (
    WHICH, Column(mark("Country"), WORDS, 18), Column(mark("Topic"), WORDS, 26), Column(mark("Figure"), WORDS, 40),
    Column(mark("Unit"), WORDS, 22),
    Column(mark("Then"), NUMBER, 12), Column(mark("Then, year"), WHOLE, 8), Column(mark("Last time"), NUMBER, 12),
    Column(mark("Last time, year"), WHOLE, 8), Column(mark("Now"), NUMBER, 12), Column(mark("Now, year"), WHOLE, 8),
    Column(mark("Became"), WORDS, 26), Column(mark("Source now"), WORDS, 24),
)  # fmt: skip
QUESTIONS = (
    Column(mark("Question"), WORDS, 60), Column(mark("After"), WORDS, 30), Column(mark("Whose words"), WORDS, 14),
    Column(mark("Source"), WORDS, 50), Column(mark("Address"), LINK, 40), Column(mark("Id"), WORDS, 18),
)  # fmt: skip


def sheets(found: Followed) -> Iterator[Sheet]:
    """The sheets; in that of what is to be asked two columns are left for the meeting."""
    standings = found.standings
    yield Sheet(tr("Partnerships"), headed(STANDING), map(_standing, standings))
    yield Sheet(tr("To ask"), headed(TO_ASK), [_to_ask(one, asked) for one in standings for asked in one.due])
    yield Sheet(
        tr("Answers"),
        headed(ANSWERS),
        [row for one in standings for asked in one.asked for row in _answers(one, asked)],
    )
    yield Sheet(tr("Figures"), headed(FIGURES), [row for one in standings for row in _figures(one)])
    records = {asked.record["id"]: asked.record for one in standings for asked in one.asked}
    yield Sheet(
        tr("Questions"),
        headed(QUESTIONS),
        [
            [r["question"], r["after"], wording_code(r["wording"]), cited(r["source"]), r["source"].get("url"), i]
            for i, r in records.items()
        ],
    )


def _standing(one: Standing) -> list[Any]:
    record = one.record
    return [
        record.title,
        listed([profile.name for profile in one.between]),
        state_words(one.state),
        record.agreed.day,
        "\n".join(party.who for party in record.agreed.by),
        record.agreed.what,
        "\n".join(shared.title for shared in one.shared) or None,
        record.first_step.what if record.first_step else None,
        step_words(one.step),
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
        apart(map(brief, last)) or None,
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
