"""Ties: what makes it easy for two countries to talk and to travel. Five parts, each in [0, 1] and symmetric.

Language, organisations that both are in (rarer ones weigh more), nearness, a common border, a common former ruler:
the bilateral variables of the gravity literature (CEPII GeoDist; T. Mayer and S. Zignago, CEPII Working Paper
2011-25), with organisations added.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from matcher.plain import Record
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.scoring.profile import Number

WEIGHTS = {"language": 0.25, "organisations": 0.25, "nearness": 0.35, "border": 0.05, "history": 0.10}
AWAY = WEIGHTS["language"] + WEIGHTS["organisations"] + WEIGHTS["border"] + WEIGHTS["history"]
"""Weight of the ties that are known when a place is not."""
OFFICIAL, SPOKEN = 0.7, 0.3
"""With a common official language: what that counts for, and what the people who speak each other's count for."""
NEAR = 3_000.0
"""Kilometres over which nearness falls to 1/e: about the breadth of a subregion."""
EARTH = 6371.0
"""Mean radius of the Earth in km."""

NOT_TIES = frozenset({"UN-LDC", "UN-LLDC", "UN-SIDS", "WB-FCS", "OECD", "OECD-DAC", "EU"})
"""Lists that countries are put on, and clubs of the North: sharing one says nothing of trust between two partners."""


class Ties(Record):
    """The five parts; None where one side's place is not known."""

    language: float
    organisations: float
    nearness: float | None
    border: float
    history: float

    @property
    def value(self) -> float:
        """The weighted mean of the known parts, in [0, 1]."""
        of_language, of_organisations, of_nearness, of_border, of_history = WEIGHTS.values()
        total = of_language * self.language + of_organisations * self.organisations
        weight = of_language + of_organisations
        if self.nearness is not None:
            total += of_nearness * self.nearness
            weight += of_nearness
        return (total + of_border * self.border + of_history * self.history) / (weight + of_border + of_history)


def ties(a: Profile, b: Profile, rarity: Mapping[str, float]) -> Ties:
    """The ties of two countries. `rarity` says what each organisation weighs; those not in it do not count."""
    distance = kilometres(a.lat, a.lon, b.lat, b.lon)
    return Ties(
        language(a, b),
        organisations(a.organisations, b.organisations, rarity),
        None if distance is None else math.exp(-distance / NEAR),
        float(b.iso3 in a.borders or a.iso3 in b.borders),
        float(_meet(a.rulers, b.rulers)),
    )


def language(a: Profile, b: Profile) -> float:
    """Share of people who find speakers of their language on the other side; OFFICIAL and up with a common official
    language."""
    of_b = b.spoken
    spoken = min(1.0, sum([min(share, of_b[tongue]) for tongue, share in a.spoken.items() if tongue in of_b]))
    if _meet(a.official, b.official):
        return with_official(spoken)
    return spoken


def _meet(some: list[str], others: list[str]) -> bool:
    """Whether the two lists have something in common."""
    for one in some:  # noqa: SIM110 - a third of the time
        if one in others:
            return True
    return False


def with_official(spoken: Number) -> Number:
    """Language between two with a common official one, of whom this share finds speakers of its own."""
    return OFFICIAL + SPOKEN * spoken


def organisations(a: list[str], b: list[str], rarity: Mapping[str, float]) -> float:
    """Weighted Jaccard index: what the organisations of both weigh, against those of either."""
    of = rarity.of if isinstance(rarity, Rarities) else Rarities(rarity).of
    (of_a, all_of_a), (of_b, all_of_b) = of(a), of(b)
    both = sum([weight for organisation, weight in of_b.items() if organisation in of_a])
    either = all_of_a + all_of_b - both
    return min(1.0, both / either) if either else 0.0


class Rarities(dict[str, float]):
    """What each organisation weighs; it remembers what those of a country weigh, each and together."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        # By which list it is, which stands beside it lest another gets its number.
        self._of: dict[int, tuple[list[str], tuple[dict[str, float], float]]] = {}

    def of(self, organisations: list[str]) -> tuple[dict[str, float], float]:
        """(the weight of each of these organisations, that of all together)."""
        found = self._of.get(id(organisations))
        if found is None:
            each = {organisation: self.get(organisation, 0.0) for organisation in organisations}
            found = self._of[id(organisations)] = organisations, (each, sum(each.values()))
        return found[1]


def rarities(organisations: Mapping[str, tuple[str, int]]) -> Rarities:
    """What each organisation (id -> name, number of members) weighs; those in NOT_TIES do not count."""
    return Rarities({o: rarity_of(members) for o, (_, members) in organisations.items() if o not in NOT_TIES})


def rarity_of(members: int) -> float:
    """What an organisation of so many members weighs: 1 / log2(1 + members).

    >>> round(rarity_of(7), 3), round(rarity_of(63), 3)
    (0.333, 0.167)
    """
    return 1.0 / math.log2(1 + members)


def kilometres(lat1: float | None, lon1: float | None, lat2: float | None, lon2: float | None) -> float | None:
    """Great-circle distance (haversine), or None when a place is not known.

    >>> round(kilometres(0.0, 0.0, 0.0, 90.0))
    10008
    """
    if lat1 is None or lon1 is None or lat2 is None or lon2 is None:
        return None
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = math.sin((p2 - p1) / 2) ** 2
    a += math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, a)))
