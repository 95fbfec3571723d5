"""The lists of one country by several lenses, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Table, Text, Title, Under
from matcher.answers.labels import lens_of, rounded
from matcher.answers.suggest import echo
from matcher.answers.suggest_page import weights_in_words
from matcher.language import tr, trn
from matcher.questions.lenses import ByLens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = ("country_iso3", "country", "lens", "rank", "partner_iso3", "partner", "score")


class Placed(Result):
    """A partner on the list of one lens."""

    country_iso3: str
    country: str
    lens: str
    rank: int
    partner_iso3: str
    partner: str
    score: float | None


def answer(found: ByLens) -> Answer[Placed]:
    """The lists as an answer."""
    lenses = [one.question.lens for one in found.lists]
    return Answer(
        command="compare",
        version=found.version,
        query={"countries": [found.seeker.iso3], **echo(found.question, "compare"), "lenses": lenses},
        results=lambda: _results(found),
        columns=COLUMNS,
        page=lambda: _page(found),
        what=trn("{name} by {n} lenses", "{name} by {n} lenses", len(lenses), name=found.seeker.name),
    )


def _results(found: ByLens) -> Iterator[Placed]:
    for one in found.lists:
        for line in one.suggestions:
            yield Placed(
                country_iso3=found.seeker.iso3,
                country=found.seeker.name,
                lens=one.question.lens,
                rank=line.rank,
                partner_iso3=line.pair.partner.iso3,
                partner=line.pair.partner.name,
                score=rounded(line.pair.score),
            )


def _page(found: ByLens) -> Iterator[Block]:
    lenses = [lens_of(one.question.lens) for one in found.lists]
    names = [[line.pair.partner.name for line in one.suggestions] for one in found.lists]
    yield Title(tr("{name}: partners by lens", name=found.seeker.name))
    length = max(map(len, names), default=0)
    rows: list[tuple[Any, ...]] = [
        (str(place + 1), *(column[place] if place < len(column) else "" for column in names)) for place in range(length)
    ]
    yield Table(("#", *lenses), rows, frozenset({0}))
    everywhere = ", ".join(name for name in names[0] if all(name in column for column in names[1:]))
    yield Under(tr("On every list: {names}.", names=everywhere) if everywhere else tr("On every list: nobody."))
    for one in found.lists:
        words = f"{weights_in_words(one.question)}."
        yield Text(tr("{label}: {words}", label=lens_of(one.question.lens), words=words))
    yield Text(made_by(found.version))
