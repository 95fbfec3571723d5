"""Names of an own profile under which somebody else would be found, or nobody."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.editing.load import Loaded
from matcher.editing.records import Country, Group
from matcher.editing.wording import shown
from matcher.language import mark, tr
from matcher.text import normalise

SOUTH = mark("{name} is also the name of all of the South; in a list the two cannot be told apart")
EVERYBODY = mark("{name} is also the name of everybody; in a list the two cannot be told apart")
INCOME = mark("{name} is also the name of an income group; in a list the two cannot be told apart")
THEME = mark("{name} is also the name of the theme {other}; in a list the two cannot be told apart")
GROUP = mark("{name} is also the name of the group {other}; in a list the two cannot be told apart")
REGION = mark("{name} is also the name of the region {other}; in a list the two cannot be told apart")
# Translators: {other} is an organisation.
ORGANISATION = mark("{name} is also the name of {other}; in a list the two cannot be told apart")
WORDS = {
    "south": SOUTH, "all": EVERYBODY, "world": EVERYBODY, "low": INCOME, "lower middle": INCOME,
    "upper middle": INCOME, "high": INCOME,
}  # fmt: skip
"""Words that name a pool, in the form in which names are compared, and what is said of whoever is called so."""
Path = tuple[str | int, ...]
Others = dict[str, tuple[str, str]]
"""What else is called by a name: form -> (what is said of whoever is called so, its own name)."""


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
                message = tr(
                    "{code} is the code of {holder} ({id})", code=shown(code), holder=holder.name, id=holder.iso3
                )
                yield country, (kind,), message


def _said(country: Country, name: str, carried: dict[str, Country], others: Others, coded: dict[str, Country]) -> str:
    """What is to be said of a name; "" where it is nobody else's."""
    form = normalise(name)
    if not any(letter.isalnum() for letter in name) or not form:
        return tr("{name} has no letter by which it could be found; only its code does", name=shown(name))
    holder = carried.get(form)
    if holder is not None and holder.iso3 != country.iso3:
        if country.iso3 in coded:
            return tr(
                "{code} is the code of {country}, and {name} names {holder} ({id}); mend one of them",
                code=country.iso3,
                country=coded[country.iso3].name,
                name=shown(name),
                holder=holder.name,
                id=holder.iso3,
            )
        return tr(
            "{name} is a name of {holder} ({id}); choose one that is nobody else's",
            name=shown(name),
            holder=holder.name,
            id=holder.iso3,
        )
    if holder is None and form in others:
        said, other = others[form]
        return tr(said, name=shown(name), other=other)
    return ""


def _names(country: Country) -> Iterator[tuple[Path, str]]:
    yield ("name",), country.name
    if country.official_name:
        yield ("official_name",), country.official_name
    for language, names in country.names.items():
        for n, name in enumerate(names):
            yield ("names", language, n), name


def _others(records: Loaded) -> Others:
    found = {word: (said, "") for word, said in WORDS.items()}
    for theme in records.themes.values():
        found |= dict.fromkeys(map(normalise, (theme.id, theme.name)), (THEME, theme.id))
    for organisation in records.organisations.values():
        called = map(normalise, (organisation.id, organisation.name))
        found |= dict.fromkeys(called, (ORGANISATION, organisation.name))
    for group in records.others["groups"].values():
        if isinstance(group, Group):
            found |= dict.fromkeys(map(normalise, (group.name, *group.aliases)), (GROUP, group.name))
    for country in records.countries.values():
        for region in (country.region, country.subregion):
            if region:
                found[normalise(region)] = (REGION, region)
    return found
