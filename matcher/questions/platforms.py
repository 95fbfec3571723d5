"""Institutions that two countries could use together, and why."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record
from matcher.scoring.profile import Profile
from matcher.text import lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue


class Usable(Record):
    """A platform that a pair can use. `members`: it is membership that opens it, not openness to all."""

    id: str
    name: str
    why: str
    members: bool


def platforms_of_both(catalogue: Catalogue, a: Profile, b: Profile, themes: Sequence[str]) -> list[str]:
    """The ids of the platforms that both can use by membership, those of the fewest members first."""
    found = [
        (catalogue.organisations[organisation][1], i)
        for i, _, covered, organisation, regions, planned in catalogue.platforms
        if organisation in a.organisations
        and organisation in b.organisations
        and not planned
        and (not themes or not set(themes).isdisjoint(covered))
        and (not regions or (a.region in regions and b.region in regions))
    ]
    return [i for _, i in sorted(found)]


def usable(catalogue: Catalogue, a: Profile, b: Profile, themes: Sequence[str]) -> list[Usable]:
    """The platforms that both can use for these themes (any theme when none is given): those of the fewest members
    first, then those that are open to all."""
    found: list[tuple[float, str, Usable]] = []
    for i, name, covered, organisation, regions, planned in catalogue.platforms:
        if planned or (themes and not set(themes) & set(covered)):
            continue
        if regions and not (a.region in regions and b.region in regions):
            continue
        works = ", ".join(lower_first(catalogue.themes[t]) for t in covered if not themes or t in themes)
        if organisation:
            if organisation not in a.organisations or organisation not in b.organisations:
                continue
            called, members = catalogue.organisations[organisation]
            where = f"in {called} ({organisation})" if len(called) + 2 > len(organisation) else f"in {called}"
            why = f"both are {where}; it works on {works}"
            found.append((members, i, Usable(i, name, why, True)))
        else:
            where = f" in {' and '.join(regions)}" if regions else " to developing countries"
            found.append((1000.0, i, Usable(i, name, f"open{where}; it works on {works}", False)))
    return [platform for _, _, platform in sorted(found, key=lambda f: (f[0], f[1]))]
