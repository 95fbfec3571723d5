"""The profile of a country, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.answer import Answer, Result, made_by, prose
from matcher.answers.blocks import Block, Gap, Item, Section, Table, Text, Title, Under
from matcher.answers.cells import shortened
from matcher.answers.codes import FIGURES, PLANS, in_words, region
from matcher.answers.country_conflicts import conflicts_of
from matcher.answers.entries import cited, measured
from matcher.answers.labels import INCOME, STAGE, dated, figure, figures, rounded
from matcher.answers.needs import RANKS, declared_of, named, plan_of
from matcher.language import apart, local, tr, trc
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
    match gap.kind:
        case "stage":
            names = ", ".join(in_words(variable, FIGURES) for variable in gap.items)
            return tr("No figure for its stage: {figures}.", figures=names)
        case "figures":
            return tr(
                "No figure for {count} of {all} indicators of need: {names}.",
                count=len(gap.items),
                all=gap.of,
                names=shortened(gap.items, NAMED),
            )
        case "old":
            dated = [f"{name} ({year})" for name, year in zip(gap.items, gap.years, strict=True)]
            names = shortened(dated, NAMED)
            return tr("Too old to show a need (from before {year}): {names}.", year=oldest, names=names)
        case _:
            return tr("The catalogue holds no experience of it yet.")


def _page(found: Portrait) -> Iterator[Block]:
    record, profile = found.record, found.profile
    income = tr(INCOME[profile.income]) if profile.income in INCOME else tr("income group unknown")
    yield Title(f"{profile.name} ({profile.iso3})")
    yield Text(", ".join(part for part in (region(profile.subregion), income, _places(found)) if part))
    yield Section(tr("Stage, and how it came there"))
    stage, past = record["stage_now"], record["stage_past"]
    table = [
        (tr(STAGE[v][0]), *(figure(then[v][1]) if v in then else "-" for then in past.values()), dated(stage[v]))
        for v in VARIABLES
        if v in stage and not (v == "gni_per_person" and "gdp_per_person" in stage)
    ]
    header = (tr("figure"), *map(str, past), tr("now (year)"))
    yield Table(header, table, frozenset(range(1, len(header)))) if table else Text(tr("No figures."))
    if path := sparkline(record["path"]):
        yield Under(tr("Its path from 1990 to 2024, low to high: {path}", path=path))
    yield from _needs(found)
    yield Section(tr("Experiences it can share"))
    for experience, of in found.experiences:
        topics = named(topic.name for topic in of)
        told = tr("{title} ({topics}; since {year})", title=experience.title, topics=topics, year=experience.start)
        yield Item(f"{told} [{experience.id}]")
    if not found.experiences:
        yield Text(tr("None in the catalogue yet."))
    yield from _record(found)


def _needs(found: Portrait) -> Iterator[Block]:
    """What the country declares, with what is measured beside it, and what its figures point to besides."""
    yield Section(tr("Needs that it declares"))
    inside = {need.want.topic.theme for needs in found.by_theme.values() for need in needs}
    declared = [need for need in found.needs if need.want.rank is not None and need.want.topic.theme in inside]
    if found.plan:
        yield Text(f"{plan_of(found.plan)} ({in_words(found.plan['kind'], PLANS)}).")
    rows = [
        (need.want.topic.name, need.want.said or "-", tr(RANKS[need.want.rank or 0]), _measured(need))
        for need in declared
    ]
    if rows:
        yield Table((tr("topic"), tr("in its words"), tr("declared"), tr("measured")), rows, frozenset({3}))
    else:
        yield Text(tr("Nothing in these themes.") if found.plan else tr("No plan is in the data."))
    if found.plan:
        if found.plan["unmatched"]:
            unmatched = apart(found.plan["unmatched"])
            yield Text(tr("Declared too, and no topic fits: {needs}.", needs=unmatched))
        for source in found.plan["sources"]:
            yield Text(tr("Source: {source}", source=cited(source)))
    for theme, needs in found.by_theme.items():
        yield Section(tr("Needs: {theme} (1 is the greatest)", theme=lower_first(theme)))
        yield from _of_theme(needs)


def _of_theme(needs: Sequence[NeedOf]) -> Iterator[Block]:
    """The needs of a theme, each with the figures behind it and where they stand in the South."""
    rows = []
    for need in needs:
        if need.want.value is None:
            continue
        behind = apart(map(_stands, need.evidence)) or _unmeasured(need)
        known = need.want.measured is not None and (need.evidence or need.want.value)
        rows.append((local(f"{need.want.value:.2f}") if known else "-", _topic(need), behind))
    if rows:
        header = (tr("need"), tr("topic"), tr("figure (year), place in the South: 1 needs it most"))
        yield Table(header, rows, frozenset({0}))
    unknown = [lower_first(need.want.topic.name) for need in needs if need.want.value is None]
    if unknown:
        yield Under(tr("Neither declared nor measured: {topics}.", topics=apart(unknown)))


def _topic(need: NeedOf) -> str:
    """The topic of a need, whether it is declared, and whether its figures measure something else."""
    topic, near = need.want.topic.name, bool(need.evidence) and not need.want.topic.direct
    if need.want.rank is None:
        return tr("{topic} (estimated by something near it)", topic=topic) if near else topic
    if near:
        return tr("{topic}, declared (estimated by something near it)", topic=topic)
    return tr("{topic}, declared", topic=topic)


def _unmeasured(need: NeedOf) -> str:
    """What is said of a need without a figure behind it."""
    if not need.want.topic.of_peace or need.want.measured is None:
        return tr("not measured")
    return tr("by the record of conflict") if need.want.measured else tr("no conflict on record that calls for it")


def _stands(one: Evidence) -> str:
    return tr(
        "{name} {value} ({year}), {rank} of {all}",
        name=one.name,
        value=measured(one.value, one.unit),
        year=one.year,
        rank=one.rank,
        all=one.of,
    )


def _measured(need: NeedOf) -> str:
    return tr("not measured") if need.want.measured is None else local(f"{need.want.measured:.2f}")


def _record(found: Portrait) -> Iterator[Block]:
    yield from conflicts_of(found)
    yield Section(tr("Organisations"))
    # Translators: no organisation.
    yield Text(", ".join(found.profile.organisations) or trc("organisations", "None on record."))
    yield Section(tr("Cooperation on record"))
    partners = ", ".join(name for _, name in found.worked_with)
    yield Text(partners or tr("No cooperation documented in the catalogue."))
    yield Section(tr("What is not known, or old"))
    for gap in found.gaps:
        yield Item(_gap(gap, found.oldest))
    if not found.gaps:
        yield Text(tr("Nothing of note."))
    yield Gap()
    yield from map(Text, prose())
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
    words = [tr("landlocked")] if found.record.get("place", {}).get("landlocked") else []
    words += [tr("small island developing state")] if found.profile.small_island else []
    return ", ".join(words)
