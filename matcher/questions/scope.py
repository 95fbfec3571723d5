"""What a question is about: the topics in scope, and the needs that the user declares."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.language import tr
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Profile
from matcher.text import listed


def of(catalogue: Catalogue, themes: Sequence[str], topics: Sequence[str]) -> Scope:
    """The scope of these theme and topic ids: any of the topics, or all of the themes; everything when there are none.

    With both, the topics narrow the themes. Raises UsageError for a topic that lies outside them.
    """
    if not themes and not topics:
        return Scope([True] * len(catalogue.topics), True)
    names = list(catalogue.themes)
    if not topics:
        return Scope([names[topic.theme] in themes for topic in catalogue.topic_list], False)
    if themes:
        for topic in catalogue.topic_list:
            if topic.id in topics and names[topic.theme] not in themes:
                own = names[topic.theme]
                message = tr(
                    "The topic {topic} is one of {theme}, not of {themes}.",
                    topic=topic.id,
                    theme=own,
                    themes=listed(themes, "or"),
                )
                option = f"--theme {own}"
                hint = tr("--topic narrows a theme: leave --theme out, or say {option}.", option=option)
                raise UsageError(message, hint)
    return Scope([topic.id in topics for topic in catalogue.topic_list], False)


def check(catalogue: Catalogue, themes: Sequence[str], topics: Sequence[str], needs: Sequence[str]) -> None:
    """Raise UsageError where what is asked for does not hang together: a topic, or a need, outside of the rest."""
    inside = of(catalogue, themes, topics).topics
    for topic, chosen in zip(catalogue.topic_list, inside, strict=True):
        if topic.id in needs and not chosen:
            asked = f"--topic {listed(topics, 'or')}" if topics else f"--theme {listed(themes, 'or')}"
            message = tr("The need {need} lies outside of {option}.", need=topic.id, option=asked)
            raise UsageError(message, tr("Leave one of the two out."))


def with_declared(catalogue: Catalogue, profile: Profile, topics: Sequence[str]) -> Profile:
    """`profile` with its need for each of `topics` at the top, as the country itself declares it."""
    if not topics:
        return profile
    needs = zip(catalogue.topics, profile.needs, strict=True)
    return profile._replace(needs=[1.0 if topic in topics else need for topic, need in needs])
