"""The first step of a point of cooperation, in words."""

from __future__ import annotations

from matcher.answers.exchanges import why as why_exchange
from matcher.questions.first_step import FirstStep
from matcher.questions.platforms import Usable
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WAY = {
    "policy-dialogue": "a talk between those who decide",
    "study-visit": "a visit",
    "digital-platform": "a look at what is on line",
    "training": "a course",
    "expert-deployment": "an expert for some weeks",
    "scholarship": "a scholarship",
    "demonstration-project": "a pilot",
    "twinning": "a twinning of the two institutions",
    "joint-research": "joint research",
    "technology-transfer": "taking the technology over",
    "financing": "paying for a first part together",
}
"""Each way of sharing as a beginning."""


def in_words(step: FirstStep) -> str:
    """How to begin, in a sentence or two."""
    begin = WAY[step.way] if step.way else "a letter: no way of sharing is documented"
    said = [f"{begin[0].upper()}{begin[1:]}"]
    if step.write_to:
        said[0] += f"; write to {step.write_to}"
    carried = []
    if step.platform:
        carried.append(f"{step.platform.name} ({_why(step.platform)})")
    if step.exchange:
        carried.append(f"{step.exchange.shown.record['name']} ({why_exchange(step.exchange)})")
    if carried:
        said.append(f"It could go through {listed(carried, 'or')}")
    return ". ".join(part.rstrip(".") for part in said) + "."


def as_json(step: FirstStep) -> dict[str, Any]:
    """How to begin, as JSON has it."""
    platform, exchange = step.platform, step.exchange
    return {
        "way": step.way or None,
        "write_to": step.write_to or None,
        "platform": {"id": platform.id, "name": platform.name, "why": _why(platform)} if platform else None,
        "exchange": (
            {"id": exchange.shown.record["id"], "name": exchange.shown.record["name"], "why": why_exchange(exchange)}
            if exchange
            else None
        ),
        "in_words": in_words(step),
    }


def _why(platform: Usable) -> str:
    if platform.organisation:
        return "both are in it" if platform.called in platform.name else f"both are in {platform.called}"
    return f"open in {' and '.join(platform.regions)}" if platform.regions else "open to developing countries"
