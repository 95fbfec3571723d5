"""Searching the catalogue: experiences by words and filters, countries and topics by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.plain import Record
from matcher.scoring.profile import Experience, Profile
from matcher.text import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.catalogue import Catalogue


NEAR = 60.0
"""Likeness (0-100) from which an experience counts as found."""
MODALITIES = (
    "study-visit", "training", "expert-deployment", "policy-dialogue", "technology-transfer", "joint-research",
    "demonstration-project", "digital-platform", "financing", "twinning", "scholarship",
)  # fmt: skip


class Hit(Record):
    """An experience that was found, its full record, and how well it matches the words (None without words)."""

    experience: Experience
    record: Mapping[str, Any]
    likeness: float | None


def experiences(
    catalogue: Catalogue,
    query: str = "",
    *,
    themes: Sequence[str] = (),
    topics: Sequence[str] = (),
    country: str | None = None,
    modality: str | None = None,
    top: int | None = None,
) -> list[Hit]:
    """The experiences that match, the best first (in the catalogue's order when there are no words).

    An experience is of a theme when that leads it or one of its topics belongs to it. Raises UnknownName for words
    that name no theme, topic, country or modality.
    """
    from matcher.catalogue.names import resolve_word

    wanted_themes = {list(catalogue.themes).index(catalogue.resolve_theme(t)) for t in themes}
    wanted_topics = {list(catalogue.topics).index(catalogue.resolve_topic(t)) for t in topics}
    partner = catalogue.resolve(country) if country else None
    listed = f"The ways of sharing are: {', '.join(MODALITIES)}."
    way = resolve_word(modality, {m: m for m in MODALITIES}, "way of sharing", listed) if modality else None
    found: list[Hit] = []
    for experience in catalogue.experiences:
        covered = {experience.theme, *(catalogue.topic_theme[topic] for topic in experience.topics)}
        if wanted_themes and not wanted_themes & covered:
            continue
        if wanted_topics and not wanted_topics & set(experience.topics):
            continue
        if partner and experience.partner != partner:
            continue
        record = catalogue.record("experience", experience.id)
        if way and way not in record.get("modalities", []):
            continue
        found.append(Hit(experience, record, None))
    if query.strip():
        found = _matching(catalogue, query, found)
    return found[:top]


def _matching(catalogue: Catalogue, query: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits whose words are like those of the query, the most alike first."""
    from rapidfuzz import fuzz

    words = normalise(query).split()
    found = []
    topics = list(catalogue.topics.values())
    for hit in hits:
        record = hit.record
        named = [
            catalogue.profiles[record["partner"]].name,
            record.get("institution", ""),
            record["id"].replace("-", " "),
        ]
        named += [topics[topic] for topic in hit.experience.topics]
        # Each word counts by where it is found: in the title in full, among names and topics less, in the prose least.
        places = (
            (1.0, normalise(record["title"])),
            (0.9, normalise(" ".join(named))),
            (0.8, normalise(f"{record['what']} {record.get('conditions', '')}")),
        )
        likeness = sum(max(share * _word(word, text, fuzz.ratio) for share, text in places) for word in words) / max(
            1, len(words)
        )
        if likeness >= NEAR:
            found.append(hit._replace(likeness=likeness))
    return sorted(found, key=lambda hit: (-(hit.likeness or 0.0), hit.experience.id))


def _word(word: str, text: str, ratio: Any) -> float:
    """How well one word is found in a text: 100 as a word, 95 as the start of one, else by the letters."""
    if f" {word} " in f" {text} ":
        return 100.0
    if f" {word}" in f" {text}":
        return 95.0
    if len(word) < 4:
        return 0.0
    likeness: float = max(
        (ratio(word, other) for other in text.split() if abs(len(other) - len(word)) <= 2), default=0.0
    )
    return likeness if likeness >= 80.0 else 0.0


def countries(catalogue: Catalogue, query: str, pool: Sequence[Profile], top: int | None = None) -> list[Profile]:
    """The countries of a pool, by name; with words only those one of whose names holds them."""
    found = sorted(pool, key=lambda profile: normalise(profile.name))
    wanted = normalise(query)
    if wanted:
        named: set[str] = set()
        for name, ids in catalogue.names.items():
            if wanted in name:
                named.update(ids)
        found = [profile for profile in found if profile.iso3 in named]
    return found[:top]
