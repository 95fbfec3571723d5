"""What stands behind a suggestion: needs, points of cooperation, likeness of stage."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.catalogue.catalogue import Catalogue, Topic
from matcher.plain import Record
from matcher.scoring import agenda
from matcher.scoring.learning import Point, Scope
from matcher.scoring.profile import Experience, Profile

POINTS = 3
"""Experiences named for each direction of a suggestion."""
SHARED = 8
"""Shared needs named for each suggestion."""
ALIKE = 0.08
"""Difference, on the scale of a stage variable, up to which two countries count as alike in it."""


class Reason(Record):
    """A point of cooperation: an experience, the topic that it answers, and how much it is worth to who asks."""

    experience: Experience
    topic: Topic
    value: float
    relevance: float


def reasons(catalogue: Catalogue, points: Sequence[Point], count: int = POINTS) -> list[Reason]:
    """The first `count` of these points (best first), with what they are about."""
    topics = catalogue.topic_list
    return [Reason(p.experience, topics[p.topic], p.value, p.relevance) for p in points[:count]]


def shared_needs(catalogue: Catalogue, a: Profile, b: Profile, scope: Scope) -> list[Topic]:
    """The topics in scope that both need much, at most SHARED."""
    found = agenda.shared(a, b, scope.topics, catalogue.topic_direct)[:SHARED]
    return [catalogue.topic_list[topic] for topic in found]


def alike(a: Profile, b: Profile) -> list[int]:
    """The stage variables in which two countries are alike, nearest first (positions in stage.VARIABLES)."""
    gaps = [
        (abs(x - y), position)
        for position, (x, y) in enumerate(zip(a.stage, b.stage, strict=True))
        if x is not None and y is not None and abs(x - y) <= ALIKE
    ]
    found = [position for _, position in sorted(gaps)]
    # Income per person is one thing, whichever of its two series shows it.
    return [position for position in found if not (position == 1 and a.stage[0] is not None and b.stage[0] is not None)]
