"""The first step of a point of cooperation, in words."""

from __future__ import annotations

from matcher.answers.codes import region
from matcher.answers.exchanges import why as why_exchange
from matcher.answers.whom import became as became_of
from matcher.answers.whom import called
from matcher.language import mark, tr
from matcher.questions.first_step import FirstStep
from matcher.questions.platforms import Usable
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WAY = {
    "policy-dialogue": mark("a talk between those who decide"),
    "study-visit": mark("a visit"),
    "digital-platform": mark("a look at what is on line"),
    "training": mark("a course"),
    "expert-deployment": mark("an expert for some weeks"),
    "scholarship": mark("a scholarship"),
    "demonstration-project": mark("a pilot"),
    "twinning": mark("a twinning of the two institutions"),
    "joint-research": mark("joint research"),
    "technology-transfer": mark("taking the technology over"),
    "financing": mark("paying for a first part together"),
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
        said.append(tr("It could go through {ways}.", ways=listed(carried, "or").rstrip(".")))
    return " ".join(said)


def beginning(step: FirstStep, *, address: bool = True) -> str:
    """The first sentence of it: the lightest way, and whom to write to."""
    begin = tr(WAY[step.way]) if step.way else tr("a letter: no way of sharing is documented")
    begin = begin[0].upper() + begin[1:]
    if not (step.write_to and address):
        return f"{begin}."
    return tr("{beginning}; write to {address}.", beginning=begin, address=_address(step).rstrip("."))


def _address(step: FirstStep) -> str:
    """Whom to write to, and what became of them where they are called otherwise now, or closed."""
    became = [(called(one), ", ".join(became_of(one))) for one in step.institutions]
    told = [
        tr("{label}: {words}", label=name, words=fate) if len(became) > 1 else fate for name, fate in became if fate
    ]
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
        if platform.called in platform.name:
            return tr("both are in it")
        return tr("both are in {organisation}", organisation=platform.called)
    if platform.regions:
        return tr("open in {regions}", regions=listed(list(map(region, platform.regions))))
    return tr("open to developing countries")
