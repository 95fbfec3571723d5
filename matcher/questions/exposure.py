"""Who is shown: how often each country stands on somebody's shortlist."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.plain import Record
from matcher.questions.pairing import Scores
from matcher.scoring.profile import Profile
from matcher.scoring.score import of_lens

LENGTH = 10
"""Places on a shortlist."""


class Exposure(Record):
    """The exposure of a pool under a lens: how many of its countries stand on at least one shortlist of the others,
    how unevenly (Gini coefficient of appearances, 0 = all alike), who is shown most and on what share of lists."""

    lens: str
    countries: int
    listed: int
    gini: float
    most_shown: str
    most_shown_share: float
    never: list[str]

    @property
    def share(self) -> float:
        """The share of countries that stand on at least one shortlist."""
        return self.listed / self.countries if self.countries else 0.0


def exposure(scores: Scores, pool: Sequence[Profile], lens: str, theme: str = "") -> Exposure:
    """The exposure when every country of the pool asks for its ten best partners in the pool."""
    weights = of_lens(lens)
    shown = {profile.iso3: 0 for profile in pool}
    for seeker in pool:
        ranked = sorted(
            (-(scores.score(seeker, partner, theme, weights) or 0.0), partner.iso3)
            for partner in pool
            if partner.iso3 != seeker.iso3
        )
        for _, partner in ranked[:LENGTH]:
            shown[partner] += 1
    most = min(shown, key=lambda i: (-shown[i], i), default="")
    return Exposure(
        lens=lens,
        countries=len(pool),
        listed=sum(count > 0 for count in shown.values()),
        gini=gini(list(shown.values())),
        most_shown=most,
        most_shown_share=shown[most] / max(1, len(pool) - 1) if most else 0.0,
        never=[i for i, count in shown.items() if not count],
    )


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
