"""What one country can learn from another: offers that answer needs, topic by topic.

    offer(topic)   1 - product over the experiences that answer it of (1 - strength)
    strength       quality * relevance (* CROSS_THEME outside the experience's leading theme)
    answer(topic)  need * offer
    within a theme: V = sum of the answers in scope, W = sum of all answers
                   base = (1 - OVERALL_SHARE) * V / (V + HALF) + OVERALL_SHARE * W / (W + HALF_OVERALL)
    over all topics: V = sum of the BEST_POINTS largest answers, base = V / (V + HALF_OVERALL)
    learn          (1 - RECORD_SHARE) * base + RECORD_SHARE * record of sharing with others

The product makes an offer level off: the tenth experience on a topic adds little, so a big catalogue does not win
by its size (the noisy-or of J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3). The
ratio V / (V + constant) is fixed, so what one country can learn depends on nobody else. Within a theme, a partner
that is strong elsewhere and undocumented here is placed by its overall strength, behind those with an answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from matcher.scoring import constants as c
from matcher.scoring.experience import lasting_likeness, relevance
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.stage import similarity


class Scope(NamedTuple):
    """What is looked at: for each topic whether it is in; `whole` when that is all of them."""

    topics: Sequence[bool]
    whole: bool


class Point(NamedTuple):
    """A point of cooperation: an experience that answers a need, and by how much (need times strength)."""

    experience: Experience
    topic: int
    value: float
    relevance: float


class Learning(NamedTuple):
    """What a seeker can learn from a partner: a value in [0, 1] and the points it rests on, in no order."""

    value: float
    points: list[Point]


def learn(
    seeker: Profile,
    partner: Profile,
    experiences: Sequence[Experience],
    scope: Scope,
    topic_theme: Sequence[int],
    record: float,
) -> Learning:
    """What `seeker` can learn from `partner`, who has these experiences and this record of sharing (`record_of`)."""
    likeness, parts = lasting_likeness(seeker, partner)
    needs = seeker.needs
    stage_now = seeker.stage
    unanswered: dict[int, float] = {}
    points: list[Point] = []
    for experience in experiences:
        near = similarity(experience.stage, stage_now)
        alike = likeness + (experience.after_conflict == seeker.after_conflict)
        fit = relevance(c.UNCOMPARED if near is None else near, alike / (parts + 1))
        strength = experience.quality * fit
        for topic in experience.topics:
            part = strength if topic_theme[topic] == experience.theme else strength * c.CROSS_THEME
            unanswered[topic] = unanswered.get(topic, 1.0) * (1.0 - part)
            if scope.topics[topic]:
                need = needs[topic]
                value = (c.UNMEASURED if need is None else need) * part
                if value > 0.0:
                    points.append(Point(experience, topic, value, fit))
    answered: list[float] = []
    inside = 0.0
    for topic, left in unanswered.items():
        need = needs[topic]
        answer = (c.UNMEASURED if need is None else need) * (1.0 - left)
        answered.append(answer)
        if scope.topics[topic]:
            inside += answer
    if scope.whole:
        answered.sort(reverse=True)
        best = sum(answered[: c.BEST_POINTS])
        value = best / (best + c.HALF_OVERALL)
    else:
        overall = sum(answered)
        value = (1.0 - c.OVERALL_SHARE) * inside / (inside + c.HALF)
        value += c.OVERALL_SHARE * overall / (overall + c.HALF_OVERALL)
    return Learning((1.0 - c.RECORD_SHARE) * value + c.RECORD_SHARE * record, points)


def record_of(partner: Profile, seeker: str) -> float:
    """How much `partner` has shared with others, in [0, 1], on a logarithmic scale. What `seeker` itself took up is
    left out: a pair that is already documented gains nothing by it."""
    total = sum(weight for learner, weight in partner.shared_with.items() if learner != seeker)
    return min(1.0, math.log1p(total) / math.log1p(c.FULL_RECORD))
