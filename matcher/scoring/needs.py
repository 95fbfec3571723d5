"""Needs: how much each topic matters for a country, from 0 to 1, and on what share of the evidence.

A need is the mean, over the topic's indicators, of where the country stands among the countries of the South
(a percentile), turned so that 1 is the greatest need. Percentiles are taken in a fixed reference set, so that
adding or removing a country never changes another's need. A need that comes from conflict follows the record of
conflict at home first: without conflict there in the last thirty years there is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from matcher.plain import Record
from matcher.scoring.conflict import Conflict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.scoring.profile import Number


class Need(Record):
    """A need in [0, 1] (None: unknown) and the share of its indicators that is observed."""

    value: float | None
    coverage: float


UNKNOWN = Need(None, 0.0)
DECLARED = Need(1.0, 1.0)
"""The need for a topic that the country itself declares a priority."""


def percentile(value: float, reference: Sequence[float]) -> float:
    """Where `value` stands in the sorted `reference`, from 0 to 1; ties share the middle of their places.

    >>> percentile(2.0, [1.0, 2.0, 3.0])
    0.5
    """
    return (bisect_left(reference, value) + bisect_right(reference, value)) / (2 * len(reference))


def from_indicators(places: Sequence[float | None]) -> Need:
    """The need that follows from its indicators' places (each in [0, 1], 1 the greatest need; None: unknown).

    >>> from_indicators([0.9, None, 0.6])
    Need(value=0.75, coverage=0.6666666666666666)
    """
    known = [place for place in places if place is not None]
    if not known:
        return UNKNOWN
    return Need(sum(known) / len(known), len(known) / len(places))


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
