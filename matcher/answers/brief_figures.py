"""The pictures of a brief, as tables that can be drawn: the map of the partners, and stages then and now."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.answers.blocks import Table
from matcher.answers.brief_words import letter
from matcher.answers.drawn import Chart, Ends, Map, Mark, Panel
from matcher.answers.labels import INCOME, figure
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
        (("#", "Partner", "Where"), [(n, profile.name, _region(profile)) for n, profile in numbered]),
        f"Map of {listed([mark.label for mark in marks])}",
        f"{near}; {others}." if others else f"{near}.",
        marks=marks,
        legend=(seeker.name, numbered[0][1].name if found.of_pair else "Partners, by their place on the list"),
        note=OUTLINES,
    )


def _mark(profile: Profile, label: str, *, own: bool) -> Mark:
    return Mark(profile.iso3, label, profile.lat, profile.lon, own)


def _region(profile: Profile) -> str:
    return profile.subregion or profile.region or "a place that is not on record"


STAGE = (
    ("income a person ($ a year)", ("gdp_per_person", "gni_per_person")),
    ("life expectancy (years)", ("life_expectancy",)),
    ("school, adults (years)", ("schooling",)),
    ("work in farming (%)", ("agriculture_jobs",)),
    ("people in towns (%)", ("urban",)),
    ("births per woman", ("fertility",)),
)
"""A stage in plain words, each with the series that hold it."""


def called(series: str) -> str:
    """A series of the stage in plain words.

    >>> called("gni_per_person")
    'income a person'
    """
    return next(label.partition(" (")[0] for label, names in STAGE if series in names)


def side_by_side(found: Brief) -> Table:
    """The stages of two countries."""
    sides = [portrait.side for portrait in found.portraits]
    rows = [("income group", *(INCOME.get(side.profile.income, "unknown") for side in sides))]
    for label, series in STAGE:
        of_both = [name for name in series if all(name in side.stage for side in sides)]
        name = (of_both or series)[0]
        rows.append((label, *(_cell(side.stage.get(name)) for side in sides)))
    none = {True: "none since 1989", False: "unknown"}
    fought = [str(side.profile.conflict_last or none[side.recorded]) for side in sides]
    rows.append(("last year of conflict at home", *fought))
    return Table(("", *(side.profile.name for side in sides)), rows, frozenset({1, 2}))


def then_and_now(points: Sequence[Cooperation]) -> Chart:
    """For each experience the stage of who did it, when it began, and of who would learn, today."""
    labels = [
        (f"{letter(n)}. {p.partner.name} in {p.record['start']}", f"{p.seeker.name} today")
        for n, p in enumerate(points, 1)
    ]
    panels = [
        Panel(f"{name} ({unit})", ratios, [_ends(point, series) for point in points])
        for name, unit, series, ratios in MEASURES
    ]
    header = ("Experience", *(f"{name} {when}" for name, _, _, _ in MEASURES for when in ("then", "today")))
    rows = [
        (f"{then}, {now}", *(_cell(found) for _, _, series, _ in MEASURES for found in _figures(point, series)))
        for (then, now), point in zip(labels, points, strict=True)
    ]
    return Chart(
        (header, rows, frozenset(range(1, 7))),
        "The figures of the chart, with their years",
        "An experience travels best between countries in like situations. The ring is the country that did it, in the "
        "year when it began; the full dot is the country that would learn from it, today. The closer they lie, the "
        "more alike the situations. Incomes are in dollars of 2021 that buy the same everywhere.",
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
    return Ends(then and (then[1], _plain(then[1])), now and (now[1], _plain(now[1])))


def _plain(value: float) -> str:
    """A figure without what only a bookkeeper reads: whole from a hundred on."""
    return f"{value:,.0f}" if value >= 100 else figure(value)


def _cell(found: Any) -> str:
    return f"{_plain(found[1])} ({found[0]})" if found else "no figure"
