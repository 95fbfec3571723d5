"""The needs of each profile, measured from its indicators and its conflict record against the reference set."""

from __future__ import annotations

from matcher.editing.load import Loaded
from matcher.editing.records import NeedIndicator, Topic
from matcher.editing.stage_series import Stages
from matcher.editing.tables import Value
from matcher.scoring import needs as scoring
from matcher.scoring import stage
from matcher.scoring.conflict import MEMORY, NONE, Conflict, state

NEWEST_CONFLICT_YEAR = 2024
"""The last year that the conflict record covers (UCDP 25.1)."""


class Measure:
    """Measures needs. The reference distributions come from reference.csv; for an indicator that is not in it (one
    that an own data folder brings) they are the values of the South at hand."""

    def __init__(self, records: Loaded, stages: Stages) -> None:
        self._records = records
        self._stages = stages
        self._topics = [topic for theme in records.themes.values() for topic in theme.topics]
        self._references: dict[str, list[float]] = {}
        self._needs: dict[str, list[scoring.Need]] = {}
        self._conflicts: dict[str, Conflict] = {}

    def needs(self, iso3: str) -> list[scoring.Need]:
        """The need for each topic, in the catalogue's order. Priorities that the country declares come first."""
        if iso3 not in self._needs:
            declared = self._records.countries[iso3].priorities
            self._needs[iso3] = [scoring.DECLARED if t.id in declared else self._need(iso3, t) for t in self._topics]
        return self._needs[iso3]

    def distinct(self, iso3: str) -> list[float | None]:
        """For each topic, the need less what the stage alone makes likely; None where either is unknown."""
        level = stage.level(self._stages.now(iso3))
        found: list[float | None] = []
        for topic, need in zip(self._topics, self.needs(iso3), strict=True):
            coefficients = self._records.reference.get(f"expected {topic.id}")
            if need.value is None or level is None or not coefficients:
                found.append(None)
            else:
                found.append(need.value - scoring.expected(level, coefficients))
        return found

    def conflict(self, iso3: str) -> Conflict:
        """The state of conflict at home: the years in which UCDP counts deaths on the territory, and the episodes that
        it files under another state (Timor-Leste before its independence, Palestine)."""
        if iso3 not in self._conflicts:
            self._conflicts[iso3] = self._conflict(iso3)
        return self._conflicts[iso3]

    def _conflict(self, iso3: str) -> Conflict:
        values = self._records.values.get(iso3, {})
        counted = values.get("UCDP.YEARS25")
        years = int(counted.value) if counted else 0
        last = int(values["UCDP.LASTYEAR25"].value) if "UCDP.LASTYEAR25" in values else 0
        for conflict in self._records.countries[iso3].conflicts:
            # Episodes filed under the country itself count only where UCDP does not count its territory: a
            # government may be fighting abroad.
            if conflict.type.startswith("internal") and (counted is None or conflict.basis == "territory"):
                last = max(last, conflict.end or NEWEST_CONFLICT_YEAR)
                years = max(years, conflict.active_years)
        war = values.get("UCDP.LASTYEAR1000")
        grave = war is not None and NEWEST_CONFLICT_YEAR - war.value < MEMORY
        return state(last, years, grave, NEWEST_CONFLICT_YEAR) if last else NONE

    def _need(self, iso3: str, topic: Topic) -> scoring.Need:
        values = self._records.values.get(iso3, {})
        places = [self._place(iso3, values.get(indicator.code), indicator) for indicator in topic.indicators]
        if topic.conflict is not None:
            if not self._recorded(iso3):
                return scoring.UNKNOWN
            conflict = self.conflict(iso3)
            return scoring.from_conflict(conflict, topic.conflict.recovering, topic.conflict.ongoing, places)
        return scoring.from_indicators(places)

    def _place(self, iso3: str, value: Value | None, indicator: NeedIndicator) -> float | None:
        """Where a profile stands on an indicator: 1 is the greatest need in the South. None: not known."""
        if value is None:
            return 0.0 if indicator.absent == "no-need" and self._records.countries[iso3].m49 else None
        reference = self._reference(indicator.code)
        if not reference:
            return None
        place = scoring.percentile(value.value, reference)
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
    """The values of an indicator in the South, sorted."""
    return sorted(
        values[code].value
        for iso3, values in records.values.items()
        if code in values and records.countries[iso3].south
    )
