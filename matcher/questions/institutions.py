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
    """An institution of a list: its record, the names of its themes, and the experiences that name it, as its record
    has them."""

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
        place = _likeness(catalogue, words, known)
        if place is not None:
            land = record["country_name"]
            found.append(((place, not land, normalise(land), normalise(record["name"]), i), known))
    hits = [known for _, known in sorted(found, key=lambda one: one[0])]
    asked = {"query": query, "country": iso3, "theme": sorted(themes), "offers": offer, "top": top}
    return Found(version=catalogue.version, asked=asked, hits=hits[:top])


def _likeness(catalogue: Catalogue, words: Sequence[str], known: Known) -> int | None:
    """0 where each word begins one in its names, 1 where some do so only in what it has shown, else None."""
    record = known.record
    names = [record["id"], record["name"], record.get("own_name", ""), *record["aliases"], *record["formerly"]]
    called = normalise(" ".join((*names, record["country_name"], record.get("country", "")))).split()
    missing = [word for word in words if not any(one.startswith(word) for one in called)]
    if not missing:
        return 0
    did = " ".join(experience.title for experience in known.experiences)
    about = " ".join(catalogue.topic_list[topic].name for one in known.experiences for topic in one.topics)
    told = normalise(f"{did} {about}").split()
    return 1 if all(any(one.startswith(word) for one in told) for word in missing) else None


def who_did(catalogue: Catalogue, experience: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of the institutions that an experience (its record) names, who did it first."""
    return [catalogue.institution(i) for i in experience.get("institutions", [])]
