"""What one record says about others: does the country, theme, topic, source or organisation exist?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from matcher.catalogue.faults import shown
from matcher.catalogue.load import Records
from matcher.catalogue.names import did_you_mean
from matcher.catalogue.records import Indicator, Record, Series, Theme
from matcher.catalogue.yaml12 import Path
from matcher.errors import Fault

OLD = 40
"""Years after which a figure is warned about: the country it was measured in is hardly the one of today."""


def check(records: Records) -> None:
    """Add to `records.faults` every cross-reference that leads nowhere and every date out of order."""
    _check_topics(records)
    _check_countries(records)
    _check_experiences(records)
    _check_platforms(records)
    _check_partnerships(records)
    _check_tables(records)


_FILE_OF = {
    "country": "countries.yaml",
    "theme": "topics.yaml",
    "topic": "topics.yaml",
    "indicator": "indicators.yaml",
    "source": "sources.yaml",
    "organisation": "platforms.yaml",
}
"""Where each kind of thing is defined."""


def _known(records: Records, record: Record, path: Path, name: str, known: Collection[str], what: str) -> None:
    if not _leads_somewhere(records, name, known, what):
        records.fault(record, path, _unknown(name, known, what))


def _leads_somewhere(records: Records, name: str, known: Collection[str], what: str) -> bool:
    # One slip in topics.yaml must not make a thousand faults elsewhere, which would hide it.
    return name in known or name in records.broken or _FILE_OF[what] in records.unread


def _unknown(name: str, known: Collection[str], what: str) -> str:
    return f"there is no {what} {shown(name)}.{did_you_mean(name, known)}"


def _check_topics(records: Records) -> None:
    first: dict[str, tuple[Theme, Path]] = {}
    for theme in records.themes.values():
        for t, topic in enumerate(theme.topics):
            here: Path = ("topics", t, "id")
            if topic.id in first:
                other, there = first[topic.id]
                place = f"theme {other.id!r}, {records.place(other, there)}"
                records.fault(theme, here, f"{topic.id!r} stands twice, first in {place}")
            else:
                first[topic.id] = (theme, here)
            for i, indicator in enumerate(topic.indicators):
                path: Path = ("topics", t, "indicators", i, "code")
                _known(records, theme, path, indicator.code, records.indicators, "indicator")
    quantities: list[Indicator | Series] = [*records.indicators.values(), *records.series.values()]
    for quantity in quantities:
        if quantity.min > quantity.max:
            records.fault(quantity, ("max",), f"{quantity.max:.15g} is below min {quantity.min:.15g}")
    for series in records.series.values():
        for s, source in enumerate(series.source):
            _known(records, series, ("source", s), source, records.sources, "source")


def _check_countries(records: Records) -> None:
    topics = {topic.id for theme in records.themes.values() for topic in theme.topics}
    for country in records.countries.values():
        for i, membership in enumerate(country.memberships):
            path: Path = ("memberships", i, "organisation")
            _known(records, country, path, membership.organisation, records.organisations, "organisation")
            for s, source in enumerate(membership.sources):
                _known(records, country, ("memberships", i, "sources", s), source, records.sources, "source")
        for s, source in enumerate(country.sources):
            _known(records, country, ("sources", s), source, records.sources, "source")
        for p, topic in enumerate(country.priorities):
            _known(records, country, ("priorities", p), topic, topics, "topic")
        for c, conflict in enumerate(country.conflicts):
            if conflict.end is not None and conflict.end < conflict.start:
                records.fault(country, ("conflicts", c, "end"), f"{conflict.end} is before the start {conflict.start}")


def _check_experiences(records: Records) -> None:
    theme_of = {topic.id: theme.id for theme in records.themes.values() for topic in theme.topics}
    for experience in records.experiences.values():
        _known(records, experience, ("partner",), experience.partner, records.countries, "country")
        _known(records, experience, ("theme",), experience.theme, records.themes, "theme")
        for t, topic in enumerate(experience.topics):
            _known(records, experience, ("topics", t), topic, theme_of, "topic")
        if experience.end is not None and experience.end < experience.start:
            records.fault(experience, ("end",), f"{experience.end} is before the start {experience.start}")
        cited = len(experience.sources)
        for r, result in enumerate(experience.results):
            if result.source is not None and result.source > cited:
                records.fault(experience, ("results", r, "source"), _out_of_range(result.source, cited))
        for t, transfer in enumerate(experience.transfers):
            _known(records, experience, ("transfers", t, "to"), transfer.to, records.countries, "country")
            if transfer.to == experience.partner:
                records.fault(experience, ("transfers", t, "to"), "is the partner itself")
            if transfer.source is not None and transfer.source > cited:
                records.fault(experience, ("transfers", t, "source"), _out_of_range(transfer.source, cited))


def _out_of_range(number: int, cited: int) -> str:
    return f"source {number} is not among the {cited} sources of this experience (counted from 1)"


def _check_platforms(records: Records) -> None:
    for platform in records.platforms.values():
        for t, theme in enumerate(platform.themes):
            _known(records, platform, ("themes", t), theme, records.themes, "theme")
        if platform.opened_by is not None:
            _known(records, platform, ("opened_by",), platform.opened_by, records.organisations, "organisation")
        for s, source in enumerate(platform.sources):
            _known(records, platform, ("sources", s), source, records.sources, "source")


def _check_partnerships(records: Records) -> None:
    theme_of = {topic.id: theme.id for theme in records.themes.values() for topic in theme.topics}
    for partnership in records.partnerships:
        _known(records, partnership, ("shared_by",), partnership.shared_by, records.countries, "country")
        _known(records, partnership, ("learnt_by",), partnership.learnt_by, records.countries, "country")
        _known(records, partnership, ("theme",), partnership.theme, records.themes, "theme")
        if partnership.topic is not None:
            _known(records, partnership, ("topic",), partnership.topic, theme_of, "topic")


def _check_tables(records: Records) -> None:
    unknown: set[tuple[str, str, str]] = set()

    def known(file: str, line: int, field: str, name: str, where: Collection[str], what: str) -> None:
        # One message for each name, not one for each of its hundred rows.
        if not _leads_somewhere(records, name, where, what) and (file, field, name) not in unknown:
            unknown.add((file, field, name))
            records.faults.append(Fault(file, line, field, _unknown(name, where, what)))

    this_year = date.today().year
    for country, values in records.values.items():
        for value in values.values():
            if not this_year - OLD < value.year <= this_year:
                age = "is still to come" if value.year > this_year else f"is {this_year - value.year} years ago"
                records.faults.append(Fault(value.file, value.line, "year", f"{value.year} {age}", warning=True))
            if country not in records.countries or value.source not in records.sources:
                known(value.file, value.line, "iso3", country, records.countries, "country")
                known(value.file, value.line, "source", value.source, records.sources, "source")
    for country, (file, line) in records.history_lines.items():
        known(file, line, "iso3", country, records.countries, "country")
