"""The needs of each profile: measured from its indicators and its conflict record against the reference set, and as it
declares them."""

from __future__ import annotations

from matcher.editing.load import Loaded
from matcher.editing.records import NeedIndicator, Topic
from matcher.editing.stage_series import Stages
from matcher.scoring import needs as scoring
from matcher.scoring import stage
from matcher.scoring.conflict import MEMORY, NONE, Conflict, state

NEWEST_CONFLICT_YEAR = 2024
"""The last year that the conflict record covers (UCDP 25.1)."""
GOVERNMENT = ": Government"
"""How UCDP/PRIO name a conflict over the government; others are over a territory."""
HIGHEST = {"mean": None, "highest": 1, "two-highest": 2}
"""How many of the greatest places make a need; None: all."""


class Measure:
    """Measures needs. The reference distributions come from reference.csv; for an indicator that is not in it (one
    that an own data folder brings) they are the values of the South at hand."""

    def __init__(self, records: Loaded, stages: Stages) -> None:
        self._records = records
        self._stages = stages
        self._topics = [topic for theme in records.themes.values() for topic in theme.topics]
        self._references: dict[str, list[float]] = {}
        self._measured: dict[str, list[scoring.Need]] = {}
        self._conflicts: dict[str, Conflict] = {}

    def measured(self, iso3: str) -> list[scoring.Need]:
        """The need for each topic that the figures and the record of conflict show, in the catalogue's order."""
        if iso3 not in self._measured:
            self._measured[iso3] = [self._need(iso3, topic) for topic in self._topics]
        return self._measured[iso3]

    def declared(self, iso3: str) -> dict[int, int]:
        """Position of a topic -> rank of it among what the country declares (0: in its own profile, without a plan)."""
        records = self._records
        plan = records.priorities.get(iso3)
        at = {topic.id: position for position, topic in enumerate(self._topics)}
        found = {at[priority.topic]: priority.rank for priority in plan.priorities} if plan else {}
        return {**found, **{at[topic]: 0 for topic in records.countries[iso3].priorities}}

    def needs(self, iso3: str, priorities: str = "both") -> list[float | None]:
        """The need for each topic: `measured`, as `declared` (nothing else is then a need), or both, of which what is
        declared outranks what is measured."""
        measured = [need.value for need in self.measured(iso3)]
        if priorities == "measured":
            return measured
        values: list[float | None] = measured if priorities == "both" else [0.0] * len(measured)
        declared = self.declared(iso3)
        over = self._years_over(iso3)
        return [
            value
            if position not in declared
            else scoring.declared(value, rank, over)
            if (rank := declared[position])
            else scoring.OWN
            for position, value in enumerate(values)
        ]

    def _years_over(self, iso3: str) -> int:
        """For how many years the plan of a country has been over."""
        plan = self._records.priorities.get(iso3)
        return self._records.year - plan.plan.years[1] if plan else 0

    def distinct(self, iso3: str, priorities: str = "both") -> list[float | None]:
        """For each topic, the need less what the stage alone makes likely; None where either is unknown."""
        level = stage.level(self._stages.now(iso3))
        found: list[float | None] = []
        for topic, need in zip(self._topics, self.needs(iso3, priorities), strict=True):
            coefficients = self._records.reference.get(f"expected {topic.id}")
            if need is None or level is None or not coefficients:
                found.append(None)
            else:
                found.append(need - scoring.expected(level, coefficients))
        return found

    def conflict(self, iso3: str) -> Conflict:
        """The state of conflict at home, from internal conflicts alone. Where UCDP counts the deaths on a territory,
        the last of them is the end: a government may go on fighting abroad."""
        if iso3 not in self._conflicts:
            self._conflicts[iso3] = self._conflict(iso3)
        return self._conflicts[iso3]

    def at_war(self, iso3: str) -> bool:
        """Whether a thousand people or more were killed in war on the territory in the last year of the record, or the
        year before."""
        last = self._records.values.get(iso3, {}).get("UCDP.LASTYEAR1000")
        if last is not None and last.value >= NEWEST_CONFLICT_YEAR - 1:
            return True
        own = (conflict for conflict in self._records.countries[iso3].conflicts if conflict.basis == "territory")
        return any(conflict.end is None and conflict.intensity == "war" for conflict in own)

    def _conflict(self, iso3: str) -> Conflict:
        country, values = self._records.countries[iso3], self._records.values.get(iso3, {})
        counted = values.get("UCDP.YEARS25")
        ended = int(values["UCDP.LASTYEAR25"].value) if "UCDP.LASTYEAR25" in values else 0
        internal = [conflict for conflict in country.conflicts if conflict.type.startswith("internal")]
        last = years = 0
        for conflict in internal:
            end = conflict.end or NEWEST_CONFLICT_YEAR
            # What is filed under another state was fought here; what is filed here may have been fought abroad.
            last = max(last, min(end, ended) if counted and conflict.basis == "location" else end)
            years = max(years, conflict.active_years)
        if not country.conflicts and not country.m49:  # a province whose figures are all that is known
            last = ended
        if not last:
            return NONE
        years = int(counted.value) if counted and counted.value else years
        recent = [c for c in internal if NEWEST_CONFLICT_YEAR - (c.end or NEWEST_CONFLICT_YEAR) < MEMORY]
        whole = not recent or any(GOVERNMENT in conflict.name for conflict in recent)
        return state(last, years, self._toll(iso3), whole=whole, newest=NEWEST_CONFLICT_YEAR)

    def _toll(self, iso3: str) -> float | None:
        """Deaths per million people: of the last ten years, or those that make a year of war within MEMORY."""
        values = self._records.values.get(iso3, {})
        recent = values.get("UCDP.SB.DEATHS.10Y.P6")
        war = values.get("UCDP.LASTYEAR1000")
        people = self._stages.newest(iso3, "population")
        tolls = [recent.value] if recent else []
        if war is not None and NEWEST_CONFLICT_YEAR - war.value < MEMORY and people:
            tolls.append(1_000.0 / people[1] * 1e6)
        return max(tolls, default=None)

    def _need(self, iso3: str, topic: Topic) -> scoring.Need:
        for gate in topic.applies_if:
            value = self._recent(iso3, gate.indicator)
            if value is not None and not gate.holds(value):
                return scoring.NO_NEED if gate.otherwise == "no-need" else scoring.UNKNOWN
        places = [self._place(iso3, indicator) for indicator in topic.indicators]
        if topic.conflict is not None:
            if not self._recorded(iso3):
                return scoring.UNKNOWN
            conflict = self.conflict(iso3)
            if topic.basis == "none":
                return scoring.UNKNOWN if conflict.weight else scoring.NO_NEED
            return scoring.from_conflict(conflict, topic.conflict.recovering, topic.conflict.ongoing, places)
        return scoring.from_indicators(places, HIGHEST[topic.combine])

    def _recent(self, iso3: str, code: str) -> float | None:
        """The value of an indicator, if it is not too old to say how things are."""
        value = self._records.values.get(iso3, {}).get(code)
        return None if value is None or value.year < self._records.oldest else value.value

    def _place(self, iso3: str, indicator: NeedIndicator) -> float | None:
        """Where a profile stands on an indicator: 1 is the greatest need in the South. None: not known."""
        value = self._recent(iso3, indicator.code)
        if value is None:
            named = indicator.code in self._records.values.get(iso3, {})
            absent = indicator.absent == "no-need" and self._records.countries[iso3].m49 and not named
            return 0.0 if absent else None
        reference = self._reference(indicator.code)
        if not reference:
            return None
        place = scoring.percentile(value, reference)
        return place if indicator.need == "higher" else 1.0 - place

    def _recorded(self, iso3: str) -> bool:
        """Whether the absence of conflict would be known: UCDP covers every country, but no province or city."""
        country = self._records.countries[iso3]
        return bool(country.m49 or country.conflicts or "UCDP.YEARS25" in self._records.values.get(iso3, {}))

    def _reference(self, code: str) -> list[float]:
        if code not in self._references:
            self._references[code] = self._records.reference.get(f"need {code}") or south_values(self._records, code)
        return self._references[code]


def south_values(records: Loaded, code: str) -> list[float]:
    """The values of an indicator in the South that feed needs, sorted."""
    return sorted(
        values[code].value
        for iso3, values in records.values.items()
        if code in values and records.countries[iso3].south and values[code].year >= records.oldest
    )
