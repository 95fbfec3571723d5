"""Scores pairs: the same way for every question that is asked about them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.scoring import learning
from matcher.scoring.agenda import Agenda, theme_weights
from matcher.scoring.learning import Point, Scope
from matcher.scoring.profile import Profile
from matcher.scoring.ranks import Ranker
from matcher.scoring.score import Components, contributions, mutual, score
from matcher.scoring.stage import COUNTED, common, similarity
from matcher.scoring.ties import rarities, ties

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


LEADS = 0.5
"""Share of the worth of the best point from which one on what a plan puts first stands before it."""


class Pair(Record):
    """A partner, scored from the seeker's side, with these weights."""

    partner: Profile
    components: Components
    weights: Mapping[str, float]
    score: float | None

    @property
    def contributions(self) -> dict[str, float | None] | None:
        """What each component adds to the score: see `score.contributions`."""
        return contributions(self.components, self.weights)


class Pairing:
    """Scores pairs of one catalogue, in one scope, with one set of weights, for about so many seekers."""

    def __init__(self, catalogue: Catalogue, scope: Scope, weights: Mapping[str, float], seekers: int = 1) -> None:
        self.catalogue = catalogue
        self.scope = scope
        self.weights = weights
        self._seekers = seekers
        self._experiences = catalogue.experiences_of
        self._rarity = rarities(catalogue.organisations)
        self._theme_weights = theme_weights(catalogue.topic_theme)
        self._topics = learning.Topics(catalogue.topic_theme, catalogue.topic_of_peace)
        self._prepared: tuple[Profile, Agenda] | None = None
        self._symmetric: dict[tuple[str, str], tuple[float | None, float | None, float, float]] = {}
        self._found: dict[tuple[str, str], Components] = {}
        self._rankers: dict[tuple[int, int], Ranker] = {}
        self._tensions: dict[str, Mapping[str, Any]] = {}
        self._first: dict[str, frozenset[int]] = {}
        self._blank = {iso3 for iso3, profile in catalogue.profiles.items() if self._says_nothing(profile)}

    def pair(self, seeker: Profile, partner: Profile) -> Pair:
        """The pair of `seeker` and `partner`, from the seeker's side."""
        components = self.components(seeker, partner)
        return Pair(partner, components, self.weights, score(components, self.weights))

    def components(self, seeker: Profile, partner: Profile) -> Components:
        """The components of a pair, from the seeker's side. Worked out once for both sides: a batch asks from both."""
        profiles = self.catalogue.profiles
        key = (seeker.iso3, partner.iso3)
        own = profiles.get(seeker.iso3) is seeker and profiles.get(partner.iso3) is partner  # no need was declared
        if own and key in self._found:
            return self._found[key]
        stage, needs, tied, record = self._even(seeker, partner)
        if self._is_blank(seeker) or self._is_blank(partner):
            # Nothing is known of one of them: what is not known is not 0, and there is no score to speak of.
            found = Components(stage, needs, None, None, None, tied or None, None)
        else:
            learnt, shared = self._learn(seeker, partner), self._learn(partner, seeker)
            found = Components(stage, needs, learnt, shared, mutual(learnt, shared), tied, record)
        if own:
            self._found[key] = found
            self._found[partner.iso3, seeker.iso3] = found.turned()
        return found

    def ranked(self, seeker: Profile, pool: Sequence[Profile]) -> list[Pair]:
        """The pairs of `seeker` with each of `pool` but itself, best first; those without a score last."""
        pairs = [self.pair(seeker, partner) for partner in pool if partner.iso3 != seeker.iso3]
        pairs.sort(key=_best_first)
        return pairs

    def ranker(self, draws: int, seed: int) -> Ranker:
        """What ranks partners in so many draws around the weights: made once, for all seekers of a batch."""
        key = (draws, seed)
        if key not in self._rankers:
            self._rankers[key] = Ranker(self.catalogue.draws(self.weights, draws, seed), self._seekers)
        return self._rankers[key]

    def points(self, seeker: Profile, partner: Profile, named: Collection[str] = ()) -> list[Point]:
        """The points of cooperation in which `seeker` can learn from `partner`: those on the topics `named` first, then
        those on what its plan puts first, where they are worth LEADS of the best, then by worth; what has ended behind
        what goes on.

        Two with tensions between them are not shown each other's ways to peace.
        """
        found = self._by_worth(seeker, partner, self._between(seeker, partner))
        if not found:
            return []
        first = self._headlines(seeker)
        least = LEADS * found[0].value
        found = sorted(
            found, key=lambda point: (point.topic not in first or point.value < least, bool(point.experience.end))
        )
        if named:
            inside = zip(self.catalogue.topics, self._between(seeker, partner).topics, strict=True)
            alone = self.scope._replace(topics=[chosen and topic in named for topic, chosen in inside], whole=False)
            asked = self._by_worth(seeker, partner, alone)
            told = {point.experience.id for point in asked}
            found = [*asked, *(point for point in found if point.experience.id not in told)]
        return found

    def _by_worth(self, seeker: Profile, partner: Profile, scope: Scope) -> list[Point]:
        """The points in a scope, best first."""
        experiences = self._experiences.get(partner.iso3, ())
        return learning.points(seeker, partner, experiences, scope, self._topics) if experiences else []

    def _headlines(self, profile: Profile) -> frozenset[int]:
        """The topics that the plan of a country puts first."""
        if self.catalogue.mode == "measured":
            return frozenset()
        if profile.iso3 not in self._first:
            declared = self.catalogue.priorities(profile.iso3)["declared"].items()
            self._first[profile.iso3] = frozenset(int(topic) for topic, (rank, _) in declared if rank == 1)
        return self._first[profile.iso3]

    def documented(self, one: Profile, other: Profile) -> bool:
        """Whether there is a point of cooperation in scope, on either side."""
        return any(self._by_worth(a, b, self._between(a, b)) for a, b in ((one, other), (other, one)))

    def strengths(self, seeker: Profile, partner: Profile) -> list[tuple[int, float]]:
        """(topic in scope, strength) of every answer that an experience of `partner` gives `seeker`, in the topics in
        which `points` may stand."""
        experiences = self._experiences.get(partner.iso3, ())
        if not experiences:
            return []
        return learning.strengths(seeker, partner, experiences, self._between(seeker, partner), self._topics)

    def tension(self, one: Profile, other: Profile) -> Mapping[str, Any] | None:
        """What stands between two countries, whichever asks; None where nothing does."""
        if one.iso3 not in self._tensions:
            if other.iso3 in self._tensions:
                one, other = other, one
            else:
                self._tensions[one.iso3] = self.catalogue.tensions(one.iso3)
        return self._tensions[one.iso3].get(other.iso3)

    def _between(self, seeker: Profile, partner: Profile) -> Scope:
        """What may be offered: the scope, without the topics of peace where there are tensions between the two."""
        if self.tension(seeker, partner) is None:
            return self.scope
        topics = zip(self.scope.topics, self._topics.of_peace, strict=True)
        return self.scope._replace(topics=[chosen and not of_peace for chosen, of_peace in topics])

    def _is_blank(self, profile: Profile) -> bool:
        return profile.iso3 in self._blank and self._says_nothing(profile)  # unless it has declared a need since

    def _says_nothing(self, profile: Profile) -> bool:
        """Whether a profile has no figure of its stage, no known need and no experience."""
        known = any(x is not None for x in profile.stage) or any(need is not None for need in profile.needs)
        return not known and profile.iso3 not in self._experiences

    def _even(self, a: Profile, b: Profile) -> tuple[float | None, float | None, float, float]:
        """What is the same from both sides (stage, needs, ties, record), worked out once for each two."""
        key = (a.iso3, b.iso3) if a.iso3 < b.iso3 else (b.iso3, a.iso3)
        if key not in self._symmetric:
            if self._prepared is None or self._prepared[0] is not a:
                self._prepared = (a, Agenda(a, self.scope.topics, self._theme_weights))
            needs = self._prepared[1].likeness(b)
            near, tied = similarity(a.stage, b.stage), ties(a, b, self._rarity).value
            self._symmetric[key] = (near, needs, tied, learning.record(a, b))
        return self._symmetric[key]

    def _learn(self, seeker: Profile, partner: Profile) -> float:
        experiences = self._experiences.get(partner.iso3, ())
        return learning.learn(seeker, partner, experiences, self.scope, self._topics)


def _best_first(pair: Pair) -> tuple[bool, float, str]:
    return (pair.score is None, -(pair.score or 0.0), pair.partner.iso3)


class Scores:
    """Scores for many seekers, themes and weights: the components of each pair are worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._pairings: dict[str, Pairing] = {}

    def score(self, seeker: Profile, partner: Profile, theme: str, weights: Mapping[str, float]) -> float | None:
        """The score of a pair in a theme ("" for all of them)."""
        if theme not in self._pairings:
            scope = scopes.of(self.catalogue, (theme,) if theme else (), ())
            self._pairings[theme] = Pairing(self.catalogue, scope, weights)
        return score(self._pairings[theme].components(seeker, partner), weights)


def coverage(catalogue: Catalogue, seeker: Profile, partner: Profile, scope: Scope) -> float:
    """The share of the inputs to a pair's score that is observed: of both stages, and of both sides' needs."""
    stage = common(seeker.stage, partner.stage) / COUNTED
    one, two = catalogue.observed(seeker.iso3), catalogue.observed(partner.iso3)
    inside = [x + y for x, y, chosen in zip(one, two, scope.topics, strict=True) if chosen]
    needs = sum(inside) / (2 * len(inside)) if inside else 0.0
    return (stage + needs) / 2
