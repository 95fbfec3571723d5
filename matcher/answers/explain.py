"""A pair in full, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Table, Text, Title, Under
from matcher.answers.experience import cited, result_words, years_of
from matcher.answers.labels import ALIKE, COMPONENTS, STAGE, dated, figures, number, stage_table
from matcher.answers.numbers import apportioned, figure, rounded
from matcher.answers.suggest import echo, known, stability_of
from matcher.questions.explain import Cooperation, Doubt, Explanation, Side
from matcher.questions.platforms import Usable
from matcher.scoring.constants import UNMEASURED
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import COUNTED, VARIABLES
from matcher.text import listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "direction", "learner_iso3", "partner_iso3", "experience", "title", "topic", "value", "need", "need_coverage",
    "relevance", "quality", "start", "indicators", "conditions", "modalities", "sources",
)  # fmt: skip
"""Columns of the CSV, one row a point of cooperation."""
NAMED = 6
"""Needs that are not measured, named one by one; the rest is counted."""


class Country(Result):
    """One side: its stage now (variable -> value and year), its greatest needs."""

    iso3: str
    name: str
    income: str | None
    stage_now: dict[str, Any]
    conflict_last_year: int | None
    needs: list[dict[str, Any]]


class Point(Result):
    """A point of cooperation: the experience, the need that it answers with its figures, and both stages."""

    experience: str
    title: str
    partner: str
    topic: str
    need: dict[str, Any]
    relevance: float
    quality: float
    value: float
    what: str
    institution: str | None
    stage_then: dict[str, Any]
    stage_now: dict[str, Any]
    results: list[dict[str, Any]]
    conditions: str | None
    modalities: list[str]
    sources: list[dict[str, Any]]
    confidence: str


class Pair(Result):
    """A pair from the side of `a`. `rank` is where `b` stands for `a` among `of` countries; `leave_one_out` the rank
    that it would have without each component; `unknown` what is not known, or old."""

    a: Country
    b: Country
    score: float | None
    components: dict[str, float | None]
    contributions: dict[str, float | None]
    rank: int
    of: int
    stability: dict[str, Any] | None
    leave_one_out: dict[str, int]
    coverage: float
    learn: list[Point]
    share: list[Point]
    alike: list[str]
    shared_needs: list[str]
    platforms: list[dict[str, str]]
    known_cooperation: list[dict[str, Any]]
    unknown: list[str]


def answer(found: Explanation) -> Answer[Pair]:
    """The pair as an answer."""
    a, b = found.a.profile, found.b.profile
    return Answer(
        command="explain",
        version=found.version,
        query={"a": a.iso3, "b": b.iso3, **echo(found.question, "explain")},
        results=lambda: [_result(found)],
        columns=COLUMNS,
        rows=lambda: _rows(found),
        page=lambda: _page(found),
        what=f"{a.name} and {b.name}",
    )


def _result(found: Explanation) -> Pair:
    pair = found.pair
    return Pair(
        a=_country(found.a),
        b=_country(found.b),
        score=rounded(pair.score),
        components={n: rounded(v) for n, v in zip(NAMES, pair.components, strict=True)},
        contributions=apportioned(pair.contributions) if pair.contributions else dict.fromkeys(NAMES),
        rank=found.place.rank,
        of=found.place.of,
        stability=stability_of(found.place.stability),
        leave_one_out=found.place.without,
        coverage=round(found.coverage, 3),
        learn=list(map(_point, found.learn)),
        share=list(map(_point, found.share)),
        alike=[ALIKE[VARIABLES[position]] for position in found.alike],
        shared_needs=[topic.id for topic in found.shared_needs],
        platforms=[{"id": p.id, "name": p.name, "why": _why(p)} for p in found.platforms],
        known_cooperation=[dict(entry) for entry in found.known],
        unknown=list(map(_doubt, found.doubts)),
    )


def _rows(found: Explanation) -> Iterator[dict[str, Any]]:
    """The points of cooperation as flat rows."""
    for direction, points in (("learn", found.learn), ("share", found.share)):
        for point in points:
            full = _point(point)
            yield {
                "direction": direction,
                "learner_iso3": point.seeker.iso3,
                "partner_iso3": point.partner.iso3,
                **{name: full[name] for name in ("experience", "title", "topic", "value", "relevance", "quality")},
                "need": full.need["value"],
                "need_coverage": full.need["coverage"],
                "start": point.reason.experience.start,
                "indicators": [f"{i['indicator']}={i['value']:g} ({i['year']})" for i in full.need["indicators"]],
                "conditions": full.conditions,
                "modalities": full.modalities,
                "sources": [source.get("url") or source["title"] for source in full.sources],
            }


def _country(side: Side) -> Country:
    return Country(
        iso3=side.profile.iso3,
        name=side.profile.name,
        income=side.profile.income or None,
        stage_now=_stage(side.stage),
        conflict_last_year=side.profile.conflict_last,
        needs=[{"topic": topic.id, "value": rounded(value)} for topic, value in side.needs],
    )


def _point(point: Cooperation) -> Point:
    record, reason = point.record, point.reason
    return Point(
        experience=record["id"],
        title=record["title"],
        partner=record["partner"],
        topic=reason.topic.id,
        need={
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
        relevance=round(reason.relevance, 3) + 0.0,
        quality=round(reason.experience.quality, 3) + 0.0,
        value=round(reason.value, 3) + 0.0,
        what=record["what"],
        institution=record.get("institution"),
        stage_then=_stage(point.stage_then),
        stage_now=_stage(point.stage_now),
        results=record.get("results", []),
        conditions=record.get("conditions"),
        modalities=record.get("modalities", []),
        sources=record["sources"],
        confidence=record["confidence"],
    )


def _stage(stage: Mapping[str, Any]) -> dict[str, Any]:
    """A stage in plain figures, each with its year. The year of the whole is the newest of its parts for "now"."""
    values = figures(stage)
    year = stage.get("year") or max((part["year"] for part in values.values()), default=None)
    return {"year": year, **values}


def _why(platform: Usable) -> str:
    """Why both can use a platform."""
    works = f"it works on {', '.join(map(lower_first, platform.themes))}"
    if platform.organisation:
        called, i = platform.called, platform.organisation
        return f"both are in {f'{called} ({i})' if len(called) + 2 > len(i) else called}; {works}"
    where = f" in {' and '.join(platform.regions)}" if platform.regions else " to developing countries"
    return f"open{where}; {works}"


def _doubt(doubt: Doubt) -> str:
    """What is not known, or old, or remembered, in a sentence."""
    name, items, year = doubt.name, doubt.items, doubt.year
    match doubt.kind:
        case "stage":
            return f"{name}: no figure for {', '.join(v.replace('_', ' ') for v in items)}."
        case "needs":
            more = f" and {len(items) - NAMED} more" if len(items) > NAMED else ""
            shown = ", ".join(map(lower_first, items[:NAMED])) + more
            return f"{name}: need not measured, counted as {UNMEASURED:g} of 1: {shown}."
        case "gni":
            return "Incomes are compared by GNI per person, since one side has no GDP per person."
        case "old":
            return f"{name}: {items[0]} is of {year}."
        case "memory":
            return f"{name}: its first year, {year}, is not stated by a source."
        case "no-stage":
            return f"{name}: no figures on the partner's stage near {year}."
        case _:
            return f"{name}: the partner's stage then rests partly on figures of later years."


# The page for reading


def _page(found: Explanation) -> Iterator[Block]:
    a, b, pair = found.a.profile, found.b.profile, found.pair
    yield Title(f"{a.name} and {b.name}")
    stages = stage_table([(side.profile, side.stage, side.recorded) for side in (found.a, found.b)])
    yield Table(("stage now", a.name, b.name), stages, frozenset({1, 2}))
    if pair.contributions is None or pair.score is None:
        known = [f"{side.profile.name}: {side.common} of {COUNTED} figures of its stage" for side in (found.a, found.b)]
        yield Under(f"Insufficient data for a score ({'; '.join(known)}).")
    else:
        yield Section(f"Score {pair.score:.3f} (lens {found.question.lens})")
        yield _parts(found)
        yield Under(_standing(found))
    for heading, points in (
        (f"What {a.name} can learn from {b.name}", found.learn),
        (f"What {b.name} can learn from {a.name}", found.share),
    ):
        yield Section(heading)
        if not points:
            yield Text("The catalogue holds nothing here.")
        for place, point in enumerate(points, 1):
            if place > 1:
                yield Gap()
            yield from _cooperation(place, point)
    yield from _together(found)
    yield Text(made_by(found.version))


def _parts(found: Explanation) -> Table:
    """The score part by part."""
    pair = found.pair
    parts = apportioned(pair.contributions or {})
    without = {name: str(rank) for name, rank in found.place.without.items()}
    rows = [
        (COMPONENTS[n], number(v), f"{found.question.weights[n]:.3f}", number(parts[n]), without.get(n, ""))
        for n, v in zip(NAMES, pair.components, strict=True)
    ]
    rows.append(("score", "", "", number(rounded(pair.score)), ""))
    return Table(("part", "value", "weight", "adds", "rank without it"), rows, frozenset({1, 2, 3, 4}))


def _standing(found: Explanation) -> str:
    """Where b stands for a in the South, in a sentence."""
    place, firm = found.place, found.place.stability
    text = f"{found.b.profile.name} is number {place.rank} of {place.of} for {found.a.profile.name} in the South"
    if firm is not None:
        between = f"between {firm.low} and {firm.high}" if firm.low != firm.high else f"{firm.low}"
        text += f"; {between} in nine of ten draws of other weights"
    return f"{text}. {found.coverage:.0%} of the inputs are observed."


def _cooperation(place: int, point: Cooperation) -> Iterator[Block]:
    record, reason = point.record, point.reason
    yield Heading(f"{place}. {record['title']} ({point.partner.name}, {years_of(record)})")
    need = "not measured" if point.need is None else f"{point.need:.2f} of 1"
    yield Line("Need", f"{reason.topic.name} of {point.seeker.name}: {need}")
    for item in point.evidence:
        value = f"{figure(item.value)} {item.unit} ({item.year})"
        yield Line("", f"{item.short}: {value}, need rank {item.rank} of {item.of} in the South [{item.source}]")
    yield Line("What", record["what"])
    results = [result_words(item) for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    if results:
        yield Line("Results", "; ".join(results))
    if "conditions" in record:
        yield Line("Conditions", record["conditions"])
    if record.get("modalities"):
        yield Line("Ways to share", listed([word.replace("-", " ") for word in record["modalities"]], "or"))
    for count, line in enumerate(_then_and_now(point)):
        yield Line("" if count else "Stage", line)
    worth = f"value {reason.value:.3f}, relevance {reason.relevance:.3f}"
    yield Line("Weight", f"{worth}, quality {reason.experience.quality:.3f} ({record['confidence']})")
    for count, source in enumerate(record["sources"], 1):
        yield Line("Sources" if count == 1 else "", f"[{count}] {cited(source)}")


def _then_and_now(point: Cooperation) -> Iterator[str]:
    """The partner's stage then beside the seeker's stage now, in plain figures."""
    yield f"{point.partner.name} then, and {point.seeker.name} now:"
    for variable in VARIABLES:
        then, now = point.stage_then.get(variable), point.stage_now.get(variable)
        if then is None or now is None or (variable == "gni_per_person" and "gdp_per_person" in point.stage_then):
            continue
        yield f"{STAGE[variable][0]}: {dated(then)}, {dated(now)}"


def _together(found: Explanation) -> Iterator[Block]:
    yield Section("On the agenda of both")
    agenda = ", ".join(lower_first(topic.name) for topic in found.shared_needs)
    yield Text(f"Both need much: {agenda}." if agenda else "No great need is common to both.")
    yield Section("Institutions that both can use")
    if not found.platforms:
        yield Text("None in the catalogue for this theme.")
    for platform in found.platforms:
        if platform.organisation:
            yield Item(f"{platform.name}: {_why(platform)}")
    others = [platform.name for platform in found.platforms if not platform.organisation]
    if others:
        yield Item(f"Open to them without membership: {'; '.join(others)}")
    yield Section("Cooperation already documented")
    if not found.known:
        yield Text("None in the catalogue.")
    for entry in found.known:
        yield Item(_documented(found, entry))
    yield Section("What is not known, or old")
    if not found.doubts:
        yield Text("Nothing of note.")
    for doubt in found.doubts:
        yield Item(_doubt(doubt))


def _documented(found: Explanation, entry: Mapping[str, Any]) -> str:
    a, b = found.a.profile, found.b.profile
    learner, sharer = (a, b) if entry["direction"] == "learnt" else (b, a)
    text = f"{learner.name} from {sharer.name}: {known(entry).partition(': ')[2]}"
    if entry.get("note"):
        text += f". {entry['note']}"
    source = entry.get("source")
    return text + (f" [{cited(source)}]" if source else "")
