"""Institutions: what their records must say of themselves and of the experiences that name them, and what is compiled
of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from matcher.editing.experiences import Experience, Institution
from matcher.editing.facts import last_documented
from matcher.editing.load import Loaded, Origin
from matcher.editing.wording import shown
from matcher.errors import Fault
from matcher.language import tr


def check_institutions(records: Loaded) -> None:
    """Add to `records.faults` each offer and address that none of an institution's experiences carries, and each status
    that does not fit the rest; and as a warning each institution that no experience names.

    Experiences are looked at as they stand in all folders, those too that a later one overrides: an entry told anew in
    own data makes no fault in the shipped files.
    """
    named = _named(records) if "experiences.yaml" not in records.unread else None
    for model, origin in list(records.entries()):
        if model is Institution and isinstance(origin.raw, Mapping):
            _check_status(records, origin)
            if named is not None:
                _check_use(records, origin, named.get(str(origin.raw.get("id")), {}))


def _named(records: Loaded) -> dict[str, dict[str, list[Any]]]:
    """Institution -> experience that names it -> its sources, as they stand in the files."""
    found: dict[str, dict[str, list[Any]]] = {}
    for model, origin, _ in records.read:
        if model is Experience and isinstance(origin.raw, Mapping):
            sources = origin.raw.get("sources")
            for name in _texts(origin.raw.get("institutions")):
                cited = found.setdefault(name, {}).setdefault(str(origin.raw.get("id")), [])
                cited += sources if isinstance(sources, list) else []
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


def _check_status(records: Loaded, origin: Origin) -> None:
    raw = origin.raw
    if raw.get("country") is not None and raw.get("international") is True:
        records.fault_at(origin, ("international",), tr("true: yet there is a country"))
    if raw.get("status") == "renamed" and not raw.get("formerly"):
        records.fault_at(origin, ("status",), tr("renamed: yet formerly names nothing"))
    if raw.get("since") is not None and raw.get("status") is None:
        records.fault_at(origin, ("since",), tr("there is no status of which it could be the year"))
    if raw.get("now") is not None and raw.get("status") != "closed":
        records.fault_at(origin, ("now",), tr("only for what is closed; the name of today stands in name"))


def _check_use(records: Loaded, origin: Origin, experiences: Mapping[str, list[Any]]) -> None:
    raw = origin.raw
    if not experiences:
        line = records.line(origin.file, (*origin.path, "id"))
        message = tr("no experience names {id} among its institutions", id=shown(raw.get("id")))
        records.faults.append(Fault(origin.file, line, "id", message, warning=True))
        return
    offers = raw.get("offers")
    for place, offer in enumerate(offers if isinstance(offers, list) else []):
        told = offer.get("experience") if isinstance(offer, Mapping) else None
        # One that there is not is told already.
        if told in records.experiences and told not in experiences:
            message = tr("{experience} does not name this institution", experience=shown(told))
            records.fault_at(origin, ("offers", place, "experience"), message)
    cited = {source.get("url") for sources in experiences.values() for source in sources if isinstance(source, Mapping)}
    if isinstance(raw.get("url"), str) and raw["url"] not in cited:
        records.fault_at(origin, ("url",), tr("none of the sources of its experiences has this address"))


def compiled(records: Loaded) -> dict[str, dict[str, Any]]:
    """Institution -> its record, with what its experiences tell of it: their ids and themes (in the order of the
    catalogue), the newest year in which one was last documented (left out where it has none), and the name of its
    country."""
    of: dict[str, list[Experience]] = {i: [] for i in records.institutions}
    for experience in records.experiences.values():
        for i in experience.institutions:
            of[i].append(experience)
    found = {}
    for i, institution in records.institutions.items():
        themes = {experience.theme for experience in of[i]}
        found[i] = {
            **institution.model_dump(mode="json", exclude_none=True),
            "country_name": records.countries[institution.country].name if institution.country else "",
            "experiences": [experience.id for experience in of[i]],
            "themes": [theme for theme in records.themes if theme in themes],
        }
        if of[i]:
            found[i]["last_documented"] = max(last_documented(experience, records.year) for experience in of[i])
    return found
