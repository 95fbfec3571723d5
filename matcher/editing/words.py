"""The exact table of the words that people use: for themes, topics and organisations, for groups of countries, and for
what is no country here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matcher.editing.load import Loaded
from matcher.editing.records import Country, Elsewhere, Group, Organisation, Theme, Topic
from matcher.text import normalise


def tables(records: Loaded) -> dict[str, Any]:
    """Normalised word -> the ids that it names ("theme", "topic", "organisation"), the ids of the countries of a group
    ("group"), or a name that is no country here ("elsewhere"); the names of groups as they are written ("groups"), and
    how many countries there are ("countries")."""
    groups = [group for group in records.others["groups"].values() if isinstance(group, Group)]
    elsewhere = [one for one in records.others["elsewhere"].values() if isinstance(one, Elsewhere)]
    return {
        "theme": _named(records.themes.values()),
        "topic": _named(topic for theme in records.themes.values() for topic in theme.topics),
        "organisation": _named(records.organisations.values()),
        "group": {
            form: _members(group, records) for group in reversed(groups) for form in _forms(group.name, *group.aliases)
        },
        "groups": [group.name for group in groups],
        "elsewhere": {form: one.name for one in elsewhere for form in _forms(one.name, *one.aliases)},
        "countries": sum(country.iso2 is not None for country in records.countries.values()),
    }


def _named(entries: Iterable[Theme | Topic | Organisation]) -> dict[str, list[str]]:
    """Word -> ids. An id or a name is nobody else's alias."""
    entries = list(entries)
    table: dict[str, list[str]] = {}
    for entry in entries:
        for form in _forms(entry.id, entry.name):
            _note(table, form, entry.id)
    own = set(table)
    for entry in entries:
        for form in _forms(*entry.aliases):
            if form not in own:
                _note(table, form, entry.id)
    return table


def _note(table: dict[str, list[str]], form: str, id: str) -> None:
    ids = table.setdefault(form, [])
    if id not in ids:
        ids.append(id)


def _forms(*words: str) -> list[str]:
    """The words in the form in which they are compared; what has no letters is none."""
    return [form for word in words if (form := normalise(word))]


def _members(group: Group, records: Loaded) -> list[str]:
    return [iso3 for iso3, country in records.countries.items() if _belongs(country, group)]


def _belongs(country: Country, group: Group) -> bool:
    return (
        (group.south and country.south)
        or not {country.region, country.subregion}.isdisjoint(group.regions)
        or not set(country.organisations).isdisjoint(group.organisations)
        or (country.income is not None and country.income.group in group.income)
        or not set(country.languages.worked_in).isdisjoint(group.languages)
        or country.iso3 in group.countries
    )
