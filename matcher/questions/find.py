"""Looking things up: countries, experiences, topics and platforms, by words and filters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue import search
from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.names import resolve_word
from matcher.language import tr
from matcher.plain import Record
from matcher.questions import pool as pools
from matcher.questions.platforms import is_open_to
from matcher.scoring.profile import Experience, Profile
from matcher.text import LONGEST, normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MODALITIES = (
    "study-visit", "training", "expert-deployment", "policy-dialogue", "technology-transfer", "joint-research",
    "demonstration-project", "digital-platform", "financing", "twinning", "scholarship",
)  # fmt: skip
"""The ways of sharing (`editing.records.Modality`; a test holds them together)."""


class Found(Record):
    """What a search found: `hits`, under the words and filters `asked` for (as they stand in JSON). Of experiences also
    how many hold each of the words (`held`), and the words of which only the spelling is alike (`spelt`)."""

    version: str
    asked: Mapping[str, Any]
    hits: Sequence[Any]
    held: Mapping[str, int] = {}
    spelt: Sequence[str] = ()
    total: int = 0
    """How many there are, of which the first may be shown."""
    topics: Sequence[tuple[str, int]] = ()
    """The topics that the words name, each with the number of experiences that answer it."""


class Listed(Record):
    """A country of a list: its profile, and how many experiences and known needs it has."""

    profile: Profile
    experiences: int
    needs_known: int


class Hit(Record):
    """An experience that was found: its record, and how well it matches the words (0-100; None without words)."""

    record: Mapping[str, Any]
    partner: str
    theme: str
    topics: list[str]
    likeness: float | None


class InFull(Record):
    """One experience with everything about it: names of its partner, theme, topics and learners and of who did it
    together, the partner's stage when it began (variable -> [year, value]), to how many of the `others` in the South it
    is offered, whether it is `silent` (nothing of the last ten years shows it), asked for by an id that it took in the
    `former` record, and the records of the institutions that did it."""

    version: str
    record: Mapping[str, Any]
    partner: str
    theme: str
    topics: list[str]
    learners: list[str]
    together: list[str]
    stage_then: Mapping[str, Any]
    offered_to: int
    others: int
    silent: bool
    former: Mapping[str, Any] | None
    institutions: Sequence[Mapping[str, Any]]


class Described(Record):
    """A topic of a list: what it is, the names of the indicators behind its need, how many experiences answer it."""

    theme: str
    record: Mapping[str, Any]
    indicators: list[str]
    experiences: int


class Open(Record):
    """A platform of a list: its record, what its themes are called, and whom it is open to: members of an organisation
    (its name, and how many they are), or those in `regions` (none: all)."""

    record: Mapping[str, Any]
    themes: list[str]
    organisation: str
    members: int | None


def countries(catalogue: Catalogue, query: str, pool: Sequence[str], top: int | None) -> Found:
    """The countries of a pool, by name; with words only those one of whose names holds them."""
    found = sorted(pools.members(catalogue, pool), key=lambda profile: normalise(catalogue.english_name(profile)))
    if wanted := normalise(query):
        named = {i for name, ids in catalogue.names.items() if wanted in name for i in ids}
        found = [profile for profile in found if profile.iso3 in named]
    hits = [
        Listed(
            profile=profile,
            experiences=len(catalogue.experiences_of.get(profile.iso3, ())),
            needs_known=sum(need is not None for need in profile.needs),
        )
        for profile in found[:top]
    ]
    return Found(version=catalogue.version, asked={"query": query, "pool": list(pool), "top": top}, hits=hits)


def experience(catalogue: Catalogue, id: str) -> InFull:
    """One experience, by its id, an id that it took in, or its title. Raises UnknownName for what is none."""
    known = {experience.id: experience for experience in catalogue.experiences}
    former = None if id in known else catalogue.former(id)
    found = known[former["now"] if former else id if id in known else _named(id, known)]
    record = catalogue.experience(found.id)
    hit = _hit(catalogue, record)
    profiles = catalogue.profiles
    others = [profile for profile in profiles.values() if profile.south and profile.iso3 != found.partner]
    return InFull(
        version=catalogue.version,
        record=record,
        partner=hit.partner,
        theme=hit.theme,
        topics=hit.topics,
        learners=[profiles[transfer["to"]].name for transfer in record.get("transfers", [])],
        together=[profiles[iso3].name for iso3 in record.get("joint_with", [])],
        stage_then=catalogue.stage_then(record["id"]),
        offered_to=sum(not found.audience & profile.outside for profile in others),
        others=len(others),
        silent=catalogue.is_silent(record),
        former=former,
        institutions=[catalogue.institution(i) for i in record["institutions"]],
    )


def _named(typed: str, known: Mapping[str, Experience]) -> str:
    """The id of the experience that has this title."""
    titles = {i: experience.title for i, experience in known.items()}
    return resolve_word(typed, titles, "experience", tr("`matcher experiences WORDS` searches the catalogue."))


def experiences(
    catalogue: Catalogue,
    query: str,
    *,
    theme: Sequence[str],
    topic: Sequence[str],
    country: str | None,
    modality: str | None,
    top: int | None,
) -> Found:
    """The experiences that match, the best first (in the catalogue's order when there are no words).

    An experience is of a theme when that leads it or one of its topics belongs to it. Raises UnknownName for words
    that name no theme, topic, country or modality.
    """
    wanted_themes = set(map(list(catalogue.themes).index, catalogue.themes_of(theme)))
    wanted_topics = set(map(list(catalogue.topics).index, catalogue.topics_of(topic)))
    partner = catalogue.resolve(country) if country else None
    ways = tr("The ways of sharing are: {names}.", names=", ".join(MODALITIES))
    way = resolve_word(modality, {m: m for m in MODALITIES}, "way of sharing", ways) if modality else None
    found: list[Hit] = []
    for one in catalogue.experiences:
        covered = {one.theme, *(catalogue.topic_theme[t] for t in one.topics)}
        if wanted_themes and not wanted_themes & covered:
            continue
        if wanted_topics and not wanted_topics & set(one.topics):
            continue
        if partner and one.partner != partner:
            continue
        record = catalogue.experience(one.id)
        if not way or way in record.get("modalities", []):
            found.append(_hit(catalogue, record))
    held: dict[str, int] = {}
    spelt: list[str] = []
    if words := search.looked_for(query):
        found, held, spelt = _matching(catalogue, words, found)
    elif query.strip():
        found = []
    asked = {"query": query, "theme": list(theme), "topic": list(topic), "country": country, "modality": modality}
    return Found(
        version=catalogue.version,
        asked=asked,
        hits=found[:top],
        held=held,
        spelt=spelt,
        total=len(found),
        topics=_topics_called(catalogue, query, topic),
    )


def _topics_called(catalogue: Catalogue, query: str, asked: Sequence[str]) -> list[tuple[str, int]]:
    """The topics that go by the words of a search, where none was asked for."""
    ids = [] if asked else catalogue.words["topic"].get(normalise(query[:LONGEST]), [])
    places = {topic: position for position, topic in enumerate(catalogue.topics)}
    return [(i, sum(places[i] in experience.topics for experience in catalogue.experiences)) for i in ids]


def _hit(catalogue: Catalogue, record: Mapping[str, Any]) -> Hit:
    return Hit(
        record=record,
        partner=catalogue.profiles[record["partner"]].name,
        theme=catalogue.themes[record["theme"]],
        topics=[catalogue.topics[topic] for topic in record["topics"]],
        likeness=None,
    )


def _matching(
    catalogue: Catalogue, words: Sequence[str], hits: Sequence[Hit]
) -> tuple[list[Hit], dict[str, int], list[str]]:
    """(the hits that hold all of the words, the most alike first; how many hold each; the words that none holds, and of
    which a like spelling is looked for)."""
    texts = [catalogue.text_of(hit.record) for hit in hits]
    table = {word: [text.holds(word) for text in texts] for word in words}
    held = {word: sum(likeness > 0 for likeness in row) for word, row in table.items()}
    spelt = [word for word, count in held.items() if not count]
    if spelt:
        vocabulary = frozenset().union(*(text.words for text in texts))
        for word in spelt:
            near = search.near(word, vocabulary)
            table[word] = [text.holds_like(near) for text in texts]
    found = [
        hit._replace(likeness=sum(row) / len(row))
        for hit, row in zip(hits, zip(*table.values(), strict=True), strict=True)
        if all(row)
    ]
    found.sort(key=lambda hit: (-(hit.likeness or 0.0), hit.record["id"]))
    return found, held, spelt if found else []


def topics(catalogue: Catalogue, query: str, theme: Sequence[str]) -> Found:
    """The topics of these themes (all when none is named), with words only those in whose names they stand,
    or which are called so every day."""
    themes = catalogue.themes_of(theme)
    hits = [hit for hit in _described(catalogue, normalise(query)) if not themes or hit.theme in themes]
    return Found(version=catalogue.version, asked={"query": query, "theme": themes}, hits=hits)


def _described(catalogue: Catalogue, wanted: str) -> Iterator[Described]:
    ids = list(catalogue.themes)
    named = catalogue.words["topic"]
    for position, topic in enumerate(catalogue.topic_list):
        theme = ids[topic.theme]
        record = catalogue.dictionary["topics"][topic.id]
        called = normalise(f"{topic.id} {topic.name} {catalogue.themes[theme]}")
        words = *map(normalise, record["aliases"]), *(form for form, ids in named.items() if topic.id in ids)
        if wanted in called or wanted in words:
            about = catalogue.dictionary["indicators"]
            yield Described(
                theme=theme,
                record=record,
                indicators=[about[indicator["code"]]["short"] for indicator in record["indicators"]],
                experiences=sum(position in experience.topics for experience in catalogue.experiences),
            )


def platforms(catalogue: Catalogue, query: str, theme: Sequence[str], country: str | None = None) -> Found:
    """The platforms that work on one of these themes and are open to `country`, with words only those in whose names or
    offers they stand."""
    themes = set(catalogue.themes_of(theme))
    profile = catalogue.profiles[catalogue.resolve(country)] if country else None
    wanted = normalise(query)
    hits = []
    for platform in catalogue.platforms:
        record = catalogue.platform(platform.id)
        if (themes and not themes & set(platform.themes)) or (profile and not is_open_to(platform, profile)):
            continue
        if wanted in normalise(f"{platform.id} {platform.name} {record['offers']}"):
            called, members = catalogue.organisations.get(platform.organisation, ("", None))
            named = [catalogue.themes[theme] for theme in platform.themes]
            hits.append(Open(record=record, themes=named, organisation=called, members=members))
    asked = {"query": query, "theme": sorted(themes), "country": profile.iso3 if profile else None}
    return Found(version=catalogue.version, asked=asked, hits=hits)
