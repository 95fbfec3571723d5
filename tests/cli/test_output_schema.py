"""Fields of the JSON and columns of the CSV only ever grow: docs/output.schema.json pins those that are there."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from tests.process import ROOT, matcher

SCHEMA = json.loads((ROOT / "docs" / "output.schema.json").read_text(encoding="utf-8"))
COMMANDS = {
    "suggest": ("suggest", "Nepal"),
    "explain": ("explain", "Nepal", "India"),
    "why": ("why", "Nepal", "India", "Bhutan"),
    "compare": ("compare", "Nepal", "India"),
    "pairs": ("pairs", "--pool", "SAARC"),
    "batch": ("batch", "-"),
    "brief": ("brief", "Nepal"),
    "country": ("country", "Nepal"),
    "countries": ("countries", "nepal"),
    "experience": ("experience", "bra-bolsa-familia"),
    "experiences": ("experiences", "forest"),
    "topics": ("topics",),
    "platforms": ("platforms",),
    "institutions": ("institutions",),
    "gaps": ("gaps",),
    "evaluate": ("evaluate", "--pool", "EAC"),
    "triangle": ("triangle", "Nepal", "India", "--theme", "climate"),
    "exchanges": ("exchanges", "--country", "Nepal"),
    "follow": ("follow", str(ROOT / "tests/cli/followed/rwa-eth.yaml"), "--on", "2025-04-01"),
    "changes": ("changes", str(ROOT / "tests/cli/edition-2024"), "shipped", "--country", "Rwanda"),
    "plan": ("plan", "--pool", "SAARC"),
}


def holds(value: Any, schema: dict[str, Any], where: str) -> None:
    """Check the parts of JSON Schema that the file uses: required, properties, items, const, enum."""
    for name in schema.get("required", []):
        assert name in value, f"{where} has no {name}"
    if "const" in schema:
        assert value == schema["const"], where
    if "enum" in schema:
        assert value in schema["enum"], where
    for name, part in schema.get("properties", {}).items():
        if isinstance(value, dict) and value.get(name) is not None:
            holds(value[name], part, f"{where}.{name}")
    if isinstance(value, list):
        for item in value:
            holds(item, schema.get("items", {}), f"{where}[]")


def test_every_command_that_answers_is_pinned() -> None:
    assert set(SCHEMA["$defs"]) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_answer_holds_what_is_pinned(name: str) -> None:
    envelope = matcher(*COMMANDS[name], "--json", stdin="Nepal\n").json
    holds(envelope, SCHEMA, "the envelope")
    for result in envelope["results"]:
        holds(result, SCHEMA["$defs"][name], name)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "brief"])  # which has no CSV
def test_a_csv_begins_with_the_columns_that_are_pinned(name: str) -> None:
    header = next(csv.reader(io.StringIO(matcher(*COMMANDS[name], "--format", "csv", stdin="Nepal\n").out)))
    pinned = SCHEMA["$defs"][name]["csv_columns"]
    assert header[: len(pinned)] == pinned
    assert len(set(header)) == len(header)


def test_the_columns_of_a_shortlist_are_those_that_were_promised() -> None:
    assert SCHEMA["$defs"]["suggest"]["csv_columns"][:22] == [
        "country_iso3", "country", "theme", "rank", "partner_iso3", "partner", "score", "stage", "needs", "learn",
        "share", "mutual", "ties", "top", "low", "high", "coverage", "learn_experiences", "share_experiences",
        "shared_needs", "platforms", "known_cooperation",
    ]  # fmt: skip


def test_a_failure_is_pinned_too() -> None:
    holds(matcher("suggest", "Atlantis", "--json").json | {"query": {}, "warnings": []}, SCHEMA, "the envelope")
