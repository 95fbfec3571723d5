"""An evaluation, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Section, Table, Text, Title
from matcher.answers.cells import shortened
from matcher.answers.labels import lens_of, number, pool_of, rounded
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
HEADER = (
    # Translators: what orders the partners: a lens or a simple rule.
    mark("ranking"), mark("percentile"), mark("MRR"), mark("hit@5"), mark("hit@10"),
)  # fmt: skip
"""Columns of a table of rankings: MRR is the mean reciprocal rank, hit@5 the share with a hit among the first five."""
WITHIN = (*HEADER, mark("MRR, 95 of 100"), mark("hit@10, 95 of 100"))
THEMED = (mark("theme"), "n", *HEADER[1:], mark("best simple rule"), mark("its hit@10"))
EXPOSED = (
    mark("lens"), mark("on a list"), mark("Gini"), mark("neighbours"), mark("most shown"), mark("never shown"),
)  # fmt: skip
CONTENT = (
    mark("theme"), mark("partners with something"), mark("countries with nobody"), mark("pairs with nothing"),
)  # fmt: skip
# Translators: how many countries declare a topic.
FORETOLD = (mark("topic"), mark("declare it"), mark("foretold"))
RANKINGS = {
    "random": mark("random"),
    "nearest income": mark("nearest income"),
    "nearest stage": mark("nearest stage"),
    "nearest neighbour": mark("nearest neighbour"),
    "biggest catalogue": mark("biggest catalogue"),
    "biggest in theme": mark("biggest in theme"),
    # Translators: how well a third partner fits, by this program.
    "fit": mark("fit"),
    # Translators: the third partner that took part in most cases.
    "most frequent": mark("most frequent"),
    "most frequent in theme": mark("most frequent in theme"),
}
"""The simple rules beside the lenses, and beside the fit of third partners, as pages call them."""
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
            pool=", ".join(map(pool_of, found.pool)),
        )
    )
    yield Text(tr("Where does the real partner stand in the list? Percentile: share of the pool behind it."))
    yield Text(tr("MRR: mean of 1 / rank. Hit@10: share of pairs with the real partner among the first ten."))
    yield Section(tr("Each pair counts once"))
    rows = [(ranked(one.ranking), *_measures(one), *_interval(found, one)) for one in found.by_pair]
    yield Table(list(map(tr, WITHIN)), rows, RIGHT | {5, 6})
    yield Section(tr("Each project counts once"))
    yield _rankings(found.by_project)
    for border in (True, False):
        apart = found.apart[border]
        yield Section(_bordering(apart[0].n) if border else _apart(apart[0].n))
        yield _rankings(apart)
    yield Section(tr("Without the {count} experiences that name one of the pairs", count=found.left_out))
    yield _rankings(found.unnamed)
    lens = tr("lens {lens}", lens=lens_of("learn"))
    yield Section(tr("By theme: {lens}, and the best of the simple rules by hit@10", lens=lens))
    themes = dict.fromkeys(one.theme for one in found.by_theme)
    rows = [_theme(found, theme) for theme in themes]
    yield Table(list(map(tr, THEMED)), rows, frozenset({1, 2, 3, 4, 5, 7}))
    yield from _shown(found)
    yield from _agreement(found.agreement, found.names)
    yield Gap()
    lenses = tr("lenses {lenses}", lenses=", ".join(map(lens_of, LENSES)))
    yield Text(f"{made_by(found.version)}, {lenses}")


def _rankings(measured: Sequence[Accuracy]) -> Table:
    """How well each ranking did."""
    return Table(list(map(tr, HEADER)), [(ranked(one.ranking), *_measures(one)) for one in measured], RIGHT)


def ranked(name: str) -> str:
    """A ranking as pages call it."""
    if name.startswith("lens "):
        return tr("lens {lens}", lens=lens_of(name.removeprefix("lens ")))
    return tr(RANKINGS[name])


def _bordering(count: int) -> str:
    return trn("The {count} pairs with a common border", "The {count} pairs with a common border", count, count=count)


def _apart(count: int) -> str:
    return trn(
        "The {count} pairs without a common border", "The {count} pairs without a common border", count, count=count
    )


def _shown(found: Evaluation) -> Iterator[Block]:
    """Who is shown when everybody asks, and what a list in a theme holds."""
    yield Section(tr("Who is shown, when every country of the pool asks for ten partners without a theme"))
    yield Text(tr("Neighbours: share of the first three partners with a common border or subregion."))
    yield Table(list(map(tr, EXPOSED)), list(map(_exposed, found.exposure)), frozenset({1, 2, 3}))
    yield Section(tr("What a list in a theme holds"))
    rows = [
        (found.names[one.theme], local(f"{one.partners:g}"), str(one.nobody), percent(one.empty))
        for one in found.contents
    ]
    yield Table(list(map(tr, CONTENT)), rows, frozenset({1, 2, 3}))


def _agreement(agreed: Agreement | None, names: Mapping[str, str]) -> Iterator[Block]:
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
        # Translators: lift is how many times as many there are as by chance; low and high are the ends of its interval.
        tr(
            "Lift {lift}, {low} to {high} in 95 of 100 draws of countries; mean place {place} (by chance {chance}).",
            lift=_hundredths(agreed.lift),
            low=_hundredths(agreed.low),
            high=_hundredths(agreed.high),
            place=_hundredths(agreed.place),
            chance=_hundredths(0.5),
        )
    )
    topics = agreed.topics
    shown = topics if len(topics) <= 2 * NAMED else [*topics[:NAMED], *topics[-NAMED:]]
    yield Text(tr("Foretold: the chance that who declares a topic needs it more, by its measure, than who does not."))
    rows = [(names[one.topic], str(one.declaring), _hundredths(one.auc)) for one in shown]
    yield Table(list(map(tr, FORETOLD)), rows, frozenset({1, 2}))


def _tenths(share: float) -> str:
    """A share (0-1) in tenths of a percent: "61.4%"."""
    return trc("a share of a hundred", "{number}%", number=local(f"{share * 100:.1f}"))


def _hundredths(value: float) -> str:
    return local(f"{value:.2f}")


def between(ends: tuple[float, float]) -> str:
    """An interval: "0.120 to 0.199"."""
    low, high = (local(f"{end:.3f}") for end in ends)
    return tr("{low} to {high}", low=low, high=high)


def _interval(found: Evaluation, one: Accuracy) -> tuple[str, str]:
    within = found.intervals.get(one.ranking)
    return ("", "") if within is None else (between(within.mrr), between(within.hit10))


def _theme(found: Evaluation, theme: str) -> tuple[str, ...]:
    mine = [one for one in found.by_theme if one.theme == theme]
    learn = next(one for one in mine if one.ranking == "lens learn")
    rule = max((one for one in mine if not one.ranking.startswith("lens")), key=lambda one: (one.hit10, one.mrr))
    return (found.names[theme], str(learn.n), *_measures(learn), ranked(rule.ranking), number(rule.hit10))


def _exposed(one: Exposure) -> tuple[str, ...]:
    return (
        lens_of(one.lens),
        tr("{count} of {all}", count=one.listed, all=one.countries),
        number(one.gini),
        percent(one.neighbours),
        # Translators: a country, and on what share of the lists it stands.
        tr("{country} on {share}", country=one.most_shown, share=percent(one.most_shown_share)),
        shortened(one.never, NAMED),
    )


def _measures(one: Accuracy) -> Sequence[str]:
    return tuple(map(number, (one.percentile, one.mrr, one.hit5, one.hit10)))
