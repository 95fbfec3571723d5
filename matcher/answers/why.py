"""Why one partner stands above another, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Section, Table, Text, Title, Under
from matcher.answers.labels import COMPONENTS, apportioned, number, rounded
from matcher.answers.suggest import echo
from matcher.answers.suggest_page import best_of
from matcher.language import local, mark, percent, tr
from matcher.questions.why import Standing, Why
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LEAST = 0.005
"""A weight below this is shown as nothing, and nobody weighs anything less than that."""
COLUMNS = ("component", "weight", "first", "second", "difference", "equal_at")
PARTS = {
    "stage": mark("likeness of stage"),
    "needs": mark("shared needs"),
    "learn": mark("what there is to learn"),
    "share": mark("what there is to share"),
    "mutual": mark("gain on both sides"),
    "ties": mark("closeness"),
    "record": mark("the record of sharing"),
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
        what=listed([one.partner.name, two.partner.name]),
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
    yield Title(tr("{one} above {two} for {country}", one=one, two=two, country=found.seeker.name))
    yield Text(_in_short(found))
    header = (tr("part"), tr("weight"), one, two, tr("adds to the lead"))
    rows = [
        (
            tr(COMPONENTS[row["component"]]),
            percent(row["weight"]),
            number(row["first"]),
            number(row["second"]),
            local(f"{row['difference']:+.3f}"),
        )
        for row in _rows(found)
        if row["weight"]
    ]
    lead = _lead(found)
    if lead is not None:
        scores = (number(found.first.pair.score), number(found.second.pair.score))
        rows.append((tr("score"), "", *scores, local(f"{lead:+.3f}")))
    yield Section(tr("Part by part"))
    yield Table(header, rows, frozenset({1, 2, 3, 4}))
    yield Under(_turning(found))
    yield Section(tr("What each has to offer"))
    yield Table(
        ("", one, two),
        [
            (tr("learn from them"), best_of(found.first.learn), best_of(found.second.learn)),
            (tr("share with them"), best_of(found.first.share), best_of(found.second.share)),
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
        return tr("There is too little data on {names} for a score; who has none stands last.", names=listed(lacking))
    said = []
    if not any((*found.first.learn, *found.first.share, *found.second.learn, *found.second.share)):
        said.append(tr("Neither has anything on record here."))
    said.append(_apart(found, lead))
    rows = [row for row in _rows(found) if row["weight"] and abs(row["difference"]) >= MATTERS]
    for name, sign in ((one, 1), (two, -1)):
        if parts := [_part(row, sign) for row in rows if row["difference"] * sign > 0]:
            said.append(tr("{name} is ahead in {parts}.", name=name, parts=listed(parts)))
    if found.above is not None:
        said.append(_firmness(found.above))
    return " ".join(said)


def _apart(found: Why, lead: float) -> str:
    """How far one stands above the other."""
    one, two = found.first.pair.partner.name, found.second.pair.partner.name
    if lead < MATTERS:
        score = number(found.first.pair.score)
        return tr("{one} and {two} have the same score, {score}.", one=one, two=two, score=score)
    values = {"one": one, "two": two, "lead": number(lead), "all": found.of}
    values |= {"place": found.first.place, "other": found.second.place}
    if found.turned:
        return tr(
            "It is the other way round: {one} stands {lead} above {two} (place {place} of {all}, and place {other}).",
            **values,
        )
    return tr("{one} stands {lead} above {two} (place {place} of {all}, and place {other}).", **values)


def _part(row: Mapping[str, Any], sign: int) -> str:
    """A part of the score with what it adds to the lead of one (1) or of the other (-1)."""
    adds = local(f"{row['difference'] * sign:+.3f}")
    return f"{tr(PARTS[row['component']])} ({adds})"


def _firmness(above: float) -> str:
    """How firm the order is."""
    share = percent(above)
    if above >= FIRMLY:
        return tr("The order is firm: it holds in {share} of draws of other weights.", share=share)
    if above >= MOSTLY:
        return tr("The order is likely: it holds in {share} of draws of other weights.", share=share)
    return tr("The order is nearly open: it holds in {share} of draws of other weights.", share=share)


def _turning(found: Why) -> str:
    """What would turn the two round: the change of one weight that is the least."""
    one, two = found.first.pair.partner.name, found.second.pair.partner.name
    known = [(part, part.equal_at) for part in found.parts if part.equal_at is not None and part.equal_at >= LEAST]
    if not known:
        return tr("No other weight of a single part would put {two} above {one}.", one=one, two=two)
    part, equal = min(known, key=lambda entry: abs((entry[1] or 0.0) - entry[0].weight))
    share = equal or 0.0
    values = {"one": one, "two": two, "part": tr(PARTS[part.component]), "share": percent(share)}
    values["weight"] = percent(part.weight)
    if share > part.weight:
        return tr(
            "{two} would stand above {one} if {part} weighed more than {share} of all, in place of {weight}.", **values
        )
    return tr(
        "{two} would stand above {one} if {part} weighed less than {share} of all, in place of {weight}.", **values
    )
