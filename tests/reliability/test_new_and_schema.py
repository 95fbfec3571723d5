"""`matcher new experience` and `matcher schema`: a beginning that passes, and schemas that say what the records do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from matcher.editing import experiences, follow_up_records, partnership_records, records, template
from matcher.editing.descriptions import DESCRIPTIONS
from matcher.editing.experiences import Check, Confidence, Experience, Grade, Modality, ResultKind, Situation
from matcher.editing.partnership_descriptions import OF_PARTNERSHIPS
from matcher.editing.records import Declaration, Plan, Tension
from matcher.folder import ABOUT, FILES, shipped
from tests.reliability.child import run

NEW = ("new", "experience", "--id", "ken-mobile-clinics", "--partner", "Kenya", "--theme", "health")


def test_the_template_passes_as_it_is_and_validate_names_what_is_left_to_write(tmp_path: Path) -> None:
    target = tmp_path / "experiences.yaml"
    made = run(*NEW, "-o", str(target))
    assert (made.code, made.out) == (0, "")
    assert target.read_text() == run(*NEW).out
    checked = run("validate", str(tmp_path), "--json")
    assert checked.code == 0
    warned = {f["line"] for f in json.loads(checked.out)["results"] if "template" in f["message"]}
    marked = {n for n, line in enumerate(target.read_text().splitlines(), 1) if template.PLACEHOLDER in line}
    assert warned == marked
    assert run("validate", str(tmp_path), "--strict").code == 3
    [record] = yaml.safe_load(target.read_text())
    assert (record["id"], record["partner"], record["theme"]) == ("ken-mobile-clinics", "KEN", "health")


def test_the_template_passes_strictly_once_its_texts_and_examples_are_one_s_own(tmp_path: Path) -> None:
    text = run(*NEW).out
    text = re.sub(r'"?REPLACE: [^"\n]*"?', "Something true", text.replace("where REPLACE:", "where"))
    examples = re.sub(r"(?m)^(  (?:  )?)# (?=(- )?[a-z_]+:|  )", r"\1", text)
    (tmp_path / "experiences.yaml").write_text(examples)
    checked = run("validate", str(tmp_path), "--strict")
    assert checked.code == 0, checked.out
    [record] = yaml.safe_load(examples)
    assert set(record) == set(Experience.model_fields)


def test_the_template_names_every_field_and_every_choice_of_today() -> None:
    text = " ".join(re.sub(r"(?m)^[ #]*", "", run(*NEW).out).split())
    for field in Experience.model_fields:
        assert f"{field}:" in text
    for choices in (Modality, Grade, ResultKind, Confidence, Situation, Check):
        assert f"One of: {', '.join(get_args(choices))}." in text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("new", "country"), 2, 'There is no template for "country".'),
        (("new", "experiance"), 2, "Did you mean 'experience'?"),
        (("new",), 2, "experience"),
        ((*NEW[:3], "Ken Clinics", *NEW[4:]), 2, "--id must be small letters and digits"),
        ((*NEW[:3], "ken-m-pesa-mobile-money", *NEW[4:]), 2, "There is an experience"),
        ((*NEW[:5], "Kenyaa", *NEW[6:]), 4, "Did you mean Kenya (KEN)?"),
        ((*NEW[:7], "helth"), 4, 'No theme is called "helth".'),
    ],
)
def test_a_template_of_what_cannot_be_is_refused(arguments: tuple[str, ...], code: int, says: str) -> None:
    found = run(*arguments)
    assert (found.code, found.out) == (code, "")
    assert says in found.err


def test_a_template_does_not_write_over_a_file(tmp_path: Path) -> None:
    target = tmp_path / "experiences.yaml"
    target.write_text("mine")
    assert run(*NEW, "-o", str(target)).code == 6
    assert target.read_text() == "mine"


def test_a_template_without_words_marks_what_is_missing(tmp_path: Path) -> None:
    made = run("new", "experience")
    assert made.code == 0
    (tmp_path / "experiences.yaml").write_text(made.out)
    faults = [
        f for f in json.loads(run("validate", str(tmp_path), "--json").out)["results"] if f["severity"] == "error"
    ]
    assert {fault["field"] for fault in faults} == {"partner", "theme", "topics"}


def test_the_schemas_are_listed_and_each_is_json_schema() -> None:
    listed = json.loads(run("schema", "--json").out)["results"]
    assert [line["file"] for line in listed] == [*FILES, "partnership.yaml"]
    assert set(ABOUT) == set(FILES)
    for name in ("experiences.yaml", "topics.yaml", "history.csv"):
        made = run("schema", name)
        assert (made.code, made.err) == (0, "")
        schema = json.loads(made.out)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"] == name
    assert run("schema", "experience.yaml").err.count("Did you mean 'experiences.yaml'?") == 1
    assert run("schema", "experience.yaml").code == 2


def test_every_field_of_every_record_is_described() -> None:
    kinds = [
        kind
        for module in (records, experiences, follow_up_records, partnership_records)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind.__module__ == module.__name__
    ]
    left = {records.Topics, records.Platforms, records.Names, follow_up_records.FollowUp}
    for kind in kinds:
        if kind not in left:
            # As they are written: `else` is no name in Python.
            written = [field.alias or name for name, field in kind.model_fields.items()]
            if kind is records.Indicators:  # its lists are told as what stands in them
                written = ["edition"]
            described = {**DESCRIPTIONS, **OF_PARTNERSHIPS}[kind]
            assert list(described) == written, kind
            assert all(text.endswith(".") for text in described.values())


def test_the_schema_of_experiences_knows_the_fields_and_offers_the_ids() -> None:
    defs = json.loads(run("schema", "experiences.yaml").out)["$defs"]
    fields = defs["Experience"]["properties"]
    assert list(fields) == list(Experience.model_fields)
    assert defs["Experience"]["additionalProperties"] is False
    assert all(field["description"] for field in fields.values())
    assert "KEN" in fields["partner"]["examples"]
    assert "post-conflict" in fields["theme"]["enum"]
    assert "primary-care" in fields["topics"]["items"]["enum"]
    assert fields["modalities"]["items"]["enum"] == list(get_args(Modality))


def test_the_schemas_of_priorities_and_tensions_know_the_fields_and_offer_the_ids() -> None:
    defs = json.loads(run("schema", "priorities.yaml").out)["$defs"]
    assert list(defs["Declaration"]["properties"]) == list(Declaration.model_fields)
    assert "RWA" in defs["Declaration"]["properties"]["country"]["examples"]
    priority = defs["Priority"]["properties"]
    assert "industrialisation" in priority["topic"]["enum"]
    assert (priority["rank"]["minimum"], priority["rank"]["maximum"]) == (1, 2)
    assert defs["Plan"]["properties"]["kind"]["enum"] == list(get_args(Plan.model_fields["kind"].annotation))
    years = defs["Plan"]["properties"]["years"]
    assert (years["minItems"], years["maxItems"]) == (2, 2)
    tension = json.loads(run("schema", "tensions.yaml").out)["$defs"]["Tension"]
    assert list(tension["properties"]) == list(Tension.model_fields) == tension["required"]
    assert "RWA" in tension["properties"]["between"]["items"]["examples"]
    assert tension["properties"]["kind"]["enum"] == ["fighting", "rupture"]


def test_the_schema_of_topics_knows_gates_and_how_indicators_are_combined() -> None:
    defs = json.loads(run("schema", "topics.yaml").out)["$defs"]
    gate = defs["Gate"]
    assert list(gate["properties"]) == ["indicator", "at_least", "at_most", "else"]
    assert gate["required"] == ["indicator", "else"]
    assert gate["properties"]["else"]["enum"] == ["no-need", "not-measured"]
    topic = defs["Topic"]["properties"]
    assert topic["basis"]["enum"] == ["direct", "proxy", "none"]
    assert (topic["combine"]["enum"], topic["combine"]["default"]) == (["mean", "highest", "two-highest"], "mean")


def test_the_schema_of_indicators_knows_the_date_of_the_edition() -> None:
    schema = json.loads(run("schema", "indicators.yaml").out)
    assert list(schema["properties"]) == ["edition", "indicators", "series"]
    assert schema["properties"]["edition"]["description"].startswith("Date of this edition")
    assert schema["required"] == ["indicators"]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_the_shipped_files_fit_their_schemas(name: str) -> None:
    schema = json.loads(run("schema", name).out)
    data = yaml.load((Path(shipped()) / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert list(misfits(data, schema, schema.get("$defs", {}), ())) == []
    assert list(misfits({"nonsense": 1}, schema, schema.get("$defs", {}), ())) != []


KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def misfits(data: Any, schema: dict[str, Any], defs: dict[str, Any], path: tuple[Any, ...]) -> Any:
    """Where `data` breaks `schema`, for the words of JSON Schema that these schemas use."""
    if "$ref" in schema:
        yield from misfits(data, defs[schema["$ref"].rpartition("/")[2]], defs, path)
    if "anyOf" in schema and all(list(misfits(data, choice, defs, path)) for choice in schema["anyOf"]):
        yield path, "none of the choices"
    if "type" in schema and not isinstance(data, KINDS[schema["type"]]):
        yield path, f"no {schema['type']}"
        return
    if "enum" in schema and data not in schema["enum"]:
        yield path, f"{data!r} is not offered"
    if "pattern" in schema and re.search(schema["pattern"], data) is None:
        yield path, f"{data!r} is not {schema['pattern']}"
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from misfits(item, schema.get("items", {}), defs, (*path, number))
    if isinstance(data, dict):
        yield from misfit_keys(data, schema, defs, path)


def misfit_keys(data: dict[str, Any], schema: dict[str, Any], defs: dict[str, Any], path: tuple[Any, ...]) -> Any:
    """Where a mapping breaks `schema`: keys that are missing or not known, and values that do not fit."""
    known = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in data:
            yield path, f"{key} is missing"
    for key, value in data.items():
        if key in known:
            yield from misfits(value, known[key], defs, (*path, key))
        elif schema.get("additionalProperties") is False:
            yield path, f"{key} is not known"
