"""The limits of an event, and what its delegations can learn from each other, as the assignment takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.delegations import Delegation
from matcher.questions.pairing import Pairing
from matcher.questions.pairs import GAIN
from matcher.questions.question import Question
from matcher.questions.reasons import Reason, reasons
from matcher.scoring.learning import Point
from matcher.scoring.meetings import Event, Pair, worth
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Limits(Record):
    """The limits of a plan: meetings a delegation at most and at least, slots, tables (None: enough), times of the
    slots, method (None: exact where its solver is installed); files of pairs; which pairs are seated."""

    meetings: int
    at_least: int
    slots: int | None
    tables: int | None
    times: str | None
    avoid: str | None
    keep: str | None
    despite_tensions: bool
    method: str | None
    delegation: str | None


class Values:
    """What the delegations can learn from each other, each in what it comes for."""

    def __init__(self, catalogue: Catalogue, coming: Sequence[Delegation], question: Question) -> None:
        self.coming = coming
        self._catalogue = catalogue
        self._question = question
        self._pairings: dict[tuple[str, ...], Pairing] = {}
        self._of = [self._pairing(one) for one in coming]
        self._seekers = [scopes.with_declared(catalogue, one.profile, one.needs) for one in coming]

    def _pairing(self, one: Delegation) -> Pairing:
        themes = one.themes or self._question.theme
        if themes not in self._pairings:
            # The topics that are asked for narrow what everybody comes for, not what a delegation says of itself.
            topics = () if one.themes else self._question.topic
            scope = scopes.of(self._catalogue, themes, topics)
            self._pairings[themes] = Pairing(self._catalogue, scope, self._question.weights)
        return self._pairings[themes]

    def learns(self, who: int, whom: int) -> float | None:
        """What a delegation can learn from another (0-1; None: unknown): nothing where there is no point to name."""
        learns = self._of[who].components(self._seekers[who], self.coming[whom].profile).learn
        return learns if not learns or self._points(who, whom) else 0.0

    def point(self, who: int, whom: int) -> Reason | None:
        """The best that it can learn from the other; of what it names as its need before all else."""
        return next(iter(reasons(self._catalogue, self._points(who, whom), 1)), None)

    def _points(self, who: int, whom: int) -> list[Point]:
        # A need that nobody has measured or declared fills no chair.
        seeker = self._seekers[who]
        points = self._of[who].points(seeker, self.coming[whom].profile, self.coming[who].needs)
        return [point for point in points if seeker.needs[point.topic] is not None]

    def tension(self, one: int, other: int) -> Mapping[str, Any] | None:
        """What stands between two."""
        return self._of[0].tension(self.coming[one].profile, self.coming[other].profile)

    def apart(self, despite: bool) -> list[tuple[Profile, Profile]]:
        """The pairs that are not seated for what stands between them."""
        if despite:
            return []
        return [
            (one.profile, other.profile)
            for a, one in enumerate(self.coming)
            for b, other in enumerate(self.coming)
            if a < b and self.tension(a, b)
        ]


def event_of(values: Values, question: Question, limits: Limits, slots: int, avoided: Mapping[Any, Any]) -> Event:
    """The limits as the assignment takes them."""
    coming = values.coming
    gains: dict[Pair, int] = {}
    for a, one in enumerate(coming):
        for b in range(a + 1, len(coming)):
            if (one.profile.iso3, coming[b].profile.iso3) in avoided:
                continue
            if not limits.despite_tensions and values.tension(a, b):
                continue
            learn, share = values.learns(a, b), values.learns(b, a)
            found = worth(learn, share)
            if found and not (
                question.mutual_only and min(learn or 0, share or 0) < GAIN * max(learn or 0, share or 0)
            ):
                gains[a, b] = found
    every = (1 << slots) - 1
    most = [limits.meetings if one.most is None else one.most for one in coming]
    tables = limits.tables or max(1, len(coming) // 2)
    return Event(
        most=most,
        least=[min(limits.at_least, number) for number in most],
        present=[every & ~sum(1 << (slot - 1) for slot in one.absent) for one in coming],
        room=[tables] * slots,
        gains=gains,
    )
