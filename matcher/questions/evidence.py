"""The figures behind a need."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.scoring.profile import Profile


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
