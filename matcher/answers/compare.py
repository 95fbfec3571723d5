"""Countries side by side, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Section, Table, Text, Title, Under
from matcher.answers.labels import COMPONENTS, figures, number, rounded, stage_table
from matcher.answers.needs import named
from matcher.answers.suggest import echo
from matcher.language import local, tr, trc
from matcher.questions.compare import Comparison, Side
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import VARIABLES
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COLUMNS = ("iso3", "name", "income", *VARIABLES, "conflict_last_year", "needs", "experiences", "organisations")


class Compared(Result):
    """One of the countries: its stage now (variable -> value and year), its greatest needs, the ids of its experiences
    in scope, the components of its pair with each of the others."""

    iso3: str
    name: str
    income: str | None
    stage_now: dict[str, Any]
    conflict_last_year: int | None
    needs: list[dict[str, Any]]
    experiences: list[str]
    organisations: list[str]
    shared_needs: list[str]
    shared_organisations: list[str]


def answer(found: Comparison) -> Answer[Compared]:
    """The comparison as an answer."""
    joint = tr("and")
    return Answer(
        command="compare",
        version=found.version,
        query={"countries": [side.profile.iso3 for side in found.sides], **echo(found.question, "compare")},
        results=lambda: (_result(found, side) for side in found.sides),
        columns=COLUMNS,
        rows=lambda: (_row(_result(found, side)) for side in found.sides),
        page=lambda: _page(found),
        what=f" {joint} ".join(side.profile.name for side in found.sides),
        sheets=lambda: _sheets(found),
    )


def _sheets(found: Comparison) -> Iterable[Sheet]:
    from matcher.answers.lookup_sheets import of_comparison

    return of_comparison(found)


def _result(found: Comparison, side: Side) -> Compared:
    profile = side.profile
    return Compared(
        iso3=profile.iso3,
        name=profile.name,
        income=profile.income or None,
        stage_now=figures(side.stage),
        conflict_last_year=profile.conflict_last,
        needs=[{"topic": want.topic.id, "value": rounded(want.value)} for want in side.needs],
        experiences=side.experiences,
        organisations=profile.organisations,
        **{"with": _with_others(found, profile.iso3)},
        shared_needs=[topic.id for topic in found.shared_needs],
        shared_organisations=found.organisations,
    )


def _with_others(found: Comparison, i: str) -> dict[str, Any]:
    """The components of the pairs that a country is in, each from its own side."""
    others = {}
    for a, pair in found.pairs:
        if i in (a.iso3, pair.partner.iso3):
            other, components = (pair.partner, pair.components) if i == a.iso3 else (a, pair.components.turned())
            others[other.iso3] = {n: rounded(value) for n, value in zip(NAMES, components, strict=True)}
    return others


def _row(full: Compared) -> dict[str, Any]:
    stage = full.stage_now
    return {
        **{name: value for name, value in full.items() if name in COLUMNS},
        **{variable: stage[variable]["value"] if variable in stage else None for variable in VARIABLES},
        "needs": [need["topic"] for need in full.needs],
    }


def _page(found: Comparison) -> Iterator[Block]:
    sides = found.sides
    header = ("", *(side.profile.name for side in sides))
    yield Title(", ".join(header[1:]))
    table = stage_table(sides)
    table.append((tr("experiences in scope"), *(str(len(side.experiences)) for side in sides)))
    yield Table(header, table, frozenset(range(1, len(header))))
    declared = any(want.rank is not None for side in sides for want in side.needs)
    yield Section(tr("Greatest needs, what is declared first") if declared else tr("Greatest needs"))
    needs = [(str(n + 1), *(_need(side, n) for side in sides)) for n in range(max(len(side.needs) for side in sides))]
    yield Table(("#", *header[1:]), needs, frozenset())
    shared = named(topic.name for topic in found.shared_needs[:8])
    yield Under(tr("Needed much by all: {topics}.", topics=shared) if shared else tr("Needed much by all: nothing."))
    yield Section(tr("Each two of them"))
    pairs = [(listed([a.name, pair.partner.name]), *map(number, pair.components)) for a, pair in found.pairs]
    yield Table((tr("pair"), *(tr(COMPONENTS[name]) for name in NAMES)), pairs, frozenset(range(1, len(NAMES) + 1)))
    yield Under(tr("What to learn: the first from the second. What to share: the second from the first."))
    yield Section(tr("In common"))
    names = ", ".join(found.organisations)
    yield Text(tr("Organisations: {names}.", names=names) if names else tr("Organisations: none."))
    yield Text(made_by(found.version))


def _need(side: Side, n: int) -> str:
    if n >= len(side.needs):
        return ""
    want = side.needs[n]
    declared = [] if want.rank is None else [trc("a need", "declared")]
    size = [] if want.measured is None or want.value is None else [local(f"{want.value:.2f}")]
    return f"{lower_first(want.topic.name)} ({', '.join([*size, *declared])})"
