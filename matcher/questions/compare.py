"""`compare`: several countries side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue, Topic
from matcher.errors import UsageError
from matcher.language import tr
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pair, Pairing
from matcher.questions.question import Question
from matcher.questions.wants import Want, wants
from matcher.scoring.agenda import GREAT
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Profile
from matcher.scoring.stage import common

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


GREATEST_NEEDS = 5
"""Needs shown of each country."""


class Side(Record):
    """One of the countries: its stage in plain figures (variable -> [year, value]), how many figures of it count
    (`common`), its greatest needs, the ids of its experiences in scope, and whether the record of
    conflict would know of one (`recorded`)."""

    profile: Profile
    stage: Mapping[str, Any]
    common: int
    needs: list[Want]
    experiences: list[str]
    recorded: bool


class Comparison(Record):
    """The answer. `pairs` holds each two of them; `shared_needs` and `organisations` what all have in common."""

    version: str
    question: Question
    sides: list[Side]
    pairs: list[tuple[Profile, Pair]]
    shared_needs: list[Topic]
    organisations: list[str]


def compare(catalogue: Catalogue, countries: Sequence[str], question: Question) -> Comparison:
    """Two countries or more side by side. Raises UsageError for fewer, or for one named twice."""
    catalogue = catalogue.by_priorities(question.priorities)
    ids = [catalogue.resolve(country) for country in countries]
    if len(ids) < 2:
        hint = tr("For example: {command}", command="matcher compare Kenya Uganda")
        raise UsageError(tr("compare needs two countries or more."), hint)
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        message = tr("{country} is named twice.", country=catalogue.profiles[twice].name)
        raise UsageError(message, tr("Name each country once."))
    scope = scopes.of(catalogue, question.theme, question.topic)
    profiles = [catalogue.profiles[i] for i in ids]
    pairing = Pairing(catalogue, scope, question.weights)
    least = [min(profile.needs[t] or 0.0 for profile in profiles) for t in range(len(catalogue.topic_list))]
    shared = [t for t, inside in enumerate(scope.topics) if inside and least[t] >= GREAT]
    return Comparison(
        version=catalogue.version,
        question=question,
        sides=[side_of(catalogue, profile, scope, question) for profile in profiles],
        pairs=[(a, pairing.pair(a, b)) for n, a in enumerate(profiles) for b in profiles[n + 1 :]],
        shared_needs=[catalogue.topic_list[t] for t in sorted(shared, key=lambda t: -least[t])],
        organisations=[o for o in profiles[0].organisations if all(o in p.organisations for p in profiles)],
    )


def side_of(catalogue: Catalogue, profile: Profile, scope: Scope, question: Question) -> Side:
    """What is shown of a country beside others."""
    greatest = wants(catalogue, profile, scope, question.need, question.priorities)
    record = catalogue.country(profile.iso3)
    own = catalogue.experiences_of.get(profile.iso3, [])
    return Side(
        profile=profile,
        stage=record["stage_now"],
        common=common(profile.stage, profile.stage),
        needs=greatest.both[:GREATEST_NEEDS],
        experiences=[experience.id for experience in own if any(scope.topics[topic] for topic in experience.topics)],
        recorded="m49" in record,
    )
