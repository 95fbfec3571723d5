"""A pair in full, as JSON, as rows, and as a page for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher import __version__
from matcher.questions.explain import Cooperation, Explanation
from matcher.render.experience import cited, result_words
from matcher.render.numbers import apportioned, figure, rounded
from matcher.render.page import Markdown, Plain
from matcher.render.suggest import known, question
from matcher.render.words import ALIKE, COMPONENTS, INCOME, STAGE, last_conflict
from matcher.scoring.profile import Profile
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import COUNTED, VARIABLES, common
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "direction", "learner_iso3", "partner_iso3", "experience", "title", "topic", "value", "need", "need_coverage",
    "relevance", "quality", "start", "indicators", "conditions", "modalities", "sources",
)  # fmt: skip
"""Columns of the CSV, one row a point of cooperation."""


def result(found: Explanation) -> dict[str, Any]:
    """The pair as JSON has it."""
    topics = list(found.catalogue.topics)
    pair = found.pair
    return {
        "a": _country(found, found.a, found.needs_a),
        "b": _country(found, found.b, found.needs_b),
        "score": rounded(pair.score),
        "components": {n: rounded(v) for n, v in zip(NAMES, pair.components, strict=True)},
        "contributions": apportioned(pair.contributions) if pair.contributions else dict.fromkeys(NAMES),
        "rank": found.place.rank,
        "of": found.place.of,
        "stability": _stability(found),
        "leave_one_out": found.place.without,
        "coverage": rounded(found.coverage),
        "learn": [_point(found, point) for point in found.learn],
        "share": [_point(found, point) for point in found.share],
        "alike": [ALIKE[VARIABLES[position]] for position in found.alike],
        "shared_needs": [topics[topic] for topic in found.shared_needs],
        "platforms": [{"id": p.id, "name": p.name, "why": p.why} for p in found.platforms],
        "known_cooperation": [dict(entry) for entry in found.known],
        "unknown": found.unknown,
    }


def query(found: Explanation) -> dict[str, Any]:
    """What was asked, in full."""
    asked = question(found.question)
    kept = ("theme", "topic", "need", "lens", "weights", "top")
    return {"a": found.a.iso3, "b": found.b.iso3, **{name: asked[name] for name in kept}}


def rows(found: Explanation) -> Iterator[dict[str, Any]]:
    """The points of cooperation as flat rows."""
    for direction, points in (("learn", found.learn), ("share", found.share)):
        for point in points:
            full = _point(found, point)
            yield {
                "direction": direction,
                "learner_iso3": point.seeker.iso3,
                "partner_iso3": point.partner.iso3,
                **{name: full[name] for name in ("experience", "title", "topic", "value")},
                "need": full["need"]["value"],
                "need_coverage": full["need"]["coverage"],
                "relevance": full["relevance"],
                "quality": full["quality"],
                "start": point.point.experience.start,
                "indicators": [f"{i['indicator']}={i['value']:g} ({i['year']})" for i in full["need"]["indicators"]],
                "conditions": full["conditions"],
                "modalities": full["modalities"],
                "sources": [source.get("url") or source["title"] for source in full["sources"]],
            }


def _country(found: Explanation, profile: Profile, needs: Sequence[int]) -> dict[str, Any]:
    topics = list(found.catalogue.topics)
    return {
        "iso3": profile.iso3,
        "name": profile.name,
        "income": profile.income or None,
        "stage_now": _stage(found.catalogue.record("country", profile.iso3)["stage_now"]),
        "conflict_last_year": profile.conflict_last,
        "needs": [{"topic": topics[topic], "value": rounded(profile.needs[topic])} for topic in needs],
    }


def _point(found: Explanation, point: Cooperation) -> dict[str, Any]:
    topics = list(found.catalogue.topics)
    record = point.record
    return {
        "experience": record["id"],
        "title": record["title"],
        "partner": record["partner"],
        "topic": topics[point.point.topic],
        "need": {
            "value": rounded(point.need),
            "coverage": rounded(point.coverage),
            "indicators": [
                {
                    "indicator": item.code,
                    "name": item.short,
                    "unit": item.unit,
                    "value": item.value,
                    "year": item.year,
                    "rank": item.rank,
                    "of": item.of,
                    "source": item.source,
                }
                for item in point.evidence
            ],
        },
        "relevance": rounded(point.point.relevance),
        "quality": rounded(point.point.experience.quality),
        "value": rounded(point.point.value),
        "what": record["what"],
        "institution": record.get("institution"),
        "stage_then": _stage(point.stage_then),
        "stage_now": _stage(point.stage_now),
        "results": record.get("results", []),
        "conditions": record.get("conditions"),
        "modalities": record.get("modalities", []),
        "sources": record["sources"],
        "confidence": record["confidence"],
    }


def _stage(figures: Mapping[str, Any]) -> dict[str, Any]:
    """A stage in plain figures, each with its year. The year of the whole is the newest of its parts for "now"."""
    values = {name: {"value": value[1], "year": value[0]} for name, value in figures.items() if name != "year"}
    year = figures.get("year") or max((part["year"] for part in values.values()), default=None)
    return {"year": year, **values}


# A page for reading


def page(found: Explanation, *, markdown: bool) -> Iterator[str]:
    """The pair as a page, in plain text or Markdown."""
    mark = Markdown() if markdown else Plain()
    a, b = found.a, found.b
    yield mark.title(f"{a.name} and {b.name}")
    yield mark.table(*_stages(found), right=frozenset({1, 2}))
    pair = found.pair
    if pair.contributions is None or pair.score is None:
        known = [f"{x.name}: {common(x.stage, x.stage)} of {COUNTED} figures of its stage" for x in (a, b)]
        yield mark.under(f"Insufficient data for a score ({'; '.join(known)}).")
    else:
        parts = apportioned(pair.contributions)
        without = {name: str(rank) for name, rank in found.place.without.items()}
        rows = [
            (COMPONENTS[n], _number(v), f"{found.question.weights[n]:.3f}", _number(parts[n]), without.get(n, ""))
            for n, v in zip(NAMES, pair.components, strict=True)
        ]
        rows.append(("score", "", "", _number(rounded(pair.score)), ""))
        yield mark.section(f"Score {pair.score:.3f} (lens {found.question.lens})")
        yield mark.table(("part", "value", "weight", "adds", "rank without it"), rows, right=frozenset({1, 2, 3, 4}))
        yield mark.under(_standing(found))
    for heading, points in (
        (f"What {a.name} can learn from {b.name}", found.learn),
        (f"What {b.name} can learn from {a.name}", found.share),
    ):
        yield mark.section(heading)
        if not points:
            yield mark.text("The catalogue holds nothing here.")
        for number, point in enumerate(points, 1):
            if number > 1:
                yield mark.gap()
            yield from _cooperation(found, number, point, mark)
    yield from _together(found, mark)
    yield mark.text(f"matcher {__version__}, data {found.catalogue.version}")


def _standing(found: Explanation) -> str:
    """Where b stands for a in the South, in a sentence."""
    place, firm = found.place, found.place.stability
    text = f"{found.b.name} is number {place.rank} of {place.of} for {found.a.name} in the South"
    if firm is not None:
        between = f"between {firm.low} and {firm.high}" if firm.low != firm.high else f"{firm.low}"
        text += f"; {between} in nine of ten draws of other weights"
    return f"{text}. {found.coverage:.0%} of the inputs are observed."


def _stability(found: Explanation) -> dict[str, Any] | None:
    firm = found.place.stability
    return None if firm is None else {"top": rounded(firm.top), "low": firm.low, "high": firm.high}


def _together(found: Explanation, mark: Plain) -> Iterator[str]:
    names = list(found.catalogue.topics.values())
    yield mark.section("On the agenda of both")
    agenda = ", ".join(lower_first(names[topic]) for topic in found.shared_needs)
    yield mark.text(f"Both need much: {agenda}." if agenda else "No great need is common to both.")
    yield mark.section("Institutions that both can use")
    if not found.platforms:
        yield mark.text("None in the catalogue for this theme.")
    for platform in found.platforms:
        if platform.members:
            yield mark.item(f"{platform.name}: {platform.why}")
    others = [platform.name for platform in found.platforms if not platform.members]
    if others:
        yield mark.item(f"Open to them without membership: {'; '.join(others)}")
    yield mark.section("Cooperation already documented")
    if not found.known:
        yield mark.text("None in the catalogue.")
    for entry in found.known:
        yield mark.item(_documented(found, entry))
    yield mark.section("What is not known, or old")
    if not found.unknown:
        yield mark.text("Nothing of note.")
    for note in found.unknown:
        yield mark.item(note)


def _documented(found: Explanation, entry: Mapping[str, Any]) -> str:
    learner, sharer = (found.a, found.b) if entry["direction"] == "learnt" else (found.b, found.a)
    text = f"{learner.name} from {sharer.name}: {known(entry).partition(': ')[2]}"
    if entry.get("note"):
        text += f". {entry['note']}"
    source = entry.get("source")
    return text + (f" [{cited(source)}]" if source else "")


def _stages(found: Explanation) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    a, b = found.a, found.b
    known = [found.catalogue.record("country", p.iso3) for p in (a, b)]
    now = [record["stage_now"] for record in known]
    rows: list[tuple[str, ...]] = [("income group", INCOME.get(a.income, "unknown"), INCOME.get(b.income, "unknown"))]
    for variable in VARIABLES:
        if variable == "gni_per_person" and all("gdp_per_person" in side for side in now):
            continue
        rows.append((STAGE[variable][0], *(_figure(side.get(variable)) for side in now)))
    conflict = [last_conflict(p.conflict_last, record) for p, record in zip((a, b), known, strict=True)]
    rows.append(("last year of conflict at home", conflict[0], conflict[1]))
    return ("stage now", a.name, b.name), rows


def _figure(found: Sequence[Any] | None) -> str:
    return "unknown" if found is None else f"{figure(found[1])} ({found[0]})"


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"


def _cooperation(found: Explanation, number: int, point: Cooperation, mark: Plain) -> Iterator[str]:
    record = point.record
    years = f"since {record['start']}" if "end" not in record else f"{record['start']}-{record['end']}"
    yield mark.heading(f"{number}. {record['title']} ({point.partner.name}, {years})")
    topic = list(found.catalogue.topics.values())[point.point.topic]
    need = "not measured" if point.need is None else f"{point.need:.2f} of 1"
    yield mark.line("Need", f"{topic} of {point.seeker.name}: {need}")
    for item in point.evidence:
        value = f"{figure(item.value)} {item.unit} ({item.year})"
        yield mark.line("", f"{item.short}: {value}, need rank {item.rank} of {item.of} in the South [{item.source}]")
    yield mark.line("What", record["what"])
    results = [result_words(item) for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    if results:
        yield mark.line("Results", "; ".join(results))
    if "conditions" in record:
        yield mark.line("Conditions", record["conditions"])
    if record.get("modalities"):
        yield mark.line("Ways to share", listed([word.replace("-", " ") for word in record["modalities"]], "or"))
    for count, line in enumerate(_then_and_now(point)):
        yield mark.line("" if count else "Stage", line)
    worth = f"value {point.point.value:.3f}, relevance {point.point.relevance:.3f}"
    yield mark.line("Weight", f"{worth}, quality {point.point.experience.quality:.3f} ({record['confidence']})")
    for count, source in enumerate(record["sources"], 1):
        yield mark.line("Sources" if count == 1 else "", f"[{count}] {cited(source)}")


def _then_and_now(point: Cooperation) -> Iterator[str]:
    """The partner's stage then beside the seeker's stage now, in plain figures."""
    yield f"{point.partner.name} then, and {point.seeker.name} now:"
    for variable in VARIABLES:
        then, now = point.stage_then.get(variable), point.stage_now.get(variable)
        if then is None or now is None or (variable == "gni_per_person" and "gdp_per_person" in point.stage_then):
            continue
        yield f"{STAGE[variable][0]}: {figure(then[1])} ({then[0]}), {figure(now[1])} ({now[0]})"
