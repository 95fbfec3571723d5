"""Needs: how much each topic matters for a country, from 0 to 1, and on what share of the evidence.

A measured need is the mean, over the topic's indicators, of where the country stands among the countries of the South
(a percentile), turned so that 1 is the greatest need. Percentiles are taken in a fixed reference set, so that
adding or removing a country never changes another's need. A need that comes from conflict follows the record of
conflict at home first: without conflict there in the last thirty years there is none.

What a country declares a priority outranks what is measured (`declared`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from matcher.plain import Record
from matcher.scoring import constants as c
from matcher.scoring.conflict import Conflict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.scoring.profile import Number


class Need(Record):
    """A need in [0, 1] (None: unknown) and the share of its indicators that is observed."""

    value: float | None
    coverage: float


UNKNOWN = Need(None, 0.0)
NO_NEED = Need(0.0, 1.0)
"""The need for a topic that does not concern the country."""
OWN = 1.0
"""The need for a topic that the user, or a profile of own data, names a priority."""


def percentile(value: float, reference: Sequence[float]) -> float:
    """Where `value` stands in the sorted `reference`, from 0 to 1; ties share the middle of their places.

    >>> percentile(2.0, [1.0, 2.0, 3.0])
    0.5
    """
    return (bisect_left(reference, value) + bisect_right(reference, value)) / (2 * len(reference))


def from_indicators(places: Sequence[float | None], highest: int | None = None) -> Need:
    """The need that follows from its indicators' places (each in [0, 1], 1 the greatest need; None: unknown): the mean
    of those known, or of so many of the `highest`.

    >>> from_indicators([0.9, None, 0.6])
    Need(value=0.75, coverage=0.6666666666666666)
    >>> from_indicators([0.1, 0.9, 0.6], highest=1).value
    0.9
    """
    known = sorted((place for place in places if place is not None), reverse=True)
    if not known:
        return UNKNOWN
    counted = known[:highest]
    return Need(sum(counted) / len(counted), len(known) / len(places))


def declared(measured: float | None, rank: int, years_over: int) -> float:
    """The need for a topic that a country declares a priority, of this rank (1: a headline, 2: named below it), in a
    plan that was over so many years ago: never less than what is measured, or what is not measured counts for.

    >>> declared(0.2, 1, 0), declared(0.9, 1, 0), declared(0.2, 2, 3), declared(None, 2, 3)
    (0.7, 0.9, 0.35, 0.4)
    """
    floors = c.OLD_PLAN if years_over >= c.PLAN_FADES else c.PLAN
    return max(floors[rank - 1], c.UNMEASURED if measured is None else measured)


def heeded(need: float | None) -> float:
    """What a need counts for when somebody's experience answers it: nothing below LEAST, and UNMEASURED where nobody
    knows.

    >>> heeded(0.29), heeded(0.3), heeded(None)
    (0.0, 0.3, 0.4)
    """
    if need is None:
        return c.UNMEASURED
    return need if need >= c.LEAST else 0.0


def from_conflict(conflict: Conflict, recovering: float, ongoing: float, places: Sequence[float | None]) -> Need:
    """The need for a topic of peace: the record of conflict sets it, the indicators move it by half.

    `recovering` and `ongoing` say how much the topic matters after and during conflict.
    """
    measured = from_indicators(places)
    level = 0.5 if measured.value is None else measured.value
    due = ongoing if conflict.now else recovering
    return Need(due * conflict.weight * (0.5 + 0.5 * level), 1.0)


def expected(level: Number, coefficients: Sequence[Number]) -> Number:
    """The need that a stage level alone makes likely: a quadratic, fitted once on the South.

    `coefficients` are those of 1, level and level squared.
    """
    constant, linear, quadratic = coefficients
    return constant + linear * level + quadratic * level * level
