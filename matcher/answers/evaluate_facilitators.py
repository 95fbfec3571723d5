"""How well third partners are found, in words."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, made_by
from matcher.answers.blocks import Block, Gap, Section, Table, Text, Title
from matcher.answers.evaluate import COLUMNS, Measured, between, measured_of, ranking_of
from matcher.answers.labels import number
from matcher.language import mark, tr
from matcher.questions.facilitation import Facilitation
from matcher.questions.facilitation import Measured as Found

KINDS = {
    "": mark("All in one list, each case counts once"),
    "project": mark("All in one list, each project counts once"),
    "south": mark("Countries of the South in a list of their own"),
    "north": mark("Countries of the North in a list of their own"),
    "organisation": mark("Organisations and funds in a list of their own"),
    "older": mark("Of these, the cases among the pairs that the ranking of partners is tested on"),
    "newer": mark("And the others"),
}
"""What is measured, as the page calls it."""
HEADER = (mark("ranking"), "hit@5", "MRR", mark("MRR, 95 of 100"))


def answer(found: Facilitation) -> Answer[Measured]:
    """The evaluation of third partners as an answer."""
    return Answer(
        command="evaluate",
        version=found.version,
        query={"pairs": "shipped", "facilitators": True, "n": found.n},
        results=lambda: _results(found),
        columns=COLUMNS,
        page=lambda: _page(found),
        what=tr("the evaluation of third partners"),
    )


def _results(found: Facilitation) -> Iterator[Measured]:
    for one in found.measured:
        for accuracy in one.accuracies:
            within = one.intervals.get(accuracy.ranking)
            low, high = within.mrr if within else (None, None)
            kind = "facilitators" + (f"-{one.of}" if one.of else "")
            yield measured_of({"kind": kind, **accuracy._asdict(), "mrr_low": low, "mrr_high": high})


def _page(found: Facilitation) -> Iterator[Block]:
    yield Title(
        tr(
            "{count} documented cases of triangular cooperation, of {projects} projects; {partners} third partners",
            count=found.n,
            projects=found.projects,
            partners=found.facilitators,
        )
    )
    yield Text(tr("Where does the first of those who took part stand? All cases of the same project are left out."))
    yield Text(tr("Hit@5: share of cases with one of them among the first five. MRR: mean of 1 / rank."))
    for one in found.measured:
        first = one.accuracies[0]
        # Translators: what is measured, on how many cases of how many projects.
        title = tr(
            "{label}: {count} of {projects} projects", label=tr(KINDS[one.of]), count=first.n, projects=first.projects
        )
        yield Section(title)
        yield Table(
            list(map(tr, HEADER)), [_row(one, place) for place in range(len(one.accuracies))], frozenset({1, 2})
        )
    yield Gap()
    yield Text(tr("The rules beside the fit know the clubs too; most frequent: in how many cases each took part."))
    yield Text(made_by(found.version))


def _row(one: Found, place: int) -> tuple[str, ...]:
    accuracy = one.accuracies[place]
    within = one.intervals.get(accuracy.ranking)
    interval = between(*within.mrr) if within else ""
    return (ranking_of(accuracy.ranking), number(accuracy.hit5), number(accuracy.mrr), interval)
