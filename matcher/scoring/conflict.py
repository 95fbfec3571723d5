"""What the record of conflict at home means for needs today."""

from __future__ import annotations

from matcher.plain import Record

RECOVERY = 20
"""Years after its end in which a country counts as recovering from conflict."""
MEMORY = 30
"""Years after its end from which a conflict no longer counts."""
LONG = 5
"""Years of conflict from which on its length makes no more difference."""


class Conflict(Record):
    """The state of conflict at home: going on or not, its last year, and how heavily it weighs now, in [0, 1]."""

    now: bool
    last: int | None
    weight: float


NONE = Conflict(False, None, 0.0)


def state(last: int | None, years: int, war: bool, newest: int) -> Conflict:
    """The state in the year `newest` of a country whose last of `years` years of conflict at home was `last`.

    The weight is the product of how near the conflict is (1 while it goes on, falling evenly to 1/2 at RECOVERY
    years after it and to 0 at MEMORY) and how grave it was (0.4, and 0.3 each for its length and for a year of
    `war`, a thousand deaths or more, within MEMORY).

    >>> round(state(2009, 19, True, 2024).weight, 4)
    0.6316
    >>> state(1991, 13, True, 2024)
    Conflict(now=False, last=1991, weight=0.0)
    """
    if last is None:
        return NONE
    gap = newest - last
    if gap <= 1:
        fade = 1.0
    elif gap <= RECOVERY:
        fade = 1.0 - 0.5 * (gap - 1) / (RECOVERY - 1)
    elif gap < MEMORY:
        fade = 0.5 * (MEMORY - gap) / (MEMORY - RECOVERY)
    else:
        fade = 0.0
    gravity = 0.4 + 0.3 * min(1.0, years / LONG) + 0.3 * war
    return Conflict(gap <= 1, last, fade * gravity)
