"""Names of an own profile under which somebody else would be found, or nobody."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.editing.load import Loaded
from matcher.editing.records import Country, Group
from matcher.editing.wording import shown
from matcher.text import normalise

WORDS = {"south": "all of the South", "all": "everybody", "world": "everybody", "low": "an income group",
         "lower middle": "an income group", "upper middle": "an income group", "high": "an income group"}  # fmt: skip
"""Words that name a pool, in the form in which names are compared."""
Path = tuple[str | int, ...]


def named_alike(records: Loaded, prefix: str) -> Iterator[tuple[Country, Path, str]]:
    """(profile, where, what is to be said) of each name of the profiles in the files that begin with `prefix`."""
    own = {id(c): c for _, origin, c in records.read if isinstance(c, Country) and origin.file.startswith(prefix)}
    beneath = [c for _, _, c in records.read if isinstance(c, Country) and id(c) not in own]
    carried: dict[str, Country] = {}
    for country in beneath:
        for _, name in _names(country):
            carried.setdefault(normalise(name), country)
        carried[normalise(country.name)] = country
    others = _others(records)
    coded = {country.iso3: country for country in beneath}
    for country in own.values():
        for path, name in _names(country):
            if message := _said(country, name, carried, others, coded):
                yield country, path, message
        for kind in ("iso2", "m49"):
            code = getattr(country, kind)
            holder = next((other for other in beneath if code and getattr(other, kind) == code), None)
            if holder is not None and holder.iso3 != country.iso3:
                yield country, (kind,), f"{shown(code)} is the code of {holder.name} ({holder.iso3})"


def _said(
    country: Country, name: str, carried: dict[str, Country], others: dict[str, str], coded: dict[str, Country]
) -> str:
    """What is to be said of a name; "" where it is nobody else's."""
    form = normalise(name)
    if not any(letter.isalnum() for letter in name) or not form:
        return f"{shown(name)} has no letter by which it could be found; only its code does"
    holder = carried.get(form)
    if holder is not None and holder.iso3 != country.iso3:
        if country.iso3 in coded:
            is_of = f"{country.iso3} is the code of {coded[country.iso3].name}"
            return f"{is_of}, and {shown(name)} names {holder.name} ({holder.iso3}); mend one of them"
        return f"{shown(name)} is a name of {holder.name} ({holder.iso3}); choose one that is nobody else's"
    if holder is None and form in others:
        return f"{shown(name)} is also the name of {others[form]}; in a list the two cannot be told apart"
    return ""


def _names(country: Country) -> Iterator[tuple[Path, str]]:
    yield ("name",), country.name
    if country.official_name:
        yield ("official_name",), country.official_name
    for language, names in country.names.items():
        for n, name in enumerate(names):
            yield ("names", language, n), name


def _others(records: Loaded) -> dict[str, str]:
    """What else is called by a name: form -> what it is."""
    found = dict(WORDS)
    for theme in records.themes.values():
        found |= dict.fromkeys(map(normalise, (theme.id, theme.name)), f"the theme {theme.id}")
    for organisation in records.organisations.values():
        found |= dict.fromkeys(map(normalise, (organisation.id, organisation.name)), f"{organisation.name}")
    for group in records.others["groups"].values():
        if isinstance(group, Group):
            found |= dict.fromkeys(map(normalise, (group.name, *group.aliases)), f"the group {group.name}")
    for country in records.countries.values():
        for region in (country.region, country.subregion):
            if region:
                found[normalise(region)] = f"the region {region}"
    return found
