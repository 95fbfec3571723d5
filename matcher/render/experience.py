"""Experiences: a line of a list, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher import __version__
from matcher.questions.search import Hit
from matcher.render.numbers import figure, rounded
from matcher.render.page import Markdown, Plain
from matcher.render.words import STAGE
from matcher.scoring.stage import VARIABLES
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.catalogue import Catalogue


COLUMNS = ("id", "title", "partner", "theme", "topics", "start", "end", "modalities", "confidence", "likeness")
FULL_COLUMNS = (
    "id", "title", "partner", "theme", "topics", "start", "end", "institution", "what", "results", "conditions",
    "modalities", "transfers", "sources", "confidence",
)  # fmt: skip


def line(hit: Hit) -> dict[str, Any]:
    """One experience of a list."""
    record = hit.record
    kept = ("id", "title", "partner", "theme", "topics", "start", "end", "modalities", "confidence")
    return {**{name: record.get(name) for name in kept}, "likeness": rounded(hit.likeness, 1)}


def cells(catalogue: Catalogue, hit: Hit) -> tuple[str, ...]:
    """One line of the table for reading."""
    record = hit.record
    partner = catalogue.profiles[record["partner"]].name
    theme = catalogue.themes[record["theme"]]
    return (record["title"], partner, str(record["start"]), theme, record["id"])


def search(
    query: str, themes: Sequence[str], topics: Sequence[str], country: str | None, modality: str | None
) -> dict[str, Any]:
    """What was asked."""
    return {"query": query, "theme": themes, "topic": topics, "country": country, "modality": modality}


def full(catalogue: Catalogue, record: Mapping[str, Any]) -> dict[str, Any]:
    """One experience in full, as JSON has it."""
    then = catalogue.record("then", record["id"])
    stage = {name: {"value": value[1], "year": value[0]} for name, value in then.items() if name != "year"}
    return {**record, "stage_then": {"year": record["start"], **stage}}


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """One experience as a flat row."""
    return {
        **{name: record.get(name) for name in FULL_COLUMNS},
        "results": [result_words(item) for item in record.get("results", [])],
        "transfers": [
            f"{t['to']} {t['grade']}" + (f" {t['year']}" if "year" in t else "") for t in record.get("transfers", [])
        ],
        "sources": [source.get("url") or source["title"] for source in record["sources"]],
    }


def _transfer(transfer: Mapping[str, Any]) -> str:
    return " ".join(str(transfer[name]) for name in ("to", "grade", "year") if name in transfer)


def page(catalogue: Catalogue, record: Mapping[str, Any], *, markdown: bool) -> Iterator[str]:
    """One experience as a page."""
    mark = Markdown() if markdown else Plain()
    years = f"since {record['start']}" if "end" not in record else f"{record['start']}-{record['end']}"
    remembered = " (the year is not stated by a source)" if record.get("start_from_memory") else ""
    yield mark.title(record["title"])
    yield mark.text(
        f"{catalogue.profiles[record['partner']].name}, {years}{remembered}. {record.get('institution', '')}"
    )
    topics = listed([lower_first(catalogue.topics[topic]) for topic in record["topics"]])
    yield mark.text(
        f"{catalogue.themes[record['theme']]}: {topics}. Confidence: {record['confidence']}. Id: {record['id']}"
    )
    yield mark.section("What was done")
    yield mark.text(record["what"])
    if record.get("results"):
        yield mark.section("Results")
        for item in record["results"]:
            kind = item.get("kind", "outcome")
            yield mark.item(result_words(item) + ("" if kind == "outcome" else f" ({kind})"))
    if "conditions" in record:
        yield mark.section("Conditions")
        yield mark.text(record["conditions"])
    yield mark.section("Stage of the country then")
    then = catalogue.record("then", record["id"])
    phrases = [f"{STAGE[v][0]} {figure(then[v][1])} ({then[v][0]})" for v in VARIABLES if v in then]
    yield mark.text("; ".join(phrases) or "No figures.")
    if record.get("modalities"):
        yield mark.section("Ways to share it")
        yield mark.text(listed([word.replace("-", " ") for word in record["modalities"]]))
    if record.get("transfers"):
        yield mark.section("Where it went")
        for item in record["transfers"]:
            year = f", {item['year']}" if "year" in item else ""
            yield mark.item(f"{catalogue.profiles[item['to']].name} ({item['grade']}{year}): {item['note']}")
    yield mark.section("Sources")
    for number, source in enumerate(record["sources"], 1):
        yield mark.item(f"[{number}] {cited(source)}")
    yield mark.text(f"\nmatcher {__version__}, data {catalogue.version}")


def result_words(item: Mapping[str, Any]) -> str:
    """A result in words: "households reached: 1.9 million households (2018)"."""
    year = f" ({item['year']})" if "year" in item else ""
    unit = item["unit"] if item["unit"] == "%" else f" {item['unit']}"
    return f"{item['metric']}: {figure(item['value'])}{unit}{year}"


def cited(source: Mapping[str, Any]) -> str:
    """A source in words: title, publisher, year, address."""
    return ", ".join(str(source[name]) for name in ("title", "publisher", "year", "url") if name in source)
