"""The pictures of a brief, as tables that can be drawn: the map of the partners, and stages then and now."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.answers.blocks import Table
from matcher.answers.brief_terms import letter
from matcher.answers.codes import region
from matcher.answers.drawn import Chart, Ends, Map, Mark, Panel
from matcher.answers.labels import INCOME, figure
from matcher.language import local, mark, tr
from matcher.questions.brief import Brief
from matcher.questions.explain import Cooperation
from matcher.scoring.profile import Profile
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MEASURES = (
    (
        mark("Life expectancy (years)"), mark("Life expectancy then"), mark("Life expectancy today"),
        ("life_expectancy",), False,
    ),
    (
        mark("Income a person ($ a year)"), mark("Income a person then"), mark("Income a person today"),
        ("gdp_per_person", "gni_per_person"), True,
    ),
    (
        mark("School (years, adults)"), mark("School then"), mark("School today"),
        ("schooling",), False,
    ),
)  # fmt: skip
"""What is shown of a stage: its name with the unit, and as it heads the columns then and today; the series that hold it
(the first that both have); whether by ratios."""
OUTLINES = mark("Outlines: Natural Earth; they say nothing about the status of any territory.")


CHART = mark(
    "An experience travels best between countries in like situations. The ring is the country that did it, in the year "
    "when it began; the full dot is the country that would learn from it, today. The closer they lie, the more alike "
    "the situations. Incomes are in dollars of 2021 that buy the same everywhere."
)


def where(found: Brief) -> Map:
    """The country and its partners on a map."""
    seeker = found.shortlist.seeker
    numbered = [(str(n), ally.profile) for n, ally in enumerate(found.allies, 1)]
    marks = [_mark(seeker, seeker.name, own=True)]
    marks += [_mark(p, p.name if found.of_pair else f"{n} {p.name}", own=False) for n, p in numbered]
    return Map(
        (("#", tr("Partner"), tr("Where")), [(n, profile.name, _region(profile)) for n, profile in numbered]),
        tr("Map of {names}", names=listed([one.label for one in marks])),
        _told_of(seeker, [profile for _, profile in numbered]),
        marks=marks,
        legend=(seeker.name, numbered[0][1].name if found.of_pair else tr("Partners, by their place on the list")),
        note=tr(OUTLINES),
    )


def _told_of(seeker: Profile, partners: Sequence[Profile]) -> str:
    """The map in a sentence."""
    others = listed([tr("{country} in {region}", country=one.name, region=_region(one)) for one in partners])
    if not others:
        return tr("{country} lies in {region}.", country=seeker.name, region=_region(seeker))
    return tr(
        "{country} lies in {region}; {others}.",
        country=seeker.name,
        region=_region(seeker),
        others=others,
    )


def _mark(profile: Profile, label: str, *, own: bool) -> Mark:
    return Mark(profile.iso3, label, profile.lat, profile.lon, own)


def _region(profile: Profile) -> str:
    if known := profile.subregion or profile.region:
        return region(known)
    # Translators: it stands where a region of the world does, as in "Utopia lies in a place that is not on record."
    return tr("a place that is not on record")


STAGE = (
    (mark("income a person ($ a year)"), mark("income a person"), ("gdp_per_person", "gni_per_person")),
    (mark("life expectancy (years)"), mark("life expectancy"), ("life_expectancy",)),
    (mark("school, adults (years)"), mark("school, adults"), ("schooling",)),
    (mark("work in farming (%)"), mark("work in farming"), ("agriculture_jobs",)),
    (mark("people in towns (%)"), mark("people in towns"), ("urban",)),
    (mark("births per woman"), mark("births per woman"), ("fertility",)),
)
"""A stage in plain words, with and without the unit, each with the series that hold it."""


def called(series: str) -> str:
    """A series of the stage in plain words.

    >>> called("gni_per_person")
    'income a person'
    """
    return next(tr(plain) for _, plain, names in STAGE if series in names)


def side_by_side(found: Brief) -> Table:
    """The stages of two countries."""
    sides = [portrait.side for portrait in found.portraits]
    unknown = tr("unknown")
    incomes = (tr(INCOME[side.profile.income]) if side.profile.income in INCOME else unknown for side in sides)
    rows = [(tr("income group"), *incomes)]
    for label, _, series in STAGE:
        of_both = [name for name in series if all(name in side.stage for side in sides)]
        name = (of_both or series)[0]
        rows.append((tr(label), *(_cell(side.stage.get(name)) for side in sides)))
    none = {True: tr("none since 1989"), False: unknown}
    fought = [str(side.profile.conflict_last or none[side.recorded]) for side in sides]
    rows.append((tr("last year of conflict at home"), *fought))
    return Table(("", *(side.profile.name for side in sides)), rows, frozenset({1, 2}))


def then_and_now(points: Sequence[Cooperation]) -> Chart:
    """For each experience the stage of who did it, when it began, and of who would learn, today."""
    labels = [
        (
            tr("{letter}. {country} in {year}", letter=letter(n), country=p.partner.name, year=p.record["start"]),
            tr("{country} today", country=p.seeker.name),
        )
        for n, p in enumerate(points, 1)
    ]
    panels = [
        Panel(tr(name), ratios, [_ends(point, series) for point in points]) for name, _, _, series, ratios in MEASURES
    ]
    header = (tr("Experience"), *(tr(when) for _, *both, _, _ in MEASURES for when in both))
    rows = [
        (f"{then}, {now}", *(_cell(found) for *_, series, _ in MEASURES for found in _figures(point, series)))
        for (then, now), point in zip(labels, points, strict=True)
    ]
    return Chart(
        (header, rows, frozenset(range(1, 7))),
        tr("The figures of the chart, with their years"),
        tr(CHART),
        labels=labels,
        panels=panels,
        # Translators: the legend of the chart; there is room for some 25 letters each.
        legend=(tr("when it began"), tr("who would learn, today")),
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
    return local(f"{value:,.0f}") if value >= 100 else figure(value)


def _cell(found: Any) -> str:
    return f"{_plain(found[1])} ({found[0]})" if found else tr("no figure")
