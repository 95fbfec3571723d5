"""Scores pairs: the same way for every question that is asked about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from matcher.queries import scope as scopes
from matcher.scoring import agenda, learning
from matcher.scoring.learning import Learning, Scope
from matcher.scoring.profile import Profile
from matcher.scoring.score import Components, contributions, mutual, score
from matcher.scoring.stage import similarity
from matcher.scoring.ties import rarity_of, ties

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue

NOT_TIES = frozenset({"UN-LDC", "UN-LLDC", "UN-SIDS", "WB-FCS", "OECD", "OECD-DAC", "EU"})
"""Lists that countries are put on, and clubs of the North: sharing one says nothing of trust between two partners."""


class Pair(NamedTuple):
    """A seeker and a partner, scored. `learn` is what the seeker can learn, `share` what it can share."""

    partner: Profile
    components: Components
    contributions: Mapping[str, float | None] | None
    score: float | None
    learn: Learning
    share: Learning


class Pairing:
    """Scores pairs of one catalogue, in one scope, with one set of weights."""

    def __init__(self, catalogue: Catalogue, scope: Scope, weights: Mapping[str, float]) -> None:
        self.catalogue = catalogue
        self.scope = scope
        self.weights = weights
        self._experiences = catalogue.experiences_of
        self._rarity = {o: rarity_of(n) for o, (_, n) in catalogue.organisations.items() if o not in NOT_TIES}
        self._theme_weights = scopes.theme_weights(catalogue)

    def pair(self, seeker: Profile, partner: Profile) -> Pair:
        """The pair of `seeker` and `partner`, from the seeker's side."""
        learnt = self._learn(seeker, partner)
        shared = self._learn(partner, seeker)
        components = Components(
            similarity(seeker.stage, partner.stage),
            agenda.likeness(seeker, partner, self.scope.topics, self._theme_weights),
            learnt.value,
            shared.value,
            mutual(learnt.value, shared.value),
            ties(seeker, partner, self._rarity).value,
        )
        parts = contributions(components, self.weights)
        return Pair(partner, components, parts, score(parts), learnt, shared)

    def ranked(self, seeker: Profile, pool: Sequence[Profile]) -> list[Pair]:
        """The pairs of `seeker` with each of `pool` but itself, best first; those without a score last."""
        pairs = [self.pair(seeker, partner) for partner in pool if partner.iso3 != seeker.iso3]
        pairs.sort(key=_best_first)
        return pairs

    def _learn(self, seeker: Profile, partner: Profile) -> Learning:
        return learning.learn(
            seeker,
            partner,
            self._experiences.get(partner.iso3, ()),
            self.scope,
            self.catalogue.topic_theme,
            learning.record_of(partner, seeker.iso3),
        )


def _best_first(pair: Pair) -> tuple[bool, float, str]:
    return (pair.score is None, -(pair.score or 0.0), pair.partner.iso3)


def coverage(seeker: Profile, partner: Profile, scope: Scope) -> float:
    """The share of the inputs to a pair's score that is observed: of both stages, and of both sides' needs."""
    from matcher.scoring.stage import COUNTED, common

    stage = common(seeker.stage, partner.stage) / COUNTED
    inside = [topic for topic, chosen in enumerate(scope.topics) if chosen]
    needs = sum(seeker.observed[t] + partner.observed[t] for t in inside) / (2 * len(inside)) if inside else 0.0
    return (stage + needs) / 2
