"""An evaluation, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Section, Table, Text, Title
from matcher.answers.labels import rounded
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
HEADER = ("ranking", "percentile", "MRR", "hit@5", "hit@10")
WITHIN = (*HEADER, "MRR, 95 of 100", "hit@10, 95 of 100")
THEMED = ("theme", "n", "percentile", "MRR", "hit@5", "hit@10", "best simple rule", "its hit@10")
EXPOSED = ("lens", "on a list", "Gini", "neighbours", "most shown", "never shown")
CONTENT = ("theme", "partners with something", "countries with nobody", "pairs with nothing")
FORETOLD = ("topic", "declare it", "foretold")
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
        what="the evaluation",
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
    yield Title(f"{first.n} documented pairs of {first.projects} projects, pool {', '.join(found.pool)}")
    yield Text("Where does the real partner stand in the list? Percentile: share of the pool behind it.")
    yield Text("MRR: mean of 1 / rank. Hit@10: share of pairs with the real partner among the first ten.")
    yield Section("Each pair counts once")
    yield Table(
        WITHIN, [(one.ranking, *_measures(one), *_interval(found, one)) for one in found.by_pair], RIGHT | {5, 6}
    )
    yield Section("Each project counts once")
    yield Table(HEADER, [(one.ranking, *_measures(one)) for one in found.by_project], RIGHT)
    for border, called in ((True, "with"), (False, "without")):
        apart = found.apart[border]
        yield Section(f"The {apart[0].n} pairs {called} a common border")
        yield Table(HEADER, [(one.ranking, *_measures(one)) for one in apart], RIGHT)
    yield Section(f"Without the {found.left_out} experiences that name one of the pairs")
    yield Table(HEADER, [(one.ranking, *_measures(one)) for one in found.unnamed], RIGHT)
    yield Section("By theme: lens learn, and the best of the simple rules by hit@10")
    themes = dict.fromkeys(one.theme for one in found.by_theme)
    yield Table(THEMED, [_theme(found, theme) for theme in themes], frozenset({1, 2, 3, 4, 5, 7}))
    yield Section("Who is shown, when every country of the pool asks for ten partners without a theme")
    yield Text("Neighbours: share of the first three partners with a common border or subregion.")
    yield Table(EXPOSED, list(map(_exposed, found.exposure)), frozenset({1, 2, 3}))
    yield Section("What a list in a theme holds")
    rows = [(one.theme, f"{one.partners:g}", str(one.nobody), f"{one.empty:.0%}") for one in found.contents]
    yield Table(CONTENT, rows, frozenset({1, 2, 3}))
    yield from _agreement(found.agreement)
    yield Gap()
    yield Text(f"{made_by(found.version)}, lenses {', '.join(LENSES)}")


def _agreement(agreed: Agreement | None) -> Iterator[Block]:
    """How far measured needs are what countries declare."""
    yield Section("Do measured needs agree with what countries declare?")
    if agreed is None:
        yield Text("No plan is in the data.")
        return
    yield Text(
        f"Of {agreed.n} measured headline priorities of {agreed.countries} countries {agreed.share:.1%} are among the "
        f"{TOP} greatest measured needs; by chance {agreed.chance:.1%}."
    )
    yield Text(
        f"Lift {agreed.lift:.2f}, {agreed.low:.2f} to {agreed.high:.2f} in 95 of 100 draws of countries; "
        f"mean place {agreed.place:.2f} (by chance 0.50)."
    )
    topics = agreed.topics
    shown = topics if len(topics) <= 2 * NAMED else [*topics[:NAMED], *topics[-NAMED:]]
    yield Text("Foretold: the chance that who declares a topic needs it more, by its measure, than who does not.")
    yield Table(FORETOLD, [(one.topic, str(one.declaring), f"{one.auc:.2f}") for one in shown], frozenset({1, 2}))


def _interval(found: Evaluation, one: Accuracy) -> tuple[str, str]:
    within = found.intervals.get(one.ranking)
    if within is None:
        return "", ""
    (a, b), (c, d) = within.mrr, within.hit10
    return f"{a:.3f} to {b:.3f}", f"{c:.3f} to {d:.3f}"


def _theme(found: Evaluation, theme: str) -> tuple[str, ...]:
    mine = [one for one in found.by_theme if one.theme == theme]
    learn = next(one for one in mine if one.ranking == "lens learn")
    rule = max((one for one in mine if not one.ranking.startswith("lens")), key=lambda one: (one.hit10, one.mrr))
    return (theme, str(learn.n), *_measures(learn), rule.ranking, f"{rule.hit10:.3f}")


def _exposed(one: Exposure) -> tuple[str, ...]:
    more = f" and {len(one.never) - NAMED} more" if len(one.never) > NAMED else ""
    return (
        one.lens,
        f"{one.listed} of {one.countries}",
        f"{one.gini:.3f}",
        f"{one.neighbours:.0%}",
        f"{one.most_shown} on {one.most_shown_share:.0%}",
        ", ".join(one.never[:NAMED]) + more,
    )


def _measures(one: Accuracy) -> Sequence[str]:
    return tuple(f"{value:.3f}" for value in (one.percentile, one.mrr, one.hit5, one.hit10))
