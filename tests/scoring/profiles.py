"""Profiles and experiences to score: plain ones to change a field of, and hypothesis strategies for any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from matcher.catalogue.catalogue import Catalogue
from matcher.questions.pairing import Pairing
from matcher.scoring.learning import Scope, Topics
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.score import Components, of_lens
from matcher.scoring.ties import rarities

Test = TypeVar("Test", bound=Callable[..., Any])

TOPICS = Topics(theme=[0, 0, 1, 1, 2], of_peace=[False, False, False, False, True])
"""Five topics: two themes of two, and one of a single topic of peace."""
COUNT = len(TOPICS.theme)
PEACE = 4
WHOLE = Scope([True] * COUNT, True)
THEME_WEIGHTS = [0.5, 0.5, 0.5, 0.5, 1.0]
ORGANISATIONS = {
    "AU": ("Union", 31),
    "SADC": ("South", 15),
    "EAC": ("East", 7),
    "ASEAN": ("Asia", 10),
    "MSG": ("Sea", 3),
}
"""Name and number of members, which give them the weights 1/5, 1/4, 1/3, 0.289 and 1/2."""
RARITY = rarities(ORGANISATIONS)
MIDDLE: list[float | None] = [0.5] * 7


def scope_of(*topics: int) -> Scope:
    """The scope of these topics alone."""
    return Scope([topic in topics for topic in range(COUNT)], False)


def country(iso3: str = "AAA", **changes: Any) -> Profile:
    """A country in the middle of every stage, of which little else is known."""
    plain = Profile(
        iso3=iso3,
        name=iso3.title(),
        south=True,
        region="Africa",
        subregion="Eastern Africa",
        income="low",
        stage=MIDDLE,
        needs=[0.5] * COUNT,
        distinct=[0.1] * COUNT,
        after_conflict=False,
        in_conflict=False,
        at_war=False,
        conflict_last=None,
        landlocked=False,
        small_island=False,
        middle=None,
        lat=None,
        lon=None,
        size=None,
        official=[],
        spoken={},
        organisations=[],
        borders=[],
        rulers=[],
        shared_with={},
        shared_in_all=0.0,
    )
    return plain._replace(**changes)


def experience(topics: Sequence[int] = (0,), **changes: Any) -> Experience:
    """An experience of the best quality, made in the middle of every stage, led by the theme of its first topic."""
    plain = Experience(
        id="one",
        title="One",
        partner="BBB",
        theme=TOPICS.theme[topics[0]],
        topics=list(topics),
        start=2010,
        quality=0.8,
        stage=MIDDLE,
        after_conflict=False,
    )
    return plain._replace(**changes)


class Known(Catalogue):
    """A catalogue of these countries and experiences, and of the topics and organisations above."""

    def __init__(self, profiles: Sequence[Profile], experiences: Mapping[str, Sequence[Experience]]) -> None:
        self.profiles = {profile.iso3: profile for profile in profiles}
        self.experiences_of = {iso3: list(found) for iso3, found in experiences.items() if found}
        self.organisations = ORGANISATIONS
        self.topic_theme = list(TOPICS.theme)
        self.topic_of_peace = list(TOPICS.of_peace)


def components_of(
    seeker: Profile, partner: Profile, experiences: Mapping[str, Sequence[Experience]], scope: Scope = WHOLE
) -> Components:
    """The seven components of a pair, worked out afresh."""
    known = Known([seeker, partner], experiences)
    return Pairing(known, scope, of_lens("balanced")).pair(seeker, partner).components


def ranking(
    seeker: Profile,
    pool: Sequence[Profile],
    experiences: Mapping[str, Sequence[Experience]],
    scope: Scope,
    weights: Mapping[str, float],
) -> list[str]:
    """The codes of the pool, best first, those without a score last."""
    pairs = Pairing(Known([seeker, *pool], experiences), scope, weights).ranked(seeker, pool)
    return [pair.partner.iso3 for pair in pairs]


def often(examples: int = 60) -> Callable[[Test], Test]:
    """A property is tried on so many examples, however slow the machine."""
    return settings(max_examples=examples, deadline=None)


UNIT = st.floats(0.0, 1.0)
MAYBE = st.none() | UNIT
STAGES = st.lists(MAYBE, min_size=7, max_size=7)
NEEDS = st.lists(MAYBE, min_size=COUNT, max_size=COUNT)
DISTINCT = st.lists(st.none() | st.floats(-1.0, 1.0), min_size=COUNT, max_size=COUNT)
CODES = ("AAA", "BBB", "CCC", "DDD", "EEE")
TONGUES = ("ar", "en", "fr", "sw")
SCOPES = st.just(WHOLE) | st.sets(st.integers(0, COUNT - 1), min_size=1).map(lambda topics: scope_of(*topics))


def some(words: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Some of these words, in any order."""
    return st.lists(st.sampled_from(words), unique=True)


@st.composite
def countries(draw: st.DrawFn, iso3: str = "AAA") -> Profile:
    """Any country, with anything unknown that may be."""
    place = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    now = draw(st.booleans())
    shared = draw(st.dictionaries(st.sampled_from(CODES), st.sampled_from([0.3, 0.5, 0.8, 1.0])))
    shared.pop(iso3, None)
    return country(
        iso3,
        region=draw(st.sampled_from(["", "Africa", "Asia"])),
        subregion=draw(st.sampled_from(["", "Eastern Africa", "Southern Asia"])),
        income=draw(st.sampled_from(["", "low", "high"])),
        stage=draw(STAGES),
        needs=draw(NEEDS),
        distinct=draw(DISTINCT),
        after_conflict=now or draw(st.booleans()),
        in_conflict=now,
        at_war=draw(st.booleans()),
        landlocked=draw(st.booleans()),
        small_island=draw(st.booleans()),
        middle=draw(st.none() | st.floats(-90, 90)),
        lat=place[0] if place else None,
        lon=place[1] if place else None,
        size=draw(st.none() | st.floats(3, 10)),
        official=draw(some(TONGUES)),
        spoken=draw(st.dictionaries(st.sampled_from(TONGUES), UNIT)),
        organisations=draw(some([*RARITY, "CLUB"])),
        borders=draw(some([code for code in CODES if code != iso3])),
        rulers=draw(some(["FRA", "GBR", "PRT"])),
        shared_with=shared,
        shared_in_all=sum(shared.values()) + draw(st.integers(0, 40)),
    )


@st.composite
def experiences_of(draw: st.DrawFn, partner: str = "BBB", number: int = 0) -> Experience:
    """Any experience of `partner`."""
    topics = draw(st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=3, unique=True))
    return experience(
        topics,
        id=f"{partner.lower()}-{number}",
        partner=partner,
        theme=draw(st.integers(0, max(TOPICS.theme))),
        quality=draw(st.floats(0.0, 0.8)),
        stage=draw(STAGES),
        after_conflict=draw(st.booleans()),
    )


def catalogues(partner: str = "BBB", largest: int = 4) -> st.SearchStrategy[list[Experience]]:
    """Any experiences of `partner`, up to so many."""
    return st.integers(0, largest).flatmap(
        lambda count: st.tuples(*(experiences_of(partner, number) for number in range(count))).map(list)
    )


@st.composite
def weightings(draw: st.DrawFn) -> dict[str, float]:
    """Any proportions of the seven components, not all 0."""
    numbers = draw(st.lists(st.integers(0, 10), min_size=7, max_size=7).filter(any))
    return {name: float(number) for name, number in zip(Components._fields, numbers, strict=True)}
