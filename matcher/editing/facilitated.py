"""Which third partner is meant where a partnership names one, and what each of them took part in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.editing.load import Loaded
from matcher.editing.records import Partnership
from matcher.editing.third_parties import Facilitator
from matcher.editing.wording import shown
from matcher.editing.yaml12 import Path
from matcher.errors import Fault
from matcher.language import tr
from matcher.text import did_you_mean, normalise


def called(records: Loaded) -> dict[str, str]:
    """What third partners are called, as names are compared -> the id of the first that is called so."""
    table: dict[str, str] = {}
    for entry in records.others["facilitators"].values():
        if isinstance(entry, Facilitator):
            for name in entry.called:
                table.setdefault(normalise(name), entry.id)
    return table


def check(records: Loaded) -> None:
    """Add to `records.faults`: third partners that are no country and have one or the other way round, names that two
    of them have, and (as a warning, since own data may name whom it likes) names in partnerships that none has."""
    table = called(records)
    for model, origin in records.entries():
        raw = origin.raw if isinstance(origin.raw, Mapping) else {}
        if model is Facilitator:
            if raw.get("kind") == "country" and not raw.get("country"):
                records.fault_at(origin, ("kind",), tr("country: its code is due in the field country"))
            elif raw.get("kind") == "organisation" and raw.get("country"):
                records.fault_at(origin, ("country",), tr("goes with kind: country alone"))
            for path, name in _names(raw):
                other = table.get(normalise(name), raw.get("id"))
                if other != raw.get("id"):
                    records.fault_at(
                        origin, path, tr("{name} is what {other} is called, too", name=shown(name), other=shown(other))
                    )
        elif model is Partnership:
            names = raw.get("facilitators")
            for n, name in enumerate(names if isinstance(names, list) else ()):
                if table and isinstance(name, str) and normalise(name) not in table:
                    near = did_you_mean(name, table)
                    line = records.line(origin.file, (*origin.path, "facilitators", n))
                    message = tr(
                        "no third partner of {file} is called {name}.", file="facilitators.yaml", name=shown(name)
                    )
                    records.faults.append(Fault(origin.file, line, "facilitators", message + near, warning=True))


def _names(raw: Mapping[str, Any]) -> list[tuple[Path, str]]:
    found: list[tuple[Path, Any]] = [((field,), raw.get(field)) for field in ("id", "name", "country")]
    aliases = raw.get("aliases")
    found += [(("aliases", n), name) for n, name in enumerate(aliases if isinstance(aliases, list) else ())]
    return [(path, name) for path, name in found if isinstance(name, str)]


def cases(records: Loaded) -> list[dict[str, Any]]:
    """Every partnership in which a known third partner took part, with the ids of all of them."""
    table = called(records)
    found = []
    for partnership in records.partnerships:
        ids = [table[form] for name in partnership.facilitators if (form := normalise(name)) in table]
        if ids:
            entry = partnership.model_dump(mode="json", exclude_none=True)
            found.append({**entry, "facilitators": list(dict.fromkeys(ids))})
    return found
