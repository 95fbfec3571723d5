"""`country`: everything on record about one country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue, Topic
from matcher.plain import Record
from matcher.questions.wants import Want, all_wants
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Evidence(Record):
    """An indicator behind a need: its newest value for the seeker, and where that stands in the South (1: the greatest
    need of `of`)."""

    indicator: str
    name: str
    unit: str
    value: float
    year: int
    rank: int
    of: int
    source: str


class NeedOf(Record):
    """A need of a country: what is declared and what is measured, on what share of its indicators, and the figures."""

    want: Want
    coverage: float
    evidence: list[Evidence]


class Figure(Record):
    """The newest value of an indicator."""

    indicator: str
    name: str
    year: int
    value: float
    unit: str
    source: str


class Missing(Record):
    """Something not known of a country, or old. `kind` is stage (`items`: variables), figures (names of indicators of
    need without a value, of `of` in all), old (name and year of each) or experiences."""

    kind: str
    items: list[str] = []
    years: list[int] = []
    of: int = 0


class Portrait(Record):
    """The answer. `record` is the country's entry; `worked_with` holds (code, name); `needs` come in the order of size,
    what is declared first, `by_theme` those of the themes that were asked for, by their names; `plan` says where it is
    declared; `oldest` is the first year whose figures feed needs."""

    version: str
    oldest: int
    profile: Profile
    plan: Mapping[str, Any] | None
    record: Mapping[str, Any]
    needs: list[NeedOf]
    by_theme: dict[str, list[NeedOf]]
    experiences: list[tuple[Experience, list[Topic]]]
    worked_with: list[tuple[str, str]]
    figures: list[Figure]
    gaps: list[Missing]


def country(catalogue: Catalogue, name: str, theme: Sequence[str] = (), top: int | None = None) -> Portrait:
    """The profile of the country `name` (a code or a name); its needs in these themes, the `top` greatest of each."""
    themes, names = catalogue.themes_of(theme), list(catalogue.themes)
    iso3 = catalogue.resolve(name)
    profile = catalogue.profiles[iso3]
    observed = catalogue.observed(iso3)
    needs = [
        NeedOf(want=want, coverage=observed[position], evidence=evidence(catalogue, profile, want.topic.id))
        for position, want in enumerate(all_wants(catalogue, profile))
    ]
    needs.sort(key=lambda need: _order(need.want))
    by_theme = {
        called: [need for need in needs if need.want.topic.theme == position][:top]
        for position, (i, called) in enumerate(catalogue.themes.items())
        if not themes or i in themes
    }
    record = catalogue.country(iso3)
    about = catalogue.dictionary["indicators"]
    return Portrait(
        version=catalogue.version,
        oldest=catalogue.oldest,
        profile=profile,
        plan=catalogue.priorities(iso3).get("plan"),
        record=record,
        needs=needs,
        by_theme=by_theme,
        experiences=[
            (e, [catalogue.topic_list[t] for t in e.topics])
            for e in catalogue.experiences_of.get(iso3, [])
            if not themes or {names[catalogue.topic_theme[t]] for t in e.topics} & set(themes)
        ],
        worked_with=[(other, catalogue.profiles[other].name) for other in sorted(catalogue.cooperation(iso3))],
        figures=[
            Figure(
                indicator=code,
                name=about[code]["short"],
                unit=about[code]["unit"],
                year=year,
                value=value,
                source=source,
            )
            for code, (year, value, source) in sorted(record["figures"].items())
        ],
        gaps=list(_gaps(catalogue, profile, record)),
    )


def _order(want: Want) -> tuple[bool, int, bool, float, str]:
    """Declared first, the headlines before the rest; then by size, the unknown last."""
    value = want.value
    return want.rank is None, want.rank or 0, value is None, -(value or 0.0), want.topic.id


def _gaps(catalogue: Catalogue, profile: Profile, record: Mapping[str, Any]) -> Iterator[Missing]:
    """What is not known of a country."""
    missing = [v for v in VARIABLES if v not in record["stage_now"] and v != "gni_per_person"]
    if missing:
        yield Missing(kind="stage", items=missing)
    about = catalogue.dictionary["indicators"]
    used = {i["code"] for topic in catalogue.dictionary["topics"].values() for i in topic["indicators"]}
    absent = sorted(used - set(record["figures"]))
    if absent:
        yield Missing(kind="figures", items=[about[code]["short"] for code in absent], of=len(used))
    old = sorted((v[0], code) for code, v in record["figures"].items() if code in used and v[0] < catalogue.oldest)
    if old:
        yield Missing(kind="old", items=[about[code]["short"] for _, code in old], years=[year for year, _ in old])
    if profile.iso3 not in catalogue.experiences_of:
        yield Missing(kind="experiences")


def evidence(catalogue: Catalogue, profile: Profile, topic: str) -> list[Evidence]:
    """The figures behind the need of a country for a topic."""
    dictionary = catalogue.dictionary
    figures = catalogue.country(profile.iso3)["figures"]
    found = []
    for indicator in dictionary["topics"][topic]["indicators"]:
        code = indicator["code"]
        if code not in figures:
            continue
        year, value, source = figures[code]
        if year < catalogue.oldest:
            continue
        south: Sequence[float] = dictionary["south"][code]
        greater = sum(other > value if indicator["need"] == "higher" else other < value for other in south)
        found.append(
            Evidence(
                indicator=code,
                name=dictionary["indicators"][code]["short"],
                unit=dictionary["indicators"][code]["unit"],
                value=value,
                year=year,
                source=source,
                rank=greater + 1,
                of=len(south) + (not profile.south),
            )
        )
    return found
