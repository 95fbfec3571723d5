"""A shortlist, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Gap, Listing
from matcher.answers.cells import known, likely, titles_of
from matcher.answers.labels import ALIKE, INCOME, apportioned, rounded, stage_phrases
from matcher.answers.needs import lines_of, tension_of
from matcher.options import COMMANDS
from matcher.questions.question import Question
from matcher.questions.reasons import Reason
from matcher.questions.suggest import Shortlist
from matcher.questions.suggest import Suggestion as Line
from matcher.scoring.constants import UNMEASURED
from matcher.scoring.score import COMPONENTS
from matcher.scoring.stage import COUNTED, MINIMUM, VARIABLES
from matcher.text import counted, listed, lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet


COLUMNS = (
    "country_iso3", "country", "theme", "rank", "partner_iso3", "partner", "score", *COMPONENTS[:6],
    "top", "low", "high", "coverage", "learn_experiences", "share_experiences", "shared_needs", "platforms",
    "known_cooperation", "data_year", "evidence", *COMPONENTS[6:], "tension", "documented", "learn_titles",
    "share_titles",
)  # fmt: skip
"""Columns of the CSV, one row a partner. They only ever grow, at the end."""
HEADER = ("#", "Partner", "Score", "Likely rank", "Learn from them", "Share with them", "Alike in")
RIGHT = frozenset({0, 2, 3})


class Point(Result):
    """An experience that answers a need, and how much it is worth (0-1)."""

    experience: str
    title: str
    topic: str
    value: float


class Scored(Result):
    """A pair with its score. Scores, components and shares lie in [0, 1]; None: too little is known."""

    score: float | None
    components: dict[str, float | None]
    contributions: dict[str, float | None]
    stability: dict[str, Any] | None
    coverage: float
    data_year: int | None
    evidence: float | None
    learn: list[Point]
    share: list[Point]
    alike: list[str]
    shared_needs: list[str]
    platforms: list[str]
    known_cooperation: list[str]
    tension: str | None
    documented: bool


class Suggestion(Scored):
    """A partner on a shortlist."""

    rank: int
    iso3: str
    name: str


class OfMany(Suggestion):
    """A suggestion of a batch: for whom, and in which themes."""

    country_iso3: str
    country: str
    theme: list[str]


def answer(found: Shortlist) -> Answer[Suggestion]:
    """The shortlist as an answer."""
    count = len(found.suggestions)
    warnings = warnings_of(found)
    empty = _empty(found)
    return Answer(
        command="suggest",
        version=found.version,
        query={"country": found.seeker.iso3, **echo(found.question, "suggest"), "pool_size": found.candidates},
        results=lambda: map(result, found.suggestions),
        columns=COLUMNS,
        rows=lambda: rows(found),
        page=lambda: [
            page(found, [*_between(found), *(f"Note: {warning}" for warning in warnings), *_foot(found)], empty)
        ],
        what=counted(count, "row"),
        warnings=warnings,
        empty="" if count else empty,
        sheets=lambda: _sheets([found]),
    )


def many(
    shortlists: Iterable[Shortlist], version: str, question: Question, faults: Sequence[str], *, each: bool = False
) -> Answer[OfMany]:
    """The shortlists of a batch as one answer, each made when a form comes to it. `faults` of the input may
    grow till then. `each`: a workbook has a sheet for each country."""
    warnings: list[str] = []

    def told() -> Iterator[Shortlist]:
        for found in shortlists:
            warnings.extend(warnings_of(found))
            yield found

    def pages() -> Iterator[Gap | Listing]:
        for number, found in enumerate(told()):
            if number:
                yield Gap()
            notes = [f"Note: {warning}" for warning in warnings_of(found)]
            yield page(found, [*_between(found), *notes], _empty(found))

    def head(found: Shortlist) -> dict[str, Any]:
        seeker, themes = found.seeker, list(found.question.theme)
        return {"country_iso3": seeker.iso3, "country": seeker.name, "theme": themes}

    return Answer(
        command="batch",
        version=version,
        query=echo(question, "batch"),
        results=lambda: (OfMany(**head(found), **result(line)) for found in told() for line in found.suggestions),
        columns=COLUMNS,
        rows=lambda: (row for found in shortlists for row in rows(found)),
        page=pages,
        what="",
        warnings=warnings,
        faults=faults,
        sheets=lambda: _sheets(told(), each=each),
    )


def _sheets(shortlists: Iterable[Shortlist], *, each: bool = False) -> Iterable[Sheet]:
    """The lists as sheets of a workbook."""
    from matcher.answers.suggest_sheets import sheets

    return sheets(shortlists, each=each)


def echo(question: Question, command: str) -> dict[str, Any]:
    """The options of a command as JSON has them: what was asked, in full."""
    own = COMMANDS[command].own.split()
    return {name: _plain(value) for name, value in question._asdict().items() if name in own}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: round(weight, 6) for name, weight in value.items()}
    return list(value) if isinstance(value, tuple) else value


def result(line: Line) -> Suggestion:
    """One suggestion as JSON has it."""
    pair = line.pair
    return Suggestion(
        rank=line.rank,
        iso3=pair.partner.iso3,
        name=pair.partner.name,
        score=rounded(pair.score),
        components={n: rounded(v) for n, v in zip(COMPONENTS, pair.components, strict=True)},
        contributions=apportioned(pair.contributions) if pair.contributions else dict.fromkeys(COMPONENTS),
        stability=stability_of(line.stability),
        coverage=round(line.coverage, 3),
        data_year=line.data_year,
        evidence=rounded(line.evidence),
        learn=list(map(_point, line.learn)),
        share=list(map(_point, line.share)),
        alike=[ALIKE[VARIABLES[position]] for position in line.alike],
        shared_needs=[topic.id for topic in line.shared_needs],
        platforms=line.platforms,
        known_cooperation=list(map(known, line.known)),
        tension=tension_of(line.tension),
        documented=line.documented,
    )


def rows(found: Shortlist) -> Iterator[dict[str, Any]]:
    """The suggestions as flat rows."""
    head = {"country_iso3": found.seeker.iso3, "country": found.seeker.name, "theme": list(found.question.theme)}
    for one in map(result, found.suggestions):
        yield {
            **head,
            "rank": one.rank,
            "partner_iso3": one.iso3,
            "partner": one.name,
            **figures_of(one),
            "learn_experiences": [point.experience for point in one.learn],
            "share_experiences": [point.experience for point in one.share],
            **ways_of(one),
            "data_year": one.data_year,
            "evidence": one.evidence,
            "tension": one.tension,
            "documented": one.documented,
            "learn_titles": titles_of(one.learn),
            "share_titles": titles_of(one.share),
        }


def figures_of(one: Scored) -> dict[str, Any]:
    """The score of a suggestion and what it rests on, as cells."""
    stability = one.stability or {}
    firm = {name: stability.get(name) for name in ("top", "low", "high")}
    return {"score": one.score, **one.components, **firm, "coverage": one.coverage}


def ways_of(one: Scored) -> dict[str, Any]:
    """What two countries could work on and with, as cells."""
    documented = [text.replace(";", ",") for text in one.known_cooperation]
    return {"shared_needs": one.shared_needs, "platforms": one.platforms, "known_cooperation": documented}


def warnings_of(found: Shortlist) -> list[str]:
    """What a reader must know before relying on the list."""
    name, reach = found.seeker.name, found.reach
    warnings = []
    if reach.stage < MINIMUM:
        rest = "ranked by what is known" if reach.unscored < found.candidates else "not ranked"
        warnings.append(f"{name}: insufficient data on its stage ({reach.stage} of {COUNTED} figures); {rest}.")
    if not reach.needs_known:
        warnings.append(f"{name}: its needs in this scope are not measured; each topic counts {UNMEASURED:g} of 1.")
    elif not reach.in_need:
        warnings.append(f"{name}: no need in this scope; the list shows whom it could share with.")
    if reach.left_out and found.suggestions:
        those = counted(reach.left_out, "partner")
        warnings.append(f"{those} with nothing documented here, on either side, left out; --undocumented ranks all.")
    if reach.unscored:
        warnings.append(f"{reach.unscored} of {found.candidates} have insufficient data for a score and stand last.")
    return warnings


def page(found: Shortlist, foot: Sequence[str], empty: str) -> Listing:
    """The list for reading, under the country's stage and needs."""
    return Listing(
        header=HEADER,
        rows=[_cells(line) for line in found.suggestions],
        right=RIGHT,
        lead=_lead(found),
        foot=foot,
        empty=empty,
    )


def _lead(found: Shortlist) -> list[str]:
    """The lines above the table: what the country's stage is, and what it needs most."""
    seeker, asked = found.seeker, found.question
    stage = [INCOME[seeker.income]] if seeker.income else []
    stage += stage_phrases(found.stage, ("life_expectancy", "schooling", "agriculture_jobs"))
    if seeker.conflict_last is not None and seeker.after_conflict:
        stage.append(f"last year of conflict at home {seeker.conflict_last}")
    lines = [f"{seeker.name}: {', '.join(stage) if stage else 'insufficient data on its stage'}"]
    about = listed([lower_first(theme) for theme in found.themes])
    inside = f" in {about}" if about and not asked.topic else " here" if asked.topic else ""
    return [*lines, *lines_of(seeker.name, found.needs, inside)]


def _empty(found: Shortlist) -> str:
    """Why a list is empty, and what to do."""
    name, out = found.seeker.name, found.reach.left_out
    if out:
        return f"Nothing is documented here between {name} and {counted(out, 'partner')}; --undocumented ranks all."
    return f"No partner for {name} is left in this pool; --pool all widens it."


def _cells(line: Line) -> tuple[str, ...]:
    return (
        str(line.rank),
        line.pair.partner.name + ("*" if line.tension else ""),
        score_of(line),
        likely(line),
        topics_of(line.learn) if line.documented else "nothing documented",
        topics_of(line.share),
        ", ".join(ALIKE[VARIABLES[position]] for position in line.alike[:2]) or "-",
    )


def _between(found: Shortlist) -> list[str]:
    """What stands between the country and a partner that is marked."""
    return [f"* {line.pair.partner.name}: {tension_of(line.tension)}" for line in found.suggestions if line.tension]


def _foot(found: Shortlist) -> list[str]:
    """The lines below: how to see the reasons, and how to get the same again."""
    asked = found.question
    lines = []
    if found.suggestions:
        first = found.suggestions[0].pair.partner.iso3
        lines.append(f"The reasons and sources for one of them: matcher explain {found.seeker.iso3} {first}")
    pool = f"{counted(found.candidates, 'candidate')} (pool {', '.join(asked.pool)})"
    lines.append(f"{pool}, lens {asked.lens}: {weights_of(asked)}")
    if asked.draws:
        drawn = f"{asked.draws} draws of other weights (seed {asked.seed})"
        lines.append(f"Likely rank: where it stands in nine of ten of {drawn}")
    if found.suggestions:
        lines.append(_reliability(found.suggestions))
    if asked.diverse:
        lines.append("Diverse: a partner like one above it in region, income and topics stands back for another")
    return [*lines, made_by(found.version)]


def weights_of(asked: Question) -> str:
    """The weights above 0: "stage=0.125 learn=0.25"."""
    return " ".join(f"{name}={weight:.3g}" for name, weight in asked.weights.items() if weight)


def stability_of(firm: Any) -> dict[str, Any] | None:
    """A stability as JSON has it."""
    return None if firm is None else {"top": rounded(firm.top), "low": firm.low, "high": firm.high}


def _reliability(suggestions: Sequence[Line]) -> str:
    """How far to rely on the list: what share of the inputs is observed, and how old the figures are."""
    shares = [line.coverage for line in suggestions]
    low, high = f"{min(shares):.0%}", f"{max(shares):.0%}"
    years = [line.data_year for line in suggestions if line.data_year]
    age = f"; figures typically of {min(years)} or later" if years else ""
    return f"Data: {low if low == high else f'{low} to {high}'} of the inputs are observed{age}"


def score_of(line: Line) -> str:
    """The score for reading, or how many figures of their stage there are on both sides."""
    score = line.pair.score
    return f"insufficient data ({line.common} of {COUNTED})" if score is None else f"{score:.3f}"


def topics_of(points: Sequence[Reason]) -> str:
    """The topics of the best points, each once."""
    return "; ".join(list(dict.fromkeys(point.topic.name for point in points))[:2]) or "-"


def _point(point: Reason) -> Point:
    experience = point.experience
    return Point(
        experience=experience.id, title=experience.title, topic=point.topic.id, value=round(point.value, 3) + 0.0
    )
