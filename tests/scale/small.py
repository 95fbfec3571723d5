"""Small sets of profiles, and the plain path to hold the blocks against."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from matcher.catalogue.catalogue import Scales
from matcher.questions.pairing import Pairing
from matcher.scale.affinity import Kind
from matcher.scale.arrays import Arrays, Given
from matcher.scale.blocks import Best
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.score import COMPONENTS
from matcher.scoring.ties import rarities

THEMES = ("health", "peace")
TOPIC_THEME = [0, 0, 0, 1, 1]
OF_PEACE = [False, False, False, True, True]
TOPICS = len(TOPIC_THEME)
ORGANISATIONS = {"AU": ("African Union", 55), "ASEAN": ("ASEAN", 10), "G77": ("Group of 77", 134)}

CLOSE = 1e-12
"""How far a figure may be from that of the plain path."""

tenths = st.integers(0, 10).map(lambda n: n / 10)
maybe = st.one_of(st.none(), tenths)
# Away from 0: the plain path takes what is unknown off a sum, and what is then left of nearly nothing is rounding.
beyond = st.one_of(st.none(), st.sampled_from([-0.6, -0.25, -0.1, 0.1, 0.3, 0.5, 0.75]))


def catalogue_of(profiles: list[Profile], experiences: list[Experience]) -> Any:
    """What `Pairing` asks of a catalogue."""
    of: dict[str, list[Experience]] = {}
    for experience in experiences:
        of.setdefault(experience.partner, []).append(experience)
    return SimpleNamespace(
        profiles={profile.iso3: profile for profile in profiles},
        experiences_of=of,
        organisations=ORGANISATIONS,
        themes=dict.fromkeys(THEMES, ""),
        topics=dict.fromkeys((f"t{n}" for n in range(TOPICS)), ""),
        topic_theme=TOPIC_THEME,
        topic_of_peace=OF_PEACE,
        scales=Scales([None] * 7, [None] * TOPICS),
        tensions=_no_tensions,
    )


def _no_tensions(_: str) -> dict[str, str]:
    """Fighting between countries says nothing of two profiles of a table."""
    return {}


def catalogue_like(catalogue: Any, profiles: list[Profile], experiences: list[Experience]) -> Any:
    """The same with the themes, topics and organisations of a real catalogue."""
    stand_in = catalogue_of(profiles, experiences)
    for name in ("organisations", "themes", "topics", "topic_theme", "topic_of_peace", "scales"):
        setattr(stand_in, name, getattr(catalogue, name))
    return stand_in


@dataclass(frozen=True)
class Exact(Arrays):
    """Arrays with any needs beyond the stage, whatever the needs are."""

    table: Any

    def distinct(self, rows: Any) -> Any:
        return self.table[rows]


def arrays_of(catalogue: Any, countries: Sequence[str] = ()) -> Arrays:
    """The arrays of the profiles of a catalogue, in double precision. `countries` are theirs, if they are not countries
    themselves. What a table cannot tell otherwise (the middle of a country, any need beyond the stage) is put in."""
    profiles: list[Profile] = list(catalogue.profiles.values())
    given = Given(
        stage=np.array([p.stage for p in profiles], dtype=np.float64),
        place=np.array([(p.size, p.lat, p.lon) for p in profiles], dtype=np.float64),
        needs=np.array([p.needs for p in profiles], dtype=np.float64),
        ids=[p.iso3 for p in profiles],
        names=[p.name for p in profiles],
        countries=list(countries) or [p.iso3 for p in profiles],
        kinds=[
            Kind(tuple(p.official), tuple(p.spoken.items()), tuple(p.organisations), tuple(p.rulers)) for p in profiles
        ],
        after_conflict=[p.after_conflict for p in profiles],
        in_conflict=[p.in_conflict for p in profiles],
        at_war=[p.at_war for p in profiles],
        landlocked=[p.landlocked for p in profiles],
        small_island=[p.small_island for p in profiles],
        borders={p.iso3: p.borders for p in profiles},
    )
    experiences = [e for own in catalogue.experiences_of.values() for e in own]
    arrays = Arrays.of(given, catalogue, experiences, {p.iso3: p.shared_with for p in profiles})
    ordered = [catalogue.profiles[i] for i in arrays.ids]
    distinct = np.array([p.distinct for p in ordered], dtype=np.float64)
    latitude = np.abs(np.array([p.middle for p in ordered], dtype=np.float64))
    told = {field.name: getattr(arrays, field.name) for field in fields(arrays)}
    return Exact(**{**told, "latitude": latitude}, table=distinct)


def _some(names: list[str], most: int) -> Any:
    return st.lists(st.sampled_from(names), max_size=most, unique=True)


# Made once: to make a strategy takes longer than to draw from it.
_places = st.one_of(st.none(), st.tuples(st.integers(-80, 80).map(float), st.integers(-180, 180).map(float)))
_beyond = st.lists(beyond, min_size=TOPICS, max_size=TOPICS)
_stages = st.lists(maybe, min_size=7, max_size=7)
_traits = st.fixed_dictionaries(
    {
        "stage": st.one_of(st.just([None] * 7), _stages),
        "needs": st.one_of(st.just([None] * TOPICS), st.lists(maybe, min_size=TOPICS, max_size=TOPICS)),
        "after_conflict": st.booleans(),
        "in_conflict": st.booleans(),
        "at_war": st.booleans(),
        "landlocked": st.booleans(),
        "small_island": st.booleans(),
        "middle": st.one_of(st.none(), st.integers(-8, 8).map(lambda n: n * 10.0)),
        "size": st.one_of(st.none(), st.integers(30, 90).map(lambda n: n / 10)),
        "official": _some(["en", "fr", "sw"], 2),
        "spoken": st.dictionaries(st.sampled_from(["en", "fr", "sw", "ln"]), tenths, max_size=3),
        "organisations": _some(["AU", "ASEAN", "G77", "EU", "X"], 4),
        "rulers": _some(["GBR", "FRA"], 2),
    }
)
_told = st.tuples(
    st.integers(0, 1),
    st.lists(st.integers(0, TOPICS - 1), min_size=1, max_size=4, unique=True),
    st.just(2000),
    st.sampled_from([0.2, 0.45, 0.8]),
    _stages,
    st.booleans(),
)
_ids = st.sampled_from([f"p{n:02d}" for n in range(40)])
_grades = st.sampled_from([0.3, 0.5, 1.0])
_countries = st.sampled_from(["A", "B", "C"])


@st.composite
def worlds(draw: Any, most: int = 14) -> tuple[list[Profile], list[Experience], list[str]]:
    """(profiles, experiences, the country of each profile). Values are few, so that equals are many."""
    ids = draw(st.lists(_ids, min_size=2, max_size=most, unique=True))
    one = st.sampled_from(ids)
    shared, borders = st.dictionaries(one, _grades, max_size=3), _some(ids, 2)
    profiles = [_profile(i, draw(_traits), draw(_beyond), draw(_places), draw(shared), draw(borders)) for i in ids]
    partners = draw(st.lists(one, max_size=8))
    experiences = [Experience(f"e{n}", f"E{n}", partner, *draw(_told)) for n, partner in enumerate(partners)]
    return profiles, experiences, [draw(_countries) for _ in ids]


BLANK: dict[str, Any] = {
    "stage": [None] * 7,
    "needs": [None] * TOPICS,
    "after_conflict": False,
    "in_conflict": False,
    "at_war": False,
    "landlocked": False,
    "small_island": False,
    "middle": None,
    "size": None,
    "official": [],
    "spoken": {},
    "organisations": [],
    "rulers": [],
}
"""The traits of a profile of which nothing is known."""


def profile(i: str, **traits: Any) -> Profile:
    """A profile with these traits, blank but for them."""
    return _profile(i, {**BLANK, **traits}, [None] * TOPICS, None, {}, [])


def _profile(i: str, traits: Any, beyond: Any, place: Any, shared: dict[str, float], borders: list[str]) -> Profile:
    shared.pop(i, None)
    lat, lon = place or (None, None)
    return Profile(
        iso3=i,
        name=i.upper(),
        south=True,
        region="",
        subregion="",
        income="",
        distinct=[None if need is None else more for need, more in zip(traits["needs"], beyond, strict=True)],
        conflict_last=None,
        lat=lat,
        lon=lon,
        borders=borders,
        shared_with=shared,
        shared_in_all=math.fsum(shared.values()),
        **traits,
    )


weights = (
    st.lists(st.integers(0, 4), min_size=len(COMPONENTS), max_size=len(COMPONENTS))
    .filter(any)
    .map(lambda parts: {name: part / sum(parts) for name, part in zip(COMPONENTS, parts, strict=True)})
)
scopes = st.sampled_from([[True] * TOPICS, [True, True, True, False, False], [False, False, False, True, False]]).map(
    lambda inside: Scope(inside, all(inside))
)


def plain(arrays: Arrays, catalogue: Any, shared: dict[str, dict[str, float]]) -> list[Profile]:
    """The profiles of arrays as plain tuples: what a reader without arrays would have made of the same table.

    `shared` says who took something up from each, and by what grade.
    """
    names = list(rarities(catalogue.organisations))
    found = []
    rows = np.arange(len(arrays), dtype=np.int32)
    distinct = arrays.distinct(rows)
    for n, (i, name) in enumerate(zip(arrays.ids, arrays.names, strict=True)):
        country = catalogue.profiles[arrays.countries[arrays.country[n]]]
        x, y, z = arrays.point[:, n]
        lat, lon = np.degrees(np.arctan2(z, np.hypot(x, y))), np.degrees(np.arctan2(y, x))
        middle, lat, lon, size = _known([arrays.latitude[n], lat, lon, arrays.size[n]])
        kind = arrays.affinities
        k = arrays.kind[n]
        found.append(
            country._replace(
                iso3=i,
                name=name,
                stage=_known(arrays.stage[:, n]),
                needs=_known(arrays.needs[n]),
                distinct=_known(distinct[n]),
                after_conflict=bool(arrays.after_conflict[n]),
                middle=middle,
                lat=lat,
                lon=lon,
                size=size,
                official=[f"L{c}" for c in np.flatnonzero(kind.official[k])],
                spoken={f"L{c}": float(kind.spoken[k, c]) for c in np.flatnonzero(kind.spoken[k])},
                organisations=[names[c] for c in np.flatnonzero(kind.member[k])],
                borders=[arrays.ids[b] for b in arrays.borders(rows[n : n + 1])[1]],
                shared_with=shared.get(i, {}),
                shared_in_all=math.fsum(shared.get(i, {}).values()),
            )
        )
    return found


def _known(values: Any) -> list[float | None]:
    return [None if math.isnan(value) else float(value) for value in values]


def assert_equal(
    best: Best, arrays: Arrays, pairing: Pairing, pool: list[Profile], top: int, *, documented: bool = False
) -> None:
    """Every list is that of the plain path: the same partners but for equals, the same figures to CLOSE. `documented`:
    of those alone with whom there is a point of cooperation in scope."""
    profiles = {profile.iso3: profile for profile in pool}
    for row in range(len(best.partner)):
        seeker = profiles[arrays.ids[best.first + row]]
        able = [p for p in pool if pairing.documented(seeker, p)] if documented else pool
        expected = pairing.ranked(seeker, able)
        listed = expected[:top]
        found = [arrays.ids[n] for n in best.partner[row] if n >= 0]
        assert len(found) == len(listed) == len(set(found))
        by_id = {pair.partner.iso3: pair for pair in expected}
        for place, (pair, partner) in enumerate(zip(listed, found, strict=True)):
            own = by_id[partner]
            # Another partner in this place must have the same score, to rounding.
            assert _same(own.score, pair.score), (seeker.iso3, place, partner, pair.partner.iso3)
            assert _same(own.score, best.score[row, place])
            for value, component in zip(own.components, best.components[row, place], strict=True):
                assert _same(value, component), (seeker.iso3, partner, own.components, best.components[row, place])


def _same(one: float | None, other: Any) -> bool:
    unknown = other is None or math.isnan(other)
    return unknown if one is None else not unknown and abs(one - other) <= CLOSE
