"""JSON Schemas of the data files, made from the records that check them, for editors that complete while one types.

What the fields mean is told in `descriptions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, create_model

from matcher.editing.descriptions import DESCRIPTIONS
from matcher.editing.holdings import LISTS
from matcher.editing.kinds import FIRST_YEAR, LAST_YEAR, Entry
from matcher.editing.partnership_descriptions import OF_PARTNERSHIPS
from matcher.editing.partnership_records import PartnershipFile
from matcher.editing.partnership_template import SCHEMA as PARTNERSHIP
from matcher.editing.tables import INDICATOR_COLUMNS
from matcher.folder import ABOUT
from matcher.language import mark

BESIDE = {PARTNERSHIP: mark("The record of a partnership, in a file of its own, whatever its name.")}
"""Files that are no part of a data folder, and what they hold."""
_YEAR = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}


def schema(
    file: str,
    *,
    profiles: Sequence[str] = (),
    themes: Sequence[str] = (),
    topics: Sequence[str] = (),
    series: Sequence[str] = (),
    sets: Sequence[str] = (),
    questions: Sequence[str] = (),
) -> dict[str, Any]:
    """The JSON Schema of a data file (of a table: of its rows). The ids given are offered where they belong."""
    if file.endswith(".csv"):
        found = _table(file, series)
    else:
        found = TypeAdapter(_kind(file)).json_schema(ref_template="#/$defs/{model}")
        _describe(found)
        _offer(found.get("$defs", {}), profiles, themes, topics)
        if file == PARTNERSHIP:
            _offer_to_follow(found, profiles, topics, sets, questions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": file,
        **{key: value for key, value in found.items() if key not in ("title", "description")},
        "description": {**ABOUT, **BESIDE}[file],
    }


def _kind(file: str) -> Any:
    """What a file of records holds: its lists with what each entry of them is (`load` judges them one by one)."""
    if file == PARTNERSHIP:
        return PartnershipFile
    whole, parts = LISTS[file]
    many: Any = list
    if len(parts) == 1 and not isinstance(whole, type):
        return many[parts[0].model]
    fields: dict[str, Any] = {name: (field.annotation, field) for name, field in whole.model_fields.items()}
    fields |= {
        part.name: (many[part.model], ... if whole.model_fields[part.name].is_required() else []) for part in parts
    }
    return create_model(whole.__name__, __base__=Entry, **fields)


def _describe(found: dict[str, Any]) -> None:
    """Add what each field means; a title that only repeats its name goes."""
    described = {kind.__name__: fields for kind, fields in {**DESCRIPTIONS, **OF_PARTNERSHIPS}.items()}
    for name, model in [*found.get("$defs", {}).items(), (found.get("title", ""), found)]:
        for field, about in model.get("properties", {}).items():
            about.pop("title", None)
            if field in described.get(name, {}):
                about["description"] = described[name][field]


def _offer(defs: dict[str, Any], profiles: Sequence[str], themes: Sequence[str], topics: Sequence[str]) -> None:
    """Name the ids that there are: as the only ones for themes and topics, as examples for profiles (own ones may
    be in the same folder)."""
    for model in ("Experience", "Partnership"):
        fields = defs.get(model, {}).get("properties", {})
        for field in ("partner", "shared_by", "learnt_by"):
            if field in fields and profiles:
                fields[field]["examples"] = list(profiles)
        if "theme" in fields and themes:
            fields["theme"]["enum"] = list(themes)
    if "Priority" in defs and topics:
        defs["Priority"]["properties"]["topic"]["enum"] = list(topics)
    for model, field in (("Declaration", "country"), ("Tension", "between")):
        if model in defs and profiles:
            about = defs[model]["properties"][field]
            about.get("items", about)["examples"] = list(profiles)
    lists = [("Experience", "topics", topics), ("Country", "priorities", topics)]
    lists += [("Facilitator", "themes", themes), ("Exchange", "themes", themes)]
    for model, field, ids in lists:
        if model in defs and ids:
            defs[model]["properties"][field]["items"]["enum"] = list(ids)
    if "Transfer" in defs and profiles:
        defs["Transfer"]["properties"]["to"]["examples"] = list(profiles)


def _offer_to_follow(
    found: dict[str, Any],
    profiles: Sequence[str],
    topics: Sequence[str],
    sets: Sequence[str],
    questions: Sequence[str],
) -> None:
    """The same in a file on a partnership. (Topics and questions are those of today.)"""
    fields, defs = found["properties"], found["$defs"]
    fields["between"]["items"]["examples"] = list(profiles)
    fields["topics"]["items"]["enum"] = list(topics)
    fields["questions"]["items"]["enum"] = list(sets)
    defs["Given"]["properties"]["question"]["enum"] = list(questions)


def _table(file: str, series: Sequence[str]) -> dict[str, Any]:
    number: dict[str, Any] = {"type": "number"}
    text: dict[str, Any] = {"type": "string", "minLength": 1}
    columns: dict[str, dict[str, Any]]
    if file == "indicators.csv":
        meant = (
            "Id of a profile.",
            "Code of indicators.yaml.",
            "Year of the value.",
            "The value.",
            "Id of sources.yaml.",
        )
        kinds = (text, text, _YEAR, number, text)
        columns = {c: {**kind, "description": m} for c, kind, m in zip(INDICATOR_COLUMNS, kinds, meant, strict=True)}
        required = list(columns)
    elif file == "history.csv":
        columns = {
            "iso3": {**text, "description": "Id of a profile."},
            "year": {**_YEAR, "description": "Year of the row."},
            **{c: {**number, "description": "A column of indicators.yaml; empty where unknown."} for c in series},
        }
        required = ["iso3", "year"]
    else:
        columns = {
            "name": {**text, "description": "stage VARIABLE, need INDICATOR or expected TOPIC."},
            "numbers": {**text, "description": "Numbers with spaces between."},
        }
        required = list(columns)
    row = {"type": "object", "properties": columns, "required": required, "additionalProperties": False}
    return {"type": "array", "items": row}
