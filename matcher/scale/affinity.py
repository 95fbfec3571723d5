"""The part of the ties that does not depend on the place: language, organisations, former rulers.

Provinces of one country have the same languages and organisations, so these parts are worked out once for each two
*kinds* of profile (each distinct set of them), of which there are far fewer than profiles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.scoring.ties import WEIGHTS, with_official

if TYPE_CHECKING:
    from matcher.scale.kinds import Floats, Ints


class Kind(NamedTuple):
    """What these parts are worked out from; spoken languages with their shares."""

    official: tuple[str, ...]
    spoken: tuple[tuple[str, float], ...]
    organisations: tuple[str, ...]
    rulers: tuple[str, ...]


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
        at: dict[Kind, int] = {}
        kind = np.array([at.setdefault(one, len(at)) for one in kinds], dtype=np.int32)
        languages = dict.fromkeys(tongue for one in at for tongue in (*one.official, *dict(one.spoken)))
        rulers = dict.fromkeys(ruler for one in at for ruler in one.rulers)
        found = cls(
            official=_marked((dict.fromkeys(one.official, 1.0) for one in at), languages),
            spoken=_marked((dict(one.spoken) for one in at), languages),
            member=_marked((dict.fromkeys(one.organisations, 1.0) for one in at), rarity),
            rarity=np.array(list(rarity.values()), dtype=np.float64),
            ruled=_marked((dict.fromkeys(one.rulers, 1.0) for one in at), rulers),
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
        spoken = np.zeros(len(self))
        for language in np.flatnonzero(self.spoken[kind]):
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


def _marked(rows: Iterable[Mapping[str, float]], columns: Iterable[str]) -> Floats:
    """The value of each row in each column, 0 where it has none."""
    names = list(columns)
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64)
