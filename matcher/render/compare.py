"""Countries side by side, as records, rows and a page."""

from __future__ import annotations

from collections.abc import Iterator

from matcher import __version__
from matcher.questions.compare import Comparison
from matcher.render.numbers import figure, rounded
from matcher.render.page import Markdown, Plain
from matcher.render.words import COMPONENTS, INCOME, STAGE, last_conflict
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import VARIABLES
from matcher.text import lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "iso3", "name", "income", *VARIABLES, "conflict_last_year", "needs", "experiences", "organisations",
)  # fmt: skip


def query(found: Comparison) -> dict[str, Any]:
    """What was asked, in full."""
    return {
        "countries": [side.profile.iso3 for side in found.sides],
        "theme": list(found.question.themes),
        "topic": list(found.question.topics),
    }


def results(found: Comparison) -> list[dict[str, Any]]:
    """One object for each country, with its pairs with the others."""
    topics = list(found.catalogue.topics)
    out = []
    for side in found.sides:
        i = side.profile.iso3
        stage = found.catalogue.record("country", i)["stage_now"]
        with_others = {}
        for a, pair in found.pairs:
            if i in (a.iso3, pair.partner.iso3):
                components = dict(zip(NAMES, pair.components, strict=True))
                if i != a.iso3:
                    components["learn"], components["share"] = components["share"], components["learn"]
                other = pair.partner.iso3 if i == a.iso3 else a.iso3
                with_others[other] = {name: rounded(value) for name, value in components.items()}
        out.append(
            {
                "iso3": i,
                "name": side.profile.name,
                "income": side.profile.income or None,
                "stage_now": {k: {"value": v[1], "year": v[0]} for k, v in stage.items() if k != "year"},
                "conflict_last_year": side.profile.conflict_last,
                "needs": [{"topic": topics[t], "value": rounded(side.profile.needs[t])} for t in side.needs],
                "experiences": [e.id for e in side.experiences],
                "organisations": side.profile.organisations,
                "with": with_others,
                "shared_needs": [topics[t] for t in found.shared_needs],
                "shared_organisations": found.organisations,
            }
        )
    return out


def rows(found: Comparison) -> Iterator[dict[str, Any]]:
    """One flat row a country."""
    for full in results(found):
        stage = full["stage_now"]
        yield {
            **{name: full[name] for name in ("iso3", "name", "income", "conflict_last_year")},
            **{v: stage[v]["value"] if v in stage else None for v in VARIABLES},
            "needs": [need["topic"] for need in full["needs"]],
            "experiences": full["experiences"],
            "organisations": full["organisations"],
        }


def page(found: Comparison, *, markdown: bool) -> Iterator[str]:
    """The comparison as a page."""
    mark = Markdown() if markdown else Plain()
    sides, names = found.sides, list(found.catalogue.topics.values())
    header = ("", *(side.profile.name for side in sides))
    right = frozenset(range(1, len(header)))
    yield mark.title(", ".join(header[1:]))
    known = [found.catalogue.record("country", side.profile.iso3) for side in sides]
    stages = [record["stage_now"] for record in known]
    table = [("income group", *(INCOME.get(side.profile.income, "unknown") for side in sides))]
    for v in VARIABLES:
        if v == "gni_per_person" and all("gdp_per_person" in stage for stage in stages):
            continue
        values = (f"{figure(s[v][1])} ({s[v][0]})" if v in s else "unknown" for s in stages)
        table.append((STAGE[v][0], *values))
    conflicts = (last_conflict(s.profile.conflict_last, r) for s, r in zip(sides, known, strict=True))
    table.append(("last year of conflict at home", *conflicts))
    table.append(("experiences in scope", *(str(len(side.experiences)) for side in sides)))
    yield mark.table(header, table, right=right)
    yield mark.section("Greatest needs")
    needs = [
        (str(n + 1), *(_need(names, side.profile.needs, side.needs, n) for side in sides))
        for n in range(max(len(side.needs) for side in sides))
    ]
    yield mark.table(("#", *header[1:]), needs, right=frozenset())
    shared = ", ".join(lower_first(names[topic]) for topic in found.shared_needs[:8])
    yield mark.under(f"Needed much by all: {shared or 'nothing'}.")
    yield mark.section("Each two of them")
    pairs = [
        (f"{a.name} and {pair.partner.name}", *(_number(value) for value in pair.components)) for a, pair in found.pairs
    ]
    labels = tuple(COMPONENTS[name] for name in NAMES)
    yield mark.table(("pair", *labels), pairs, right=frozenset(range(1, 7)))
    yield mark.under("What to learn: the first from the second. What to share: the second from the first.")
    yield mark.section("In common")
    yield mark.text(f"Organisations: {', '.join(found.organisations) or 'none'}.")
    yield mark.text(f"matcher {__version__}, data {found.catalogue.version}")


def _need(names: list[str], values: list[float | None], needs: list[int], n: int) -> str:
    return f"{lower_first(names[needs[n]])} ({values[needs[n]]:.2f})" if n < len(needs) else ""


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"
