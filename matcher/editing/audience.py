"""Whom an experience speaks to: `only_for` worked out for every profile.

What is not known of a profile keeps it out of nothing. Who did a thing together (`joint_with`) has nothing to learn
from it. In the index each audience is one bit, and a profile carries the bits of those that it does not belong to.
"""

from __future__ import annotations

from matcher.editing.experiences import Experience, OnlyFor, Situation
from matcher.editing.load import Loaded
from matcher.editing.records import Country

TROPICS = 25.0
"""Degrees of latitude of a country's middle up to which it counts as tropical: the tropic lies at 23.4, and half of a
country whose middle lies just beyond it has such a climate."""
SPOKEN = 10.0
"""Percent of people who speak a language, from which it counts."""


class Audiences:
    """The audiences of a catalogue."""

    def __init__(self, records: Loaded) -> None:
        self._records = records
        self._bits: dict[frozenset[str], int] = {}
        self._of: dict[str, int] = {}
        for experience in records.experiences.values():
            if out := frozenset(self._left_out(experience)):
                self._of[experience.id] = self._bits.setdefault(out, 1 << len(self._bits))

    def of(self, experience: str) -> int:
        """The bit of an experience's audience; 0 where it is for all."""
        return self._of.get(experience, 0)

    def outside(self, profile: str) -> int:
        """The bits of all audiences to which a profile does not belong."""
        return sum(bit for out, bit in self._bits.items() if profile in out)

    def _left_out(self, experience: Experience) -> set[str]:
        out = set(experience.joint_with)
        if only := experience.only_for:
            out |= {i for i, country in self._records.countries.items() if not self._belongs(country, only)}
        return out

    def _belongs(self, country: Country, only: OnlyFor) -> bool:
        """Whether no condition is known to fail."""
        named = not only.countries or country.iso3 in only.countries
        return (
            named
            and country.iso3 not in only.not_countries
            and all(_lies(country, situation) is not False for situation in only.situation)
            and self._within_figures(country, only)
            and _meets(only.languages, _languages(country))
            and _meets(only.regions, {place for place in (country.region, country.subregion) if place})
            and _meets(only.members_of, {*country.organisations})
        )

    def _within_figures(self, country: Country, only: OnlyFor) -> bool:
        values = self._records.values.get(country.iso3, {})
        return all(
            bound.holds(value.value)
            for bound in only.figures
            if (value := values.get(bound.indicator)) is not None and value.year >= self._records.oldest
        )


def _lies(country: Country, situation: Situation) -> bool | None:
    """Whether a country lies so; None where that is not known."""
    place = country.place
    # Who has codes is a country, whose borders are all in its profile; of a province they need not be.
    by_land = True if place.borders else False if country.m49 else None
    match situation:
        case "tropics":
            return None if place.lat is None else abs(place.lat) <= TROPICS
        case "landlocked":
            return place.landlocked
        case "coast":
            return None if place.landlocked is None else not place.landlocked
        case "land-border":
            return by_land
        case _:
            return None if by_land is None else not by_land


def _languages(country: Country) -> set[str]:
    tongues = country.languages
    return {
        *tongues.worked_in,
        *(tongue for tongue, share in tongues.spoken.items() if share >= SPOKEN),
    }


def _meets(wanted: list[str], found: set[str]) -> bool:
    """Whether one of those wanted is there, or nothing is wanted, or nothing is known."""
    return not wanted or not found or not found.isdisjoint(wanted)
