"""What the record of conflict at home means for needs today."""

from __future__ import annotations

import math

from matcher.plain import Record

RECOVERY = 20
"""Years after its end in which a country counts as recovering from conflict."""
MEMORY = 30
"""Years after its end from which a conflict no longer counts."""
LONG = 5
"""Years of conflict from which on its length makes no more difference."""
REGION = 0.7
"""What a conflict over a part of the country counts for, against one over its government."""
TOLL = 1_000.0
"""Deaths per million people from which on their number makes no more difference."""
KNOWN, LENGTH, DEATHS = 0.2, 0.2, 0.6
"""How gravity is made up: of there being a conflict, its length, and its deaths, which weigh most."""


class Conflict(Record):
    """The state of conflict at home: going on or not, its last year, and how heavily it weighs now, in [0, 1]."""

    now: bool
    last: int | None
    weight: float


NONE = Conflict(False, None, 0.0)


def state(last: int | None, years: int, toll: float | None, *, whole: bool, newest: int) -> Conflict:
    """The state in the year `newest` of a country whose last of `years` years of conflict at home was `last`.

    The weight is the product of how near the conflict is (1 while it goes on, falling evenly to 1/2 at RECOVERY
    years after it and to 0 at MEMORY), of how grave it was (its length up to LONG, and its `toll`, deaths per million
    people, on a logarithmic scale up to TOLL; None, not known, is half), and of whether the `whole` country was fought
    over or a region of it.

    >>> round(state(2009, 19, 45.0, whole=True, newest=2024).weight, 4)
    0.4626
    >>> state(1991, 13, 45.0, whole=True, newest=2024)
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
    deaths = 0.5 if toll is None else min(1.0, math.log1p(toll) / math.log1p(TOLL))
    gravity = KNOWN + LENGTH * min(1.0, years / LONG) + DEATHS * deaths
    return Conflict(gap <= 1, last, fade * gravity * (1.0 if whole else REGION))
