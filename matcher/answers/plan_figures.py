"""How the meetings of a plan, and what they bring, are spread over the delegations."""

from __future__ import annotations

from matcher.answers.labels import rounded
from matcher.questions.plan import Planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def delegations(found: Planned) -> list[dict[str, Any]]:
    """Each delegation with its number of meetings and the best mutual gain of one of them."""
    rows = []
    for one in found.delegations:
        own = [m.gain or 0.0 for m in found.meetings if one.profile.iso3 in (m.a.iso3, m.b.iso3)]
        rows.append(
            {
                "iso3": one.profile.iso3,
                "name": one.profile.name,
                "meetings": len(own),
                "best": rounded(max(own, default=None)),
            }
        )
    return rows


def fairness(found: Planned) -> dict[str, Any]:
    """How the meetings, and what they bring, are spread."""
    each = delegations(found)
    numbers = [one["meetings"] for one in each]
    met = [one for one in each if one["best"] is not None]
    worst = min(met, key=lambda one: (one["best"], one["iso3"]), default=None)
    gains = [one.gain or 0.0 for one in found.meetings]
    return {
        "meetings": len(found.meetings),
        "fewest": min(numbers),
        "most": max(numbers),
        "without": [one["iso3"] for one in each if not one["meetings"]],
        "one_way": [one["iso3"] for one in met if not one["best"]],
        "lowest_best": worst["best"] if worst else None,
        "lowest_best_of": worst["iso3"] if worst else None,
        "mutual_gain": rounded(sum(gains)),
        "one_sided": sum(not gain for gain in gains),
    }
