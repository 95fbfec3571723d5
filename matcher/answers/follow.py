"""Where partnerships stand, in words: a list of them, or one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Card, Listing
from matcher.answers.follow_page import page
from matcher.answers.follow_words import state_words, step_words
from matcher.language import mark, tr, trc, trn
from matcher.questions.follow import Answered, Asked, Followed, Standing
from matcher.questions.partnership_figures import Figure, Point
from matcher.text import counted, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.answers.sheet import Sheet

COLUMNS = (
    "file", "title", "a_iso3", "a", "b_iso3", "b", "state", "agreed", "ends", "ended", "first_step", "experiences",
    "topics", "questions", "last_review", "due", "due_questions", "next", "answered", "of", "better", "worse",
)  # fmt: skip
"""Columns of the CSV, a row a partnership. They only ever grow, at the end."""
EMPTY = mark("No file on a partnership lies there.")

HEADER = (
    mark("Partnership"),
    # Translators: between whom the partnership is.
    mark("Between"),
    mark("State"),
    mark("Last review"),
    # Translators: how many questions are due.
    mark("Due"),
    # Translators: the day on which the next question is due.
    mark("Next"),
    mark("First step"),
    mark("File"),
)


class AnswerGiven(Result):
    """An answer: the day, whose it is (ids), and what it says, by the scale of the question."""

    day: str
    by: list[str]
    level: int | None
    value: float | None
    holds: bool | None
    said: str | None


class QuestionAsked(Result):
    """A question: what it asks, after which framework, how far the wording is that of the framework (own, named,
    stated), the day since which it is due or on which it will be, and the answers so far."""

    id: str
    question: str
    scale: str
    counts: str | None
    dimension: str
    after: str
    wording: str
    due_since: str | None
    next: str | None
    answers: list[AnswerGiven]


class FigureThen(Result):
    """A figure as it was known."""

    year: int
    value: float
    source: str
    publisher: str


class FigureFollowed(Result):
    """A figure of one of the two then (at the first review), last (at the last review, where that is another) and now,
    and what became of it: better, worse, changed, same, no-newer, revised, new, gone or unknown. `since_agreed`: the
    newest value is of a year after the agreement."""

    iso3: str
    topic: str
    indicator: str
    name: str
    unit: str
    then: FigureThen | None
    last: FigureThen | None
    now: FigureThen | None
    became: str
    since_agreed: bool


class Partnership(Result):
    """Where a partnership stands: its state (to come, on, overdue: past its planned end, or ended), the state of its
    first step (none, open, done, late, undated), its questions, and the figures of both countries. Questions that are
    due have `due_since`."""

    file: str
    title: str
    between: list[str]
    names: list[str]
    state: str
    agreed: str
    ends: str | None
    ended: str | None
    first_step: str
    experiences: list[str]
    topics: list[str]
    sets: list[str]
    reviews: list[str]
    next: str | None
    questions: list[QuestionAsked]
    figures: list[FigureFollowed]


def answer(found: Followed) -> Answer[Partnership]:
    """Where the partnerships stand. A single file is shown in full, a folder as a list."""
    count = counted(len(found.standings), "partnership")
    return Answer(
        command="follow",
        version=found.version,
        query={"path": found.path, "questions": found.sets, "on": found.on},
        results=lambda: map(_result, found.standings),
        columns=COLUMNS,
        rows=lambda: map(_row, found.standings),
        page=lambda: _page(found, count),
        what=count,
        warnings=[warning for standing in found.standings for warning in standing.warnings],
        faults=[str(fault) for fault in found.faults],
        empty="" if found.standings else tr(EMPTY),
        sheets=(lambda: _sheets(found)) if found.standings else None,
    )


def _sheets(found: Followed) -> Iterable[Sheet]:
    from matcher.answers.follow_sheets import sheets

    return sheets(found)


def _result(one: Standing) -> Partnership:
    record = one.record
    return Partnership(
        file=one.file,
        title=record.title,
        between=[profile.iso3 for profile in one.between],
        names=[profile.name for profile in one.between],
        state=one.state,
        agreed=record.agreed.day,
        ends=record.ends,
        ended=record.ended,
        first_step=one.step,
        experiences=[shared.id for shared in one.shared],
        topics=one.topics,
        sets=[str(chosen["id"]) for chosen in one.sets],
        reviews=[review.day for review in one.reviews],
        next=one.next,
        questions=list(map(_question, one.asked)),
        figures=list(map(_figure, one.figures)),
    )


def _question(asked: Asked) -> QuestionAsked:
    told = asked.record
    return QuestionAsked(
        id=told["id"],
        question=told["question"],
        scale=told["scale"],
        counts=told.get("counts"),
        dimension=told["dimension"],
        after=told["after"],
        wording=told["wording"],
        due_since=asked.call.since,
        next=asked.call.next,
        answers=list(map(_given, asked.answers)),
    )


def _given(given: Answered) -> AnswerGiven:
    by = [profile.iso3 for profile in given.by]
    return AnswerGiven(day=given.day, by=by, level=given.level, value=given.value, holds=given.holds, said=given.said)


def _figure(figure: Figure) -> FigureFollowed:
    return FigureFollowed(
        iso3=figure.country.iso3,
        topic=figure.topic,
        indicator=figure.indicator,
        name=figure.name,
        unit=figure.unit,
        then=_point(figure.then),
        last=_point(figure.last),
        now=_point(figure.now),
        became=figure.became,
        since_agreed=figure.since_agreed,
    )


def _point(point: Point | None) -> FigureThen | None:
    return None if point is None else FigureThen(**point._asdict())


def _row(one: Standing) -> dict[str, object]:
    record, (a, b) = one.record, one.between
    return {
        "file": one.file,
        "title": record.title,
        "a_iso3": a.iso3,
        "a": a.name,
        "b_iso3": b.iso3,
        "b": b.name,
        "state": one.state,
        "agreed": record.agreed.day,
        "ends": record.ends,
        "ended": record.ended,
        "first_step": one.step,
        "experiences": [shared.id for shared in one.shared],
        "topics": one.topics,
        "questions": [str(chosen["id"]) for chosen in one.sets],
        "last_review": one.looked,
        "due": len(one.due),
        "due_questions": [asked.record["id"] for asked in one.due],
        "next": one.next,
        "answered": sum(bool(asked.answers) for asked in one.asked),
        "of": len(one.asked),
        "better": sum(figure.became == "better" for figure in one.figures),
        "worse": sum(figure.became == "worse" for figure in one.figures),
    }


def _card(one: Standing) -> Card:
    lines = [
        ("", one.record.title),
        (tr("to ask"), _to_ask(one)),
        (tr("first step"), step_words(one.step)),
        (tr("last review"), one.looked or trc("review", "none")),
        (tr("file"), one.file),
    ]
    return Card(mark="", title=_between(one), share=None, aside=state_words(one.state), lines=lines)


def _between(one: Standing) -> str:
    return listed([profile.name for profile in one.between])


def _to_ask(one: Standing) -> str:
    """How many questions are due, and the first of them."""
    if one.due:
        return tr("{label}: {words}", label=len(one.due), words=one.due[0].record["question"])
    return tr("nothing before {day}", day=one.next) if one.next else tr("nothing before its end")


def _page(found: Followed, count: str) -> Iterator[Block]:
    if found.whole and found.standings:
        yield from page(found.standings[0], found.on, found.version)
        return
    rows = [
        (
            one.record.title,
            _between(one),
            state_words(one.state),
            one.looked or trc("review", "none"),
            str(len(one.due)),
            one.next or "-",
            step_words(one.step),
            one.file,
        )
        for one in found.standings
    ]
    due = sum(len(one.due) for one in found.standings)
    yield Listing(
        header=list(map(tr, HEADER)),
        rows=rows,
        right=frozenset({4}),
        cards=list(map(_card, found.standings)),
        lead=(
            trn(
                "As of {day}: {partnerships}, {n} question to ask",
                "As of {day}: {partnerships}, {n} questions to ask",
                due,
                day=found.on,
                partnerships=count,
            ),
        ),
        foot=(tr("One of them in full: {command}", command="matcher follow FILE"), made_by(found.version)),
        empty=tr(EMPTY),
    )
