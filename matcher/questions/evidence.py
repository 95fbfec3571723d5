"""The figures behind a need."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue


class Evidence(Record):
    """An indicator behind a need: its newest value for the seeker, and where that stands in the South (1: the greatest
    need of `of`)."""

    code: str
    short: str
    unit: str
    value: float
    year: int
    source: str
    rank: int
    of: int


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
                code=code,
                short=dictionary["indicators"][code]["short"],
                unit=dictionary["indicators"][code]["unit"],
                value=value,
                year=year,
                source=source,
                rank=greater + 1,
                of=len(south) + (not profile.south),
            )
        )
    return found
