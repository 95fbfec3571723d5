"""Compiles checked records into the index: everything that a run would otherwise work out again each time."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path
from typing import Any

from matcher import store
from matcher.by_letter import parted
from matcher.editing import checks, facilitated, load, words
from matcher.editing.audience import Audiences
from matcher.editing.experiences import Experience
from matcher.editing.facts import last_documented
from matcher.editing.institutions import compiled
from matcher.editing.load import Loaded
from matcher.editing.measured_needs import NEWEST_CONFLICT_YEAR, Measure, south_values
from matcher.editing.records import Country
from matcher.editing.relations import cooperation, priorities, shared, tensions
from matcher.editing.stage_series import Stages
from matcher.editing.tables import read_reference
from matcher.errors import InvalidData
from matcher.files import read_text
from matcher.folder import FILES, SCALES, shipped
from matcher.scoring.conflict import RECOVERY
from matcher.scoring.experience import quality
from matcher.scoring.score import LENSES, of_lens
from matcher.scoring.stability import DRAWS, SEED, draw
from matcher.scoring.stage import VARIABLES
from matcher.text import normalise

PAST = (1990, 2000, 2010)
"""Years whose stage is shown beside that of today."""


def build(folders: tuple[Path, ...], fingerprint: str) -> bytes:
    """The index of the data in `folders`. Raises InvalidData with every fault when there are any."""
    records = checked(folders)
    if not _brings_scales(folders):
        # Own data that stands alone is measured on the scales of the shipped reference set, as everything is.
        place = Path(shipped()) / SCALES
        records.reference.update(read_reference(read_text(place), f"data/{SCALES}", records.faults))
    return compile_records(records, version_of(folders, records.edition), fingerprint)


def _brings_scales(folders: tuple[Path, ...]) -> bool:
    return any((place / SCALES).exists() for place in folders)


def checked(folders: tuple[Path, ...]) -> Loaded:
    """The records of `folders`, or InvalidData with every fault, in the order of files and lines."""
    records = load.read(folders)
    checks.check(records)
    faults = [fault for fault in records.faults if not fault.warning]
    if faults:
        raise InvalidData(sorted(faults, key=lambda f: (f.file, f.line, f.field)))
    return records


def version_of(folders: tuple[Path, ...], edition: str) -> str:
    """A short name for exactly the contents of the files: the date of the edition, the beginning of a hash, and a word
    where the scales are not those of the shipped data."""
    digest = hashlib.sha256()
    for place in folders:
        for name in FILES:
            path = place / name
            digest.update(name.encode())
            digest.update(path.read_bytes() if path.exists() else b"")
    if not _brings_scales(folders):
        digest.update((Path(shipped()) / SCALES).read_bytes())
    own = any((place / SCALES).exists() for place in folders if place != Path(shipped()))
    return "+".join(filter(None, (edition, digest.hexdigest()[:10], "own-scales" if own else "")))


def compile_records(records: Loaded, version: str, fingerprint: str) -> bytes:
    """The bytes of the index."""
    stages = Stages(records)
    measure = Measure(records, stages)
    names = _names(records)
    sections: dict[str, Any] = {
        "called": words.countries(records, names),
        "core": _core(records, stages, measure, version),
        "version": version,
        "words": words.tables(records),
        **{f"needs {mode}": _needs(records, measure, mode) for mode in ("measured", "declared")},
        "dictionary": _dictionary(records),
        "other-words": words.other_words(records),
        "scales": [
            [records.reference.get(f"stage {variable}") for variable in VARIABLES],
            [
                records.reference.get(f"expected {topic.id}")
                for theme in records.themes.values()
                for topic in theme.topics
            ],
        ],
        "fits": {
            name.removeprefix("score "): numbers
            for name, numbers in records.reference.items()
            if name.startswith("score ")
        },
    }
    sections["partnerships"] = [
        (p.shared_by, p.learnt_by, p.theme, p.project) for p in records.partnerships if p.in_test
    ]
    sections["cases"] = facilitated.cases(records)
    for lens in LENSES:
        sections[f"draws {lens}"] = draw(list(of_lens(lens).values()), DRAWS, SEED)
    needs = [
        store.short(need) or 0.0
        for iso3 in records.countries
        for row in (measure.needs(iso3), measure.distinct(iso3))
        for need in row
    ]
    details = {"names": parted(names), **_details(records, stages, measure)}
    return store.pack(fingerprint, sections, details, {"needs": needs})


def _core(records: Loaded, stages: Stages, measure: Measure, version: str) -> dict[str, Any]:
    """What nearly every run needs."""
    topics = [
        (topic.id, topic.name, t, topic.basis == "direct", topic.conflict is not None)
        for t, theme in enumerate(records.themes.values())
        for topic in theme.topics
    ]
    topic_at = {topic[0]: i for i, topic in enumerate(topics)}
    theme_at = {name: i for i, name in enumerate(records.themes)}
    shared_by, audiences = shared(records), Audiences(records)
    return {
        "version": version,
        "year": records.year,
        "themes": [(theme.id, theme.name) for theme in records.themes.values()],
        "topics": topics,
        "profiles": [
            [
                *_profile(country, stages, measure, shared_by.get(country.iso3, {})),
                audiences.outside(country.iso3),
            ]
            for country in records.countries.values()
        ],
        "experiences": [
            [
                *_experience(experience, records, stages, topic_at, theme_at),
                audiences.of(experience.id),
                experience.end or 0,
            ]
            for experience in records.experiences.values()
        ],
        "organisations": {o.id: (o.name, o.members) for o in records.organisations.values()},
        "platforms": [
            (p.id, p.name, p.themes, p.opened_by or "", p.regions, p.planned) for p in records.platforms.values()
        ],
    }


def _details(records: Loaded, stages: Stages, measure: Measure) -> dict[str, dict[str, Any]]:
    """The single records: kind -> id -> record."""
    used = {i.code for theme in records.themes.values() for topic in theme.topics for i in topic.indicators}
    return {
        "experience": {
            e.id: {**e.model_dump(mode="json", exclude_none=True), "last_documented": last_documented(e, records.year)}
            for e in records.experiences.values()
        },
        "country": {c.iso3: _country(c, records, stages) for c in records.countries.values()},
        "platform": {p.id: p.model_dump(mode="json", exclude_none=True) for p in records.platforms.values()},
        "institution": compiled(records),
        "source": {s.id: s.model_dump(mode="json", exclude_none=True) for s in records.sources.values()},
        "observed": {
            iso3: {
                "coverage": [store.short(need.coverage) for need in measure.measured(iso3)],
                "year": _typical_year(records, iso3, used, stages),
                "oldest": _oldest(records, iso3, stages),
            }
            for iso3 in records.countries
        },
        "priorities": {iso3: priorities(records, measure, iso3) for iso3 in records.countries},
        "tensions": tensions(records),
        "known": cooperation(records),
        "then": {e.id: stages.figures(e.partner, e.start) for e in records.experiences.values()},
        **{
            name: {i: entry.model_dump(mode="json", exclude_none=True) for i, entry in entries.items()}
            for name, entries in records.others.items()
        },
    }


def _profile(country: Country, stages: Stages, measure: Measure, shared: dict[str, float]) -> list[Any]:
    conflict = measure.conflict(country.iso3)
    population = stages.newest(country.iso3, "population")
    groups = country.organisations
    return [
        country.iso3,
        country.name,
        country.south,
        country.region or "",
        country.subregion or "",
        country.income.group if country.income else "",
        [store.short(x) for x in stages.now(country.iso3)],
        # The numbers lie apart; here is which of them are unknown.
        [position for position, need in enumerate(measure.needs(country.iso3)) if need is None],
        [position for position, need in enumerate(measure.distinct(country.iso3)) if need is None],
        conflict.last is not None and NEWEST_CONFLICT_YEAR - conflict.last <= RECOVERY,
        conflict.now,
        measure.at_war(country.iso3),
        conflict.last,
        bool(country.place.landlocked),
        "UN-SIDS" in groups,
        *_seat(country),
        store.short(math.log10(population[1])) if population else None,
        country.languages.worked_in,
        {tongue: round(share / 100, 4) for tongue, share in sorted(country.languages.spoken.items())},
        groups,
        country.place.borders,
        country.history.former_rulers,
        shared,
        round(sum(shared.values()), 4),
    ]


def _needs(records: Loaded, measure: Measure, mode: str) -> dict[str, list[Any]]:
    """Profile -> its needs, and its needs beyond the stage, as its priorities are looked at by `mode`."""
    return {
        iso3: [
            [store.short(x) for x in measure.needs(iso3, mode)],
            [store.short(x) for x in measure.distinct(iso3, mode)],
        ]
        for iso3 in records.countries
    }


def _typical_year(records: Loaded, iso3: str, used: set[str], stages: Stages) -> int | None:
    """The median year of the figures that a profile's needs (from the indicators `used`) and stage rest on."""
    values = records.values.get(iso3, {})
    years = [value.year for code, value in values.items() if code in used and value.year >= records.oldest]
    years += [found[0] for variable in VARIABLES if (found := stages.newest(iso3, variable))]
    return sorted(years)[len(years) // 2] if years else None


def _oldest(records: Loaded, iso3: str, stages: Stages) -> list[int | None]:
    """The oldest year of the figures that a profile's stage rests on, and then, for each topic, its need."""
    values = records.values.get(iso3, {})
    found: list[int | None] = [min((f[0] for v in VARIABLES if (f := stages.newest(iso3, v))), default=None)]
    for theme in records.themes.values():
        for topic in theme.topics:
            years = [values[i.code].year for i in topic.indicators if i.code in values]
            found.append(min((year for year in years if year >= records.oldest), default=None))
    return found


def _seat(country: Country) -> tuple[float | None, float | None, float | None]:
    """Latitude of the country's middle (for its climate), and where its capital lies (for distances)."""
    place = country.place
    if place.capital_lat is not None and place.capital_lon is not None:
        return place.lat, place.capital_lat, place.capital_lon
    return place.lat, place.lat, place.lon


def _experience(
    experience: Experience, records: Loaded, stages: Stages, topic_at: dict[str, int], theme_at: dict[str, int]
) -> list[Any]:
    outcomes = sum(result.kind == "outcome" for result in experience.results)
    partner = records.countries[experience.partner]
    return [
        experience.id,
        experience.title,
        experience.partner,
        theme_at[experience.theme],
        [topic_at[topic] for topic in experience.topics],
        experience.start,
        store.short(quality(experience.confidence, len(experience.sources), outcomes)),
        [store.short(x) for x in stages.at(experience.partner, experience.start)],
        _after_conflict(partner, experience.start),
    ]


def _after_conflict(partner: Country, year: int) -> bool:
    """Whether the partner was in conflict at home in `year`, or within RECOVERY years of one."""
    return any(
        conflict.type.startswith("internal")
        and conflict.start <= year
        and year - (conflict.end or NEWEST_CONFLICT_YEAR) <= RECOVERY
        for conflict in partner.conflicts
    )


def _names(records: Loaded) -> dict[str, list[str]]:
    """Normalised name -> the ids that carry it, in order.

    An ISO code is nobody else's name: RU is Russia, although Spaniards write it for the Reino Unido.
    """
    table: dict[str, list[str]] = {}
    codes = {normalise(code): c.iso3 for c in records.countries.values() if c.iso2 for code in (c.iso2, c.iso3)}
    for country in records.countries.values():
        spelt = [country.iso3, country.iso2, country.m49, country.name, country.official_name]
        for names in country.names.values():
            spelt += names
        for name in spelt:
            if name and (form := normalise(name)) and codes.get(form, country.iso3) == country.iso3:
                ids = table.setdefault(form, [])
                if country.iso3 not in ids:
                    ids.append(country.iso3)
    return table


def _country(country: Country, records: Loaded, stages: Stages) -> dict[str, Any]:
    """A country's record with its figures: newest indicators and its stage today."""
    values = records.values.get(country.iso3, {})
    figures = {code: [value.year, value.value, value.source] for code, value in values.items()}
    return {
        **country.model_dump(mode="json", exclude_none=True, exclude={"names"}),
        "figures": figures,
        "stage_now": stages.figures(country.iso3, None),
        "stage_past": {year: stages.figures(country.iso3, year) for year in PAST},
        "path": stages.path(country.iso3),
    }


def _dictionary(records: Loaded) -> dict[str, Any]:
    """What each indicator, series and topic is, and the values of the South for ranks."""
    return {
        "indicators": {c: i.model_dump(mode="json") for c, i in records.indicators.items()},
        "series": {c: s.model_dump(mode="json") for c, s in records.series.items()},
        "topics": {
            topic.id: topic.model_dump(mode="json", exclude={"words"}, exclude_none=True, by_alias=True)
            for theme in records.themes.values()
            for topic in theme.topics
        },
        "south": {code: south_values(records, code) for code in records.indicators},
    }
