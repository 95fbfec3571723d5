"""A brief: a page to hand on, and what it holds."""

from __future__ import annotations

import re

from matcher.answers.again import command_of
from matcher.answers.answer import Answer, Result, made_by, prose
from matcher.answers.brief_page import blocks, nothing
from matcher.answers.brief_sure import certainty
from matcher.answers.explain import Point, point_of
from matcher.answers.needs import declared_of, plan_of
from matcher.answers.paper import Cited, Paper
from matcher.answers.suggest import Suggestion, echo, result, warnings_of
from matcher.language import mark, tr
from matcher.questions.brief import Ally, Brief, Portrait
from matcher.text import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KICKER = mark("Brief on South-South cooperation")
COLUMNS = ("direction", "learner_iso3", "partner_iso3", "experience", "title", "institution")
"""Columns of the rows, one a point of cooperation."""
MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"), mark("July"),
    mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip


class Partner(Suggestion):
    """A partner on the page, as a shortlist has it; with the institutions that both can use (`carriers`), and what
    third parties helped with (`facilitated`: who shared, who learnt, by whose help, what, when, source)."""

    carriers: list[dict[str, Any]]
    facilitated: list[dict[str, Any]]


class Page(Result):
    """What a brief holds. `plan` and `declared`: what the country has set out to do; `measured`: what its figures
    point to besides; `learn` and `share`: the points of cooperation on the page, the best first; `sure`: how far to
    rely on it, in sentences; `sources` as the page numbers them; `again`: the command that makes it."""

    iso3: str
    name: str
    pair: bool
    plan: str | None
    declared: list[dict[str, Any]]
    measured: list[dict[str, Any]]
    stage_now: dict[str, Any]
    partners: list[Partner]
    learn: list[Point]
    share: list[Point]
    sure: list[str]
    sources: list[dict[str, str]]
    again: str


def answer(found: Brief) -> Answer[Page]:
    """The page as an answer."""
    names = [found.shortlist.seeker.name, *(ally.profile.name for ally in found.allies if found.named)]
    joint = tr("and")
    together = f" {joint} ".join(names)
    return Answer(
        command="brief",
        version=found.shortlist.version,
        query=_query(found),
        results=lambda: [_result(found)],
        columns=COLUMNS,
        rows=lambda: _rows(found),
        page=lambda: _paper(found).flat(),
        what=tr("the brief of {names}", names=together),
        warnings=warnings_of(found.shortlist),
        empty=nothing(found),
        paper=lambda: _paper(found),
    )


def _file(found: Brief) -> str:
    """A name for a file with the page."""
    names = [found.shortlist.seeker, *(ally.profile for ally in found.allies if found.named)]
    return "-".join(normalise(profile.name).replace(" ", "-") for profile in names[:3]) + ".html"


def _query(found: Brief) -> dict[str, Any]:
    """What was asked, in full; a folder of own data only where there is one."""
    data, mode = found.given
    own = {} if data is None else {"data": data, "data_mode": mode}
    partners = [ally.profile.iso3 for ally in found.allies] if found.named else []
    asked = echo(found.shortlist.question, "brief")
    return {"country": found.shortlist.seeker.iso3, "partners": partners, **asked, **own}


def _paper(found: Brief) -> Paper:
    cited = Cited()
    told = list(blocks(found, cited))
    version = found.shortlist.version
    return Paper(
        kicker=tr(KICKER),
        blocks=told,
        heading=tr("Sources"),
        sources=cited.sources,
        asked=tr("Made by this command, which makes it again:"),
        command=f"{command_of('brief', _query(found))} -o {_file(found)}",
        file=_file(found),
        foot=[*prose(), _foot(version)],
    )


def _foot(version: str) -> str:
    """What stands below the sources, with the date of the data where their version tells it: the page must be the same
    on every day."""
    found = re.match(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)\b", version)
    made = made_by(version)
    if not found:
        return tr("Each figure keeps the licence of its source. ({made_by})", made_by=made)
    year, month, day = map(int, found.groups())
    return tr(
        "Data as of {day} {month} {year}. Each figure keeps the licence of its source. ({made_by})",
        day=day,
        month=tr(MONTHS[month - 1]),
        year=year,
        made_by=made,
    )


def _result(found: Brief) -> Page:
    portrait, paper = found.portraits[0], _paper(found)
    wants = portrait.wants
    return Page(
        iso3=portrait.side.profile.iso3,
        name=portrait.side.profile.name,
        pair=found.of_pair,
        plan=plan_of(wants.plan) if wants.plan else None,
        declared=[
            {"topic": want.topic.id, "said": want.said, **(declared_of(want, wants.plan) or {})}
            for want in wants.declared
        ],
        measured=[_measured(portrait, want.topic.id, want.value) for want in wants.measured],
        stage_now={name: {"value": value, "year": year} for name, (year, value) in portrait.side.stage.items()},
        partners=list(map(_partner, found.allies)),
        learn=list(map(point_of, found.learn)),
        share=list(map(point_of, found.share)),
        sure=certainty(found),
        sources=[source._asdict() for source in paper.sources],
        again=command_of("brief", _query(found)),
    )


def _measured(portrait: Portrait, topic: str, value: float | None) -> dict[str, Any]:
    return {
        "topic": topic,
        "value": None if value is None else round(value, 3),
        "indicators": [item._asdict() for item in portrait.evidence[topic]],
    }


def _partner(ally: Ally) -> Partner:
    return Partner(
        **result(ally.line),
        carriers=[{"id": platform.id, "name": platform.name} for platform in ally.platforms],
        facilitated=[
            {
                "shared_by": one.sharer.iso3,
                "learnt_by": one.learner.iso3,
                "facilitators": one.by,
                "what": one.entry["what"],
                "year": one.entry.get("year"),
                "source": one.entry.get("source"),
            }
            for one in ally.facilitated
        ],
    )


def _rows(found: Brief) -> list[dict[str, Any]]:
    """The points of cooperation as flat rows."""
    return [
        {
            "direction": direction,
            "learner_iso3": point.seeker.iso3,
            "partner_iso3": point.partner.iso3,
            "experience": point.record["id"],
            "title": point.record["title"],
            "institution": point.record.get("institution"),
        }
        for direction, points in (("learn", found.learn), ("share", found.share))
        for point in points
    ]
