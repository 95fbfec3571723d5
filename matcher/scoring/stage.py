"""Stage of development: where a country stands, and how near two stages are.

Six variables (income per person, life expectancy, schooling, share of work in agriculture, urban share,
fertility) on scales fixed over the country-years 1990-2024, so that the past and the present can be compared.
Nearness is Gower's general similarity coefficient for quantitative variables, over the variables that both
sides have (J. C. Gower, "A general coefficient of similarity and some of its properties", Biometrics 27, 1971).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Stage = Sequence[float | None]
"""One number in [0, 1] (or None, unknown) for each of VARIABLES, in that order."""

VARIABLES = (
    "gdp_per_person",
    "gni_per_person",
    "life_expectancy",
    "schooling",
    "agriculture_jobs",
    "urban",
    "fertility",
)
"""Columns of history.csv. The two incomes are one variable: see `similarity`."""

LOGARITHMIC = frozenset({"gdp_per_person", "gni_per_person"})
"""Compared by ratio, not by difference: 500 to 1,000 dollars is as far as 5,000 to 10,000."""

COUNTED = len(VARIABLES) - 1
"""How many variables there are, the two incomes being one."""

MINIMUM = 3
"""Fewer common variables than this, and two stages are not compared: no data is not likeness."""


def scale(variable: str, low: float, high: float) -> Callable[[float], float]:
    """The fixed scale of a variable: a value -> 0 at `low`, 1 at `high`, held within.

    >>> round(scale("gdp_per_person", 400.0, 40_000.0)(4_000.0), 3)
    0.5
    """
    if variable in LOGARITHMIC:
        return _ratio(low, high)
    return lambda value: min(1.0, max(0.0, (value - low) / (high - low)))


def _ratio(low: float, high: float) -> Callable[[float], float]:
    first, last = math.log(low), math.log(high)
    return lambda value: min(1.0, max(0.0, (math.log(value) - first) / (last - first)))


def similarity(a: Stage, b: Stage) -> float | None:
    """Nearness of two stages in [0, 1]: one minus the mean distance over the variables both have.

    Income is GDP per person where both have it, else GNI per person where both have that, never one against the
    other. None when fewer than MINIMUM variables are common.

    >>> similarity([0.5, None, 0.6, 0.4, 0.5, 0.2, 0.8], [0.6, None, 0.6, None, 0.3, 0.2, 0.8])
    0.94
    """
    gdp_a, gni_a, life_a, school_a, farm_a, urban_a, births_a = a
    gdp_b, gni_b, life_b, school_b, farm_b, urban_b, births_b = b
    total = 0.0
    count = 0
    # Written out variable by variable: this is the innermost step of everything.
    if gdp_a is not None and gdp_b is not None:
        total = abs(gdp_a - gdp_b)
        count = 1
    elif gni_a is not None and gni_b is not None:
        total = abs(gni_a - gni_b)
        count = 1
    if life_a is not None and life_b is not None:
        total += abs(life_a - life_b)
        count += 1
    if school_a is not None and school_b is not None:
        total += abs(school_a - school_b)
        count += 1
    if farm_a is not None and farm_b is not None:
        total += abs(farm_a - farm_b)
        count += 1
    if urban_a is not None and urban_b is not None:
        total += abs(urban_a - urban_b)
        count += 1
    if births_a is not None and births_b is not None:
        total += abs(births_a - births_b)
        count += 1
    return 1.0 - total / count if count >= MINIMUM else None


def common(a: Stage, b: Stage) -> int:
    """How many of the six variables both stages have."""
    income = (a[0] is not None and b[0] is not None) or (a[1] is not None and b[1] is not None)
    return int(income) + sum(x is not None and y is not None for x, y in zip(a[2:], b[2:], strict=True))


def level(stage: Stage) -> float | None:
    """How far along a stage is, from 0 to 1: the mean of its known variables, each in its usual direction.

    Used only to ask what needs a stage makes likely (`needs.expected`); nothing is ranked by it.
    """
    income = stage[0] if stage[0] is not None else stage[1]
    known = [x for x in (income, stage[2], stage[3]) if x is not None]
    known += [1.0 - x for x in (stage[4], stage[6]) if x is not None]
    if stage[5] is not None:
        known.append(stage[5])
    return sum(known) / len(known) if len(known) >= MINIMUM else None
