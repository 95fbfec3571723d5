"""`country`: everything on record about one country."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.plain import Record
from matcher.questions.explain import Evidence, evidence
from matcher.scoring.profile import Experience, Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.catalogue import Catalogue


class NeedOf(Record):
    """A need of a country: how great, on what share of its indicators, and the figures."""

    topic: str
    value: float | None
    coverage: float
    evidence: list[Evidence]


class Portrait(Record):
    """The answer. `record` is the country's entry with its figures; `gaps` what is not known of it."""

    catalogue: Catalogue
    profile: Profile
    record: Mapping[str, Any]
    needs: list[NeedOf]
    experiences: list[Experience]
    worked_with: list[str]
    gaps: list[str]


def portrait(catalogue: Catalogue, country: str) -> Portrait:
    """The profile of `country` (a code or a name)."""
    iso3 = catalogue.resolve(country)
    profile = catalogue.profiles[iso3]
    observed = catalogue.observed(iso3)
    needs = [
        NeedOf(topic, profile.needs[position], observed[position], evidence(catalogue, profile, topic))
        for position, topic in enumerate(catalogue.topics)
    ]
    needs.sort(key=lambda need: (need.value is None, -(need.value or 0.0), need.topic))
    record = catalogue.record("country", iso3)
    return Portrait(
        catalogue,
        profile,
        record,
        needs,
        catalogue.experiences_of.get(iso3, []),
        sorted(catalogue.record("known", iso3)),
        _gaps(catalogue, profile, record),
    )


def _gaps(catalogue: Catalogue, profile: Profile, record: Mapping[str, Any]) -> list[str]:
    """What is not known of a country, in sentences."""
    from matcher.scoring.stage import VARIABLES

    gaps = []
    stage = record["stage_now"]
    missing = [v.replace("_", " ") for v in VARIABLES if v not in stage and v != "gni_per_person"]
    if missing:
        gaps.append(f"No figure for its stage: {', '.join(missing)}.")
    dictionary = catalogue.section("dictionary")
    used = {i["code"] for topic in dictionary["topics"].values() for i in topic["indicators"]}
    absent = sorted(used - set(record["figures"]))
    if absent:
        shown = ", ".join(dictionary["indicators"][code]["short"] for code in absent[:5])
        more = f" and {len(absent) - 5} more" if len(absent) > 5 else ""
        gaps.append(f"No figure for {len(absent)} of {len(used)} indicators of need: {shown}{more}.")
    old = sorted((v[0], code) for code, v in record["figures"].items() if code in used and v[0] < 2015)
    if old:
        shown = ", ".join(f"{dictionary['indicators'][code]['short']} ({year})" for year, code in old[:5])
        more = f" and {len(old) - 5} more" if len(old) > 5 else ""
        gaps.append(f"Figures from before 2015: {shown}{more}.")
    if profile.iso3 not in catalogue.experiences_of:
        gaps.append("The catalogue holds no experience of it yet.")
    return gaps
