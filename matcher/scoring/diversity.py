"""Diversity: a shortlist whose members do not all say the same.

Maximal marginal relevance (J. Carbonell and J. Goldstein, SIGIR 1998): each next partner is the one with the best
balance of its score and of how unlike it is to those already chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matcher.scoring.profile import Profile

BALANCE = 0.85
"""Weight of the score against likeness to those already chosen."""


def likeness(a: Profile, b: Profile, topics_a: frozenset[int], topics_b: frozenset[int]) -> float:
    """How much two partners would bring the same, in [0, 1]: region, income group, topics that can be learnt.

    A common subregion counts in full, a common region half; topics by their Jaccard index. A place or an income
    group that is not known ("") is like none.
    """
    place = 1.0 if a.subregion and a.subregion == b.subregion else 0.5 if a.region and a.region == b.region else 0.0
    income = 1.0 if a.income and a.income == b.income else 0.0
    either = topics_a | topics_b
    topics = len(topics_a & topics_b) / len(either) if either else 1.0
    return (place + income + topics) / 3


def chosen(scores: Sequence[float], alike: Callable[[int, int], float], count: int) -> list[int]:
    """The positions of `count` candidates (given best first, scores in [0, 1]), in the order of their choice.

    Ties fall to the candidate with the better score.
    """
    left = list(range(len(scores)))
    found: list[int] = []
    nearest = [0.0] * len(scores)
    while left and len(found) < count:
        best = max(left, key=lambda i: (BALANCE * scores[i] - (1.0 - BALANCE) * nearest[i], -i))
        left.remove(best)
        found.append(best)
        for i in left:
            nearest[i] = max(nearest[i], alike(best, i))
    return found
