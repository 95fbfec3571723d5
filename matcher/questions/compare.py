"""`compare`: several countries side by side."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.errors import UsageError
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pair, Pairing
from matcher.questions.suggest import Question, greatest_needs
from matcher.scoring.agenda import GREAT
from matcher.scoring.profile import Experience, Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue


class Side(Record):
    """One of the countries: its greatest needs, its experiences in scope."""

    profile: Profile
    needs: list[int]
    experiences: list[Experience]


class Comparison(Record):
    """The answer. `pairs` holds each two of them; `shared_needs` and `organisations` what all have in common."""

    catalogue: Catalogue
    question: Question
    sides: list[Side]
    pairs: list[tuple[Profile, Pair]]
    shared_needs: list[int]
    organisations: list[str]


def compare(catalogue: Catalogue, countries: Sequence[str], question: Question) -> Comparison:
    """Two countries or more side by side. Raises UsageError for fewer, or for one named twice."""
    ids = [catalogue.resolve(country) for country in countries]
    if len(ids) < 2:
        raise UsageError("compare needs two countries or more.", "For example: matcher compare Kenya Uganda")
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        raise UsageError(f"{catalogue.profiles[twice].name} is named twice.", "Name each country once.")
    scope = scopes.of(catalogue, question.themes, question.topics)
    profiles = [catalogue.profiles[i] for i in ids]
    pairing = Pairing(catalogue, scope, question.weights)
    sides = [
        Side(
            profile,
            greatest_needs(catalogue, profile, scope, 5),
            [
                experience
                for experience in catalogue.experiences_of.get(profile.iso3, [])
                if any(scope.topics[topic] for topic in experience.topics)
            ],
        )
        for profile in profiles
    ]
    pairs = [(a, pairing.pair(a, b)) for n, a in enumerate(profiles) for b in profiles[n + 1 :]]
    shared = [
        topic
        for topic, inside in enumerate(scope.topics)
        if inside and all((p.needs[topic] or 0.0) >= GREAT for p in profiles)
    ]
    shared.sort(key=lambda topic: -min(p.needs[topic] or 0.0 for p in profiles))
    common = [o for o in profiles[0].organisations if all(o in p.organisations for p in profiles)]
    return Comparison(catalogue, question, sides, pairs, shared, common)
