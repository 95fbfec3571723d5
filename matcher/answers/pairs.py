"""The best pairs of a pool, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matcher.answers.answer import Answer, made_by
from matcher.answers.blocks import Card, Listing
from matcher.answers.cells import likely, titles_of
from matcher.answers.labels import lens_of
from matcher.answers.needs import tension_of
from matcher.answers.suggest import (
    Scored,
    Suggestion,
    echo,
    figures_of,
    ways_of,
)
from matcher.answers.suggest import result as one_side
from matcher.answers.suggest_page import bar_of, best_of, detail_of, legend_of, place_of, scale_of, score_of, weights_of
from matcher.language import mark, tr, trc, trn
from matcher.questions.conditions import UNDOCUMENTED
from matcher.questions.pairs import Couple, Couples
from matcher.questions.question import Question
from matcher.questions.standing import Fit
from matcher.scoring.score import COMPONENTS
from matcher.text import as_typed, counted, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COLUMNS = (
    "rank", "a_iso3", "a", "b_iso3", "b", "theme", "score", *COMPONENTS[:6], "top", "low", "high", "coverage",
    "one_sided", "a_learns", "b_learns", "shared_needs", "platforms", "known_cooperation", *COMPONENTS[6:],
    "tension", "documented", "a_learns_titles", "b_learns_titles", "tied", "oldest_year",
)  # fmt: skip
HEADER = (
    mark("Pair"), mark("Score"), mark("Likely place"), mark("First learns"), mark("Second learns"),
    # Translators: which of the two countries gains.
    mark("Gain"),
)  # fmt: skip


class Pair(Scored):
    """Two countries, `a` before `b` in the alphabet of codes; `learn` is what `a` can learn, `share` what `b` can."""

    rank: int
    a: dict[str, str]
    b: dict[str, str]
    one_sided: bool


def answer(found: Couples) -> Answer[Pair]:
    """The pairs as an answer."""
    count = len(found.couples)
    lens = f"{found.question.lens}, both sides alike" if found.evened else found.question.lens
    asked = found.question._replace(lens=lens)
    shown = found.question
    if found.evened:
        shown = shown._replace(lens=tr("{lens}, both sides alike", lens=lens_of(shown.lens)))
    empty = _empty(found)
    warnings = _warnings(found)
    return Answer(
        command="pairs",
        version=found.version,
        # The options of suggest that pairs lacks stood here from the first version on.
        query={**echo(asked, "suggest"), **echo(asked, "pairs"), "pairs": found.candidates},
        results=lambda: (_result(couple, one_side(couple.suggestion)) for couple in found.couples),
        columns=COLUMNS,
        rows=lambda: _rows(found),
        page=lambda: [
            Listing(
                header=["#", *map(tr, HEADER)],
                rows=[_cells(couple) for couple in found.couples],
                right=frozenset({0, 2, 3}),
                foot=[*(tr("Note: {warning}", warning=warning) for warning in warnings), *_foot(found, shown)],
                empty=empty,
                cards=[_card(couple, found.fit, shown.with_country) for couple in found.couples],
                scale=scale_of(found.fit) if found.couples else "",
                legend=legend_of(found.fit, shown) if found.couples else "",
                detail=list(detail_of(shown, [couple.suggestion for couple in found.couples])),
            )
        ],
        what=counted(count, "pair"),
        warnings=warnings,
        empty="" if count else empty,
        sheets=lambda: _sheets(found),
    )


def _sheets(found: Couples) -> Iterable[Sheet]:
    from matcher.answers.suggest_sheets import of_pairs

    return of_pairs(found)


def _result(couple: Couple, line: Suggestion) -> Pair:
    partner = couple.suggestion.pair.partner
    kept = {name: value for name, value in line.items() if name not in ("rank", "iso3", "name")}
    return Pair(
        rank=line.rank,
        a={"iso3": couple.a.iso3, "name": couple.a.name},
        b={"iso3": partner.iso3, "name": partner.name},
        **kept,
        one_sided=couple.one_sided,
    )


def _rows(found: Couples) -> Iterator[dict[str, Any]]:
    for couple in found.couples:
        line = one_side(couple.suggestion)
        yield {
            "rank": line.rank,
            "a_iso3": couple.a.iso3,
            "a": couple.a.name,
            "b_iso3": line.iso3,
            "b": line.name,
            "theme": list(found.question.theme),
            **figures_of(line),
            "one_sided": couple.one_sided,
            "a_learns": [point.experience for point in line.learn],
            "b_learns": [point.experience for point in line.share],
            **ways_of(line),
            "tension": line.tension,
            "documented": line.documented,
            "a_learns_titles": titles_of(line.learn),
            "b_learns_titles": titles_of(line.share),
            "tied": line.tied,
            "oldest_year": line.oldest_year,
        }


def _cells(couple: Couple) -> tuple[str, ...]:
    line = couple.suggestion
    return (
        place_of(line),
        _called(couple),
        score_of(line),
        likely(line),
        best_of(line.learn),
        best_of(line.share),
        _gain(couple),
    )


def _gain(couple: Couple) -> str:
    """Which of the two gains."""
    if couple.suggestion.pair.score is None:
        return "-"
    return trc("who gains", "one side") if couple.one_sided else trc("who gains", "both")


def _card(couple: Couple, fit: Fit | None, one: str | None) -> Card:
    """A pair; of the pairs of `one` country the other is named."""
    line = couple.suggestion
    sides = (couple.a, line.pair.partner)
    others = [side.name for side in sides if one and side.iso3 != one]
    called = f"{others[0]}{'*' if line.tension else ''}" if others else _called(couple)
    aside = likely(line)
    learns = ((couple.a.name, line.learn), (line.pair.partner.name, line.share))
    return Card(
        mark=place_of(line),
        title=called,
        share=bar_of(line, fit),
        aside=tr("too little data") if line.pair.score is None else "" if aside == "-" else aside,
        lines=[("", tr("{name} learns: {title}", name=name, title=best_of(points))) for name, points in learns],
    )


def _called(couple: Couple) -> str:
    return _pair(couple) + ("*" if couple.suggestion.tension else "")


def _pair(couple: Couple) -> str:
    return listed([couple.a.name, couple.suggestion.pair.partner.name])


def _warnings(found: Couples) -> list[str]:
    if not found.left_out or not found.couples:
        return []
    return [
        trn(
            "{n} pair with nothing documented here left out; {option} ranks all.",
            "{n} pairs with nothing documented here left out; {option} ranks all.",
            found.left_out,
            option=UNDOCUMENTED,
        )
    ]


def _empty(found: Couples) -> str:
    """Why a list is empty, and what to do."""
    if found.left_out and not found.question.mutual_only:
        return tr(
            "Nothing is documented here between the countries of this pool; {option} ranks all.", option=UNDOCUMENTED
        )
    if found.question.mutual_only:
        return tr(
            "No pair in this pool in which both sides gain; without {option} there may be some.",
            option="--mutual-only",
        )
    return tr("No pair in this pool: two countries that meet what was asked are due.")


def _foot(found: Couples, asked: Question) -> list[str]:
    pairs, pool = counted(found.candidates, "pair"), " ".join(f"--pool {as_typed(word)}" for word in asked.pool)
    tense = [(f"* {_pair(one)}", one.suggestion.tension) for one in found.couples if one.suggestion.tension]
    weights = tr("lens {lens}", lens=lens_of(asked.lens)) if not asked.lens.startswith("own") else weights_of(asked)
    draws = trn("{draws} draws", "{draws} draws", asked.draws, draws=asked.draws)
    return [
        *(tr("{label}: {words}", label=label, words=tension_of(tension)) for label, tension in tense),
        tr("Compared: {pairs} ({options})", pairs=pairs, options=pool),
        ", ".join([made_by(found.version), weights, draws, tr("seed {seed}", seed=asked.seed)]),
    ]
