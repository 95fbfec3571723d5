"""What one record says about others: does the country, theme, topic, source or organisation exist?

Records are looked at as they stand in their files, so that one with a fault of its own is checked all the same: an
editor hears of everything at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from matcher.editing import facilitated
from matcher.editing.experiences import Experience, Former
from matcher.editing.follow_up_records import QuestionSet, ReviewQuestion
from matcher.editing.holdings import EACH, NAMES
from matcher.editing.institutions import check_institutions
from matcher.editing.kinds import FIRST_YEAR, LAST_YEAR, Entry
from matcher.editing.load import Loaded, Origin
from matcher.editing.records import Country, Declaration, Indicator, Series, Tension, Theme
from matcher.editing.wording import shown
from matcher.editing.yaml12 import Path
from matcher.errors import Fault
from matcher.language import mark, tr, trn
from matcher.text import did_you_mean

OLD = 40
"""Years after which a figure is warned about: the country it was measured in is hardly the one of today."""

EITHER = "organisation or country"
THERE_IS_NO = {
    "country": mark("there is no country {name}."),
    "theme": mark("there is no theme {name}."),
    "topic": mark("there is no topic {name}."),
    "indicator": mark("there is no indicator {name}."),
    "source": mark("there is no source {name}."),
    "organisation": mark("there is no organisation {name}."),
    "experience": mark("there is no experience {name}."),
    EITHER: mark("there is no organisation or country {name}."),
    "institution": mark("there is no institution {name}."),
    "question": mark("there is no question {name}."),
    "set of questions": mark("there is no set of questions {name}."),
}
"""What is said of a name that leads nowhere."""
SOUTH = "south"
"""Among organisations and countries, all of the South."""

FILE_OF = {
    "country": "countries.yaml",
    "theme": "topics.yaml",
    "topic": "topics.yaml",
    "indicator": "indicators.yaml",
    "source": "sources.yaml",
    "organisation": "platforms.yaml",
    "experience": "experiences.yaml",
    EITHER: "platforms.yaml",
    "institution": "institutions.yaml",
    "question": "follow-up.yaml",
}
"""Where each kind of thing is defined."""


def check(records: Loaded) -> None:
    """Add to `records.faults` every cross-reference that leads nowhere and every date out of order."""
    _check_names(records)
    _check_topics(records)
    for model, origin in records.entries():
        if model is Country:
            for path, conflict in found(origin.raw, ("conflicts", EACH)):
                _check_order(records, origin, path, conflict)
        elif model is Experience:
            _check_order(records, origin, (), origin.raw)
            _check_experience(records, origin)
        elif model is Former:
            name = _value(origin.raw, "id")
            if isinstance(name, str) and name in records.experiences:
                message = tr("{name} is still in {file}", name=shown(name), file="experiences.yaml")
                records.fault_at(origin, ("id",), message)
        elif model is Declaration:
            _check_years(records, origin, ("plan", "years"))
            _check_once(records, origin, ("priorities", EACH, "topic"))
        elif model is Tension:
            _check_years(records, origin, ("years",))
            _check_once(records, origin, ("between", EACH))
        elif model is Theme:
            _check_measures(records, origin)
        elif model in (Indicator, Series):
            _check_limits(records, origin)
        else:
            _check_follow_up(records, model, origin)
    facilitated.check(records)
    check_institutions(records)
    _check_tables(records)


def found(raw: Any, pattern: Path) -> list[tuple[Path, Any]]:
    """(path, value) of everything in `raw` that `pattern` leads to; EACH stands for every item of a list.

    >>> found({"topics": [{"id": "water"}, {"name": "Peace"}]}, ("topics", EACH, "id"))
    [(('topics', 0, 'id'), 'water')]
    """
    level: list[tuple[Path, Any]] = [((), raw)]
    for step in pattern:
        if step == EACH:
            level = [((*p, n), item) for p, value in level if isinstance(value, list) for n, item in enumerate(value)]
        else:
            level = [((*p, step), value[step]) for p, value in level if isinstance(value, dict) and step in value]
    return level


def _check_names(records: Loaded) -> None:
    known: dict[str, Collection[str]] = {
        "country": records.countries,
        "theme": records.themes,
        "topic": {topic.id for theme in records.themes.values() for topic in theme.topics},
        "indicator": records.indicators,
        "source": records.sources,
        "organisation": records.organisations,
        "experience": records.experiences,
        EITHER: {*records.organisations, *records.countries, SOUTH},
        "institution": records.institutions,
        "question": records.others["questions"],
    }
    for model, origin in records.entries():
        for pattern, what in NAMES.get(model, {}).items():
            for path, name in found(origin.raw, pattern):
                if isinstance(name, str) and not _leads_somewhere(records, name, known[what], what):
                    records.fault_at(origin, path, _unknown(name, known[what], what))


def _leads_somewhere(records: Loaded, name: str, known: Collection[str], what: str) -> bool:
    # One slip in topics.yaml must not make a thousand faults elsewhere, which would hide it.
    unread = FILE_OF[what] in records.unread or (what == EITHER and FILE_OF["country"] in records.unread)
    return name in known or name in records.broken or unread


def _unknown(name: str, known: Collection[str], what: str) -> str:
    return tr(THERE_IS_NO[what], name=shown(name)) + did_you_mean(name, known)


def _check_topics(records: Loaded) -> None:
    """No topic stands twice, in whatever theme."""
    first: dict[str, tuple[Origin, Path]] = {}
    for model, origin in records.entries():
        for path, name in found(origin.raw, ("topics", EACH, "id")) if model is Theme else ():
            if not isinstance(name, str):
                continue
            if name in first:
                other, there = first[name]
                line = records.line(other.file, other.path + there)
                place = f"{other.file}:{line}"
                message = tr(
                    "{name} stands twice, first in theme {theme}, {place}",
                    name=shown(name),
                    theme=shown(other.raw.get("id")),
                    place=place,
                )
                records.fault_at(origin, path, message)
            first.setdefault(name, (origin, path))


def _check_order(records: Loaded, origin: Origin, path: Path, entry: Any) -> None:
    start, end = (_whole(entry, name) for name in ("start", "end"))
    # A start that is no year at all is told already.
    if start is not None and end is not None and end < start and FIRST_YEAR <= start <= LAST_YEAR:
        records.fault_at(origin, (*path, "end"), tr("{year} is before the start {start}", year=end, start=start))


def _check_years(records: Loaded, origin: Origin, place: Path) -> None:
    for path, years in found(origin.raw, place):
        known = [year for year in years if type(year) is int] if isinstance(years, list) else []
        if len(known) == 2 and known[1] < known[0]:
            records.fault_at(origin, (*path, 1), tr("{year} is before {first}", year=known[1], first=known[0]))


def _check_once(records: Loaded, origin: Origin, place: Path) -> None:
    seen: set[str] = set()
    for path, name in found(origin.raw, place):
        if isinstance(name, str) and name in seen:
            records.fault_at(origin, path, tr("{name} stands twice", name=shown(name)))
        seen.add(str(name))


def _check_measures(records: Loaded, origin: Origin) -> None:
    """A topic that is not measured has no indicators, and a gate has a bound."""
    for path, topic in found(origin.raw, ("topics", EACH)):
        if _value(topic, "basis") == "none" and _value(topic, "indicators"):
            records.fault_at(origin, (*path, "basis"), tr("none: yet there are indicators"))
        for step, gate in found(topic, ("applies_if", EACH)):
            _check_bound(records, origin, (*path, *step), gate)


def _check_bound(records: Loaded, origin: Origin, path: Path, bound: Any) -> None:
    if _value(bound, "at_least") is None and _value(bound, "at_most") is None:
        records.fault_at(origin, path, tr("{one} or {other} is due", one="at_least", other="at_most"))


def _check_experience(records: Loaded, origin: Origin) -> None:
    sources = _value(origin.raw, "sources")
    for part in ("results", "transfers"):
        for path, entry in found(origin.raw, (part, EACH)):
            number = _whole(entry, "source")
            if number is not None and isinstance(sources, list) and number > len(sources):
                message = tr(
                    "source {number} is not among the {of} sources of this experience (counted from 1)",
                    number=number,
                    of=len(sources),
                )
                records.fault_at(origin, (*path, "source"), message)
    partner = _value(origin.raw, "partner")
    for place in (("transfers", EACH, "to"), ("joint_with", EACH)):
        for path, other in found(origin.raw, place):
            if other == partner:
                records.fault_at(origin, path, tr("is the partner itself"))
    _check_once(records, origin, ("joint_with", EACH))
    _check_once(records, origin, ("institutions", EACH))
    for path, bound in found(origin.raw, ("only_for", "figures", EACH)):
        _check_bound(records, origin, path, bound)
    only = _value(origin.raw, "only_for")
    if isinstance(only, Mapping) and only and set(only) <= {"why"}:
        records.fault_at(
            origin, ("only_for",), tr("names no condition: {keys} ...", keys="situation, figures, languages, regions")
        )


def _check_follow_up(records: Loaded, model: type[Entry], origin: Origin) -> None:
    if model is QuestionSet:
        _check_once(records, origin, ("questions", EACH))
    elif model is ReviewQuestion and (_value(origin.raw, "counts") is None) is (
        _value(origin.raw, "scale") == "number"
    ):
        records.fault_at(origin, ("counts",), tr("is due where a number is asked for, and nowhere else"))


def _check_limits(records: Loaded, origin: Origin) -> None:
    low, high = (_value(origin.raw, name) for name in ("min", "max"))
    if type(low) in (int, float) and type(high) in (int, float) and low > high:
        least, most = f"{low:.15g}", f"{high:.15g}"
        message = tr("{high} is below min {low}", high=most, low=least)
        records.fault_at(origin, ("max",), message)


def _value(entry: Any, name: str) -> Any:
    return entry.get(name) if isinstance(entry, Mapping) else None


def _whole(entry: Any, name: str) -> int | None:
    value = _value(entry, name)
    return value if type(value) is int else None


def _check_tables(records: Loaded) -> None:
    unknown: set[tuple[str, str, str]] = set()

    def known(where: tuple[str, int], field: str, name: str, what: str, ids: Collection[str]) -> None:
        # One message for each name, not one for each of its hundred rows.
        file, line = where
        if not _leads_somewhere(records, name, ids, what) and (file, field, name) not in unknown:
            unknown.add((file, field, name))
            records.faults.append(Fault(file, line, field, _unknown(name, ids, what)))

    this_year = date.today().year
    # The age of a figure is counted from the edition: what is shipped does not get warnings with the years.
    edition = records.year if records.edition else this_year
    for country, values in records.values.items():
        for value in values.values():
            if not edition - OLD < value.year <= this_year:
                message = _age(value.year, edition, this_year)
                records.faults.append(Fault(value.file, value.line, "year", message, warning=True))
            if country not in records.countries or value.source not in records.sources:
                known((value.file, value.line), "iso3", country, "country", records.countries)
                known((value.file, value.line), "source", value.source, "source", records.sources)
    for row in records.faulty_rows:
        known((row.file, row.line), "iso3", row.profile, "country", records.countries)
        known((row.file, row.line), "source", row.source, "source", records.sources)
    for country, place in records.history_lines.items():
        known(place, "iso3", country, "country", records.countries)


def _age(year: int, edition: int, this_year: int) -> str:
    """What is said of a figure that is too old, or of a year to come."""
    if year > this_year:
        return tr("{year} is still to come", year=year)
    return trn("{year} is {n} years ago", "{year} is {n} years ago", edition - year, year=year)
