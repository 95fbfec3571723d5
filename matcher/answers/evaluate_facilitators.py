"""How well third partners are found, in words."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, made_by
from matcher.answers.blocks import Block, Gap, Section, Table, Text, Title
from matcher.answers.evaluate import COLUMNS, Measured, measured_of
from matcher.questions.facilitation import Facilitation
from matcher.questions.facilitation import Measured as Found

KINDS = {
    "": "All in one list, each case counts once",
    "project": "All in one list, each project counts once",
    "south": "Countries of the South in a list of their own",
    "north": "Countries of the North in a list of their own",
    "organisation": "Organisations and funds in a list of their own",
    "older": "Of these, the cases among the pairs that the ranking of partners is tested on",
    "newer": "And the others",
}
"""What is measured, as the page calls it."""
HEADER = ("ranking", "hit@5", "MRR", "MRR, 95 of 100")


def answer(found: Facilitation) -> Answer[Measured]:
    """The evaluation of third partners as an answer."""
    return Answer(
        command="evaluate",
        version=found.version,
        query={"pairs": "shipped", "facilitators": True, "n": found.n},
        results=lambda: _results(found),
        columns=COLUMNS,
        page=lambda: _page(found),
        what="the evaluation of third partners",
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
        f"{found.n} documented cases of triangular cooperation, of {found.projects} projects; "
        f"{found.facilitators} third partners"
    )
    yield Text("Where does the first of those who took part stand? All cases of the same project are left out.")
    yield Text("Hit@5: share of cases with one of them among the first five. MRR: mean of 1 / rank.")
    for one in found.measured:
        first = one.accuracies[0]
        yield Section(f"{KINDS[one.of]}: {first.n} of {first.projects} projects")
        yield Table(HEADER, [_row(one, place) for place in range(len(one.accuracies))], frozenset({1, 2}))
    yield Gap()
    yield Text("The rules beside the fit know the clubs too; most frequent: in how many cases each took part.")
    yield Text(made_by(found.version))


def _row(one: Found, place: int) -> tuple[str, ...]:
    accuracy = one.accuracies[place]
    within = one.intervals.get(accuracy.ranking)
    interval = "{:.3f} to {:.3f}".format(*within.mrr) if within else ""
    return (accuracy.ranking, f"{accuracy.hit5:.3f}", f"{accuracy.mrr:.3f}", interval)
