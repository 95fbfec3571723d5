"""The exact tables of the words that people use: for themes, topics and organisations, for groups and regions of
countries, and for what is no country here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from matcher.editing.load import Loaded
from matcher.editing.records import Country, Elsewhere, Group, Language, Organisation, Theme, Topic
from matcher.formal import parts
from matcher.text import normalise


def tables(records: Loaded) -> dict[str, Any]:
    """Normalised word -> the ids that it names ("theme", "topic", "organisation"), the ids of the countries of a group
    ("group"), a region ("region"), income groups ("income"), or the codes of a language ("language").

    Beside them the names of groups ("groups") and what some of them are taken to mean ("notes": form -> note), and what
    languages are called ("languages": code -> name)."""
    groups = [group for group in records.others["groups"].values() if isinstance(group, Group)]
    languages = [one for one in records.others["languages"].values() if isinstance(one, Language)]
    return {
        "theme": _named(records.themes.values()),
        "topic": _named(topic for theme in records.themes.values() for topic in theme.topics),
        "organisation": _named(records.organisations.values()),
        "group": {form: _members(group, records) for group in reversed(groups) for form in _called(group)},
        "groups": [group.name for group in groups],
        "region": _of_regions(groups, records),
        "income": {form: group.income for group in groups if _by_income(group) for form in _called(group)},
        "notes": {form: group.note for group in groups if group.note for form in _called(group)},
        "language": _of_languages(languages, records),
        "languages": {language.code: language.name for language in languages},
    }


def other_words(records: Loaded) -> dict[str, dict[str, list[str]]]:
    """Language -> topic -> what it is called in that language beside its name."""
    found: dict[str, dict[str, list[str]]] = {}
    for theme in records.themes.values():
        for topic in theme.topics:
            for language, words in topic.words.items():
                found.setdefault(language, {})[topic.id] = words
    return found


def countries(records: Loaded, names: dict[str, list[str]]) -> dict[str, Any]:
    """What is to be known of countries beside their names (`names`, whose table this corrects): which words of the
    formal name of each tell the form of the state ("forms"), the codes of two letters ("iso2"), how many there are
    ("countries"), and the names of what is no country here ("elsewhere": word -> name).

    A country's own display name is its own alone, though others are called so too, whose ids are in "also": Guinea. Not
    so where the name of another differs by nothing but the form of the state: both are the Congo."""
    also: dict[str, list[str]] = {}
    own = {i: parts(normalise(country.name).replace("dr ", "democratic republic ")) for i, country in _all(records)}
    for i, country in _all(records):
        form = normalise(country.name)
        others = [other for other in names.get(form, []) if other != i]
        if others and all(own[other][1] != own[i][1] for other in others):
            names[form], also[form] = [i], others
    elsewhere = [one for one in records.others["elsewhere"].values() if isinstance(one, Elsewhere)]
    real = [country for _, country in _all(records) if country.iso2]
    return {
        "also": also,
        "forms": {i: sorted(parts(normalise(c.official_name))[0]) for i, c in _all(records) if c.official_name},
        "iso2": [normalise(country.iso2) for country in real if country.iso2],
        "countries": len(real),
        "elsewhere": {form: one.name for one in elsewhere for form in _forms(one.name, *one.aliases)},
    }


def _all(records: Loaded) -> Iterable[tuple[str, Country]]:
    return records.countries.items()


def _named(entries: Iterable[Theme | Topic | Organisation]) -> dict[str, list[str]]:
    """Word -> ids. An id or a name is nobody else's alias, and an English word nobody's in another language."""
    entries = list(entries)
    table: dict[str, list[str]] = {}
    tiers: tuple[Callable[[Theme | Topic | Organisation], Iterable[str]], ...] = (
        lambda entry: (entry.id, entry.name),
        lambda entry: entry.aliases,
        lambda entry: chain.from_iterable(entry.words.values()),
    )
    for tier in tiers:
        before = set(table)
        for entry in entries:
            for form in _forms(*tier(entry)):
                if form not in before:
                    _note(table, form, entry.id)
    return table


def _of_regions(groups: Iterable[Group], records: Loaded) -> dict[str, str]:
    """Word -> the region. A group that is called like a region says what that is called in other languages."""
    regions = {region for country in records.countries.values() for region in (country.region, country.subregion)}
    table = {form: group.name for group in groups if group.name in regions for form in _called(group)}
    return table | {form: region for region in sorted(filter(None, regions)) for form in _forms(region)}


def _by_income(group: Group) -> bool:
    """Whether a group is one, or several, of the income groups and nothing else."""
    held = (group.south, group.regions, group.organisations, group.languages, group.countries)
    return bool(group.income) and not any(held)


def _of_languages(languages: Iterable[Language], records: Loaded) -> dict[str, list[str]]:
    """Word -> codes. Also a language that nothing names can be asked for, by its code."""
    table: dict[str, list[str]] = {}
    for language in languages:
        for form in _forms(language.code, language.name, *language.aliases):
            _note(table, form, language.code)
    for country in records.countries.values():
        for code in (*country.languages.worked_in, *country.languages.spoken):
            table.setdefault(normalise(code), [code])
    return table


def _called(group: Group) -> list[str]:
    """What a group of countries is called, in every language."""
    return _forms(group.name, *group.aliases, *chain.from_iterable(group.words.values()))


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
