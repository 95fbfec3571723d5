"""What is said beside a shortlist: who answers the needs that were named, and that too little is known."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.language import tr, trn
from matcher.questions.suggest import Shortlist
from matcher.scoring.stage import COUNTED
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.questions.answered import Answered

ABLE = 3
"""Partners that are named for a need."""


def on_need(need: Answered, found: Shortlist) -> str:
    """Who on the list answers a need that the user named; or that nobody does, and who would."""
    topic, option = lower_first(need.topic.name), f"--topic {need.topic.id}"
    if need.listed:
        names = _some(need.listed)
        return tr("On {topic}: {names}; {option} ranks by it alone.", topic=topic, names=names, option=option)
    if not need.able:
        return tr(
            "Nobody on this list has an experience of {topic}, and nobody else in the catalogue has one for {name}.",
            topic=topic,
            name=found.seeker.name,
        )
    return trn(
        "Nobody on this list has an experience of {topic}; {names} has one: {option} asks for them.",
        "Nobody on this list has an experience of {topic}; {names} have one: {option} asks for them.",
        len(need.able),
        topic=topic,
        names=_some(need.able),
        option=option,
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - ABLE
    if more <= 0:
        return listed(names)
    return tr("{names} and {others}", names=", ".join(names[:ABLE]), others=counted(more, "other"))


def little_known(found: Shortlist) -> str:
    """That too little is known of the country itself, and what came of that."""
    values = {"name": found.seeker.name, "known": found.reach.stage, "all": COUNTED}
    if found.reach.unscored < found.candidates:
        return tr(
            "{name}: insufficient data on its stage ({known} of {all} figures); ranked by what is known.", **values
        )
    return tr("{name}: insufficient data on its stage ({known} of {all} figures); not ranked.", **values)
