"""The profile of a country, in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Item, Section, Table, Text, Title, Under
from matcher.answers.entries import cited
from matcher.answers.labels import INCOME, STAGE, dated, figure, figures, rounded
from matcher.answers.needs import RANKS, declared_of, named, plan_of
from matcher.questions.country import Evidence, Missing, NeedOf, Portrait
from matcher.scoring.stage import VARIABLES
from matcher.text import lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COLUMNS = ("iso3", "indicator", "name", "year", "value", "unit", "source")
BARS = "▁▂▃▄▅▆▇█"
NAMED = 5
"""Indicators named one by one; the rest is counted."""
EPISODES = 5
"""Conflicts named on the page, those that last or ended last, wars before others; JSON has them all."""
KEPT = (
    "iso2", "m49", "official_name", "un_member", "south", "region", "subregion", "capital", "place", "languages",
    "income", "lending", "currency", "history", "priorities", "memberships", "conflicts",
)  # fmt: skip
"""Fields of the record that JSON has as they are."""


class CountryProfile(Result):
    """Everything on record about a country. What is not known is None here, and not there at all as a key."""

    iso3: str
    name: str
    iso2: str | None
    m49: str | None
    official_name: str | None
    un_member: bool
    south: bool
    region: str | None
    subregion: str | None
    capital: str | None
    place: dict[str, Any]
    languages: dict[str, Any]
    income: dict[str, Any] | None
    lending: str | None
    currency: str | None
    history: dict[str, Any]
    priorities: list[str]
    memberships: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]
    stage_now: dict[str, Any]
    stage_past: dict[str, Any]
    stage_path: dict[str, Any]
    conflict_last_year: int | None
    needs: list[dict[str, Any]]
    experiences: list[dict[str, Any]]
    worked_with: list[str]
    figures: dict[str, dict[str, Any]]
    gaps: list[str]


def answer(found: Portrait) -> Answer[CountryProfile]:
    """The profile as an answer."""
    return Answer(
        command="country",
        version=found.version,
        query={"country": found.profile.iso3},
        results=lambda: [_result(found)],
        columns=COLUMNS,
        rows=lambda: ({"iso3": found.profile.iso3, **one._asdict()} for one in found.figures),
        page=lambda: _page(found),
        what=found.profile.name,
        sheets=lambda: _sheets(found),
    )


def _sheets(found: Portrait) -> Iterable[Sheet]:
    from matcher.answers.lookup_sheets import of_country

    return of_country(found)


def _result(found: Portrait) -> CountryProfile:
    record = found.record
    known: dict[str, Any] = {name: record[name] for name in KEPT if name in record}
    return CountryProfile(
        iso3=found.profile.iso3,
        name=found.profile.name,
        **known,
        stage_now=figures(record["stage_now"]),
        stage_past={year: figures(stage) for year, stage in record["stage_past"].items()},
        stage_path={"first_year": 1990, "level": record["path"]},
        conflict_last_year=found.profile.conflict_last,
        needs=[
            {
                "topic": need.want.topic.id,
                "value": rounded(need.want.value),
                "coverage": rounded(need.coverage),
                "measured": rounded(need.want.measured),
                "declared": declared_of(need.want, found.plan),
            }
            for need in found.needs
        ],
        experiences=[
            {"id": e.id, "title": e.title, "topics": [topic.id for topic in topics], "start": e.start}
            for e, topics in found.experiences
        ],
        worked_with=[iso3 for iso3, _ in found.worked_with],
        figures={one.indicator: {"year": one.year, "value": one.value, "source": one.source} for one in found.figures},
        gaps=[_gap(gap, found.oldest) for gap in found.gaps],
    )


def _gap(gap: Missing, oldest: int) -> str:
    """What is not known, or old, in a sentence."""
    more = f" and {len(gap.items) - NAMED} more" if len(gap.items) > NAMED else ""
    match gap.kind:
        case "stage":
            return f"No figure for its stage: {', '.join(v.replace('_', ' ') for v in gap.items)}."
        case "figures":
            shown = ", ".join(gap.items[:NAMED])
            return f"No figure for {len(gap.items)} of {gap.of} indicators of need: {shown}{more}."
        case "old":
            shown = ", ".join(f"{i} ({year})" for i, year in list(zip(gap.items, gap.years, strict=True))[:NAMED])
            return f"Too old to show a need (from before {oldest}): {shown}{more}."
        case _:
            return "The catalogue holds no experience of it yet."


def _page(found: Portrait) -> Iterator[Block]:
    record, profile = found.record, found.profile
    income = INCOME.get(profile.income, "income group unknown")
    yield Title(f"{profile.name} ({profile.iso3})")
    yield Text(", ".join(part for part in (profile.subregion, income, _places(found)) if part))
    yield Section("Stage, and how it came there")
    stage, past = record["stage_now"], record["stage_past"]
    table = [
        (STAGE[v][0], *(figure(then[v][1]) if v in then else "-" for then in past.values()), dated(stage[v]))
        for v in VARIABLES
        if v in stage and not (v == "gni_per_person" and "gdp_per_person" in stage)
    ]
    header = ("figure", *map(str, past), "now (year)")
    yield Table(header, table, frozenset(range(1, len(header)))) if table else Text("No figures.")
    if path := sparkline(record["path"]):
        yield Under(f"Its path from 1990 to 2024, low to high: {path}")
    yield from _needs(found)
    yield Section("Experiences it can share")
    for experience, of in found.experiences:
        topics = named(topic.name for topic in of)
        yield Item(f"{experience.title} ({topics}; since {experience.start}) [{experience.id}]")
    if not found.experiences:
        yield Text("None in the catalogue yet.")
    yield from _record(found)


def _needs(found: Portrait) -> Iterator[Block]:
    """What the country declares, with what is measured beside it, and what its figures point to besides."""
    yield Section("Needs that it declares")
    inside = {need.want.topic.theme for needs in found.by_theme.values() for need in needs}
    declared = [need for need in found.needs if need.want.rank is not None and need.want.topic.theme in inside]
    if found.plan:
        yield Text(f"{plan_of(found.plan)} ({found.plan['kind'].replace('-', ' ')}).")
    rows = [
        (need.want.topic.name, need.want.said or "-", RANKS[need.want.rank or 0], _measured(need)) for need in declared
    ]
    if rows:
        yield Table(("topic", "in its words", "declared", "measured"), rows, frozenset({3}))
    else:
        yield Text("Nothing in these themes." if found.plan else "No plan is in the data.")
    if found.plan:
        if found.plan["unmatched"]:
            yield Text(f"Declared too, and no topic fits: {'; '.join(found.plan['unmatched'])}.")
        for source in found.plan["sources"]:
            yield Text(f"Source: {cited(source)}")
    for theme, needs in found.by_theme.items():
        yield Section(f"Needs: {lower_first(theme)} (1 is the greatest)")
        yield from _of_theme(needs)


def _of_theme(needs: Sequence[NeedOf]) -> Iterator[Block]:
    """The needs of a theme, each with the figures behind it and where they stand in the South."""
    rows = []
    for need in needs:
        if need.want.value is None:
            continue
        declared = "" if need.want.rank is None else ", declared"
        near = "" if need.want.topic.direct or not need.evidence else " (estimated by something near it)"
        behind = "; ".join(map(_stands, need.evidence)) or _unmeasured(need)
        size = "-" if need.want.measured is None or not (need.evidence or need.want.value) else f"{need.want.value:.2f}"
        rows.append((size, f"{need.want.topic.name}{declared}{near}", behind))
    if rows:
        yield Table(("need", "topic", "figure (year), place in the South: 1 needs it most"), rows, frozenset({0}))
    unknown = [lower_first(need.want.topic.name) for need in needs if need.want.value is None]
    if unknown:
        yield Under(f"Neither declared nor measured: {'; '.join(unknown)}.")


def _unmeasured(need: NeedOf) -> str:
    """What is said of a need without a figure behind it."""
    if not need.want.topic.of_peace or need.want.measured is None:
        return "not measured"
    return "by the record of conflict" if need.want.measured else "no conflict on record that calls for it"


def _stands(one: Evidence) -> str:
    unit = one.unit if one.unit == "%" else f" {one.unit}"
    return f"{one.name} {figure(one.value)}{unit} ({one.year}), {one.rank} of {one.of}"


def _measured(need: NeedOf) -> str:
    return "not measured" if need.want.measured is None else f"{need.want.measured:.2f}"


def _record(found: Portrait) -> Iterator[Block]:
    record, profile = found.record, found.profile
    yield Section("Conflict at home")
    conflicts = [c for c in record.get("conflicts", []) if c["type"].startswith("internal")]
    if profile.conflict_last:
        yield Text(f"Last year with 25 deaths or more: {profile.conflict_last}.")
    latest = sorted(conflicts, key=lambda c: (c.get("end", math.inf), c["intensity"] == "war"))[-EPISODES:]
    for conflict in (conflict for conflict in conflicts if conflict in latest):
        start, until = conflict["start"], conflict.get("end", "now")
        when = f"{start}" if start == until else f"{start} to {until}"
        peace = conflict.get("peace_agreement")
        agreed = f"; peace agreement {peace['year']}: {peace['name']}" if peace else ""
        about = conflict["name"].rpartition(": ")[2].replace("Government", "the government")
        away = "" if start <= (profile.conflict_last or 0) else "; fewer than 25 deaths a year at home"
        yield Item(f"over {about}, {when} ({conflict['intensity']}){agreed}{away}")
    if len(conflicts) > EPISODES:
        yield Item(f"and {len(conflicts) - EPISODES} more on record")
    if not conflicts and not profile.conflict_last:
        yield Text("None on record.")
    yield Section("Organisations")
    yield Text(", ".join(profile.organisations) or "None on record.")
    yield Section("Has worked with")
    partners = ", ".join(name for _, name in found.worked_with)
    yield Text(partners or "No cooperation documented in the catalogue.")
    yield Section("What is not known, or old")
    for gap in found.gaps:
        yield Item(_gap(gap, found.oldest))
    if not found.gaps:
        yield Text("Nothing of note.")
    yield Gap()
    yield Text(made_by(found.version))


def sparkline(levels: list[float | None]) -> str:
    """A small picture of a path between 0 and 1; years without a level are left blank.

    >>> sparkline([0.0, None, 0.5, 1.0])
    '▁ ▅█'
    """
    if all(level is None for level in levels):
        return ""
    return "".join(" " if x is None else BARS[min(7, int(x * 8))] for x in levels)


def _places(found: Portrait) -> str:
    words = ["landlocked"] if found.record.get("place", {}).get("landlocked") else []
    words += ["small island developing state"] if found.profile.small_island else []
    return ", ".join(words)
