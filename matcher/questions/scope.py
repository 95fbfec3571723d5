"""What a question is about: the topics in scope, and the needs that the user declares."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Profile


def of(catalogue: Catalogue, themes: Sequence[str], topics: Sequence[str]) -> Scope:
    """The scope of these theme and topic ids: any of them; everything when there are none."""
    if not themes and not topics:
        return Scope([True] * len(catalogue.topics), True)
    positions = {theme for theme, name in enumerate(catalogue.themes) if name in themes}
    return Scope([topic.id in topics or topic.theme in positions for topic in catalogue.topic_list], False)


def with_declared(catalogue: Catalogue, profile: Profile, topics: Sequence[str]) -> Profile:
    """`profile` with its need for each of `topics` at the top, as the country itself declares it."""
    if not topics:
        return profile
    needs = zip(catalogue.topics, profile.needs, strict=True)
    return profile._replace(needs=[1.0 if topic in topics else need for topic, need in needs])
