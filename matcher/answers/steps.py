"""The first step of a point of cooperation, in words."""

from __future__ import annotations

from matcher.answers.exchanges import why as why_exchange
from matcher.answers.whom import became as became_of
from matcher.answers.whom import called
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


def in_words(step: FirstStep, *, address: bool = True, reasons: bool = True) -> str:
    """How to begin, in a sentence or two: whom to write to as well (`address`), what could carry it, and why that can
    (`reasons`)."""
    said = [beginning(step, address=address)]
    carried = []
    if step.platform:
        carried.append(step.platform.name + (f" ({_why(step.platform)})" if reasons else ""))
    if step.exchange:
        carried.append(step.exchange.shown.record["name"] + (f" ({why_exchange(step.exchange)})" if reasons else ""))
    if carried:
        said.append(f"It could go through {listed(carried, 'or')}".rstrip(".") + ".")
    return " ".join(said)


def beginning(step: FirstStep, *, address: bool = True) -> str:
    """The first sentence of it: the lightest way, and whom to write to."""
    begin = WAY[step.way] if step.way else "a letter: no way of sharing is documented"
    to = f"; write to {_address(step)}" if step.write_to and address else ""
    return f"{begin[0].upper()}{begin[1:]}{to}".rstrip(".") + "."


def _address(step: FirstStep) -> str:
    """Whom to write to, and what became of them where they are called otherwise now, or closed."""
    became = [(called(one), ", ".join(became_of(one))) for one in step.institutions]
    told = [f"{name}: {fate}" if len(became) > 1 else fate for name, fate in became if fate]
    return f"{step.write_to} ({'; '.join(told)})" if told else step.write_to


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
