"""What one country can learn from another: offers that answer needs, topic by topic.

    offer(topic)   1 - product over the experiences that answer it of (1 - strength)
    strength       quality * relevance (* CROSS_THEME outside the experience's leading theme, * UNSETTLED in topics of
                   peace where the partner did not come through conflict itself, * 0 where it is at war, and where
                   the experience is only for others than the seeker)
    answer(topic)  need * offer; no need below LEAST is answered
    within a theme: V = sum of the answers in scope, W = sum of all answers
                   learn = (1 - OVERALL_SHARE) * V / (V + HALF) + OVERALL_SHARE * W / (W + HALF_OVERALL)
    over all topics: V = sum of the BEST_POINTS largest answers, learn = V / (V + HALF_BEST)

The product makes an offer level off: the tenth experience on a topic adds little, so a big catalogue does not win
by its size (the noisy-or of J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3). The
ratio V / (V + constant) is fixed, so what one country can learn depends on nobody else. Within a theme, a partner
that is strong elsewhere and undocumented here is placed by its overall strength, behind those with an answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from matcher.plain import Record
from matcher.scoring import constants as c
from matcher.scoring.experience import kept, lasting_likeness
from matcher.scoring.needs import heeded
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.stage import similarity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.scoring.profile import Number

FULL = math.log1p(c.FULL_RECORD)


class Scope(Record):
    """What is looked at: for each topic whether it is in; `whole` when that is all of them."""

    topics: Sequence[bool]
    whole: bool


class Told(Record):
    """What the experiences of a partner count for: for each of them (topic, share) of its topics, and for each topic
    (position of the experience, share) of those that answer it."""

    shares: list[list[tuple[int, float]]]
    answers: list[tuple[int, list[tuple[int, float]]]]


class Topics:
    """What scoring must know of each topic: the position of its theme, and whether it is one of peace (its need
    follows the record of conflict)."""

    def __init__(self, theme: Sequence[int], of_peace: Sequence[bool]) -> None:
        self.theme = theme
        self.of_peace = of_peace
        # By which list it is, which stands beside it lest another gets its number.
        self._told: dict[tuple[int, bool, bool], tuple[Sequence[Experience], Told]] = {}

    def told(self, partner: Profile, experiences: Sequence[Experience]) -> Told:
        """What the experiences of `partner` count for in their topics (see `counted`), worked out once for all
        seekers."""
        now, war = partner.in_conflict, partner.at_war
        key = (id(experiences), now, war)
        found = self._told.get(key)
        if found is None:
            shares = [
                [(t, counted(t, experience, self, in_conflict=now, at_war=war)) for t in experience.topics]
                for experience in experiences
            ]
            answers: dict[int, list[tuple[int, float]]] = {}
            for position, own in enumerate(shares):
                for topic, share in own:
                    answers.setdefault(topic, []).append((position, share))
            found = self._told[key] = experiences, Told(shares, list(answers.items()))
        return found[1]


class Point(Record):
    """A point of cooperation: an experience that answers a need, and by how much (need times strength)."""

    experience: Experience
    topic: int
    value: float
    relevance: float


def learn(seeker: Profile, partner: Profile, experiences: Sequence[Experience], scope: Scope, topics: Topics) -> float:
    """What `seeker` can learn from `partner`, who has these experiences, in [0, 1]. 0 without an experience."""
    if not experiences:
        return 0.0
    fits = _fits(seeker, partner, experiences)
    strengths = [experience.quality * fit for experience, fit in zip(experiences, fits, strict=True)]
    answers: list[float] = []
    inside = 0.0
    needs, inner = seeker.needs, scope.topics
    for topic, entries in topics.told(partner, experiences).answers:
        need = heeded(needs[topic])
        if need:
            left = 1.0
            for position, share in entries:
                left *= 1.0 - strengths[position] * share
            answer = need * (1.0 - left)
            answers.append(answer)
            if inner[topic]:
                inside += answer
    if scope.whole:
        answers.sort(reverse=True)
        return over_all(sum(answers[: c.BEST_POINTS]))
    return within_theme(inside, sum(answers))


def over_all(best: Number) -> Number:
    """Learning over all topics: the sum of the best answers, levelled off."""
    return best / (best + c.HALF_BEST)


def within_theme(inside: Number, overall: Number) -> Number:
    """Learning within a theme: the sums of the answers in scope and of all, each levelled off."""
    base = (1.0 - c.OVERALL_SHARE) * inside / (inside + c.HALF)
    return base + c.OVERALL_SHARE * overall / (overall + c.HALF_OVERALL)


def points(
    seeker: Profile, partner: Profile, experiences: Sequence[Experience], scope: Scope, topics: Topics
) -> list[Point]:
    """The points of cooperation that what `seeker` can learn from `partner` rests on, best first: for each experience
    the first of its topics, which stand in the order of what it is about, whose value reaches FLOOR."""
    found: list[Point] = []
    fits = _fits(seeker, partner, experiences)
    for experience, fit, shares in zip(experiences, fits, topics.told(partner, experiences).shares, strict=True):
        for topic, share in shares:
            if scope.topics[topic]:
                value = heeded(seeker.needs[topic]) * (experience.quality * fit) * share
                if value >= c.FLOOR:
                    found.append(Point(experience, topic, value, fit))
                    break
    return sorted(found, key=lambda point: (-point.value, point.experience.id))


def strengths(
    seeker: Profile, partner: Profile, experiences: Sequence[Experience], scope: Scope, topics: Topics
) -> list[tuple[int, float]]:
    """(topic in scope, strength) of every answer that these experiences of `partner` give `seeker`, whether `seeker`
    needs it or not."""
    fits = _fits(seeker, partner, experiences)
    return [
        (topic, experience.quality * fit * share)
        for experience, fit, shares in zip(experiences, fits, topics.told(partner, experiences).shares, strict=True)
        for topic, share in shares
        if scope.topics[topic]
    ]


def _fits(seeker: Profile, partner: Profile, experiences: Sequence[Experience]) -> list[float]:
    """The relevance of each experience for the seeker: `experience.relevance`, of which what hangs on circumstances is
    the same for all but for conflict; none where it is only for others."""
    likeness, parts = lasting_likeness(seeker, partner)
    unlike, alike = kept(likeness / (parts + 1)), kept((likeness + 1) / (parts + 1))
    after, stage, power, outside = seeker.after_conflict, seeker.stage, c.STAGE_POWER, seeker.outside
    found = []
    for experience in experiences:
        if experience.audience & outside:
            found.append(0.0)
            continue
        near = similarity(experience.stage, stage)
        share = alike if experience.after_conflict == after else unlike
        found.append((c.UNCOMPARED if near is None else near) ** power * share)
    return found


def counted(topic: int, experience: Experience, topics: Topics, *, in_conflict: bool, at_war: bool) -> float:
    """What an experience counts for in one of its topics; `in_conflict` and `at_war` are what its partner is today."""
    share = 1.0 if topics.theme[topic] == experience.theme else c.CROSS_THEME
    if topics.of_peace[topic]:
        if at_war:
            return 0.0
        if in_conflict or not experience.after_conflict:
            share *= c.UNSETTLED
    return share


def record(a: Profile, b: Profile) -> float:
    """How much two countries have shared with others, in [0, 1]: the mean of both, so that it is the same from either
    side. What one of them took up from the other is left out: a pair that is already documented gains nothing by it."""
    of_a = on_record(a.shared_in_all - a.shared_with.get(b.iso3, 0.0))
    return (of_a + on_record(b.shared_in_all - b.shared_with.get(a.iso3, 0.0))) / 2


def on_record(shared: float) -> float:
    """What a record of sharing counts for, in [0, 1], by the grades of all that was taken up, added up."""
    return min(1.0, math.log1p(shared) / FULL)
