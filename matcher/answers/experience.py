"""Experiences, in words: a list of them, and one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Card, Gap, Item, Section, Text, Title
from matcher.answers.entries import cited, rests_on, result_words, years_of
from matcher.answers.found import answer_of
from matcher.answers.labels import STAGE, dated, figures, rounded
from matcher.answers.whom import Who, told, who
from matcher.questions.find import Found, Hit, InFull
from matcher.scoring.stage import VARIABLES
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COLUMNS = (
    "id", "title", "partner", "theme", "topics", "start", "end", "modalities", "confidence", "likeness",
    "last_documented",
)  # fmt: skip
FULL_COLUMNS = (
    "id", "title", "partner", "theme", "topics", "start", "end", "institution", "what", "results", "conditions",
    "modalities", "transfers", "sources", "confidence", "last_documented", "joint_with", "only_for", "institutions",
)  # fmt: skip
SEEN_AS = {"part": "in part", "copy": "in a copy"}
"""How much of a source was read, in words."""


class Told(Result):
    """What is told of every experience. What is not known is None."""

    id: str
    title: str
    partner: str
    theme: str
    topics: list[str]
    start: int
    end: int | None
    modalities: list[str]
    confidence: str
    last_documented: int | None


class Experience(Told):
    """An experience of a list; `likeness` (0-100) says how well it matches the words that were looked for."""

    likeness: float | None


class FullExperience(Told):
    """An experience as its file has it (what is not known is not there at all as a key), with the partner's stage when
    it began."""

    start_from_memory: bool
    institution: str | None
    what: str
    results: list[dict[str, Any]]
    conditions: str | None
    transfers: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    joint_with: list[str]
    only_for: dict[str, Any] | None
    accepted: dict[str, str]
    stage_then: dict[str, Any]
    institutions: list[Who]


def list_of(found: Found) -> Answer[Experience]:
    """The experiences that were found, as an answer."""
    warnings = _spelling(found)
    return answer_of(
        found,
        "experiences",
        thing="experience",
        result=_line,
        columns=COLUMNS,
        header=("Experience", "Country", "Since", "Theme", "Id"),
        cells=_cells,
        card=_card,
        sheets=_sheets,
        right=frozenset({2}),
        foot=("One of them in full: matcher experience ID", *_as_topic(found), *(f"Note: {told}" for told in warnings)),
        empty=_none_of(found),
        warnings=warnings,
    )


def _sheets(found: Found) -> Iterable[Sheet]:
    from matcher.answers.lookup_sheets import of_experiences

    return of_experiences(found)


def _spelling(found: Found) -> list[str]:
    """What is said where words were found only by a like spelling."""
    if not found.spelt:
        return []
    words = listed([f'"{word}"' for word in found.spelt], "or")
    return [f"No experience holds {words} as a word; these hold one that is spelt like it."]


def _as_topic(found: Found) -> list[str]:
    """Where the words name a topic, how to see all that answers it."""
    return [
        f"As a topic it has {counted(count, 'experience')}: matcher experiences --topic {topic}"
        for topic, count in found.topics
    ]


def _none_of(found: Found) -> str:
    """What is said where no experience has all the words: how many have each, and which topic goes by them."""
    held = found.held
    told = "No experience matches."
    if len(held) > 1:
        counts = ", ".join(f'{count} with "{word}"' for word, count in held.items())
        told = f"No experience with {'both' if len(held) == 2 else 'all'} words; {counts}."
    return " ".join([told, *_as_topic(found)])


def answer(found: InFull) -> Answer[FullExperience]:
    """One experience as an answer."""
    record = found.record
    was = {"former": dict(found.former)} if found.former else {}
    return Answer(
        command="experience",
        version=found.version,
        query={"id": record["id"], **was},
        results=lambda: [_full(found)],
        columns=FULL_COLUMNS,
        rows=lambda: [_flat(record)],
        page=lambda: _page(found),
        what=record["id"],
    )


def _full(found: InFull) -> FullExperience:
    record = found.record
    then = {"year": record["start"], **figures(found.stage_then)}
    return FullExperience(**{**record, "institutions": list(who(found.institutions))}, stage_then=then)


def _line(hit: Hit) -> Experience:
    kept: dict[str, Any] = {name: hit.record.get(name) for name in COLUMNS if name != "likeness"}
    return Experience(**kept, likeness=rounded(hit.likeness, 1))


def _cells(hit: Hit) -> tuple[str, ...]:
    record = hit.record
    when = f"{record['start']}-{record['end']}" if "end" in record else str(record["start"])
    return (record["title"], hit.partner, when, hit.theme, record["id"])


def _card(hit: Hit) -> Card:
    record = hit.record
    return Card(
        mark="",
        title=hit.partner,
        share=None,
        aside=f"{record['start']}-{record['end']}" if "end" in record else f"since {record['start']}",
        lines=[("", record["title"]), ("", record["id"])],
        whole=True,
    )


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """One experience as a flat row."""
    return {
        **{name: record.get(name) for name in FULL_COLUMNS},
        "results": [result_words(item) for item in record.get("results", [])],
        "transfers": [
            " ".join(str(transfer[name]) for name in ("to", "grade", "year") if name in transfer)
            for transfer in record.get("transfers", [])
        ],
        "sources": [source.get("url") or source["title"] for source in record["sources"]],
        "only_for": record.get("only_for", {}).get("why"),
    }


def _page(found: InFull) -> Iterator[Block]:
    record = found.record
    remembered = " (the first year is not stated by a source)" if record.get("start_from_memory") else ""
    yield Title(record["title"])
    if found.former:
        yield Text(f"{found.former['id']} is now part of this one: {found.former['why']}")
    yield Text(f"{found.partner}, {years_of(record)}{remembered}. {record.get('institution', '')}")
    topics = listed(list(map(lower_first, found.topics)))
    yield Text(f"{found.theme}: {topics}. Confidence: {record['confidence']}. Id: {record['id']}")
    if found.silent:
        yield Text("No source of the last ten years shows it at work: ask whether it goes on.")
    yield from _who_did(found)
    yield Section("What was done")
    yield Text(record["what"])
    if found.together:
        yield Text(f"Done together with {listed(found.together)}.")
    if record.get("results"):
        yield Section("Results")
        for item in record["results"]:
            kind = item.get("kind", "outcome")
            yield Item(result_words(item) + ("" if kind == "outcome" else f" ({kind})") + rests_on(item))
    if "conditions" in record:
        yield Section("Conditions")
        yield Text(record["conditions"])
    yield Section("Stage of the country then")
    then = found.stage_then
    yield Text("; ".join(f"{STAGE[v][0]} {dated(then[v])}" for v in VARIABLES if v in then) or "No figures.")
    if record.get("only_for"):
        yield Section("Whom it is for")
        yield Text(f"{record['only_for']['why']} (offered to {found.offered_to} of {found.others} others in the South)")
    if record.get("modalities"):
        yield Section("Ways to share it")
        yield Text(listed([word.replace("-", " ") for word in record["modalities"]]))
    if record.get("transfers"):
        yield Section("Where it went")
        for learner, item in zip(found.learners, record["transfers"], strict=True):
            year = f", {item['year']}" if "year" in item else ""
            yield Item(f"{learner} ({item['grade']}{year}): {item['note']}{rests_on(item)}")
    yield Section("Sources")
    for place, source in enumerate(record["sources"], 1):
        yield Item(f"[{place}] {cited(source)}{_seen(source)}")
    yield Gap()
    yield Text(made_by(found.version))


def _who_did(found: InFull) -> Iterator[Block]:
    """What is known of the institutions beside their names."""
    about = list(filter(None, (told(one, found.record["partner"]) for one in found.institutions)))
    if about:
        yield Section("Who did it")
        yield from map(Item, about)


def _seen(source: Mapping[str, Any]) -> str:
    """When a source was read, and how."""
    if "seen" not in source:
        return ""
    how = f" {SEEN_AS[source['seen_as']]}" if "seen_as" in source else ""
    return f" (read{how} on {source['seen']})"
