"""Institutions that two countries could use together, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.catalogue.catalogue import Catalogue, Platform
from matcher.plain import Record
from matcher.scoring.profile import Profile


class Usable(Record):
    """A platform that a pair can use for `themes` (their names): by membership of `organisation` (id and `called`), or
    because it is open to all in `regions` ("" and none: to all)."""

    id: str
    name: str
    themes: list[str]
    organisation: str
    called: str
    regions: list[str]


def platforms_of_both(catalogue: Catalogue, a: Profile, b: Profile, themes: Sequence[str]) -> list[str]:
    """The ids of the platforms that both can use by membership, those of the fewest members first."""
    open_to_both = _open(catalogue, a, b, themes)
    found = [(catalogue.organisations[p.organisation][1], p.id) for p in open_to_both if p.organisation]
    return [i for _, i in sorted(found)]


def usable(catalogue: Catalogue, a: Profile, b: Profile, themes: Sequence[str]) -> list[Usable]:
    """The platforms that both can use for these themes (any theme when none is given): those of the fewest members
    first, then those that are open to all."""
    found: list[tuple[float, str, Usable]] = []
    for platform in _open(catalogue, a, b, themes):
        called, members = catalogue.organisations.get(platform.organisation, ("", 1000))
        made = Usable(
            id=platform.id,
            name=platform.name,
            themes=[catalogue.themes[theme] for theme in platform.themes if not themes or theme in themes],
            organisation=platform.organisation,
            called=called,
            regions=platform.regions,
        )
        found.append((members, platform.id, made))
    return [platform for _, _, platform in sorted(found, key=lambda f: (f[0], f[1]))]


def _open(catalogue: Catalogue, a: Profile, b: Profile, themes: Sequence[str]) -> Iterator[Platform]:
    """The platforms that are open to both and work on one of the themes."""
    for platform in catalogue.platforms:
        if (not themes or not set(themes).isdisjoint(platform.themes)) and all(
            is_open_to(platform, side) for side in (a, b)
        ):
            yield platform


def is_open_to(platform: Platform, profile: Profile) -> bool:
    """Whether a country may use a platform: by membership, by where it lies, or because all may."""
    opened, regions = platform.organisation, platform.regions
    return (
        not platform.planned
        and (not regions or profile.region in regions)
        and (not opened or opened in profile.organisations)
    )
