"""Who meets whom at an event, as an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matcher.answers.answer import Answer, Result
from matcher.answers.labels import rounded
from matcher.answers.needs import tension_of
from matcher.answers.plan_figures import delegations, fairness
from matcher.answers.plan_page import further, lost_of, page, unmet_of, when
from matcher.options import COMMANDS
from matcher.questions.plan import Meeting, Planned
from matcher.questions.reasons import Reason
from matcher.text import counted, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COLUMNS = (
    "slot", "day", "start", "end", "table", "a_iso3", "a", "b_iso3", "b", "gain", "a_gain", "b_gain", "a_learns",
    "a_learns_title", "b_learns", "b_learns_title", "kept", "tension", "a_learns_institution", "b_learns_institution",
)  # fmt: skip
NAMED = 5
"""Pairs that a note names."""


class Held(Result):
    """A meeting: its slot and table (from 1), the two, the mutual gain and what either gains (0-1; None: unknown), and
    the best point to talk about each way. `kept`: "kept", "moved" (to another slot) or None."""

    slot: int
    day: str | None
    start: str | None
    end: str | None
    table: int
    a: dict[str, str]
    b: dict[str, str]
    gain: float | None
    a_gain: float | None
    b_gain: float | None
    a_learns: dict[str, str | None] | None
    b_learns: dict[str, str | None] | None
    kept: str | None
    tension: str | None


class Plan(Result):
    """A plan. `method` says how it was made, what mutual gain a plan can have at most (`at_most`, None: not known) and
    whether it is `proven` that none has more; `unmet` tells who has less than its least number, and why; `dropped`
    the pairs that would meet in `slots_needed` slots (None: not found out, or none were dropped)."""

    meetings: list[Held]
    delegations: list[dict[str, Any]]
    unmet: list[dict[str, Any]]
    dropped: list[dict[str, Any]]
    slots_needed: int | None
    lost: list[dict[str, str]]
    apart: list[list[str]]
    fairness: dict[str, Any]
    method: dict[str, Any]


def answer(found: Planned) -> Answer[Plan]:
    """The plan as an answer."""
    count = len(shown(found))
    return Answer(
        command="plan",
        version=found.version,
        query=_query(found),
        results=lambda: [_result(found)],
        columns=COLUMNS,
        rows=lambda: map(_row, _held(found)),
        page=lambda: page(found, warnings_of(found)),
        further=lambda: further(found),
        what=counted(count, "meeting"),
        warnings=warnings_of(found),
        empty="" if count else "Nobody meets anybody: no two of these have anything on record to share here.",
        lines=lambda: _calendar(found),
        sheets=lambda: _sheets(found),
    )


def shown(found: Planned) -> list[Meeting]:
    """The meetings, or those of the delegation that was asked for."""
    chosen = found.chosen
    return [one for one in found.meetings if chosen is None or chosen.iso3 in (one.a.iso3, one.b.iso3)]


def _sheets(found: Planned) -> Iterable[Sheet]:
    from matcher.answers.plan_sheets import sheets

    return sheets(found)


def _calendar(found: Planned) -> Iterable[str]:
    from matcher.answers.plan_calendar import lines

    return lines(found, shown(found))


def _query(found: Planned) -> dict[str, Any]:
    asked = {**found.question._asdict(), **found.limits._asdict()}
    own = {name: asked[name] for name in COMMANDS["plan"].own.split()}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in own.items()}
    return {"file": found.file or None, **plain}


def _result(found: Planned) -> Plan:
    return Plan(
        meetings=_held(found),
        delegations=delegations(found),
        unmet=[
            {
                "iso3": one.profile.iso3,
                "name": one.profile.name,
                "meetings": one.has,
                "least": one.least,
                "reason": one.reason,
                "why": unmet_of(one, found),
            }
            for one in found.unmet
        ],
        dropped=[{"a": one.a.iso3, "b": one.b.iso3, "gain": rounded(one.gain)} for one in found.dropped],
        slots_needed=found.slots_needed,
        lost=[{"a": seat.a, "b": seat.b} for seat in found.lost],
        apart=[[one.iso3, other.iso3] for one, other in found.apart],
        fairness=fairness(found),
        method={
            "name": found.method,
            "solver": found.solver or None,
            "at_most": fairness(found)["mutual_gain"] if found.proven else rounded(found.bound),
            "proven": found.proven,
        },
    )


def _held(found: Planned) -> list[Held]:
    held = []
    for one in shown(found):
        at = found.times[one.slot - 1] if found.times else None
        held.append(
            Held(
                slot=one.slot,
                day=at.day if at else None,
                start=at.start if at else None,
                end=at.end if at else None,
                table=one.table,
                a={"iso3": one.a.iso3, "name": one.a.name},
                b={"iso3": one.b.iso3, "name": one.b.name},
                gain=rounded(one.gain),
                a_gain=rounded(one.a_gain),
                b_gain=rounded(one.b_gain),
                a_learns=_point(found, one.a_learns),
                b_learns=_point(found, one.b_learns),
                kept="kept" if one.kept else "moved" if one.moved else None,
                tension=tension_of(one.tension),
            )
        )
    return held


def _point(found: Planned, reason: Reason | None) -> dict[str, str | None] | None:
    if reason is None:
        return None
    done = reason.experience
    return {
        "experience": done.id,
        "title": done.title,
        "topic": reason.topic.id,
        "institution": found.houses[done.id] or None,
    }


def _row(one: Held) -> dict[str, Any]:
    learns, shares = one.a_learns or {}, one.b_learns or {}
    return {
        "slot": one.slot,
        "day": one.day,
        "start": one.start,
        "end": one.end,
        "table": one.table,
        "a_iso3": one.a["iso3"],
        "a": one.a["name"],
        "b_iso3": one.b["iso3"],
        "b": one.b["name"],
        "gain": one.gain,
        "a_gain": one.a_gain,
        "b_gain": one.b_gain,
        "a_learns": learns.get("experience"),
        "a_learns_title": learns.get("title"),
        "b_learns": shares.get("experience"),
        "b_learns_title": shares.get("title"),
        "kept": one.kept,
        "tension": one.tension,
        "a_learns_institution": learns.get("institution"),
        "b_learns_institution": shares.get("institution"),
    }


def warnings_of(found: Planned) -> list[str]:
    """What a reader must know before relying on the plan."""
    return list(_warnings(found))


def _warnings(found: Planned) -> Iterator[str]:
    for one in found.unmet:
        yield unmet_of(one, found)
    if found.dropped:
        pairs = [f"{one.a.name} and {one.b.name}" for one in found.dropped[:NAMED]]
        more = len(found.dropped) - len(pairs)
        names = "; ".join([*pairs, *([f"and {more} more"] if more else [])])
        slots = found.slots_needed
        how = f"with {slots} slots" if slots else "with more slots or tables"
        yield f"{counted(len(found.dropped), 'pair')} would meet {how} in place of {found.slots}: {names}."
    yield from (lost_of(seat, found) for seat in found.lost)
    for meeting in found.meetings:
        if meeting.moved:
            at = when(found, meeting.slot)
            yield f"{meeting.a.name} and {meeting.b.name} meet in another slot than before: {at}."
    if found.apart:
        names = "; ".join(f"{one.name} and {other.name}" for one, other in found.apart[:NAMED])
        more = len(found.apart) - NAMED
        rest = f"; and {more} more" if more > 0 else ""
        yield f"Not seated together for what stands between them: {names}{rest} (--despite-tensions seats them)."
    seated = [meeting for meeting in found.meetings if meeting.tension]
    if seated:
        yield f"Seated in spite of what stands between them: {listed([f'{m.a.name} and {m.b.name}' for m in seated])}."
    if found.method == "quick":
        yield "Made by the quick method, which is near the best; for the best: pip install 'matcher[plan]'."
