"""A shortlist, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Text
from matcher.answers.cells import known, titles_of
from matcher.answers.labels import ALIKE, apportioned, rounded
from matcher.answers.needs import tension_of
from matcher.answers.once import Once
from matcher.answers.suggest_notes import little_known, on_need
from matcher.answers.suggest_page import empty_of, page
from matcher.language import local, tr, trn
from matcher.options import COMMANDS
from matcher.questions.conditions import UNDOCUMENTED
from matcher.questions.question import Question
from matcher.questions.reasons import Reason
from matcher.questions.suggest import Shortlist
from matcher.questions.suggest import Suggestion as Line
from matcher.scoring.constants import UNMEASURED
from matcher.scoring.score import COMPONENTS
from matcher.scoring.stage import MINIMUM, VARIABLES
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet


COLUMNS = (
    "country_iso3", "country", "theme", "rank", "partner_iso3", "partner", "score", *COMPONENTS[:6],
    "top", "low", "high", "coverage", "learn_experiences", "share_experiences", "shared_needs", "platforms",
    "known_cooperation", "data_year", "evidence", *COMPONENTS[6:], "tension", "documented", "learn_titles",
    "share_titles", "tied", "oldest_year",
)  # fmt: skip
"""Columns of the CSV, one row a partner. They only ever grow, at the end."""


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
    tied: bool
    oldest_year: int | None


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
    return Answer(
        command="suggest",
        version=found.version,
        query={"country": found.seeker.iso3, **echo(found.question, "suggest"), "pool_size": found.candidates},
        results=lambda: map(result, found.suggestions),
        columns=COLUMNS,
        rows=lambda: rows(found),
        page=lambda: [page(found, warnings)],
        what=counted(count, "row"),
        warnings=warnings,
        empty="" if count else empty_of(found),
        sheets=lambda: _sheets([found]),
    )


def many(
    shortlists: Iterable[Shortlist],
    version: str,
    question: Question,
    faults: Sequence[str],
    *,
    each: bool = False,
    of: Mapping[str, Any] | None = None,
) -> Answer[OfMany]:
    """The shortlists of a batch as one answer, each made when a form comes to it. `faults` of the input may
    grow till then. `each`: a workbook has a sheet for each country. `of` says for whom it was asked."""
    warnings: list[str] = []
    made_rows, made_results = Once(_rows_of), Once(_results_of)

    def told() -> Iterator[Shortlist]:
        for found in shortlists:
            warnings.extend(_of_whom(found.seeker.name, warning) for warning in warnings_of(found))
            yield found

    return Answer(
        command="batch",
        version=version,
        query={**echo(question, "batch"), **(of or {})},
        results=lambda: (result for found in told() for result in made_results(found)),
        columns=COLUMNS,
        rows=lambda: (row for found in shortlists for row in made_rows(found)),
        page=lambda: _pages(told(), version),
        what="",
        warnings=warnings,
        faults=faults,
        sheets=lambda: _sheets(told(), each=each),
    )


def _of_whom(name: str, warning: str) -> str:
    """A warning on a list, which says first of whom it is."""
    return warning if warning.startswith(name) else tr("{label}: {words}", label=name, words=warning)


def _rows_of(found: Shortlist) -> list[dict[str, Any]]:
    return list(rows(found))


def _results_of(found: Shortlist) -> list[OfMany]:
    return [OfMany(**_head(found), **result(line)) for line in found.suggestions]


def _pages(shortlists: Iterable[Shortlist], version: str) -> Iterator[Block]:
    """The lists one below the other, and last what made them."""
    for number, found in enumerate(shortlists):
        if number:
            yield Gap()
        yield page(found, warnings_of(found), last=False)
    yield Gap()
    yield Text(made_by(version))


def _head(found: Shortlist) -> dict[str, Any]:
    """For whom a list is."""
    seeker, themes = found.seeker, list(found.question.theme)
    return {"country_iso3": seeker.iso3, "country": seeker.name, "theme": themes}


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
        tied=bool(line.shared_place),
        oldest_year=line.oldest,
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
            "tied": one.tied,
            "oldest_year": one.oldest_year,
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
        warnings.append(little_known(found))
    if not reach.needs_known:
        value = local(f"{UNMEASURED:g}")
        warnings.append(
            tr(
                "{name}: its needs in this scope are not measured; each topic counts {value} of 1.",
                name=name,
                value=value,
            )
        )
    elif not reach.in_need and found.suggestions:
        warnings.append(tr("{name}: no need in this scope; the list shows whom it could share with.", name=name))
    if reach.left_out and found.suggestions:
        warnings.append(
            trn(
                "{n} partner with nothing documented here, on either side, left out; {option} ranks all.",
                "{n} partners with nothing documented here, on either side, left out; {option} ranks all.",
                reach.left_out,
                option=UNDOCUMENTED,
            )
        )
    warnings += [on_need(need, found) for need in found.named] if found.suggestions else []
    if reach.unscored:
        warnings.append(
            trn(
                "{n} of {all} have insufficient data for a score and stand last.",
                "{n} of {all} have insufficient data for a score and stand last.",
                reach.unscored,
                all=found.candidates,
            )
        )
    return warnings


def stability_of(firm: Any) -> dict[str, Any] | None:
    """A stability as JSON has it."""
    return None if firm is None else {"top": rounded(firm.top), "low": firm.low, "high": firm.high}


def _point(point: Reason) -> Point:
    experience = point.experience
    return Point(
        experience=experience.id, title=experience.title, topic=point.topic.id, value=round(point.value, 3) + 0.0
    )
