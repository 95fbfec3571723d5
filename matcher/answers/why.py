"""Why one partner stands above another, in words."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Section, Table, Text, Title, Under
from matcher.answers.labels import COMPONENTS, apportioned, number, rounded
from matcher.answers.suggest import echo
from matcher.answers.suggest_page import best_of
from matcher.questions.why import Standing, Why
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LEAST = 0.005
"""A weight below this is shown as nothing, and nobody weighs anything less than that."""
COLUMNS = ("component", "weight", "first", "second", "difference", "equal_at")
PARTS = {
    "stage": "likeness of stage",
    "needs": "shared needs",
    "learn": "what there is to learn",
    "share": "what there is to share",
    "mutual": "gain on both sides",
    "ties": "closeness",
    "record": "the record of sharing",
}
"""The parts of a score, in the middle of a sentence."""
MATTERS = 0.0005
"""Difference of scores, or of parts of them, below which there is none to speak of."""
FIRMLY, MOSTLY = 0.9, 0.6
"""Shares of draws from which an order is called firm, or likely."""


class Partner(Result):
    """One of the two: its place among the South, its score, and what it has done best, each way."""

    iso3: str
    name: str
    place: int
    score: float | None
    learn: str | None
    share: str | None


class Order(Result):
    """Why `first` stands above `second` for `country`; `above` is the share of draws of other weights in which it
    does."""

    country: str
    first: dict[str, Any]
    second: dict[str, Any]
    of: int
    difference: float | None
    parts: list[dict[str, Any]]
    above: float | None


def answer(found: Why) -> Answer[Order]:
    """The order of the two as an answer."""
    one, two = found.first.pair, found.second.pair
    return Answer(
        command="why",
        version=found.version,
        query={
            "country": found.seeker.iso3,
            "first": one.partner.iso3,
            "second": two.partner.iso3,
            **echo(found.question, "why"),
        },
        results=lambda: [_result(found)],
        columns=COLUMNS,
        rows=lambda: _rows(found),
        page=lambda: _page(found),
        what=f"{one.partner.name} and {two.partner.name}",
    )


def _result(found: Why) -> Order:
    lead = _lead(found)
    return Order(
        country=found.seeker.iso3,
        first=_partner(found.first),
        second=_partner(found.second),
        of=found.of,
        difference=rounded(lead),
        parts=_rows(found),
        above=rounded(found.above),
    )


def _partner(one: Standing) -> Partner:
    return Partner(
        iso3=one.pair.partner.iso3,
        name=one.pair.partner.name,
        place=one.place,
        score=rounded(one.pair.score),
        learn=one.learn[0].experience.id if one.learn else None,
        share=one.share[0].experience.id if one.share else None,
    )


def _rows(found: Why) -> list[dict[str, Any]]:
    """The parts, whose differences add up to that of the scores as they are printed."""
    adds = apportioned({part.component: part.difference for part in found.parts})
    return [
        {
            "component": part.component,
            "weight": rounded(part.weight),
            "first": rounded(part.first),
            "second": rounded(part.second),
            "difference": adds[part.component],
            "equal_at": rounded(part.equal_at),
        }
        for part in found.parts
    ]


def _lead(found: Why) -> float | None:
    one, two = found.first.pair.score, found.second.pair.score
    return None if one is None or two is None else one - two


def _page(found: Why) -> Iterator[Block]:
    one, two = found.first.pair.partner.name, found.second.pair.partner.name
    yield Title(f"{one} above {two} for {found.seeker.name}")
    yield Text(_in_short(found))
    header = ("part", "weight", one, two, "adds to the lead")
    rows = [
        (
            COMPONENTS[row["component"]],
            f"{row['weight']:.0%}",
            number(row["first"]),
            number(row["second"]),
            f"{row['difference']:+.3f}",
        )
        for row in _rows(found)
        if row["weight"]
    ]
    lead = _lead(found)
    if lead is not None:
        scores = (number(found.first.pair.score), number(found.second.pair.score))
        rows.append(("score", "", *scores, f"{lead:+.3f}"))
    yield Section("Part by part")
    yield Table(header, rows, frozenset({1, 2, 3, 4}))
    yield Under(_turning(found))
    yield Section("What each has to offer")
    yield Table(
        ("", one, two),
        [
            ("learn from them", best_of(found.first.learn), best_of(found.second.learn)),
            ("share with them", best_of(found.first.share), best_of(found.second.share)),
        ],
        frozenset(),
    )
    yield Under(made_by(found.version))


def _in_short(found: Why) -> str:
    """The order, how firm it is and what it comes from, in a few sentences."""
    one, two = found.first.pair.partner.name, found.second.pair.partner.name
    lead = _lead(found)
    if lead is None:
        lacking = [s.pair.partner.name for s in (found.first, found.second) if s.pair.score is None]
        return f"There is too little data on {listed(lacking)} for a score; who has none stands last."
    if lead < MATTERS:
        first = f"{one} and {two} have the same score, {number(found.first.pair.score)}."
    else:
        turned = "It is the other way round: " if found.turned else ""
        places = f"place {found.first.place} of {found.of}, and place {found.second.place}"
        first = f"{turned}{one} stands {lead:.3f} above {two} ({places})."
    rows = [row for row in _rows(found) if row["weight"] and abs(row["difference"]) >= MATTERS]
    ahead = [f"{PARTS[row['component']]} ({row['difference']:+.3f})" for row in rows if row["difference"] > 0]
    behind = [f"{PARTS[row['component']]} ({-row['difference']:+.3f})" for row in rows if row["difference"] < 0]
    said = [first]
    if not any((*found.first.learn, *found.first.share, *found.second.learn, *found.second.share)):
        said.insert(0, "Neither has anything on record here.")
    if ahead:
        said.append(f"{one} is ahead in {listed(ahead)}.")
    if behind:
        said.append(f"{two} is ahead in {listed(behind)}.")
    if found.above is not None:
        how = "firm" if found.above >= FIRMLY else "likely" if found.above >= MOSTLY else "nearly open"
        said.append(f"The order is {how}: it holds in {found.above:.0%} of draws of other weights.")
    return " ".join(said)


def _turning(found: Why) -> str:
    """What would turn the two round: the change of one weight that is the least."""
    two = found.second.pair.partner.name
    known = [(part, part.equal_at) for part in found.parts if part.equal_at is not None and part.equal_at >= LEAST]
    if not known:
        return f"No other weight of a single part would put {two} above {found.first.pair.partner.name}."
    part, share = min(known, key=lambda one: abs((one[1] or 0.0) - one[0].weight))
    more = "more" if (share or 0.0) > part.weight else "less"
    name = PARTS[part.component]
    above = f"{two} would stand above {found.first.pair.partner.name}"
    return f"{above} if {name} weighed {more} than {share:.0%} of all, in place of {part.weight:.0%}."
