"""The first step of a point of cooperation: the lightest documented way to share it, whom to write to, what could carry
it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions.exchanges import ELSEWHERE, Way
from matcher.questions.exchanges import usable as exchanges_of
from matcher.questions.institutions import who_did
from matcher.questions.platforms import Usable, usable
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LIGHTEST = (
    "policy-dialogue", "study-visit", "digital-platform", "training", "expert-deployment", "scholarship",
    "demonstration-project", "twinning", "joint-research", "technology-transfer", "financing",
)  # fmt: skip
"""The ways of sharing, the lightest first: by how many people travel, for how long, and what is built. A talk comes
before a visit, a visit before a course, a course before an expert who stays, all of them before a pilot or a joint
centre."""


CARRIES = {
    "scholarship": {"scholarship", "training"},
    "youth": {"expert-deployment"},
    "twinning": {"twinning", "study-visit", "policy-dialogue"},
    "university": {"scholarship", "training", "joint-research", "twinning"},
    "festival": {"study-visit"},
    "research": {"joint-research", "training"},
    "business": {"technology-transfer", "financing", "demonstration-project"},
    "civil-society": {"study-visit", "training"},
    "peer-review": {"policy-dialogue", "study-visit"},
}
"""The ways of sharing that each kind of exchange can carry: volunteers are no course, and a fair is no talk between
ministries."""


class FirstStep(Record):
    """How to begin: the `way` ("": none is documented), whom to write to ("": nobody is named) with the records of the
    institutions that this names, and the platform and the exchange that could carry it (None: none that both can use by
    what they belong to works on the theme, or carries such a step)."""

    way: str
    write_to: str
    institutions: Sequence[Mapping[str, Any]]
    platform: Usable | None
    exchange: Way | None


def lightest(modalities: Sequence[str]) -> str:
    """The lightest of these ways of sharing; "" where there is none.

    >>> lightest(["technology-transfer", "training", "study-visit"])
    'study-visit'
    """
    return min(modalities, key=LIGHTEST.index, default="")


def first_step(catalogue: Catalogue, learner: Profile, partner: Profile, record: Mapping[str, Any]) -> FirstStep:
    """How `learner` and `partner` could begin with an experience of the partner."""
    theme = record["theme"]
    platforms = usable(catalogue, learner, partner, (theme,))
    modalities = record.get("modalities", [])
    ways = [way for way in exchanges_of(catalogue, partner, learner, (theme,)) if _carries(way, record, partner)]
    return FirstStep(
        way=lightest(modalities),
        write_to=record.get("institution", ""),
        institutions=who_did(catalogue, record),
        platform=next((platform for platform in platforms if platform.organisation or platform.regions), None),
        exchange=ways[0] if ways else None,
    )


def _carries(way: Way, record: Mapping[str, Any], partner: Profile) -> bool:
    """Whether an exchange can carry the first step with an experience: its kind can, it leads the learner to the
    partner or both to each other, and what it is about before all else is the theme of the experience."""
    exchange = way.shown.record
    return (
        way.how != ELSEWHERE
        and way.giver in ("", partner.name)
        and exchange["themes"][0] == record["theme"]
        and lightest(record.get("modalities", [])) in CARRIES[exchange["kind"]]
    )
