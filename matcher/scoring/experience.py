"""Quality and relevance: how well an experience is documented, and how much it says to this seeker."""

from __future__ import annotations

from matcher.scoring.constants import (
    BEST,
    CERTAINTY,
    CIRCUMSTANCES,
    LATITUDE_RANGE,
    OUTCOMES_SHARE,
    SIZE_RANGE,
    SOURCES_SHARE,
    STAGE_POWER,
)
from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.scoring.profile import Number

CIRCUMSTANCES_COMPARED = 5
"""Circumstances that can be shared: island, sea, climate belt and size (`lasting_likeness`), and conflict."""


def quality(confidence: str, sources: int, outcomes: int) -> float:
    """How well an experience is documented, in [0, 1]: confidence, number of sources, number of outcome figures.

    >>> quality("high", 3, 3), round(quality("medium", 1, 1), 3)
    (0.8, 0.45)
    """
    further = min(sources - 1, 2) / 2
    figures = min(outcomes, 3) / 3
    share = 1.0 - SOURCES_SHARE - OUTCOMES_SHARE + SOURCES_SHARE * further + OUTCOMES_SHARE * figures
    return BEST * CERTAINTY[confidence] * share


def kept(circumstances: Number) -> Number:
    """What is left of relevance with this share of circumstances in common."""
    return 1.0 - CIRCUMSTANCES * (1.0 - circumstances)


def relevance(stage_similarity: Number, circumstances: Number) -> Number:
    """How much an experience says to a seeker, in [0, 1].

    `stage_similarity` compares the partner's stage when it began with the seeker's stage now; `circumstances` is
    the share of circumstances that they have in common.

    >>> relevance(1.0, 1.0), round(relevance(0.9, 0.8), 4)
    (1.0, 0.7128)
    """
    return stage_similarity**STAGE_POWER * kept(circumstances)


def lasting_likeness(a: Profile, b: Profile) -> tuple[float, int]:
    """What two countries have in common for good: (sum, count) over islands, sea, climate belt and size.

    Each part is in [0, 1]; a part that is not known on both sides is left out of the count.
    """
    total = float(a.small_island == b.small_island) + float(a.landlocked == b.landlocked)
    count = 2
    if a.middle is not None and b.middle is not None:
        total += 1.0 - min(1.0, abs(abs(a.middle) - abs(b.middle)) / LATITUDE_RANGE)
        count += 1
    if a.size is not None and b.size is not None:
        total += 1.0 - min(1.0, abs(a.size - b.size) / SIZE_RANGE)
        count += 1
    return total, count
