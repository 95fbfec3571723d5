"""What countries need, and what stands between two of them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.answers.blocks import Series
from matcher.questions.wants import Want, Wants
from matcher.text import lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DECLARED, MEASURED = 5, 3
"""Needs named in a line: of those that a country declares, and of those that its figures point to."""
RANKS = ("your own", "first", "also")
"""What the ranks of a declared priority are called."""


def lines_of(name: str, wants: Wants, inside: str = "") -> Iterator[str | Series]:
    """What a country needs most, a line for what it declares and one for what its figures point to. `inside` says in
    what, as in " in health"."""
    plan = [want for want in wants.declared if want.rank]
    own = [want for want in wants.declared if not want.rank]
    if own:
        yield _series(f"Named by you or in its profile{inside}", "Named by you", own, len(own))
    if plan and wants.plan:
        years = span(wants.plan["years"])
        yield _series(f"{name} declares{inside} ({plan_of(wants.plan)})", f"It declares ({years})", plan, DECLARED)
    if wants.measured:
        also = "also " if wants.declared else ""
        label = f"Its figures{inside} {also}point to"
        yield _series(label, f"Figures {also}point to", wants.measured[:MEASURED], MEASURED)
    if not wants.both:
        yield f"No great need{inside or ' stands out'}: nothing is declared, or measured at 0.5 of 1 or more"


def plan_of(plan: Mapping[str, Any]) -> str:
    """A plan with its years: "National Development Plan, 2022-2026"."""
    over = ", the last one known" if plan["over"] else ""
    years = span(plan["years"])
    return f"{plan['name']}{'' if years in plan['name'] else f', {years}'}{over}"


def declared_of(want: Want, plan: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What is declared of a need, as JSON has it."""
    if want.rank is None:
        return None
    if not want.rank or plan is None:
        return {"rank": 1, "plan": None, "years": None, "source": None}
    first = plan["sources"][0]
    return {"rank": want.rank, "plan": plan["name"], "years": plan["years"], "source": first.get("url", first["title"])}


def tension_of(entry: Mapping[str, Any] | None) -> str | None:
    """What stands between two countries, for both to read; None where nothing does."""
    if entry is None:
        return None
    first, last = entry.get("years", (0, 0))
    fought = f"in {span((first, last))}"
    if entry.get("goes_on"):
        fought = f"from {first}, and still in {last}, the newest year on record"
    note = entry.get("note") or f"fighting between the two {fought}"
    return f"{note}. A third party may help the two to cooperate"


def span(years: Sequence[int]) -> str:
    """The first and the last year, or the one that both are.

    >>> span([2021, 2022]), span([2012, 2012])
    ('2021-2022', '2012')
    """
    first, last = years
    return f"{first}" if first == last else f"{first}-{last}"


def named(names: Iterable[str]) -> str:
    """Topics one after the other; between them stands what stands in none of their names.

    >>> named(["Nutrition", "Women, peace and security"])
    'nutrition; women, peace and security'
    """
    return "; ".join(map(lower_first, names))


def _series(label: str, brief: str, wants: Sequence[Want], count: int) -> Series:
    things = [lower_first(want.topic.name) for want in wants[:count]]
    return Series(label, brief, things, len(wants) - len(things))
