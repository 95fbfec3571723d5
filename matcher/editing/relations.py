"""What is on record of each country beside its figures: what it declares, what stands between it and others, what it
has shared and learnt."""

from __future__ import annotations

from typing import Any

from matcher.editing.load import Loaded
from matcher.editing.measured_needs import NEWEST_CONFLICT_YEAR, Measure
from matcher.scoring.conflict import RECOVERY
from matcher.scoring.constants import GRADES, PLAN_FADES
from matcher.store import short


def priorities(records: Loaded, measure: Measure, iso3: str) -> dict[str, Any]:
    """What is measured and what is declared of a profile: the need for each topic, or None; position of a topic ->
    rank and words of the plan (rank 0: its own profile's); and the plan, if there is one."""
    declaration = records.priorities.get(iso3)
    said = {priority.topic: priority.said for priority in declaration.priorities} if declaration else {}
    topics = [topic.id for theme in records.themes.values() for topic in theme.topics]
    found: dict[str, Any] = {
        "measured": [short(need.value) for need in measure.measured(iso3)],
        "declared": {
            position: [rank, said.get(topics[position], "")] for position, rank in measure.declared(iso3).items()
        },
    }
    if declaration:
        entry = declaration.model_dump(mode="json", exclude_none=True)
        found["plan"] = {
            **entry["plan"],
            "unmatched": entry["unmatched"],
            "sources": [entry["source"], *entry["further"]],
            "over": records.year - declaration.plan.years[1] >= PLAN_FADES,
        }
    return found


def tensions(records: Loaded) -> dict[str, dict[str, Any]]:
    """Country -> other country -> what stands between them: by the list of it, else by the record of conflicts between
    states of the last RECOVERY years."""
    found: dict[str, dict[str, Any]] = {iso3: {} for iso3 in records.countries}
    fought: dict[int, dict[str, list[int]]] = {}
    for iso3, country in records.countries.items():
        for conflict in country.conflicts:
            end = conflict.end or NEWEST_CONFLICT_YEAR
            if conflict.type == "interstate" and NEWEST_CONFLICT_YEAR - end <= RECOVERY:
                first, last = fought.setdefault(conflict.id, {}).setdefault(iso3, [conflict.start, end])
                fought[conflict.id][iso3] = [min(first, conflict.start), max(last, end)]

    def note(one: str, other: str, tension: dict[str, Any]) -> None:
        found[one][other] = found[other][one] = tension

    for sides in fought.values():
        # A conflict of more than two does not say who fought whom.
        if len(sides) == 2:
            years = next(iter(sides.values()))
            one, other = sides
            goes_on = {"goes_on": True} if years[1] == NEWEST_CONFLICT_YEAR else {}
            note(one, other, {"kind": "fighting", "years": years, **goes_on})
    for tension in records.tensions:
        one, other = tension.between
        note(one, other, tension.model_dump(mode="json", exclude={"between"}, exclude_none=True))
    return found


def shared(records: Loaded) -> dict[str, dict[str, float]]:
    """Who took something up from each country's experiences: each learner once, by the best grade."""
    found: dict[str, dict[str, float]] = {}
    for experience in records.experiences.values():
        learners = found.setdefault(experience.partner, {})
        for transfer in experience.transfers:
            learners[transfer.to] = max(learners.get(transfer.to, 0.0), GRADES[transfer.grade])
    return {partner: dict(sorted(learners.items())) for partner, learners in found.items()}


def cooperation(records: Loaded) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Documented cooperation: country -> partner -> what is on record, in the country's own direction."""
    known: dict[str, dict[str, list[dict[str, Any]]]] = {iso3: {} for iso3 in records.countries}

    def note(sharer: str, learner: str, entry: dict[str, Any]) -> None:
        entry = {key: value for key, value in entry.items() if value not in (None, [], "")}
        known[learner].setdefault(sharer, []).append({"direction": "learnt", **entry})
        known[sharer].setdefault(learner, []).append({"direction": "shared", **entry})

    for experience in records.experiences.values():
        for transfer in experience.transfers:
            cited = experience.sources[transfer.source - 1] if transfer.source else None
            source = cited.model_dump(mode="json", exclude_none=True) if cited else None
            note(
                experience.partner,
                transfer.to,
                {
                    "what": experience.title,
                    "experience": experience.id,
                    "theme": experience.theme,
                    "year": transfer.year,
                    "grade": transfer.grade,
                    "note": transfer.note,
                    "source": source,
                },
            )
    for partnership in records.partnerships:
        note(
            partnership.shared_by,
            partnership.learnt_by,
            {
                "what": partnership.project,
                "theme": partnership.theme,
                "topic": partnership.topic,
                "year": partnership.year,
                "kind": partnership.kind,
                "facilitators": partnership.facilitators,
                "level": partnership.level,
                "modality": partnership.modality,
                "grade": partnership.grade,
                "note": partnership.note,
                "source": partnership.source.model_dump(mode="json", exclude_none=True),
            },
        )
    return known
