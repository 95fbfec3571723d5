"""Who is shown, when everybody asks: how many countries, how evenly, whether only neighbours, and with what content."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pairing, Scores
from matcher.scoring.constants import FLOOR
from matcher.scoring.needs import heeded
from matcher.scoring.profile import Profile
from matcher.scoring.score import of_lens

LENGTH = 10
"""Places on a shortlist."""
FIRST = 3
"""Places that everybody reads."""


class Exposure(Record):
    """The exposure of a pool under a lens: how many of its countries stand on at least one shortlist of the others,
    how unevenly (Gini coefficient of appearances, 0 = all alike), who is shown most and on what share of lists; and
    what share of the first FIRST partners are `neighbours`."""

    lens: str
    countries: int
    listed: int
    gini: float
    most_shown: str
    most_shown_share: float
    never: list[str]
    neighbours: float

    @property
    def share(self) -> float:
        """The share of countries that stand on at least one shortlist."""
        return self.listed / self.countries if self.countries else 0.0


class Content(Record):
    """With how many of the others a country of the pool has something documented in a theme, on either side: the
    median, and how many countries have nobody; and the share of pairs of the pool with nothing."""

    theme: str
    partners: float
    nobody: int
    empty: float


def exposure(scores: Scores, pool: Sequence[Profile], lens: str, theme: str = "") -> Exposure:
    """The exposure when every country of the pool asks for its ten best partners in the pool."""
    weights = of_lens(lens)
    shown = {profile.iso3: 0 for profile in pool}
    near = places = 0
    for seeker in pool:
        ranked = sorted(
            (-(scores.score(seeker, partner, theme, weights) or 0.0), partner.iso3, partner)
            for partner in pool
            if partner.iso3 != seeker.iso3
        )
        for _, iso3, _ in ranked[:LENGTH]:
            shown[iso3] += 1
        near += sum(neighbours(seeker, partner) for _, _, partner in ranked[:FIRST])
        places += len(ranked[:FIRST])
    most = min(shown, key=lambda i: (-shown[i], i), default="")
    return Exposure(
        lens=lens,
        countries=len(pool),
        listed=sum(count > 0 for count in shown.values()),
        gini=gini(list(shown.values())),
        most_shown=most,
        most_shown_share=shown[most] / max(1, len(pool) - 1) if most else 0.0,
        never=[i for i, count in shown.items() if not count],
        neighbours=near / places if places else 0.0,
    )


def neighbours(a: Profile, b: Profile) -> bool:
    """Whether two countries share a border or lie in one subregion of the United Nations."""
    bordering = b.iso3 in a.borders or a.iso3 in b.borders
    return bordering or bool(a.subregion and a.subregion == b.subregion)


def contents(catalogue: Catalogue, pool: Sequence[Profile]) -> list[Content]:
    """What a pool has documented in each theme."""
    pairing = Pairing(catalogue, scopes.of(catalogue, (), ()), of_lens("balanced"))
    themes = list(catalogue.themes)
    able: dict[str, list[set[str]]] = {profile.iso3: [set() for _ in themes] for profile in pool}
    for seeker in pool:
        for partner in pool:
            if partner.iso3 == seeker.iso3:
                continue
            for topic, strength in pairing.strengths(seeker, partner):
                if heeded(seeker.needs[topic]) * strength >= FLOOR:
                    of = catalogue.topic_theme[topic]
                    able[seeker.iso3][of].add(partner.iso3)
                    able[partner.iso3][of].add(seeker.iso3)
    found = []
    for position, theme in enumerate(themes):
        counts = [len(sets[position]) for sets in able.values()]
        pairs = len(pool) * (len(pool) - 1)
        empty = 1.0 - sum(counts) / pairs if pairs else 0.0
        found.append(Content(theme, median(counts) if counts else 0.0, counts.count(0), empty))
    return found


def gini(counts: Sequence[int]) -> float:
    """The Gini coefficient of these counts, zeros included: 0 when all are alike, towards 1 when one has all.

    >>> gini([5, 5, 5]), gini([0, 0, 0, 8])
    (0.0, 0.75)
    """
    ordered = sorted(counts)
    total, number = sum(ordered), len(ordered)
    if not total:
        return 0.0
    weighted = sum((2 * place - number - 1) * count for place, count in enumerate(ordered, 1))
    return weighted / (number * total)
