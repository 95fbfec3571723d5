"""Do measured needs agree with what countries themselves declare? They are not made to, so it tests them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record

TOP = 15
"""Needs that count as a country's greatest."""
DRAWS = 500
"""Draws of countries, with replacement, for an interval."""
SEED = 1
FEWEST = 5
"""Countries that declare a topic, from which on it is looked at by itself."""


class Stated(Record):
    """A country's measured needs (None: not measured) and the rank of what it declares, by position of the topic."""

    measured: Sequence[float | None]
    declared: Mapping[int, int]


class Foretold(Record):
    """How well the measured need for a topic tells who declares it a headline from who does not name it: the share of
    such pairs of countries in which the first has the greater need (the area under the ROC curve; 0.5 is chance)."""

    topic: str
    declaring: int
    auc: float


class Agreement(Record):
    """Of `n` headline priorities that are measured, of so many countries: the share that stands among a country's TOP
    greatest measured needs, what chance gives, and their ratio (`lift`) with its 95 % interval over countries; and the
    mean place of a headline among a country's measured needs (1: the greatest)."""

    countries: int
    n: int
    share: float
    chance: float
    lift: float
    low: float
    high: float
    place: float
    topics: list[Foretold]


def agreement(catalogue: Catalogue) -> Agreement | None:
    """The agreement over the countries of the South with a plan on record; None where there are none."""
    stated = [_stated(catalogue, profile.iso3) for profile in catalogue.profiles.values() if profile.south]
    found = [(one, counts(one)) for one in stated if one.declared]
    counted = [count for _, count in found if count[1]]
    if not counted:
        return None
    hits, n, chance, place = (sum(column) for column in zip(*counted, strict=True))
    random = Random(SEED)
    lifts = sorted(lift(random.choices(counted, k=len(counted))) for _ in range(DRAWS))
    return Agreement(
        countries=len(counted),
        n=int(n),
        share=hits / n,
        chance=chance / n,
        lift=hits / chance,
        low=lifts[round(0.025 * (DRAWS - 1))],
        high=lifts[round(0.975 * (DRAWS - 1))],
        place=place / n,
        topics=_foretold(catalogue, [one for one, _ in found]),
    )


def _stated(catalogue: Catalogue, iso3: str) -> Stated:
    record = catalogue.priorities(iso3)
    declared = {int(position): rank for position, (rank, _) in record["declared"].items()} if "plan" in record else {}
    return Stated(record["measured"], declared)


def counts(one: Stated) -> tuple[float, float, float, float]:
    """What a country adds: (headlines among its greatest measured needs, measured headlines, how many of them chance
    puts there, sum of their places)."""
    known = [need for need in one.measured if need is not None]
    headlines = [need for t, rank in one.declared.items() if rank == 1 and (need := one.measured[t]) is not None]
    if len(known) < 2:
        return 0.0, 0.0, 0.0, 0.0
    hits = chance = places = 0.0
    for need in headlines:
        above = sum(other > need for other in known)
        level = sum(other == need for other in known) - 1
        # Of those that are level, each is as likely to be among the first.
        hits += min(1.0, max(0.0, (TOP - above) / (level + 1)))
        chance += min(1.0, TOP / len(known))
        places += 1.0 - (above + level / 2) / (len(known) - 1)
    return hits, float(len(headlines)), chance, places


def lift(counts: Sequence[tuple[float, float, float, float]]) -> float:
    """Headlines among the greatest measured needs, for each one that chance puts there."""
    return sum(hits for hits, *_ in counts) / sum(chance for _, _, chance, _ in counts)


def _foretold(catalogue: Catalogue, stated: Sequence[Stated]) -> list[Foretold]:
    found = []
    for position, topic in enumerate(catalogue.topic_list):
        pairs = [(one.declared.get(position), need) for one in stated if (need := one.measured[position]) is not None]
        declaring = [need for rank, need in pairs if rank == 1]
        silent = [need for rank, need in pairs if rank is None]
        if len(declaring) >= FEWEST and silent:
            found.append(Foretold(topic.id, len(declaring), auc(declaring, silent)))
    return sorted(found, key=lambda one: -one.auc)


def auc(declaring: Sequence[float], silent: Sequence[float]) -> float:
    """The share of pairs of these two in which the first has the greater need; where they are level, half.

    >>> auc([0.8, 0.5], [0.5, 0.2])
    0.875
    """
    won = sum((x > y) + (x == y) / 2 for x in declaring for y in silent)
    return won / (len(declaring) * len(silent))
