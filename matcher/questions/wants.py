"""What a country needs most: what it declares, and what its figures point to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue, Topic
from matcher.plain import Record
from matcher.scoring.constants import GREATEST
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MEASURED = "measured"
"""The way of looking at priorities (`--priorities`) by which what is declared counts for nothing."""


class Want(Record):
    """A need of a country. `measured` is what its figures show (None: not measured), `value` what counts; `rank` is 1
    for a headline of its plan, 2 for what is named below, 0 for what its own profile or the user names, and None where
    nothing is declared; `said` are the words of the plan."""

    topic: Topic
    value: float | None
    measured: float | None
    rank: int | None
    said: str


class Wants(Record):
    """The greatest needs: those declared, the headlines first, then those that figures point to, the greatest first.
    None is below GREATEST. `plan` says where they are declared ("name", "years", "over", "sources" ...)."""

    plan: Mapping[str, Any] | None
    declared: list[Want]
    measured: list[Want]

    @property
    def both(self) -> list[Want]:
        """All of them, what is declared first."""
        return self.declared + self.measured


def wants(
    catalogue: Catalogue, profile: Profile, scope: Scope, own: Sequence[str] = (), priorities: str = "both"
) -> Wants:
    """What `profile` needs most in scope. `own` are the topics that the user names; `priorities` says how it is looked
    at: declared, measured or both."""
    declared: list[Want] = []
    measured: list[Want] = []
    for position, want in enumerate(all_wants(catalogue, profile, own, priorities)):
        if scope.topics[position] and want.value is not None and want.value >= GREATEST:
            (measured if want.rank is None else declared).append(want)
    declared.sort(key=lambda want: (want.rank or 0, -(want.value or 0.0)))
    measured.sort(key=lambda want: -(want.value or 0.0))
    plan = None if priorities == MEASURED else catalogue.priorities(profile.iso3).get("plan")
    return Wants(plan, declared, measured)


def all_wants(catalogue: Catalogue, profile: Profile, own: Sequence[str] = (), priorities: str = "both") -> list[Want]:
    """Every topic as `profile` needs it, in the catalogue's order."""
    record = catalogue.priorities(profile.iso3)
    declared = {} if priorities == MEASURED else record["declared"]
    found = []
    for position, (topic, value, measured) in enumerate(
        zip(catalogue.topic_list, profile.needs, record["measured"], strict=True)
    ):
        rank, said = (0, "") if topic.id in own else declared.get(str(position), (None, ""))
        found.append(Want(topic, value, measured, rank, said))
    return found
