"""A shortlist for reading: what the country needs, who stands on the list with what, and how the list came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers import typed
from matcher.answers.answer import made_by
from matcher.answers.blocks import Card, Listing, Series
from matcher.answers.cells import likely
from matcher.answers.labels import ALIKE, COMPONENTS, INCOME, lens_of, number, stage_phrases
from matcher.answers.needs import lines_of, named, tension_of
from matcher.language import mark, percent, tr, trn
from matcher.questions.question import Question
from matcher.questions.reasons import Reason
from matcher.questions.standing import Fit
from matcher.questions.suggest import Shortlist
from matcher.questions.suggest import Suggestion as Line
from matcher.scoring.stage import COUNTED, VARIABLES
from matcher.text import counted, listed, lower_first

HEADER = (
    "#", mark("Partner"), mark("Score"), mark("Likely place"), mark("Learn from them"), mark("Share with them"),
    mark("Alike in"),
)  # fmt: skip
RIGHT = frozenset({0, 2, 3})
NARROWING = ("exclude", "language", "income", "population", "near", "far", "new_only", "at_peace")
"""Options beside --pool that say who may be suggested."""
NOTHING = mark("nothing on record")


def page(found: Shortlist, warnings: Sequence[str], *, last: bool = True) -> Listing:
    """The list, under the country's stage and needs. `last`: nothing follows, and it says what made it."""
    lines = found.suggestions
    foot = [*_between(found), *(tr("Note: {warning}", warning=warning) for warning in warnings)]
    if last:
        foot += _foot(found)
    return Listing(
        header=[HEADER[0], *map(tr, HEADER[1:])],
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
    if score is None:
        return tr("insufficient data ({known} of {all})", known=line.common, all=COUNTED)
    return number(score)


def place_of(line: Line) -> str:
    """The place on the list; "6=" where others share it."""
    return f"{line.shared_place}=" if line.shared_place else str(line.rank)


def best_of(points: Sequence[Reason]) -> str:
    """What was done, of the point that is worth most."""
    if not points:
        return tr(NOTHING)
    experience = points[0].experience
    if experience.end:
        return tr("{title} (ended {year})", title=experience.title, year=experience.end)
    return experience.title


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
    return ", ".join(f"{tr(COMPONENTS[name])} {percent(weight)}" for name, weight in weights if weight)


def _lead(found: Shortlist) -> list[str | Series]:
    """The lines above the table: what the country's stage is, and what it needs most."""
    seeker, asked = found.seeker, found.question
    stage = [tr(INCOME[seeker.income])] if seeker.income else []
    stage += stage_phrases(found.stage, ("life_expectancy", "schooling", "agriculture_jobs"))
    if seeker.conflict_last is not None and seeker.after_conflict:
        stage.append(tr("last year of conflict at home {year}", year=seeker.conflict_last))
    known = stage or [tr("insufficient data on its stage")]
    label = seeker.name
    if found.topics:
        label = tr("{name}, on {topics}", name=seeker.name, topics=named(found.topics))
    line = Series(label, label, known, None, joint=", ")
    about = listed([lower_first(theme) for theme in found.themes])
    inside = tr(" in {themes}", themes=about) if about and not asked.topic else tr(" here") if asked.topic else ""
    return [line, *lines_of(seeker.name, found.needs, inside)]


def _cells(line: Line) -> tuple[str, ...]:
    return (
        place_of(line),
        line.pair.partner.name + ("*" if line.tension else ""),
        score_of(line),
        likely(line),
        best_of(line.learn),
        best_of(line.share),
        ", ".join(tr(ALIKE[VARIABLES[position]]) for position in line.alike[:2]) or "-",
    )


def _card(line: Line, fit: Fit | None) -> Card:
    share = bar_of(line, fit)
    aside = likely(line) if line.pair.score is not None else tr("too little data")
    return Card(
        mark=place_of(line),
        title=line.pair.partner.name + ("*" if line.tension else ""),
        share=share,
        aside="" if aside == "-" else aside,
        lines=((tr("Learn"), best_of(line.learn)), (tr("Share"), best_of(line.share))),
    )


def _between(found: Shortlist) -> list[str]:
    """What stands between the country and a partner that is marked."""
    tense = [(f"* {line.pair.partner.name}", line.tension) for line in found.suggestions if line.tension]
    return [tr("{label}: {words}", label=label, words=tension_of(tension)) for label, tension in tense]


def legend_of(fit: Fit | None, asked: Question) -> str:
    """What bars and places mean."""
    said = []
    if fit and fit.of_all:
        said.append(tr("Bar: fit, from the middle pair of the South to the best."))
    elif fit:
        said.append(tr("Bar: fit, from the middle of those compared to the best."))
    if asked.draws:
        said.append(tr("1-4: likely place."))
    return " ".join(said)


def scale_of(fit: Fit | None) -> str:
    """What a score is to be compared with."""
    if not fit:
        return ""
    middle, best = number(fit.middle), number(fit.best)
    if not fit.of_all:
        return tr(
            "Score, from 0 to 1: of those compared the middle one has {middle}, the best {best}.",
            middle=middle,
            best=best,
        )
    if fit.theme:
        return tr(
            "Score, from 0 to 1: of all pairs in the South in {theme} the middle one has {middle}, the best {best}.",
            theme=lower_first(fit.theme),
            middle=middle,
            best=best,
        )
    return tr(
        "Score, from 0 to 1: of all pairs in the South the middle one has {middle}, the best {best}.",
        middle=middle,
        best=best,
    )


def _foot(found: Shortlist) -> Iterator[str]:
    """The lines below: how to see the reasons, with whom it was compared, and how to get the same again."""
    asked = found.question
    for word, note in found.meanings:
        words = f"{note}."
        yield tr("{label}: {words}", label=word, words=words)
    if found.suggestions:
        whom = _compared(found)
        if found.oldest:
            yield tr("Compared with {whom}; oldest figure used: {year}.", whom=whom, year=found.oldest)
        else:
            yield tr("Compared with {whom}.", whom=whom)
        first = found.suggestions[0].pair.partner.name
        command = typed.pair("explain", (found.seeker.name, first), asked)
        yield tr("Why, with sources, and whom to write to: {command}", command=command)
    weighed = tr("lens {lens}", lens=lens_of(asked.lens)) if asked.lens != "own" else weights_of(asked)
    said = [made_by(found.version), weighed]
    if asked.draws:
        said.append(tr("seed {seed}", seed=asked.seed))
    yield ", ".join(said)


def _compared(found: Shortlist) -> str:
    asked = found.question
    if asked.pool == ("south",) and found.candidates == found.all_others:
        return trn("the one other country of the South", "the {n} other countries of the South", found.candidates)
    narrowed = asked._replace(pool=() if asked.pool == ("south",) else asked.pool)
    if not any((narrowed.pool, *(getattr(asked, name) for name in NARROWING))):
        return counted(found.candidates, "country")
    from matcher.answers.empty import options_of  # loaded where something was narrowed

    return f"{counted(found.candidates, 'country')} ({options_of(narrowed)})"


def detail_of(asked: Question, lines: Sequence[Line]) -> Iterator[str]:
    """How the list came about."""
    lens = tr("your own") if asked.lens.startswith("own") else tr("lens {lens}", lens=lens_of(asked.lens))
    yield tr("Weights ({lens}): {weights}.", lens=lens, weights=weights_in_words(asked))
    if asked.draws:
        yield tr(
            "Likely place: where it stands in nine of ten of {draws} draws of other weights (seed {seed}).",
            draws=asked.draws,
            seed=asked.seed,
        )
    if any(line.shared_place for line in lines):
        yield tr("=: the same score as another, to three decimals.")
    if lines:
        yield _reliability(lines)
    if asked.diverse:
        yield tr("Diverse: a partner like one above it in region, income and topics stands back for another.")


def weights_of(asked: Question) -> str:
    """The weights above 0, as --weights takes them: "weights stage=0.125,learn=0.25"."""
    weights = ",".join(f"{name}={weight:.3g}" for name, weight in asked.weights.items() if weight)
    return tr("weights {weights}", weights=weights)


def _reliability(suggestions: Sequence[Line]) -> str:
    """How far to rely on the list: what share of the inputs is observed, and how old the figures are."""
    shares = [line.coverage for line in suggestions]
    low, high = percent(min(shares)), percent(max(shares))
    share = low if low == high else tr("{low} to {high}", low=low, high=high)
    years = [line.data_year for line in suggestions if line.data_year]
    if not years:
        return tr("Data: {share} of the inputs are observed.", share=share)
    return tr(
        "Data: {share} of the inputs are observed; figures typically of {year} or later.", share=share, year=min(years)
    )
