"""Experiences, in words: a list of them, and one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from matcher.answers.answer import Answer, Result, made_by, prose
from matcher.answers.blocks import Block, Card, Gap, Item, Section, Text, Title
from matcher.answers.codes import DOCUMENTED, RESULTS, confidence, in_words, way_of
from matcher.answers.entries import cited, rests_on, result_words, years_of
from matcher.answers.found import answer_of
from matcher.answers.labels import STAGE, dated, figures, rounded
from matcher.answers.whom import Who, told, who
from matcher.language import apart, tr, trn
from matcher.questions.find import Found, Hit, InFull
from matcher.scoring.stage import VARIABLES
from matcher.text import listed, lower_first

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
        header=(tr("Experience"), tr("Country"), tr("Since"), tr("Theme"), tr("Id")),
        cells=_cells,
        card=_card,
        sheets=_sheets,
        right=frozenset({2}),
        foot=(
            tr("One of them in full: {command}", command="matcher experience ID"),
            *_as_topic(found),
            *(tr("Note: {warning}", warning=warning) for warning in warnings),
        ),
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
    return [tr("No experience holds {words} as a word; these hold one that is spelt like it.", words=words)]


def _as_topic(found: Found) -> list[str]:
    """Where the words name a topic, how to see all that answers it."""
    commands = [(f"matcher experiences --topic {topic}", count) for topic, count in found.topics]
    return [
        trn(
            "As a topic it has {n} experience: {command}",
            "As a topic it has {n} experiences: {command}",
            count,
            command=command,
        )
        for command, count in commands
    ]


def _none_of(found: Found) -> str:
    """What is said where no experience has all the words: how many have each, and which topic goes by them."""
    held = found.held
    # Translators: how many experiences hold a word.
    counts = ", ".join(tr('{count} with "{word}"', count=count, word=word) for word, count in held.items())
    if len(held) < 2:
        told = tr("No experience matches.")
    elif len(held) == 2:
        told = tr("No experience with both words; {counts}.", counts=counts)
    else:
        told = tr("No experience with all words; {counts}.", counts=counts)
    hint = tr("Other words may; what the catalogue is about: {command}", command="matcher topics")
    return " ".join([told, *(list(_as_topic(found)) or [hint])])


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
        aside=f"{record['start']}-{record['end']}" if "end" in record else tr("since {first}", first=record["start"]),
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
    yield Title(record["title"])
    if found.former:
        yield Text(tr("{id} is now part of this one: {why}", id=found.former["id"], why=found.former["why"]))
    years = years_of(record)
    if record.get("start_from_memory"):
        years = tr("{years} (the first year is not stated by a source)", years=years)
    yield Text(f"{found.partner}, {years}. {record.get('institution', '')}")
    yield Text(
        tr(
            "{theme}: {topics}. Confidence: {confidence}. Id: {id}",
            theme=found.theme,
            topics=listed(list(map(lower_first, found.topics))),
            confidence=confidence(record["confidence"]),
            id=record["id"],
        )
    )
    if found.silent:
        yield Text(tr("No source of the last ten years shows it at work: ask whether it goes on."))
    yield from _who_did(found)
    yield Section(tr("What was done"))
    yield Text(record["what"])
    if found.together:
        yield Text(tr("Done together with {countries}.", countries=listed(found.together)))
    if record.get("results"):
        yield Section(tr("Results"))
        for item in record["results"]:
            kind = item.get("kind", "outcome")
            aside = "" if kind == "outcome" else f" ({in_words(kind, RESULTS)})"
            yield Item(result_words(item) + aside + rests_on(item))
    if "conditions" in record:
        yield Section(tr("Conditions"))
        yield Text(record["conditions"])
    yield Section(tr("Stage of the country then"))
    then = found.stage_then
    figures_then = apart(f"{tr(STAGE[v][0])} {dated(then[v])}" for v in VARIABLES if v in then)
    yield Text(figures_then or tr("No figures."))
    yield from _for_others(found)
    yield Section(tr("Sources"))
    for place, source in enumerate(record["sources"], 1):
        yield Item(f"[{place}] {_read(source)}")
    yield Gap()
    yield from map(Text, prose())
    yield Text(made_by(found.version))


def _for_others(found: InFull) -> Iterator[Block]:
    """Whom it is for, how it can be shared, and where it went."""
    record = found.record
    if record.get("only_for"):
        yield Section(tr("Whom it is for"))
        yield Text(
            tr(
                "{why} (offered to {count} of {all} others in the South)",
                why=record["only_for"]["why"],
                count=found.offered_to,
                all=found.others,
            )
        )
    if record.get("modalities"):
        yield Section(tr("Ways to share it"))
        yield Text(listed(way_of(record)))
    if record.get("transfers"):
        yield Section(tr("Where it went"))
        for learner, item in zip(found.learners, record["transfers"], strict=True):
            how = ", ".join([in_words(item["grade"], DOCUMENTED), *([str(item["year"])] if "year" in item else [])])
            label, words = f"{learner} ({how})", f"{item['note']}{rests_on(item)}"
            yield Item(tr("{label}: {words}", label=label, words=words))


def _who_did(found: InFull) -> Iterator[Block]:
    """What is known of the institutions beside their names."""
    about = list(filter(None, (told(one, found.record["partner"]) for one in found.institutions)))
    if about:
        yield Section(tr("Who did it"))
        yield from map(Item, about)


def _read(source: Mapping[str, Any]) -> str:
    """A source, and when and how it was read."""
    told = cited(source)
    if "seen" not in source:
        return told
    match source.get("seen_as"):
        case "part":
            return tr("{source} (read in part on {day})", source=told, day=source["seen"])
        case "copy":
            return tr("{source} (read in a copy on {day})", source=told, day=source["seen"])
    return tr("{source} (read on {day})", source=told, day=source["seen"])
