"""The pictures of a brief, as tables that can be drawn: the map of the partners, and stages then and now."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.answers.blocks import Chart, Ends, Map, Mark, Panel
from matcher.answers.labels import figure
from matcher.questions.brief import Brief
from matcher.questions.explain import Cooperation
from matcher.scoring.profile import Profile
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MEASURES = (
    ("Life expectancy", "years", ("life_expectancy",), False),
    ("Income a person", "$ a year", ("gdp_per_person", "gni_per_person"), True),
    ("School", "years, adults", ("schooling",), False),
)
"""What is shown of a stage: name, unit, the series that hold it (the first that both have), whether by ratios."""
OUTLINES = "Outlines: Natural Earth; they say nothing about the status of any territory."


def where(found: Brief) -> Map:
    """The country and its partners on a map."""
    seeker = found.shortlist.seeker
    numbered = [(str(n), ally.profile) for n, ally in enumerate(found.allies, 1)]
    marks = [_mark(seeker, seeker.name, own=True)]
    marks += [_mark(p, p.name if found.of_pair else f"{n} {p.name}", own=False) for n, p in numbered]
    near = f"{seeker.name} lies in {_region(seeker)}"
    others = listed([f"{profile.name} in {_region(profile)}" for _, profile in numbered])
    return Map(
        (("", "Partner", "Where"), [(n, profile.name, _region(profile)) for n, profile in numbered]),
        f"Map of {listed([mark.label if mark.own else mark.label for mark in marks])}",
        f"{near}; {others}." if others else f"{near}.",
        marks=marks,
        legend=(seeker.name, numbered[0][1].name if found.of_pair else "Partners, by their place on the list"),
        note=OUTLINES,
    )


def _mark(profile: Profile, label: str, *, own: bool) -> Mark:
    return Mark(profile.iso3, label, profile.lat, profile.lon, own)


def _region(profile: Profile) -> str:
    return profile.subregion or profile.region or "a place that is not on record"


def then_and_now(points: Sequence[Cooperation]) -> Chart:
    """For each experience the stage of who did it, when it began, and of who would learn, today."""
    labels = [f"{p.partner.name} in {p.record['start']}, {p.seeker.name} today" for p in points]
    panels = [
        Panel(f"{name} ({unit})", ratios, [_ends(point, series) for point in points])
        for name, unit, series, ratios in MEASURES
    ]
    header = ("Experience", "Who", *(f"{name} ({unit})" for name, unit, _, _ in MEASURES))
    rows = []
    for point in points:
        found = [_figures(point, series) for _, _, series, _ in MEASURES]
        title = point.record["title"]
        rows.append((title, f"{point.partner.name}, {point.record['start']}", *(_cell(then) for then, _ in found)))
        rows.append(("", f"{point.seeker.name}, today", *(_cell(now) for _, now in found)))
    return Chart(
        (header, rows, frozenset({2, 3, 4})),
        "How far apart: each experience's country when it began, and the country that would learn from it today",
        "Each row is an experience. The ring is the country that did it, in the year it began; the full dot is the "
        "country that would learn from it, today. The closer they lie, the more alike the two situations. "
        "The table below the chart holds the same figures with their years.",
        labels=labels,
        panels=panels,
        legend=("when it began", "who would learn, today"),
    )


def _figures(point: Cooperation, series: Sequence[str]) -> tuple[Any, Any]:
    """([year, value] then, [year, value] now) of one measure; None for what is unknown."""
    for name in series:
        if name in point.stage_then and name in point.stage_now:
            return point.stage_then[name], point.stage_now[name]
    # Incomes of two kinds are not put beside each other.
    return (point.stage_then.get(series[0]), point.stage_now.get(series[0]))


def _ends(point: Cooperation, series: Sequence[str]) -> Ends:
    then, now = _figures(point, series)
    return Ends(then and (then[1], figure(then[1])), now and (now[1], figure(now[1])))


def _cell(found: Any) -> str:
    return f"{figure(found[1])} ({found[0]})" if found else "no figure"
