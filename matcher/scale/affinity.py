"""The part of the ties that does not depend on the place: language, organisations, former rulers.

Provinces of one country have the same languages and organisations, so these parts are worked out once for each two
*kinds* of profile (each distinct set of them), of which there are far fewer than profiles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.scoring.ties import WEIGHTS, with_official

if TYPE_CHECKING:
    from matcher.scale.arrays import Floats, Ints

Kind = tuple[Sequence[str], Mapping[str, float], Sequence[str], Sequence[str]]
"""Official languages, spoken languages with their shares, organisations, former rulers."""


@dataclass(frozen=True, slots=True)
class Affinities:
    """K kinds against languages, organisations and rulers: 1 or the share where a kind has one, else 0."""

    official: Floats  # K x languages
    spoken: Floats  # K x languages
    member: Floats  # K x organisations that count
    rarity: Floats  # organisations that count
    ruled: Floats  # K x rulers

    @classmethod
    def of(cls, kinds: Sequence[Kind], rarity: Mapping[str, float]) -> tuple[Ints, Affinities]:
        """(the kind of each profile, the distinct kinds)."""
        seen: dict[Any, int] = {}
        distinct: list[Kind] = []
        kind = np.empty(len(kinds), dtype=np.int32)
        for position, one in enumerate(kinds):
            official, spoken, organisations, rulers = one
            key = (tuple(official), tuple(spoken.items()), tuple(organisations), tuple(rulers))
            if key not in seen:
                seen[key] = len(distinct)
                distinct.append(one)
            kind[position] = seen[key]
        languages = _columns([*one[0], *one[1]] for one in distinct)
        counted = {o: c for c, o in enumerate(rarity)}
        found = cls(
            official=_marked([dict.fromkeys(one[0], 1.0) for one in distinct], languages),
            spoken=_marked([one[1] for one in distinct], languages),
            member=_marked([dict.fromkeys(one[2], 1.0) for one in distinct], counted),
            rarity=np.array(list(rarity.values()), dtype=np.float64),
            ruled=_marked([dict.fromkeys(one[3], 1.0) for one in distinct], _columns(one[3] for one in distinct)),
        )
        return kind, found

    def __len__(self) -> int:
        return len(self.official)

    def parts(self, kind: int) -> Floats:
        """The weighted sum of language, organisations and history between `kind` and each kind, in [0, 1]."""
        return (
            WEIGHTS["language"] * self._language(kind)
            + WEIGHTS["organisations"] * self._organisations(kind)
            + WEIGHTS["history"] * (self.ruled[:, self.ruled[kind] > 0].any(axis=1))
        )

    def _language(self, kind: int) -> Floats:
        own = np.flatnonzero(self.spoken[kind])
        spoken = np.zeros(len(self))
        for language in own:
            spoken += np.minimum(self.spoken[kind, language], self.spoken[:, language])
        spoken = np.minimum(1.0, spoken)
        common = self.official[:, self.official[kind] > 0].any(axis=1)
        return np.where(common, with_official(spoken), spoken)

    def _organisations(self, kind: int) -> Floats:
        weight = self.member * self.rarity
        both = np.zeros(len(self))
        for organisation in np.flatnonzero(self.member[kind]):
            both += weight[:, organisation]
        total = weight.sum(axis=1)
        either = total[kind] + total - both
        index: Floats = np.divide(both, either, out=np.zeros(len(self)), where=either > 0.0)
        return index


def _columns(lists: Any) -> dict[str, int]:
    return {name: column for column, name in enumerate(dict.fromkeys(name for one in lists for name in one))}


def _marked(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> Floats:
    table = np.zeros((len(rows), len(columns)))
    for row, values in enumerate(rows):
        for name, value in values.items():
            if name in columns:
                table[row, columns[name]] = value
    return table
