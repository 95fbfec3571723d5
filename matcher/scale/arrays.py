"""What is known of many profiles, as arrays: one place in each array for each profile. NaN is unknown.

Profiles lie in the order of their country and, within it, of their id: neighbours in the arrays are alike, which is
what lets `bounds` judge a whole group of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from matcher.scale.affinity import Affinities
from matcher.scale.experiences import Experiences
from matcher.scoring.agenda import theme_weights
from matcher.scoring.learning import Topics
from matcher.scoring.needs import expected
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.ties import rarities

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


class Rules(NamedTuple):
    """What the catalogue fixes for everybody: themes and weights of topics, and what each organisation weighs."""

    topics: Topics
    topic_weight: Sequence[float]
    rarity: Mapping[str, float]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Rules:
        """The rules by which `questions.pairing` scores the pairs of this catalogue."""
        weights = theme_weights(catalogue.topic_theme)
        return cls(Topics(catalogue.topic_theme, catalogue.topic_of_peace), weights, rarities(catalogue.organisations))


class Distinct:
    """Needs beyond what the stage makes likely (`Profile.distinct`), for the rows that are asked for.

    Those of a table follow from needs and level, and are worked out each time: to hold them would double the memory.
    """

    def __init__(
        self, needs: npt.NDArray[Any], level: Floats | None = None, likely: Sequence[Floats] | None = None
    ) -> None:
        self._needs = needs
        self._level = level
        self._likely = likely

    def __call__(self, rows: Ints) -> Floats:
        """rows x topics, NaN where unknown."""
        distinct: Floats = self._needs[rows].astype(np.float64)
        if self._level is not None and self._likely is not None:
            distinct -= expected(self._level[rows][:, None], self._likely)
        return distinct


@dataclass(frozen=True)
class Arrays:
    """N profiles with T topics.

    `rank` is the place of each id in the order of ids, which decides between equal scores. `stage` has one row for
    each of `stage.VARIABLES`. `needs` are of single or double precision, as they came; all reckoning is in double.
    `point` is the place on the unit sphere; `kind` the row of `affinities`.
    """

    ids: list[str]
    names: list[str]
    countries: list[str]
    rank: Ints  # N
    country: Ints  # N, positions in `countries`
    stage: Floats  # 7 x N
    needs: npt.NDArray[Any]  # N x T
    distinct: Distinct  # N x T
    after_conflict: Flags  # N
    landlocked: Flags  # N
    small_island: Flags  # N
    latitude: Floats  # N, degrees from the equator
    size: Floats  # N, power of ten of the population
    lat: Floats  # N
    lon: Floats  # N
    point: Floats  # 3 x N
    kind: Ints  # N
    affinities: Affinities
    border_start: Ints  # N + 1
    border_to: Ints
    experiences: Experiences
    topic_weight: Floats  # T

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def experienced(self) -> Flags:
        """For each profile, whether it has an experience."""
        return np.diff(self.experiences.first_experience) > 0

    @cached_property
    def blank(self) -> Flags:
        """For each profile, whether nothing is known of it: no figure of its stage, no need, no experience."""
        blank = np.isnan(self.stage).all(axis=0) & ~self.experienced
        maybe = np.flatnonzero(blank)
        blank[maybe] = np.isnan(self.needs[maybe]).all(axis=1)
        return blank

    def borders(self, rows: Ints) -> tuple[Ints, Ints]:
        """(positions in `rows`, profiles) of all borders of `rows`."""
        return spread(self.border_start, self.border_to, rows)


def spread(start: Ints, to: Ints, rows: npt.NDArray[Any]) -> tuple[Ints, Ints]:
    """(positions in `rows`, entries) of a list of lists: row r has the entries `to[start[r]:start[r + 1]]`."""
    counts = start[rows + 1] - start[rows]
    position = np.repeat(np.arange(len(rows), dtype=np.int32), counts)
    offset = np.arange(len(position), dtype=np.int32) - np.repeat(np.cumsum(counts) - counts, counts)
    return position, to[start[rows][position] + offset]


def on_sphere(lat: Floats, lon: Floats) -> Floats:
    """Points on the unit sphere (3 x N)."""
    p, q = np.radians(lat), np.radians(lon)
    point: Floats = np.stack([np.cos(p) * np.cos(q), np.cos(p) * np.sin(q), np.sin(p)])
    point[:, np.isnan(p) | np.isnan(q)] = np.nan
    return point


def ranks(ids: Sequence[str]) -> Ints:
    """The place of each id in the order of ids."""
    rank = np.empty(len(ids), dtype=np.int32)
    rank[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids), dtype=np.int32)
    return rank


def borders_of(ids: Sequence[str], named: Mapping[str, Sequence[str]]) -> tuple[Ints, Ints]:
    """The borders as a list of lists (see `spread`), from both sides: it is enough that one of the two names them."""
    at = {i: position for position, i in enumerate(ids)}
    both: set[tuple[int, int]] = set()
    for i, names in named.items():
        for name in names:
            if name in at:
                both |= {(at[i], at[name]), (at[name], at[i])}
    found = np.array(sorted(both), dtype=np.int32).reshape(-1, 2)
    start = np.zeros(len(ids) + 1, dtype=np.int32)
    np.cumsum(np.bincount(found[:, 0], minlength=len(ids)), out=start[1:])
    return start, np.ascontiguousarray(found[:, 1])


def of_profiles(
    profiles: Iterable[Profile], experiences: Iterable[Experience], rules: Rules, countries: Sequence[str] = ()
) -> Arrays:
    """The arrays of plain profiles, in double precision. `countries` are theirs, if they are not countries."""
    given = list(profiles)
    of = list(countries) or [profile.iso3 for profile in given]
    order = sorted(range(len(given)), key=lambda i: (of[i], given[i].iso3))
    given, of = [given[i] for i in order], [of[i] for i in order]
    ids = [profile.iso3 for profile in given]
    names = sorted(set(of))
    where = {name: position for position, name in enumerate(names)}
    kind, affinities = Affinities.of([(p.official, p.spoken, p.organisations, p.rulers) for p in given], rules.rarity)
    border_start, border_to = borders_of(ids, {profile.iso3: profile.borders for profile in given})
    lat, lon = _column(p.lat for p in given), _column(p.lon for p in given)
    topics = len(rules.topic_weight)
    return Arrays(
        ids=ids,
        names=[profile.name for profile in given],
        countries=names,
        rank=ranks(ids),
        country=np.array([where[name] for name in of], dtype=np.int32),
        stage=_table([p.stage for p in given], 7).T.copy(),
        needs=_table([p.needs for p in given], topics),
        distinct=Distinct(_table([p.distinct for p in given], topics)),
        after_conflict=np.array([p.after_conflict for p in given], dtype=bool),
        landlocked=np.array([p.landlocked for p in given], dtype=bool),
        small_island=np.array([p.small_island for p in given], dtype=bool),
        latitude=np.abs(_column(p.middle for p in given)),
        size=_column(p.size for p in given),
        lat=lat,
        lon=lon,
        point=on_sphere(lat, lon),
        kind=kind,
        affinities=affinities,
        border_start=border_start,
        border_to=border_to,
        experiences=Experiences.of(
            ids,
            experiences,
            rules.topics,
            {p.iso3 for p in given if p.in_conflict},
            {p.iso3: p.shared_with for p in given},
            {p.iso3: p.shared_in_all for p in given},
        ),
        topic_weight=np.array(rules.topic_weight),
    )


def _column(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _table(rows: Sequence[Sequence[float | None]], width: int) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(-1, width)
