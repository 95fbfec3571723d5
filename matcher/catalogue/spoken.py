"""A catalogue in another language: names of countries, themes, topics and figures, and titles of experiences. What was
done and what came of it stays as its entry has it."""

from __future__ import annotations

from matcher.language import name_of
from matcher.text import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def translate(catalogue: Any) -> None:
    """Give everything in a `Catalogue` (which loads this where it is needed) that has a name the one of the language
    that is spoken."""
    catalogue.profiles = {
        iso3: profile._replace(name=name_of("country", profile.name)) for iso3, profile in catalogue.profiles.items()
    }
    catalogue.experiences = [one._replace(title=name_of("title", one.title)) for one in catalogue.experiences]
    catalogue.themes = {theme: name_of("theme", name) for theme, name in catalogue.themes.items()}
    catalogue.topic_list = [topic._replace(name=name_of("topic", topic.name)) for topic in catalogue.topic_list]
    catalogue.topics = {topic.id: topic.name for topic in catalogue.topic_list}
    catalogue.platforms = [one._replace(name=name_of("platform", one.name)) for one in catalogue.platforms]
    catalogue.organisations = {
        i: (name_of("organisation", name), members) for i, (name, members) in catalogue.organisations.items()
    }


def _titled(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "title": name_of("title", record["title"])}


def _country(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "name": name_of("country", record["name"])}


def _platform(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "name": name_of("platform", record["name"])}


def _of_country(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "country_name": name_of("country", record["country_name"])}


def _known(record: dict[str, Any]) -> dict[str, Any]:
    return {
        partner: [{**one, "what": name_of("title", one["what"])} if "experience" in one else one for one in found]
        for partner, found in record.items()
    }


def _helper(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "name": name_of("country" if record["kind"] == "country" else "third-partner", record["name"])}


def _question(record: dict[str, Any]) -> dict[str, Any]:
    return record | {field: name_of("question", record[field]) for field in ("question", "counts") if field in record}


def _set(record: dict[str, Any]) -> dict[str, Any]:
    return record | {field: name_of("question-set", record[field]) for field in ("name", "note") if field in record}


def _others(name: str, words: list[str]) -> list[str]:
    """The words that are not the name itself."""
    return [word for word in words if normalise(word) != normalise(name)]


RECORDS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "experience": _titled,
    "country": _country,
    "platform": _platform,
    "institution": _of_country,
    "known": _known,
    "facilitators": _helper,
    "questions": _question,
    "sets": _set,
}
"""How the record of each kind that holds a name is put into the language."""


def dictionary(found: dict[str, dict[str, Any]], words: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """What the indicators, series and topics are, in the language that is spoken; `words` has what topics are called in
    it beside their names."""
    said = dict(found)
    for kind in ("indicators", "series"):
        said[kind] = {
            code: {
                **record,
                **{
                    field: name_of(what, record[field])
                    for field, what in (("short", "indicator"), ("unit", "unit"))
                    if field in record
                },
            }
            for code, record in found[kind].items()
        }
    said["topics"] = {
        i: {**record, "name": (name := name_of("topic", record["name"])), "aliases": _others(name, words.get(i, []))}
        for i, record in found["topics"].items()
    }
    return said
