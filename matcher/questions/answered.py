"""The needs that the user named: who answers them."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.catalogue.catalogue import Topic
from matcher.plain import Record
from matcher.questions.pairing import Pair, Pairing
from matcher.questions.question import Question
from matcher.scoring.profile import Profile


class Answered(Record):
    """A need that the user named: who on the list has an experience of it, or else who has one at all, the best
    first."""

    topic: Topic
    listed: list[str]
    able: list[str]


def named(pairing: Pairing, seeker: Profile, shown: Sequence[Pair], question: Question) -> list[Answered]:
    """Who answers each of the needs that the user named."""
    catalogue, found = pairing.catalogue, []
    for position, topic in enumerate(catalogue.topic_list):
        if topic.id in question.need and pairing.scope.topics[position]:
            on_it = _able_on(pairing, seeker, [pair.partner for pair in shown], topic)
            others = [] if on_it else _able_on(pairing, seeker, list(catalogue.profiles.values()), topic)
            found.append(Answered(topic, on_it, others))
    return found


def _able_on(pairing: Pairing, seeker: Profile, partners: Sequence[Profile], topic: Topic) -> list[str]:
    """The names of those that have something to say to `seeker` on a topic, the best first."""
    able = [(_answers(pairing, seeker, one, topic), one.name) for one in partners if one.iso3 != seeker.iso3]
    return [name for worth, name in sorted(able, key=lambda found: (-found[0], found[1])) if worth]


def _answers(pairing: Pairing, seeker: Profile, partner: Profile, topic: Topic) -> float:
    """The worth of the best that `partner` has to say to `seeker` on a topic; 0 where there is nothing."""
    first = pairing.points(seeker, partner, {topic.id})[:1]
    return first[0].value if first and pairing.catalogue.topic_list[first[0].topic] == topic else 0.0
