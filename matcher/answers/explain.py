"""A pair in full, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.answers.answer import Answer, Result
from matcher.answers.exchanges import usable
from matcher.answers.explain_page import doubted, page, why
from matcher.answers.labels import ALIKE, apportioned, figures, rounded
from matcher.answers.needs import tension_of
from matcher.answers.steps import as_json
from matcher.answers.suggest import echo, stability_of
from matcher.answers.whom import Who, who
from matcher.questions.compare import Side
from matcher.questions.explain import Cooperation, Explanation
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "direction", "learner_iso3", "partner_iso3", "experience", "title", "topic", "value", "need", "need_coverage",
    "relevance", "quality", "start", "indicators", "conditions", "modalities", "sources", "end", "last_documented",
    "first_step",
)  # fmt: skip
"""Columns of the CSV, one row a point of cooperation."""


class Country(Result):
    """One side: its stage now (variable -> value and year), its greatest needs."""

    iso3: str
    name: str
    income: str | None
    stage_now: dict[str, Any]
    conflict_last_year: int | None
    needs: list[dict[str, Any]]


class Point(Result):
    """A point of cooperation: the experience, the need that it answers with its figures, and both stages."""

    experience: str
    title: str
    partner: str
    topic: str
    need: dict[str, Any]
    relevance: float
    quality: float
    value: float
    what: str
    institution: str | None
    stage_then: dict[str, Any]
    stage_now: dict[str, Any]
    results: list[dict[str, Any]]
    conditions: str | None
    modalities: list[str]
    sources: list[dict[str, Any]]
    confidence: str
    end: int | None
    last_documented: int
    first_step: dict[str, Any]
    institutions: list[Who]


class Pair(Result):
    """A pair from the side of `a`. `rank` is where `b` stands for `a` among `of` countries (None where nothing is
    documented in what was asked for); `leave_one_out` the rank
    that it would have without each component; `unknown` what is not known, or old."""

    a: Country
    b: Country
    score: float | None
    components: dict[str, float | None]
    contributions: dict[str, float | None]
    rank: int | None
    of: int | None
    stability: dict[str, Any] | None
    leave_one_out: dict[str, int]
    coverage: float
    learn: list[Point]
    share: list[Point]
    alike: list[str]
    shared_needs: list[str]
    platforms: list[dict[str, str]]
    known_cooperation: list[dict[str, Any]]
    tension: str | None
    unknown: list[str]
    exchanges: list[dict[str, str]]


def answer(found: Explanation) -> Answer[Pair]:
    """The pair as an answer."""
    a, b = found.a.profile, found.b.profile
    return Answer(
        command="explain",
        version=found.version,
        query={"a": a.iso3, "b": b.iso3, **echo(found.question, "explain")},
        results=lambda: [_result(found)],
        columns=COLUMNS,
        rows=lambda: _rows(found),
        page=lambda: page(found),
        what=f"{a.name} and {b.name}",
    )


def _result(found: Explanation) -> Pair:
    pair, place = found.pair, found.place
    return Pair(
        a=_country(found.a),
        b=_country(found.b),
        score=rounded(pair.score),
        components={n: rounded(v) for n, v in zip(NAMES, pair.components, strict=True)},
        contributions=apportioned(pair.contributions) if pair.contributions else dict.fromkeys(NAMES),
        rank=place and place.rank,
        of=place and place.of,
        stability=stability_of(place.stability) if place else None,
        leave_one_out=place.without if place else {},
        coverage=round(found.coverage, 3),
        learn=list(map(point_of, found.learn)),
        share=list(map(point_of, found.share)),
        alike=[ALIKE[VARIABLES[position]] for position in found.alike],
        shared_needs=[topic.id for topic in found.shared_needs],
        platforms=[{"id": p.id, "name": p.name, "why": why(p)} for p in found.platforms],
        known_cooperation=[dict(entry) for entry in found.known],
        tension=tension_of(found.tension),
        unknown=list(map(doubted, found.doubts)),
        exchanges=usable(found.exchanges),
    )


def _rows(found: Explanation) -> Iterator[dict[str, Any]]:
    """The points of cooperation as flat rows."""
    for direction, points in (("learn", found.learn), ("share", found.share)):
        for point in points:
            full = point_of(point)
            yield {
                "direction": direction,
                "learner_iso3": point.seeker.iso3,
                "partner_iso3": point.partner.iso3,
                **{name: full[name] for name in ("experience", "title", "topic", "value", "relevance", "quality")},
                "need": full.need["value"],
                "need_coverage": full.need["coverage"],
                "start": point.reason.experience.start,
                "indicators": [f"{i['indicator']}={i['value']:g} ({i['year']})" for i in full.need["indicators"]],
                "conditions": full.conditions,
                "modalities": full.modalities,
                "sources": [source.get("url") or source["title"] for source in full.sources],
                "end": full.end,
                "last_documented": full.last_documented,
                "first_step": full.first_step["in_words"],
            }


def _country(side: Side) -> Country:
    return Country(
        iso3=side.profile.iso3,
        name=side.profile.name,
        income=side.profile.income or None,
        stage_now=_stage(side.stage),
        conflict_last_year=side.profile.conflict_last,
        needs=[{"topic": want.topic.id, "value": rounded(want.value)} for want in side.needs],
    )


def point_of(point: Cooperation) -> Point:
    """A point of cooperation as JSON has it."""
    record, reason = point.record, point.reason
    return Point(
        experience=record["id"],
        title=record["title"],
        partner=record["partner"],
        topic=reason.topic.id,
        need={
            "value": rounded(point.want.value),
            "coverage": rounded(point.coverage),
            "indicators": [item._asdict() for item in point.evidence],
        },
        relevance=round(reason.relevance, 3) + 0.0,
        quality=round(reason.experience.quality, 3) + 0.0,
        value=round(reason.value, 3) + 0.0,
        what=record["what"],
        institution=record.get("institution"),
        stage_then={"year": reason.experience.start, **figures(point.stage_then)},
        stage_now=_stage(point.stage_now),
        results=record.get("results", []),
        conditions=record.get("conditions"),
        modalities=record.get("modalities", []),
        sources=record["sources"],
        confidence=record["confidence"],
        end=record.get("end"),
        last_documented=record["last_documented"],
        first_step=as_json(point.step),
        institutions=list(who(point.step.institutions)),
    )


def _stage(stage: Mapping[str, Any]) -> dict[str, Any]:
    """A stage now in plain figures, each with its year; the year of the whole is the newest of its parts."""
    values = figures(stage)
    return {"year": max((part["year"] for part in values.values()), default=None), **values}
