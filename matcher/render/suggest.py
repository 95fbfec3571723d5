"""A shortlist as records for CSV and JSON, and as a page for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher import __version__
from matcher.questions.suggest import Question, Shortlist, Suggestion
from matcher.render.numbers import apportioned, rounded
from matcher.render.words import ALIKE, INCOME, stage_phrases
from matcher.scoring.learning import Point
from matcher.scoring.score import COMPONENTS
from matcher.scoring.stage import COUNTED, VARIABLES, common
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.catalogue import Catalogue
    from matcher.scoring.profile import Profile


COLUMNS = (
    "country_iso3", "country", "theme", "rank", "partner_iso3", "partner", "score", *COMPONENTS,
    "top", "low", "high", "coverage", "learn_experiences", "share_experiences", "shared_needs", "platforms",
    "known_cooperation", "data_year", "evidence",
)  # fmt: skip
"""Columns of the CSV, one row a partner. They only ever grow, at the end."""


def result(shortlist: Shortlist, suggestion: Suggestion) -> dict[str, Any]:
    """One suggestion of a shortlist as JSON has it."""
    return result_of(shortlist.catalogue, suggestion)


def result_of(catalogue: Catalogue, suggestion: Suggestion) -> dict[str, Any]:
    """One suggestion as JSON has it."""
    pair = suggestion.pair
    topics = list(catalogue.topics)
    parts = apportioned(pair.contributions) if pair.contributions else dict.fromkeys(COMPONENTS)
    return {
        "rank": suggestion.rank,
        "iso3": pair.partner.iso3,
        "name": pair.partner.name,
        "score": rounded(pair.score),
        "components": {n: rounded(v) for n, v in zip(COMPONENTS, pair.components, strict=True)},
        "contributions": parts,
        "stability": _stability(suggestion),
        "coverage": rounded(suggestion.coverage),
        "data_year": suggestion.data_year,
        "evidence": rounded(suggestion.evidence),
        "learn": [_point(point, topics) for point in suggestion.learn],
        "share": [_point(point, topics) for point in suggestion.share],
        "alike": [ALIKE[VARIABLES[position]] for position in suggestion.alike],
        "shared_needs": [topics[topic] for topic in suggestion.shared_needs],
        "platforms": suggestion.platforms,
        "known_cooperation": [known(entry) for entry in suggestion.known],
    }


def query(shortlist: Shortlist) -> dict[str, Any]:
    """What was asked, in full: enough to ask it again."""
    return {
        "country": shortlist.seeker.iso3,
        **question(shortlist.question),
        "pool_size": shortlist.pool_size,
    }


def question(asked: Question) -> dict[str, Any]:
    """A question as JSON has it."""
    return {
        "theme": list(asked.themes),
        "topic": list(asked.topics),
        "need": list(asked.needs),
        "pool": list(asked.pool),
        "exclude": list(asked.exclude),
        "new_only": asked.new_only,
        "lens": asked.lens,
        "weights": {name: round(weight, 6) for name, weight in asked.weights.items()},
        "top": asked.top,
        "draws": asked.draws,
        "seed": asked.seed,
        "diverse": asked.diverse,
    }


def row(shortlist: Shortlist, suggestion: Suggestion) -> dict[str, Any]:
    """One suggestion as a flat row."""
    found = result(shortlist, suggestion)
    stability = found["stability"] or {}
    return {
        "country_iso3": shortlist.seeker.iso3,
        "country": shortlist.seeker.name,
        "theme": list(shortlist.question.themes),
        "rank": found["rank"],
        "partner_iso3": found["iso3"],
        "partner": found["name"],
        "score": found["score"],
        **found["components"],
        "top": stability.get("top"),
        "low": stability.get("low"),
        "high": stability.get("high"),
        "coverage": found["coverage"],
        "learn_experiences": [point["experience"] for point in found["learn"]],
        "share_experiences": [point["experience"] for point in found["share"]],
        "shared_needs": found["shared_needs"],
        "platforms": found["platforms"],
        "known_cooperation": [text.replace(";", ",") for text in found["known_cooperation"]],
        "data_year": found["data_year"],
        "evidence": found["evidence"],
    }


def known(entry: Mapping[str, Any]) -> str:
    """Documented cooperation in a line: "learnt: Community health insurance (visited, 2018)"."""
    how = [str(entry[key]) for key in ("grade", "kind", "year") if key in entry]
    return f"{entry['direction']}: {entry['what']}" + (f" ({', '.join(how)})" if how else "")


def heading(shortlist: Shortlist) -> list[str]:
    """The lines above the table: what the country's stage is, and what it needs most."""
    seeker, asked = shortlist.seeker, shortlist.question
    names = list(shortlist.catalogue.topics.values())
    figures = shortlist.catalogue.record("country", seeker.iso3)["stage_now"]
    stage = [INCOME[seeker.income]] if seeker.income else []
    stage += stage_phrases(figures, ("life_expectancy", "schooling", "agriculture_jobs"))
    if seeker.conflict_last is not None and seeker.after_conflict:
        stage.append(f"last year of conflict at home {seeker.conflict_last}")
    lines = [f"{seeker.name}: {', '.join(stage) if stage else 'insufficient data on its stage'}"]
    if shortlist.needs:
        about = listed([lower_first(shortlist.catalogue.themes[theme]) for theme in asked.themes])
        inside = f" in {about}" if about and not asked.topics else ""
        lines.append(f"Needs most{inside}: {', '.join(lower_first(names[topic]) for topic in shortlist.needs)}")
    return lines


HEADER = ("#", "Partner", "Score", "Likely rank", "Learn from them", "Share with them", "Alike in")
RIGHT = frozenset({0, 2, 3})


def table(shortlist: Shortlist) -> Iterator[tuple[str, ...]]:
    """The rows of the table for reading."""
    names = list(shortlist.catalogue.topics.values())
    for suggestion in shortlist.suggestions:
        yield (
            str(suggestion.rank),
            suggestion.pair.partner.name,
            score_of(suggestion, shortlist.seeker),
            likely(suggestion),
            topics_of(suggestion.learn, names),
            topics_of(suggestion.share, names),
            ", ".join(ALIKE[VARIABLES[position]] for position in suggestion.alike[:2]) or "-",
        )


def footer(shortlist: Shortlist) -> list[str]:
    """The lines below: how to see the reasons, and how to get the same again."""
    asked = shortlist.question
    lines = []
    if shortlist.suggestions:
        first = shortlist.suggestions[0].pair.partner.iso3
        lines.append(f"The reasons and sources for one of them: matcher explain {shortlist.seeker.iso3} {first}")
    weights = " ".join(f"{name}={weight:g}" for name, weight in asked.weights.items() if weight)
    lines.append(
        f"{counted(shortlist.pool_size, 'candidate')} (pool {', '.join(asked.pool)}), lens {asked.lens}: {weights}"
    )
    if asked.draws:
        drawn = f"{asked.draws} draws of other weights (seed {asked.seed})"
        lines.append(f"Likely rank: where it stands in nine of ten of {drawn}")
    if shortlist.suggestions:
        lines.append(_reliability(shortlist.suggestions))
    if asked.diverse:
        lines.append("Diverse: a partner like one above it in region, income and topics stands back for another")
    lines.append(f"matcher {__version__}, data {shortlist.catalogue.version}")
    return lines


def _stability(suggestion: Suggestion) -> dict[str, Any] | None:
    firm = suggestion.stability
    return None if firm is None else {"top": rounded(firm.top), "low": firm.low, "high": firm.high}


def _reliability(suggestions: Sequence[Suggestion]) -> str:
    """How far to rely on the list: what share of the inputs is observed, and how old the figures are."""
    shares = [suggestion.coverage for suggestion in suggestions]
    low, high = f"{min(shares):.0%}", f"{max(shares):.0%}"
    years = [suggestion.data_year for suggestion in suggestions if suggestion.data_year]
    age = f"; figures typically of {min(years)} or later" if years else ""
    return f"Data: {low if low == high else f'{low} to {high}'} of the inputs are observed{age}"


def score_of(suggestion: Suggestion, seeker: Profile) -> str:
    """The score for reading, or how many figures of their stage there are on both sides."""
    pair = suggestion.pair
    if pair.score is None:
        return f"insufficient data ({common(seeker.stage, pair.partner.stage)} of {COUNTED})"
    return f"{pair.score:.3f}"


def likely(suggestion: Suggestion) -> str:
    """The ranks that nine of ten draws lie between: "1-3"."""
    firm = suggestion.stability
    if firm is None:
        return "-"
    return str(firm.low) if firm.low == firm.high else f"{firm.low}-{firm.high}"


def topics_of(points: list[Point], names: list[str]) -> str:
    """The topics of the best points, each once."""
    found = list(dict.fromkeys(names[point.topic] for point in points))
    return "; ".join(found[:2]) or "-"


def _point(point: Point, topics: list[str]) -> dict[str, Any]:
    return {
        "experience": point.experience.id,
        "title": point.experience.title,
        "topic": topics[point.topic],
        "value": rounded(point.value),
    }
