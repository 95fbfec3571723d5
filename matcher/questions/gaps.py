"""`gaps`: needs that no experience in the catalogue answers well."""

from __future__ import annotations

from matcher.catalogue.catalogue import Catalogue, Topic
from matcher.plain import Record
from matcher.questions import pool as pools
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pairing
from matcher.questions.question import Question
from matcher.scoring.agenda import GREAT
from matcher.scoring.profile import Profile

ANSWERED = 0.35
"""Strength of the best single experience from which a need counts as answered."""


class Gap(Record):
    """A topic that countries of the pool need much and that the catalogue answers for few of them.

    `in_need` are those with a great need; `unanswered` those of them for whom no experience of another country
    reaches ANSWERED; `best` is the mean strength of the best experience for those in need.
    """

    topic: Topic
    in_need: list[Profile]
    unanswered: list[Profile]
    best: float
    experiences: int


class Gaps(Record):
    """The answer: topics with the most countries left without an answer first."""

    version: str
    question: Question
    pool_size: int
    gaps: list[Gap]


def gaps(catalogue: Catalogue, question: Question) -> Gaps:
    """Where the catalogue, or cooperation, is missing for a pool."""
    catalogue = catalogue.by_priorities(question.priorities)
    pool = pools.members(catalogue, question.pool)
    scope = scopes.of(catalogue, question.theme, question.topic)
    pairing = Pairing(catalogue, scope, question.weights)
    best: dict[tuple[int, str], float] = {}
    for seeker in pool:
        wanted = {t for t, need in enumerate(seeker.needs) if need is not None and need >= GREAT and scope.topics[t]}
        for partner in catalogue.experiences_of:
            if partner == seeker.iso3 or not wanted:
                continue
            for position, strength in pairing.strengths(seeker, catalogue.profiles[partner]):
                if position in wanted:
                    best[position, seeker.iso3] = max(best.get((position, seeker.iso3), 0.0), strength)
    found = []
    for position, topic in enumerate(catalogue.topic_list):
        in_need = [p for p in pool if scope.topics[position] and (p.needs[position] or 0.0) >= GREAT]
        strengths = [best.get((position, p.iso3), 0.0) for p in in_need]
        unanswered = [p for p, strength in zip(in_need, strengths, strict=True) if strength < ANSWERED]
        if unanswered:
            found.append(
                Gap(
                    topic=topic,
                    in_need=in_need,
                    unanswered=unanswered,
                    best=sum(strengths) / len(strengths),
                    experiences=sum(position in e.topics for e in catalogue.experiences),
                )
            )
    found.sort(key=lambda gap: (-len(gap.unanswered), gap.best, gap.topic.id))
    return Gaps(version=catalogue.version, question=question, pool_size=len(pool), gaps=found[: question.top])
