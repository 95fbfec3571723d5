"""The profile of a country, as a record, as rows of figures, and as a page."""

from __future__ import annotations

from collections.abc import Iterator

from matcher import __version__
from matcher.questions.profile import Portrait
from matcher.render.numbers import figure, rounded
from matcher.render.page import Markdown, Plain
from matcher.render.words import INCOME, STAGE
from matcher.scoring.stage import VARIABLES
from matcher.text import lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = ("iso3", "indicator", "name", "year", "value", "unit", "source")
BARS = "▁▂▃▄▅▆▇█"
SHOWN = 10
"""Needs written out on the page; JSON has them all."""


def result(found: Portrait) -> dict[str, Any]:
    """The profile as JSON has it."""
    record = found.record
    kept = (
        "iso2", "m49", "official_name", "un_member", "south", "region", "subregion", "capital", "place", "languages",
        "income", "lending", "currency", "history", "priorities", "memberships", "conflicts",
    )  # fmt: skip
    names = list(found.catalogue.topics)
    return {
        "iso3": found.profile.iso3,
        "name": found.profile.name,
        **{name: record[name] for name in kept if name in record},
        "stage_now": {k: {"value": v[1], "year": v[0]} for k, v in record["stage_now"].items() if k != "year"},
        "stage_path": {"first_year": 1990, "level": record["path"]},
        "conflict_last_year": found.profile.conflict_last,
        "needs": [
            {"topic": need.topic, "value": rounded(need.value), "coverage": rounded(need.coverage)}
            for need in found.needs
        ],
        "experiences": [
            {"id": e.id, "title": e.title, "topics": [names[t] for t in e.topics], "start": e.start}
            for e in found.experiences
        ],
        "worked_with": found.worked_with,
        "figures": {code: dict(zip(("year", "value", "source"), v, strict=True)) for code, v in _figures(found)},
        "gaps": found.gaps,
    }


def rows(found: Portrait) -> Iterator[dict[str, Any]]:
    """Its figures, one a row."""
    about = found.catalogue.section("dictionary")["indicators"]
    for code, (year, value, source) in _figures(found):
        yield {
            "iso3": found.profile.iso3,
            "indicator": code,
            "name": about[code]["short"],
            "year": year,
            "value": value,
            "unit": about[code]["unit"],
            "source": source,
        }


def page(found: Portrait, *, markdown: bool) -> Iterator[str]:
    """The profile as a page."""
    mark = Markdown() if markdown else Plain()
    record, profile, names = found.record, found.profile, found.catalogue.topics
    income = INCOME.get(profile.income, "income group unknown")
    yield mark.title(f"{profile.name} ({profile.iso3})")
    yield mark.text(", ".join(part for part in (profile.subregion, income, _places(found)) if part))
    yield mark.section("Stage")
    stage = record["stage_now"]
    table = [
        (STAGE[v][0], f"{figure(stage[v][1])} ({stage[v][0]})")
        for v in VARIABLES
        if v in stage and not (v == "gni_per_person" and "gdp_per_person" in stage)
    ]
    if table:
        yield mark.table(("figure", "value (year)"), table, right=frozenset({1}))
    else:
        yield mark.text("No figures.")
    if sparkline(record["path"]):
        yield mark.under(f"Its path from 1990 to 2024, low to high: {sparkline(record['path'])}")
    yield mark.section("Needs, the greatest first (1 = the greatest in the South)")
    known = [need for need in found.needs if need.value]
    for need in known[:SHOWN]:
        best = "; ".join(f"{e.short} {figure(e.value)} {e.unit} ({e.year})" for e in need.evidence[:2])
        yield mark.item(f"{need.value:.2f}  {names[need.topic]}: {best}")
    if not known:
        yield mark.text("No need could be measured.")
    yield mark.section("Experiences it can share")
    for experience in found.experiences:
        topics = ", ".join(lower_first(list(names.values())[topic]) for topic in experience.topics)
        yield mark.item(f"{experience.title} ({topics}, since {experience.start}) [{experience.id}]")
    if not found.experiences:
        yield mark.text("None in the catalogue yet.")
    yield from _record(found, mark)


def _record(found: Portrait, mark: Plain) -> Iterator[str]:
    record, profile = found.record, found.profile
    yield mark.section("Conflict at home")
    conflicts = [c for c in record.get("conflicts", []) if c["type"].startswith("internal")]
    if profile.conflict_last:
        yield mark.text(f"Last year with 25 deaths or more: {profile.conflict_last}.")
    for conflict in conflicts[-5:]:
        until = conflict.get("end", "now")
        peace = conflict.get("peace_agreement")
        agreed = f"; peace agreement {peace['year']}: {peace['name']}" if peace else ""
        yield mark.item(f"{conflict['name']}, {conflict['start']} to {until} ({conflict['intensity']}){agreed}")
    if not conflicts and not profile.conflict_last:
        yield mark.text("None on record.")
    yield mark.section("Organisations")
    yield mark.text(", ".join(profile.organisations) or "None on record.")
    yield mark.section("Has worked with")
    partners = [found.catalogue.profiles[iso3].name for iso3 in found.worked_with]
    yield mark.text(", ".join(partners) or "No cooperation documented in the catalogue.")
    yield mark.section("What is not known, or old")
    for gap in found.gaps:
        yield mark.item(gap)
    if not found.gaps:
        yield mark.text("Nothing of note.")
    yield mark.text(f"\nmatcher {__version__}, data {found.catalogue.version}")


def sparkline(levels: list[float | None]) -> str:
    """A small picture of a path between 0 and 1; years without a level are left blank.

    >>> sparkline([0.0, None, 0.5, 1.0])
    '▁ ▅█'
    """
    if all(level is None for level in levels):
        return ""
    return "".join(" " if x is None else BARS[min(7, int(x * 8))] for x in levels)


def _places(found: Portrait) -> str:
    place = found.record.get("place", {})
    words = ["landlocked"] if place.get("landlocked") else []
    words += ["small island developing state"] if found.profile.small_island else []
    return ", ".join(words)


def _figures(found: Portrait) -> list[tuple[str, list[Any]]]:
    return sorted(found.record["figures"].items())
