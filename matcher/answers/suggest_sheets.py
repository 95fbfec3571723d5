"""Shortlists and pairs as sheets of a workbook: names and sentences, not ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from matcher.answers.cells import likely, together
from matcher.answers.labels import ALIKE
from matcher.answers.needs import tension_of
from matcher.answers.sheet import BAR, SHARE, WHOLE, WORDS, Column, Sheet, headed, of_parts
from matcher.answers.sheets import POINTS, point
from matcher.language import mark, tr
from matcher.questions.pairs import Couples
from matcher.questions.suggest import Shortlist, Suggestion
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Lookup = Callable[[str, str], Mapping[str, Any]]

RANK, SCORE, LIKELY = Column("#", WHOLE, 5), Column(mark("Score"), BAR, 10), Column(mark("Likely place"), WORDS, 9)
WITH = (
    Column(mark("Both need"), WORDS, 28),
    Column(mark("Institutions that both can use"), WORDS, 36),
    Column(mark("They work together already"), WORDS, 36),
    Column(mark("Between the two"), WORDS, 24),
)
"""What stands beside the points of cooperation, in lists and in pairs."""
PARTNERS = (
    Column(mark("Country"), WORDS, 16), RANK, Column(mark("Partner"), WORDS, 18), SCORE, LIKELY,
    Column(mark("What the partner did that helps the country"), WORDS, 50),
    Column(mark("What the country did that helps the partner"), WORDS, 50), *WITH,
)  # fmt: skip
COUPLES = (
    RANK, Column(mark("First"), WORDS, 18), Column(mark("Second"), WORDS, 18), SCORE, LIKELY,
    Column(mark("What the first can learn"), WORDS, 50), Column(mark("What the second can learn"), WORDS, 50), *WITH,
)  # fmt: skip
PAIR = (Column(mark("Country"), WORDS, 16), Column(mark("Partner"), WORDS, 18), Column(mark("Score"), BAR, 10))
RESTS_ON = (
    Column(mark("Alike in"), WORDS, 28), Column(mark("Inputs observed"), SHARE, 10),
    Column(mark("Figures typically of"), WHOLE, 10),
)  # fmt: skip
"""What stands before and behind what the score is made of."""


def sheets(shortlists: Iterable[Shortlist], *, each: bool = False) -> Iterator[Sheet]:
    """The partners of all countries in one sheet, or of `each` in its own; the points of cooperation in both
    directions, and the numbers."""
    told = [(found.seeker.name, line, found.record) for found in shortlists for line in found.suggestions]
    for name in dict.fromkeys(name for name, _, _ in told) if each else ("",):
        yield Sheet(
            name or tr("Partners"),
            headed(PARTNERS),
            [
                [seeker, line.rank, line.pair.partner.name, *_beside(line, record)]
                for seeker, line, record in told
                if name in ("", seeker)
            ],
        )
    yield from _evidence(told)


def of_pairs(found: Couples) -> Iterator[Sheet]:
    """The pairs, the points of cooperation in both directions, and the numbers."""
    told = [(couple.a.name, couple.suggestion, found.record) for couple in found.couples]
    yield Sheet(
        tr("Pairs"),
        headed(COUPLES),
        ([line.rank, name, line.pair.partner.name, *_beside(line, record)] for name, line, record in told),
    )
    yield from _evidence(told)


def _evidence(told: list[tuple[str, Suggestion, Lookup]]) -> Iterator[Sheet]:
    points = (row for name, line, record in told for row in _points(name, line, record))
    yield Sheet(tr("Points of cooperation"), headed(POINTS), points)
    columns = [*headed(PAIR), *of_parts(11), *headed(RESTS_ON)]
    yield Sheet(tr("Numbers"), columns, ([name, line.pair.partner.name, *_numbers(line)] for name, line, _ in told))


def _beside(line: Suggestion, record: Lookup) -> list[Any]:
    """From the score on, what lists and pairs have alike."""
    return [
        _three(line.pair.score),
        likely(line),
        _lines(reason.experience.title for reason in line.learn),
        _lines(reason.experience.title for reason in line.share),
        _lines(topic.name for topic in line.shared_needs),
        _lines(record("platform", platform)["name"] for platform in line.platforms),
        _lines(map(together, line.known)),
        tension_of(line.tension),
    ]


def _numbers(line: Suggestion) -> list[Any]:
    alike = ", ".join(tr(ALIKE[VARIABLES[position]]) for position in line.alike)
    return [
        _three(line.pair.score),
        *map(_three, line.pair.components),
        alike or None,
        round(line.coverage, 3),
        line.data_year,
    ]


def _points(seeker: str, line: Suggestion, record: Lookup) -> Iterator[list[Any]]:
    partner = line.pair.partner.name
    for learner, sharer, reasons in ((seeker, partner, line.learn), (partner, seeker, line.share)):
        for reason in reasons:
            told = record("experience", reason.experience.id)
            yield point(learner, sharer, reason, told, [record("institution", i) for i in told["institutions"]])


def _three(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _lines(parts: Iterable[str]) -> str | None:
    return "\n".join(parts) or None
