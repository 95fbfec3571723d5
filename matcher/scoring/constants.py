"""Every constant of the method that was chosen rather than found, in one place, each with its reason.

docs/method.md tells how they were calibrated and what other values did.
"""

from __future__ import annotations

# Relevance of an experience
STAGE_POWER = 2
"""How fast relevance falls as stages grow apart: similarity 0.9 keeps 0.81 of it, 0.7 keeps 0.49."""
UNCOMPARED = 0.74
"""Similarity taken when the stage then or now is not known: the median over the experiences and the South."""
CIRCUMSTANCES = 0.6
"""Share of relevance that hangs on shared circumstances (conflict, island, landlocked, climate belt, size)."""
SIZE_RANGE = 3.0
"""Powers of ten in population over which two countries are wholly unlike in size."""
LATITUDE_RANGE = 30.0
"""Degrees between distances from the equator over which two climates are wholly unlike."""

# Quality of an experience
BEST = 0.8
"""Quality of the best documented experience: one experience never fulfils a need wholly."""
CERTAINTY = {"high": 1.0, "medium": 0.75, "low": 0.5}
"""What the confidence of an entry counts for."""
SOURCES_SHARE = 0.15
"""Share of quality earned by further sources: none for one, all for three."""
OUTCOMES_SHARE = 0.15
"""Share of quality earned by outcome figures: none for none, all for three."""

# Needs
KEPT = 10
"""Years, back from that of the data edition, within which a figure feeds a need: older ones say how things were."""
PLAN = (0.7, 0.5)
"""Least need for what a plan names among its headlines, and below them: the first among the greatest third of measured
needs, the second about their middle, so that a great lack still shows before a line of a long plan."""
OLD_PLAN = (0.5, 0.35)
"""The same for a plan that is over: a sign, no longer a commitment."""
PLAN_FADES = 3
"""Years after its last one from which a plan counts as over: a new one often comes late."""
GREATEST = 0.5
"""Need from which a country is said to need something: the middle of the South."""
LEAST = 0.3
"""Need below which no experience is offered: what seven in ten countries of the South lack more is no need."""
FLOOR = 0.15
"""Value from which a point of cooperation is shown as a reason: need 0.6, answered by a quarter."""

# Offer and learning
CROSS_THEME = 0.5
"""What an experience counts for in topics outside its leading theme."""
UNSETTLED = 0.5
"""What an experience counts for in topics of peace when the partner was not in or after conflict when it began, or
is still in conflict: those who came through it lead. Of a partner that is at war it counts nothing."""
UNMEASURED = 0.4
"""Weight of a topic whose need is not measured: below the median need, so that it neither vanishes nor leads."""
BEST_POINTS = 1
"""Without a theme, the answered needs that count: the best thing to take up. A country can share one thing well."""
HALF_BEST = 0.5
"""Answered need at which learning without a theme reaches one half: half a need, fully answered."""
HALF = 1.0
"""Answered need at which learning within a theme reaches one half: one full need, fully answered."""
HALF_OVERALL = 2.0
"""The same for the sum of all answers, whatever their topic."""
OVERALL_SHARE = 0.3
"""Within a theme, the share of learning that comes from what the partner offers over all topics."""

# Record of sharing
FULL_RECORD = 10.0
"""Countries that took something up, at which the record counts in full (on a logarithmic scale)."""
GRADES = {"adopted": 1.0, "trained": 0.8, "visited": 0.5, "agreed": 0.3, "announced": 0.3}
"""What a transfer counts for in the record, by what came of it."""
