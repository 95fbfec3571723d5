"""What is known of many profiles, as arrays: one place in each array for each profile. NaN is unknown.

Profiles lie in the order of their country and, within it, of their id: neighbours in the arrays are alike, which is
what lets `bounds` judge a whole group of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from matcher.scale import formulas
from matcher.scale.affinity import Affinities, Kind
from matcher.scale.experiences import Experiences, first_of
from matcher.scale.kinds import Flags, Floats, Ints
from matcher.scoring.agenda import theme_weights
from matcher.scoring.learning import Topics
from matcher.scoring.needs import expected
from matcher.scoring.profile import Experience
from matcher.scoring.ties import rarities

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue


@dataclass
class Given:
    """Profiles as they are given, in any order: the id and the country of each, figures, traits.

    `stage` and `needs` are as in `Arrays`; `place` is the power of ten of the population, latitude and longitude.
    `borders` lists the ids of neighbours: it is enough that one of the two names the other.
    """

    stage: Floats  # N x 7, or more rows, of which the first N count
    place: Floats  # N x 3
    needs: npt.NDArray[Any]  # N x T
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    after_conflict: list[bool] = field(default_factory=list)
    in_conflict: list[bool] = field(default_factory=list)
    at_war: list[bool] = field(default_factory=list)
    landlocked: list[bool] = field(default_factory=list)
    small_island: list[bool] = field(default_factory=list)
    borders: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrays:
    """N profiles with T topics.

    `rank` is the place of each id in the order of ids, which decides between equal scores. `stage` has one row for
    each of `stage.VARIABLES`. `needs` are of single or double precision, as they came; all reckoning is in double.
    `point` is the place on the unit sphere; `kind` the row of `affinities`; border[first_border[p]] is the first of the
    borders of p.
    """

    ids: list[str]
    names: list[str]
    countries: list[str]
    rank: Ints  # N
    country: Ints  # N, positions in `countries`
    stage: Floats  # 7 x N
    needs: npt.NDArray[Any]  # N x T
    level: Floats  # N, of the stage
    likely: Sequence[Floats]  # 3 x T, coefficients of `needs.expected`
    after_conflict: Flags  # N
    landlocked: Flags  # N
    small_island: Flags  # N
    latitude: Floats  # N, degrees from the equator
    size: Floats  # N, power of ten of the population
    point: Floats  # 3 x N
    kind: Ints  # N
    affinities: Affinities
    first_border: Ints  # N + 1
    border: Ints
    experiences: Experiences
    topic_weight: Floats  # T

    @classmethod
    def of(
        cls,
        given: Given,
        catalogue: Catalogue,
        experiences: Iterable[Experience],
        shared: Mapping[str, Mapping[str, float]],
    ) -> Arrays:
        """The arrays of the profiles that are `given`, and of what they did (`experiences`) and `shared`: with whom,
        and by what grade. The catalogue says what counts for everybody: topics, organisations, scales."""
        order = sorted(range(len(given.ids)), key=lambda i: (given.countries[i], given.ids[i]))
        # Tables mostly come in this order already: then nothing is copied.
        rows: Any = slice(0, len(order)) if order == list(range(len(order))) else order
        ids = [given.ids[i] for i in order]
        countries = sorted(set(given.countries))
        where = {iso3: n for n, iso3 in enumerate(countries)}
        kind, affinities = Affinities.of([given.kinds[i] for i in order], rarities(catalogue.organisations))
        first_border, border = _borders(ids, given.borders)
        stage, (size, lat, lon) = given.stage[rows], given.place[rows].T.copy()
        topics = Topics(catalogue.topic_theme, catalogue.topic_of_peace)
        conflict = dict(zip(given.ids, zip(given.in_conflict, given.at_war, strict=True), strict=True))
        return cls(
            ids=ids,
            names=[given.names[i] for i in order],
            countries=countries,
            rank=np.argsort(sorted(range(len(ids)), key=ids.__getitem__)).astype(np.int32),
            country=np.array([where[given.countries[i]] for i in order], dtype=np.int32),
            stage=np.ascontiguousarray(stage.T),
            needs=given.needs[rows],
            level=formulas.level(stage),
            likely=list(np.array([fitted or [np.nan] * 3 for fitted in catalogue.scales.expected]).T),
            after_conflict=np.array(given.after_conflict, dtype=bool)[rows],
            landlocked=np.array(given.landlocked, dtype=bool)[rows],
            small_island=np.array(given.small_island, dtype=bool)[rows],
            latitude=np.abs(lat),
            size=size,
            point=_on_sphere(lat, lon),
            kind=kind,
            affinities=affinities,
            first_border=first_border,
            border=border,
            experiences=Experiences.of(ids, experiences, topics, conflict, shared),
            topic_weight=np.array(theme_weights(catalogue.topic_theme)),
        )

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

    def distinct(self, rows: Ints) -> Floats:
        """The needs of some rows beyond what their stage alone makes likely (rows x T; NaN where unknown), worked out
        each time: to hold them would double the memory."""
        return self.needs[rows].astype(np.float64) - expected(self.level[rows][:, None], self.likely)

    def borders(self, rows: Ints) -> tuple[Ints, Ints]:
        """(positions in `rows`, profiles) of all borders of `rows`."""
        position, entry = entries_of(self.first_border, rows)
        return position, self.border[entry]


def entries_of(first: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """(positions in `rows`, entries) of lists that lie one behind the other: row r has first[r] to first[r + 1]."""
    count = first[rows + 1] - first[rows]
    position = np.repeat(np.arange(len(rows), dtype=np.int32), count)
    within = np.arange(len(position), dtype=np.int32) - np.repeat(np.cumsum(count, dtype=np.int32) - count, count)
    return position, first[rows][position] + within


def _on_sphere(lat: Floats, lon: Floats) -> Floats:
    """Points on the unit sphere (3 x N)."""
    p, q = np.radians(lat), np.radians(lon)
    point: Floats = np.stack([np.cos(p) * np.cos(q), np.cos(p) * np.sin(q), np.sin(p)])
    point[:, np.isnan(p) | np.isnan(q)] = np.nan
    return point


def _borders(ids: Sequence[str], named: Mapping[str, Sequence[str]]) -> tuple[Ints, Ints]:
    """(first_border, border), from both sides."""
    at = {i: position for position, i in enumerate(ids)}
    both: set[tuple[int, int]] = set()
    for i, names in named.items():
        for name in names:
            if name in at:
                both |= {(at[i], at[name]), (at[name], at[i])}
    ordered = sorted(both)
    return first_of([a for a, _ in ordered], len(ids)), np.array([b for _, b in ordered], dtype=np.int32)
