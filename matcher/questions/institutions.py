"""`institutions`: who did what the catalogue tells, where it is, and what it has done for others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.catalogue import search
from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.names import resolve_word
from matcher.options import OFFERS
from matcher.plain import Record
from matcher.questions.find import Found
from matcher.scoring.profile import Experience
from matcher.text import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Known(Record):
    """An institution of a list: its record, the names of its themes, and the experiences that name it, those first that
    hold the words which were looked for."""

    record: Mapping[str, Any]
    themes: list[str]
    experiences: list[Experience]


def institutions(
    catalogue: Catalogue,
    query: str,
    *,
    country: str | None,
    theme: Sequence[str],
    offers: str | None,
    top: int | None,
) -> Found:
    """The institutions of a country, with an experience in one of these themes, that have done this for others
    (courses, visits, experts); with words those in whose names all of them stand, then those in whose names or
    experiences they do. By country, then by name; those of several countries, or of one not known, last.

    Raises UnknownName for words that name no country, theme or offer.
    """
    themes = {catalogue.resolve_theme(word) for word in theme}
    iso3 = catalogue.resolve(country) if country else None
    offer = resolve_word(offers, {word: word for word in OFFERS}, "offer") if offers else None
    experiences = {experience.id: experience for experience in catalogue.experiences}
    words = search.looked_for(query)
    found: list[tuple[tuple[int, bool, str, str, str], Known]] = []
    for i in catalogue.institutions if words or not query.strip() else ():
        record = catalogue.institution(i)
        if (
            (iso3 and record.get("country") != iso3)
            or (themes and themes.isdisjoint(record["themes"]))
            or (offer and offer not in (told["what"] for told in record["offers"]))
        ):
            continue
        known = Known(
            record=record,
            themes=[catalogue.themes[one] for one in record["themes"]],
            experiences=[experiences[one] for one in record["experiences"]],
        )
        place, about = _likeness(catalogue, words, known)
        if place is not None:
            land = record["country_name"]
            order = (place, not land, normalise(land), normalise(record["name"]), i)
            found.append((order, known._replace(experiences=about)))
    hits = [known for _, known in sorted(found, key=lambda one: one[0])]
    asked = {"query": query, "country": iso3, "theme": sorted(themes), "offers": offer, "top": top}
    return Found(version=catalogue.version, asked=asked, hits=hits[:top])


def _likeness(catalogue: Catalogue, words: Sequence[str], known: Known) -> tuple[int | None, list[Experience]]:
    """(0 where each word begins one in its names, 1 where some do so only in what it has shown, else None; its
    experiences, those first that hold some word not in its names)."""
    record = known.record
    names = [record["id"], record["name"], record.get("own_name", ""), *record["aliases"], *record["formerly"]]
    called = normalise(" ".join((*names, record["country_name"], record.get("country", "")))).split()
    missing = [word for word in words if not _begun(word, called)]
    texts = [_told(catalogue, experience) if missing else [] for experience in known.experiences]
    held = [sum(_begun(word, text) for word in missing) for text in texts]
    about = [one for _, one in sorted(zip(held, known.experiences, strict=True), key=lambda pair: -pair[0])]
    if not missing:
        return 0, about
    return (1 if all(any(_begun(word, text) for text in texts) for word in missing) else None), about


def _told(catalogue: Catalogue, experience: Experience) -> list[str]:
    """The words of the title and of the topics of an experience."""
    topics = (catalogue.topic_list[topic].name for topic in experience.topics)
    return normalise(" ".join((experience.title, *topics))).split()


def _begun(word: str, words: Sequence[str]) -> bool:
    return any(one.startswith(word) for one in words)


def who_did(catalogue: Catalogue, experience: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of the institutions that an experience (its record) names, who did it first."""
    return [catalogue.institution(i) for i in experience.get("institutions", [])]
