"""An evaluation, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Section, Table, Text, Title
from matcher.answers.labels import rounded
from matcher.questions.evaluate import Accuracy, Evaluation, Exposure
from matcher.scoring.score import LENSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "kind", "ranking", "theme", "n", "projects", "percentile", "mrr", "hit5", "hit10",
    "countries", "listed", "listed_share", "gini", "most_shown", "most_shown_share",
)  # fmt: skip
HEADER = ("ranking", "percentile", "MRR", "hit@5", "hit@10")
THEMED = ("theme", "n", "percentile", "MRR", "hit@5", "hit@10", "best simple rule", "its hit@10")
EXPOSED = ("lens", "on a list", "Gini", "most shown", "never shown")
RIGHT = frozenset({1, 2, 3, 4})
NAMED = 8
"""Countries never shown, named one by one; the rest is counted."""


class Measured(Result):
    """A figure of the evaluation. `kind` is pair (each pair counts once), project (each project once), theme or
    exposure; what does not belong to the kind is None."""

    kind: str
    ranking: str
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
    for kind, measured in (("pair", found.by_pair), ("project", found.by_project), ("theme", found.by_theme)):
        yield from (_measured({"kind": kind, **one._asdict()}) for one in measured)
    for shown in found.exposure:
        own = {"kind": "exposure", "ranking": f"lens {shown.lens}", "listed_share": shown.share}
        yield _measured({**shown._asdict(), **own})


def _measured(known: dict[str, Any]) -> Measured:
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
    yield Table(HEADER, [(one.ranking, *_measures(one)) for one in found.by_pair], RIGHT)
    yield Section("Each project counts once")
    yield Table(HEADER, [(one.ranking, *_measures(one)) for one in found.by_project], RIGHT)
    yield Section("By theme: lens learn, and the best of the simple rules by hit@10")
    themes = dict.fromkeys(one.theme for one in found.by_theme)
    yield Table(THEMED, [_theme(found, theme) for theme in themes], frozenset({1, 2, 3, 4, 5, 7}))
    yield Section("Who is shown, when every country of the pool asks for ten partners without a theme")
    yield Table(EXPOSED, list(map(_exposed, found.exposure)), frozenset({1, 2}))
    yield Gap()
    yield Text(f"{made_by(found.version)}, lenses {', '.join(LENSES)}")


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
        f"{one.most_shown} on {one.most_shown_share:.0%}",
        ", ".join(one.never[:NAMED]) + more,
    )


def _measures(one: Accuracy) -> Sequence[str]:
    return tuple(f"{value:.3f}" for value in (one.percentile, one.mrr, one.hit5, one.hit10))
