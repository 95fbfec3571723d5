"""An evaluation, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Section, Table, Text, Title
from matcher.answers.labels import number, rounded
from matcher.language import local, mark, percent, tr, trc, trn
from matcher.questions.agreement import TOP, Agreement
from matcher.questions.evaluate import Accuracy, Evaluation
from matcher.questions.exposure import Exposure
from matcher.scoring.score import LENSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "kind", "ranking", "theme", "n", "projects", "percentile", "mrr", "hit5", "hit10",
    "countries", "listed", "listed_share", "gini", "most_shown", "most_shown_share",
    "neighbours", "mrr_low", "mrr_high", "hit10_low", "hit10_high", "topic", "lift", "lift_low", "lift_high", "place",
    "auc", "partners", "nobody", "empty",
)  # fmt: skip
HEADER = (mark("ranking"), mark("percentile"), "MRR", "hit@5", "hit@10")
WITHIN = (*HEADER, mark("MRR, 95 of 100"), mark("hit@10, 95 of 100"))
THEMED = (
    mark("theme"), "n", mark("percentile"), "MRR", "hit@5", "hit@10", mark("best simple rule"), mark("its hit@10"),
)  # fmt: skip
EXPOSED = (
    mark("lens"), mark("on a list"), mark("Gini"), mark("neighbours"), mark("most shown"), mark("never shown"),
)  # fmt: skip
CONTENT = (mark("theme"), mark("partners with something"), mark("countries with nobody"), mark("pairs with nothing"))
FORETOLD = (mark("topic"), mark("declare it"), mark("foretold"))
RULES = {
    "random": mark("random"),
    "nearest income": mark("nearest income"),
    "nearest stage": mark("nearest stage"),
    "nearest neighbour": mark("nearest neighbour"),
    "biggest catalogue": mark("biggest catalogue"),
    "biggest in theme": mark("biggest in theme"),
    "fit": mark("fit"),
    "most frequent": mark("most frequent"),
    "most frequent in theme": mark("most frequent in theme"),
}
"""How a page calls the rankings that are no lens."""
RIGHT = frozenset({1, 2, 3, 4})
NAMED = 8
"""Countries never shown, and topics foretold best and worst, named one by one; the rest is counted."""


class Measured(Result):
    """A figure of the evaluation. `kind` is pair (each pair counts once, with the interval of MRR and hit@10 over
    projects), project (each project once), theme, border and no-border (pairs with and without a common border),
    unnamed (without the experiences that name one of the pairs), exposure, content (of a theme: the median number of
    `partners` with something documented, countries with `nobody`, share of `empty` pairs), needs (agreement of measured
    needs with declared ones) or need (of a topic: `auc`); with --facilitators, facilitators and facilitators-project,
    -south, -north, -organisation, -older, -newer. What does not belong to the kind is None."""

    kind: str
    ranking: str | None
    theme: str | None
    n: int | None
    projects: int | None
    percentile: float | None
    mrr: float | None
    hit5: float | None
    hit10: float | None
    countries: int | None
    listed: int | None
    listed_share: float | None
    gini: float | None
    most_shown: str | None
    most_shown_share: float | None
    neighbours: float | None
    mrr_low: float | None
    mrr_high: float | None
    hit10_low: float | None
    hit10_high: float | None
    topic: str | None
    lift: float | None
    lift_low: float | None
    lift_high: float | None
    place: float | None
    auc: float | None
    partners: float | None
    nobody: int | None
    empty: float | None


def answer(found: Evaluation, pairs: str, faults: Sequence[str] = ()) -> Answer[Measured]:
    """The evaluation as an answer; `pairs` says where the documented pairs come from, `faults` which of them were
    none."""
    return Answer(
        command="evaluate",
        version=found.version,
        query={"pairs": pairs, "pool": list(found.pool), "n": found.n},
        results=lambda: _results(found),
        columns=COLUMNS,
        page=lambda: _page(found),
        what=tr("the evaluation"),
        faults=faults,
    )


def _results(found: Evaluation) -> Iterator[Measured]:
    for one in found.by_pair:
        within = found.intervals.get(one.ranking)
        ends = {
            f"{name}_{end}": value
            for name, interval in (within._asdict() if within else {}).items()
            for end, value in zip(("low", "high"), interval, strict=True)
        }
        yield measured_of({"kind": "pair", **one._asdict(), **ends})
    for kind, measured in (
        ("project", found.by_project),
        ("theme", found.by_theme),
        ("border", found.apart[True]),
        ("no-border", found.apart[False]),
        ("unnamed", found.unnamed),
    ):
        yield from (measured_of({"kind": kind, **one._asdict()}) for one in measured)
    for shown in found.exposure:
        own = {"kind": "exposure", "ranking": f"lens {shown.lens}", "listed_share": shown.share}
        yield measured_of({**shown._asdict(), **own})
    yield from (measured_of({"kind": "content", **content._asdict()}) for content in found.contents)
    if found.agreement:
        agreed = found.agreement
        yield measured_of({"kind": "needs", **agreed._asdict(), "lift_low": agreed.low, "lift_high": agreed.high})
        for topic in agreed.topics:
            yield measured_of({"kind": "need", "topic": topic.topic, "n": topic.declaring, "auc": topic.auc})


def measured_of(known: dict[str, Any]) -> Measured:
    """A figure, of which `known` holds what belongs to its kind."""
    values: dict[str, Any] = {name: known.get(name) for name in COLUMNS}
    for name, value in values.items():
        values[name] = rounded(value) if isinstance(value, float) else None if value == "" else value
    return Measured(**values)


def _page(found: Evaluation) -> Iterator[Block]:
    first = found.by_pair[0]
    yield Title(
        tr(
            "{count} documented pairs of {projects} projects, pool {pool}",
            count=first.n,
            projects=first.projects,
            pool=", ".join(found.pool),
        )
    )
    yield Text(tr("Where does the real partner stand in the list? Percentile: share of the pool behind it."))
    yield Text(tr("MRR: mean of 1 / rank. Hit@10: share of pairs with the real partner among the first ten."))
    yield Section(tr("Each pair counts once"))
    rows = [(ranking_of(one.ranking), *_measures(one), *_interval(found, one)) for one in found.by_pair]
    yield _table(WITHIN, rows, RIGHT | {5, 6})
    yield Section(tr("Each project counts once"))
    yield _rankings(found.by_project)
    yield Section(tr("The {count} pairs with a common border", count=found.apart[True][0].n))
    yield _rankings(found.apart[True])
    yield Section(tr("The {count} pairs without a common border", count=found.apart[False][0].n))
    yield _rankings(found.apart[False])
    yield Section(tr("Without the {count} experiences that name one of the pairs", count=found.left_out))
    yield _rankings(found.unnamed)
    yield Section(tr("By theme: lens learn, and the best of the simple rules by hit@10"))
    themes = dict.fromkeys(one.theme for one in found.by_theme)
    yield _table(THEMED, [_theme(found, theme) for theme in themes], {1, 2, 3, 4, 5, 7})
    yield from _shown(found)
    yield from _agreement(found.agreement)
    yield Gap()
    yield Text(tr("{made_by}, lenses {lenses}", made_by=made_by(found.version), lenses=", ".join(LENSES)))


def _shown(found: Evaluation) -> Iterator[Block]:
    """Who stands on lists, and what lists hold."""
    yield Section(tr("Who is shown, when every country of the pool asks for ten partners without a theme"))
    yield Text(tr("Neighbours: share of the first three partners with a common border or subregion."))
    yield _table(EXPOSED, list(map(_exposed, found.exposure)), {1, 2, 3})
    yield Section(tr("What a list in a theme holds"))
    rows = [(one.theme, local(f"{one.partners:g}"), str(one.nobody), percent(one.empty)) for one in found.contents]
    yield _table(CONTENT, rows, {1, 2, 3})


def _agreement(agreed: Agreement | None) -> Iterator[Block]:
    """How far measured needs are what countries declare."""
    yield Section(tr("Do measured needs agree with what countries declare?"))
    if agreed is None:
        yield Text(tr("No plan is in the data."))
        return
    yield Text(
        tr(
            "Of {count} measured headline priorities of {countries} countries {share} are among the {top} greatest "
            "measured needs; by chance {chance}.",
            count=agreed.n,
            countries=agreed.countries,
            share=_tenths(agreed.share),
            top=TOP,
            chance=_tenths(agreed.chance),
        )
    )
    yield Text(
        tr(
            "Lift {lift}, {low} to {high} in 95 of 100 draws of countries; mean place {place} (by chance {half}).",
            lift=_short(agreed.lift),
            low=_short(agreed.low),
            high=_short(agreed.high),
            place=_short(agreed.place),
            half=_short(0.5),
        )
    )
    topics = agreed.topics
    shown = topics if len(topics) <= 2 * NAMED else [*topics[:NAMED], *topics[-NAMED:]]
    yield Text(tr("Foretold: the chance that who declares a topic needs it more, by its measure, than who does not."))
    yield _table(FORETOLD, [(one.topic, str(one.declaring), _short(one.auc)) for one in shown], {1, 2})


def ranking_of(name: str) -> str:
    """How a page calls a ranking."""
    if name.startswith("lens "):
        return tr("lens {name}", name=name.removeprefix("lens "))
    return tr(RULES[name])


def between(low: float, high: float) -> str:
    """Two ends of an interval."""
    return tr("{low} to {high}", low=number(low), high=number(high))


def _short(value: float) -> str:
    return local(f"{value:.2f}")


def _tenths(share: float) -> str:
    """A share in percents, with one decimal."""
    tenths = local(f"{share * 100:.1f}")
    return trc("a share of a hundred", "{number}%", number=tenths)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Set[int]) -> Table:
    return Table(list(map(tr, header)), rows, frozenset(right))


def _rankings(measured: Sequence[Accuracy]) -> Table:
    """What was measured of some rankings."""
    return _table(HEADER, [(ranking_of(one.ranking), *_measures(one)) for one in measured], RIGHT)


def _interval(found: Evaluation, one: Accuracy) -> tuple[str, str]:
    within = found.intervals.get(one.ranking)
    if within is None:
        return "", ""
    return between(*within.mrr), between(*within.hit10)


def _theme(found: Evaluation, theme: str) -> tuple[str, ...]:
    mine = [one for one in found.by_theme if one.theme == theme]
    learn = next(one for one in mine if one.ranking == "lens learn")
    rule = max((one for one in mine if not one.ranking.startswith("lens")), key=lambda one: (one.hit10, one.mrr))
    return (theme, str(learn.n), *_measures(learn), ranking_of(rule.ranking), number(rule.hit10))


def _exposed(one: Exposure) -> tuple[str, ...]:
    never = ", ".join(one.never[:NAMED])
    if (more := len(one.never) - NAMED) > 0:
        never = trn("{names} and {count} more", "{names} and {count} more", more, names=never, count=more)
    return (
        one.lens,
        tr("{count} of {all}", count=one.listed, all=one.countries),
        number(one.gini),
        percent(one.neighbours),
        # Translators: a country, and the share of all lists on which it stands.
        tr("{country} on {share}", country=one.most_shown, share=percent(one.most_shown_share)),
        never,
    )


def _measures(one: Accuracy) -> Sequence[str]:
    return tuple(number(value) for value in (one.percentile, one.mrr, one.hit5, one.hit10))
