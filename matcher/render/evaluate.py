"""An evaluation, as rows and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher import __version__
from matcher.questions.evaluate import Accuracy, Evaluation
from matcher.render.numbers import rounded
from matcher.render.page import Markdown, Plain
from matcher.scoring.score import LENSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "kind", "ranking", "theme", "n", "projects", "percentile", "mrr", "hit5", "hit10",
    "countries", "listed", "listed_share", "gini", "most_shown", "most_shown_share",
)  # fmt: skip


def results(found: Evaluation) -> list[dict[str, Any]]:
    """All figures, one object each: kind is pair, project, theme or exposure."""
    rows = []
    for kind, measured in (("pair", found.by_pair), ("project", found.by_project), ("theme", found.by_theme)):
        rows += [{**dict.fromkeys(COLUMNS), "kind": kind, **_accuracy(one)} for one in measured]
    for one in found.exposure:
        rows.append(
            {
                **dict.fromkeys(COLUMNS),
                "kind": "exposure",
                "ranking": f"lens {one.lens}",
                "countries": one.countries,
                "listed": one.listed,
                "listed_share": rounded(one.share),
                "gini": rounded(one.gini),
                "most_shown": one.most_shown,
                "most_shown_share": rounded(one.most_shown_share),
            }
        )
    return rows


def page(found: Evaluation, version: str, *, markdown: bool) -> Iterator[str]:
    """The evaluation as a page."""
    mark = Markdown() if markdown else Plain()
    first = found.by_pair[0]
    yield mark.title(f"{first.n} documented pairs of {first.projects} projects, pool {', '.join(found.pool)}")
    yield mark.text("Where does the real partner stand in the list? Percentile: share of the pool behind it.")
    yield mark.text("MRR: mean of 1 / rank. Hit@10: share of pairs with the real partner among the first ten.")
    yield mark.section("Each pair counts once")
    yield mark.table(HEADER, [_line(one) for one in found.by_pair], right=RIGHT)
    yield mark.section("Each project counts once")
    yield mark.table(HEADER, [_line(one) for one in found.by_project], right=RIGHT)
    yield mark.section("By theme: lens learn, and the best of the simple rules by hit@10")
    rows = []
    for theme in dict.fromkeys(one.theme for one in found.by_theme):
        mine = [one for one in found.by_theme if one.theme == theme]
        learn = next(one for one in mine if one.ranking == "lens learn")
        rule = max((one for one in mine if not one.ranking.startswith("lens")), key=lambda one: (one.hit10, one.mrr))
        rows.append((theme, str(learn.n), *_measures(learn), rule.ranking, f"{rule.hit10:.3f}"))
    header = ("theme", "n", "percentile", "MRR", "hit@5", "hit@10", "best simple rule", "its hit@10")
    yield mark.table(header, rows, right=frozenset({1, 2, 3, 4, 5, 7}))
    yield mark.section("Who is shown, when every country of the pool asks for ten partners without a theme")
    shown = [
        (
            one.lens,
            f"{one.listed} of {one.countries}",
            f"{one.gini:.3f}",
            f"{one.most_shown} on {one.most_shown_share:.0%}",
            ", ".join(one.never[:8]) + (f" and {len(one.never) - 8} more" if len(one.never) > 8 else ""),
        )
        for one in found.exposure
    ]
    yield mark.table(("lens", "on a list", "Gini", "most shown", "never shown"), shown, right=frozenset({1, 2}))
    yield mark.gap()
    yield mark.text(f"matcher {__version__}, data {version}, lenses {', '.join(LENSES)}")


HEADER = ("ranking", "percentile", "MRR", "hit@5", "hit@10")
RIGHT = frozenset({1, 2, 3, 4})


def _line(one: Accuracy) -> tuple[str, ...]:
    return (one.ranking, *_measures(one))


def _measures(one: Accuracy) -> Sequence[str]:
    return tuple(f"{value:.3f}" for value in (one.percentile, one.mrr, one.hit5, one.hit10))


def _accuracy(one: Accuracy) -> dict[str, Any]:
    return {
        "ranking": one.ranking,
        "theme": one.theme or None,
        "n": one.n,
        "projects": one.projects,
        "percentile": rounded(one.percentile),
        "mrr": rounded(one.mrr),
        "hit5": rounded(one.hit5),
        "hit10": rounded(one.hit10),
    }
