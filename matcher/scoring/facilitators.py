"""How well a third partner fits two countries of which one shares and the other learns, in a theme.

    club       a condition: who serves the members of a club alone is for nobody else
    record     s / (1 + s), s = sum over its documented projects of how near the case is to this one: SHARER with the
               same country sharing, twice that in the same theme, twice that with the same two; THEME in the theme with
               others, and nothing elsewhere
    mandate    share of the themes that are asked for which it covers, times FOCUS + (1 - FOCUS) / (themes it has)
    ties       mean of two: whether it works with either side (1 by name or through an organisation, OPEN where it works
               with all of the South), and for a country its ties with either side (`scoring.ties`); an organisation has
               the first alone
    fit        weighted mean of record, mandate and ties, of which each weighs half of the one before it; times NEW for
               who works with neither side and has no case with the one that shares: it would have to begin

The order is record, mandate, ties: who has helped a country to share before does so again; geography explains which
two work together and hardly who helps them. The weights and the nearness of cases are powers of two, set for that order
and not fitted to the cases (docs/method.md tells what other weights do); s / (1 + s) is the saturation that `learning`
has too, so that the hundredth case adds little.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from matcher.plain import Record

WEIGHTS = {"record": 4 / 7, "mandate": 2 / 7, "ties": 1 / 7}
SHARER, THEME = 1 / 2, 1 / 4
"""What a documented project counts for in the record: with the same country sharing, and in the theme with others."""
FOCUS = 0.5
"""Share of the mandate that hangs on the theme alone, however many others there are."""
NEW = 0.5
"""What a fit is worth of somebody who works with neither side so far."""
OPEN = 0.5
"""What it counts for to work with all of the South: it keeps nobody out, and says little of these two."""
ALL = "south"
"""The word for all of the South among those with whom somebody works."""
BOTH, LEARNER, EITHER = "both", "learner", "either"
"""Who of the two must belong to a club."""


class Case(Record):
    """A documented case in which a facilitator took part: who shared, who learnt, the theme, and the project that it
    belongs to."""

    sharer: str
    learner: str
    theme: str
    project: str


class Fit(Record):
    """How well a facilitator fits, part by part, each in [0, 1]; `begins`: it works with neither side so far."""

    record: float
    mandate: float
    ties: float
    begins: bool = False

    @property
    def value(self) -> float:
        """The fit, in [0, 1].

        >>> round(Fit(record=0.5, mandate=1.0, ties=0.25).value, 3)
        0.607
        >>> round(Fit(record=0.0, mandate=1.0, ties=0.0, begins=True).value, 3)
        0.143
        """
        of_record, of_mandate, of_ties = WEIGHTS.values()
        mean = of_record * self.record + of_mandate * self.mandate + of_ties * self.ties
        return NEW * mean if self.begins else mean


def admits(club: Collection[str], who: str, sharer: Collection[str], learner: Collection[str]) -> bool:
    """Whether a club serves the two. Of each side everything that it is or is in is given: its own code, and its
    organisations. No club serves everybody.

    >>> admits(["IsDB"], "both", {"MYS", "IsDB"}, {"GUY", "IsDB"}), admits(["IsDB"], "both", {"BRA"}, {"MOZ", "IsDB"})
    (True, False)
    """
    if not club:
        return True
    shares, learns = not set(club).isdisjoint(sharer), not set(club).isdisjoint(learner)
    return {BOTH: shares and learns, LEARNER: learns, EITHER: shares or learns}[who]


def record(cases: Iterable[Case], sharer: str, learner: str, themes: Collection[str]) -> float:
    """The record of a facilitator with two countries, in [0, 1). A project counts once, by its nearest case.

    >>> one = Case("BRA", "MOZ", "agriculture", "coffee")
    >>> record([one], "BRA", "AGO", ["agriculture"]), record([one], "IND", "AGO", ["agriculture"])
    (0.5, 0.2)
    >>> round(record([one], "BRA", "MOZ", ["agriculture"]), 3), round(record([one], "BRA", "AGO", ["health"]), 3)
    (0.667, 0.333)
    """
    nearness: dict[str, float] = {}
    for case in cases:
        found = nearness_of(case, sharer, learner, themes)
        nearness[case.project] = max(nearness.get(case.project, 0.0), found)
    total = sum(sorted(nearness.values()))
    return total / (1.0 + total)


def nearness_of(case: Case, sharer: str, learner: str, themes: Collection[str]) -> float:
    """What a documented case counts for where `sharer` shares and `learner` learns."""
    alike = case.theme in themes
    if case.sharer != sharer:
        return THEME if alike else 0.0
    return SHARER * (2.0 if alike else 1.0) * (2.0 if case.learner == learner else 1.0)


def mandate(own: Sequence[str], asked: Sequence[str]) -> float:
    """How well the themes of a facilitator cover those asked for, in [0, 1]; who has fewer of its own fits better.

    >>> mandate(["agriculture"], ["agriculture"]), mandate(["agriculture", "health"], ["agriculture"])
    (1.0, 0.75)
    >>> mandate(["agriculture"], ["agriculture", "health"]), mandate(["trade"], ["health"])
    (0.5, 0.0)
    """
    if not own or not asked:
        return 0.0
    covered = sum(theme in own for theme in asked) / len(asked)
    return covered * (FOCUS + (1.0 - FOCUS) / len(own))


def works_with(places: Collection[str], side: Collection[str]) -> float:
    """Whether a facilitator works with a country: everything that this is or is in is given.

    >>> works_with(["CPLP"], {"MOZ", "CPLP"}), works_with(["south"], {"MOZ", "CPLP"}), works_with(["SAARC"], {"MOZ"})
    (1.0, 0.5, 0.0)
    """
    if not set(places).isdisjoint(side):
        return 1.0
    return OPEN if ALL in places else 0.0


def ties(works: Sequence[float], near: Sequence[float]) -> float:
    """The ties of a facilitator with two sides: the mean of whether it works with them, and where it is a country of
    that and of its own ties with them.

    >>> ties([1.0, 0.0], []), ties([1.0, 0.0], [0.25, 0.5])
    (0.5, 0.4375)
    """
    working = sum(works) / len(works)
    return (working + sum(near) / len(near)) / 2 if near else working
