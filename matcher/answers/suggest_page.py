"""A shortlist for reading: what the country needs, who stands on the list with what, and how the list came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.answer import made_by
from matcher.answers.blocks import Card, Listing, Series
from matcher.answers.cells import likely
from matcher.answers.labels import ALIKE, COMPONENTS, INCOME, stage_phrases
from matcher.answers.needs import lines_of, named, tension_of
from matcher.questions.question import Question
from matcher.questions.reasons import Reason
from matcher.questions.standing import Fit
from matcher.questions.suggest import Shortlist
from matcher.questions.suggest import Suggestion as Line
from matcher.scoring.stage import COUNTED, VARIABLES
from matcher.text import counted, listed, lower_first

HEADER = ("#", "Partner", "Score", "Likely place", "Learn from them", "Share with them", "Alike in")
RIGHT = frozenset({0, 2, 3})
NARROWING = ("exclude", "language", "income", "population", "near", "far", "new_only", "at_peace")
"""Options beside --pool that say who may be suggested."""
NOTHING = "nothing on record"


def page(found: Shortlist, warnings: Sequence[str], *, last: bool = True) -> Listing:
    """The list, under the country's stage and needs. `last`: nothing follows, and it says what made it."""
    lines = found.suggestions
    foot = [*_between(found), *(f"Note: {warning}" for warning in warnings)]
    if last:
        foot += _foot(found)
    return Listing(
        header=HEADER,
        rows=[_cells(line) for line in lines],
        right=RIGHT,
        lead=_lead(found),
        foot=foot,
        empty="" if lines else empty_of(found),
        cards=[_card(line, found.fit) for line in lines],
        scale=scale_of(found.fit) if lines and last else "",
        legend=legend_of(found.fit, found.question) if lines and last else "",
        detail=list(detail_of(found.question, lines)) if last else (),
    )


def empty_of(found: Shortlist) -> str:
    """What is said in place of a list without a row."""
    from matcher.answers.empty import why_empty  # loaded where nothing was found

    return why_empty(found)


def score_of(line: Line) -> str:
    """The score for reading, or how many figures of their stage there are on both sides."""
    score = line.pair.score
    return f"insufficient data ({line.common} of {COUNTED})" if score is None else f"{score:.3f}"


def place_of(line: Line) -> str:
    """The place on the list; "6=" where others share it."""
    return f"{line.shared_place}=" if line.shared_place else str(line.rank)


def best_of(points: Sequence[Reason]) -> str:
    """What was done, of the point that is worth most."""
    if not points:
        return NOTHING
    experience = points[0].experience
    return f"{experience.title} (ended {experience.end})" if experience.end else experience.title


def bar_of(line: Line, fit: Fit | None) -> float | None:
    """How far a score stands above the middle, where the best of all is 1; None without a score."""
    score = line.pair.score
    if score is None or fit is None:
        return None
    reach = fit.best - fit.middle
    return min(1.0, max(0.0, (score - fit.middle) / reach)) if reach > 0 else 1.0


def weights_in_words(asked: Question) -> str:
    """The weights above 0, the heaviest first: "what to learn 39%, alike in stage 24%"."""
    weights = sorted(asked.weights.items(), key=lambda item: -item[1])
    return ", ".join(f"{COMPONENTS[name]} {weight:.0%}" for name, weight in weights if weight)


def _lead(found: Shortlist) -> list[str | Series]:
    """The lines above the table: what the country's stage is, and what it needs most."""
    seeker, asked = found.seeker, found.question
    stage = [INCOME[seeker.income]] if seeker.income else []
    stage += stage_phrases(found.stage, ("life_expectancy", "schooling", "agriculture_jobs"))
    if seeker.conflict_last is not None and seeker.after_conflict:
        stage.append(f"last year of conflict at home {seeker.conflict_last}")
    known = stage or ["insufficient data on its stage"]
    on = f", on {named(found.topics)}" if found.topics else ""
    line = Series(f"{seeker.name}{on}", f"{seeker.name}{on}", known, None, joint=", ")
    about = listed([lower_first(theme) for theme in found.themes])
    inside = f" in {about}" if about and not asked.topic else " here" if asked.topic else ""
    return [line, *lines_of(seeker.name, found.needs, inside)]


def _cells(line: Line) -> tuple[str, ...]:
    return (
        place_of(line),
        line.pair.partner.name + ("*" if line.tension else ""),
        score_of(line),
        likely(line),
        best_of(line.learn),
        best_of(line.share),
        ", ".join(ALIKE[VARIABLES[position]] for position in line.alike[:2]) or "-",
    )


def _card(line: Line, fit: Fit | None) -> Card:
    share = bar_of(line, fit)
    aside = likely(line) if line.pair.score is not None else "too little data"
    return Card(
        mark=place_of(line),
        title=line.pair.partner.name + ("*" if line.tension else ""),
        share=share,
        aside="" if aside == "-" else aside,
        lines=(("Learn", best_of(line.learn)), ("Share", best_of(line.share))),
    )


def _between(found: Shortlist) -> list[str]:
    """What stands between the country and a partner that is marked."""
    return [f"* {line.pair.partner.name}: {tension_of(line.tension)}" for line in found.suggestions if line.tension]


def legend_of(fit: Fit | None, asked: Question) -> str:
    """What bars and places mean."""
    whole = "pair of the South" if fit and fit.of_all else "of those compared"
    bar = f"Bar: fit, from the middle {whole} to the best." if fit else ""
    place = " 1-4: likely place." if asked.draws else ""
    return f"{bar}{place}".strip()


def scale_of(fit: Fit | None) -> str:
    """What a score is to be compared with."""
    if not fit:
        return ""
    whole = f"all pairs in the South{fit.about}" if fit.of_all else "those compared"
    return f"Score, from 0 to 1: of {whole} the middle one has {fit.middle:.3f}, the best {fit.best:.3f}."


def _foot(found: Shortlist) -> Iterator[str]:
    """The lines below: how to see the reasons, with whom it was compared, and how to get the same again."""
    asked = found.question
    for word, note in found.meanings:
        yield f"{word}: {note}."
    oldest = f"; oldest figure used: {found.oldest}" if found.oldest else ""
    if found.suggestions:
        yield f"Compared with {_compared(found)}{oldest}."
        first = found.suggestions[0].pair.partner.name
        pair = " ".join(f'"{name}"' if " " in name else name for name in (found.seeker.name, first))
        yield f"Why, with sources, and whom to write to: matcher explain {pair}"
    weights = f"lens {asked.lens}" if asked.lens != "own" else weights_of(asked)
    seed = f", seed {asked.seed}" if asked.draws else ""
    yield f"{made_by(found.version)}, {weights}{seed}"


def _compared(found: Shortlist) -> str:
    asked = found.question
    if asked.pool == ("south",) and found.candidates == found.all_others:
        return f"the {found.candidates} other countries of the South"
    narrowed = asked._replace(pool=() if asked.pool == ("south",) else asked.pool)
    if not any((narrowed.pool, *(getattr(asked, name) for name in NARROWING))):
        return counted(found.candidates, "country")
    from matcher.answers.empty import options_of  # loaded where something was narrowed

    return f"{counted(found.candidates, 'country')} ({options_of(narrowed)})"


def detail_of(asked: Question, lines: Sequence[Line]) -> Iterator[str]:
    """How the list came about."""
    lens = "your own" if asked.lens.startswith("own") else f"lens {asked.lens}"
    yield f"Weights ({lens}): {weights_in_words(asked)}."
    if asked.draws:
        yield (
            f"Likely place: where it stands in nine of ten of {asked.draws} draws of other weights (seed {asked.seed})."
        )
    if any(line.shared_place for line in lines):
        yield "=: the same score as another, to three decimals."
    if lines:
        yield _reliability(lines)
    if asked.diverse:
        yield "Diverse: a partner like one above it in region, income and topics stands back for another."


def weights_of(asked: Question) -> str:
    """The weights above 0, as --weights takes them: "weights stage=0.125,learn=0.25"."""
    return "weights " + ",".join(f"{name}={weight:.3g}" for name, weight in asked.weights.items() if weight)


def _reliability(suggestions: Sequence[Line]) -> str:
    """How far to rely on the list: what share of the inputs is observed, and how old the figures are."""
    shares = [line.coverage for line in suggestions]
    low, high = f"{min(shares):.0%}", f"{max(shares):.0%}"
    years = [line.data_year for line in suggestions if line.data_year]
    age = f"; figures typically of {min(years)} or later" if years else ""
    return f"Data: {low if low == high else f'{low} to {high}'} of the inputs are observed{age}."
