"""What countries need, and what stands between two of them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.answers.blocks import Series
from matcher.language import apart, mark, tr
from matcher.questions.wants import Want, Wants
from matcher.text import lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DECLARED, MEASURED = 5, 3
"""Needs named in a line: of those that a country declares, and of those that its figures point to."""
RANKS = (mark("your own"), mark("first"), mark("also"))
"""What the ranks of a declared priority are called."""


def lines_of(name: str, wants: Wants, inside: str = "") -> Iterator[str | Series]:
    """What a country needs most, a line for what it declares and one for what its figures point to. `inside` says in
    what, as in " in health"."""
    plan = [want for want in wants.declared if want.rank]
    own = [want for want in wants.declared if not want.rank]
    if own:
        label = tr("Named by you or in its profile{inside}", inside=inside)
        yield _series(label, tr("Named by you"), own, len(own))
    if plan and wants.plan:
        label = tr("{name} declares{inside} ({plan})", name=name, inside=inside, plan=plan_of(wants.plan))
        yield _series(label, tr("It declares ({years})", years=span(wants.plan["years"])), plan, DECLARED)
    if wants.measured:
        if wants.declared:
            label, brief = tr("Its figures{inside} also point to", inside=inside), tr("Figures also point to")
        else:
            label, brief = tr("Its figures{inside} point to", inside=inside), tr("Figures point to")
        yield _series(label, brief, wants.measured[:MEASURED], MEASURED)
    if not wants.both and inside:
        yield tr("No great need{inside}: nothing is declared, or measured at 0.5 of 1 or more", inside=inside)
    elif not wants.both:
        yield tr("No great need stands out: nothing is declared, or measured at 0.5 of 1 or more")


def plan_of(plan: Mapping[str, Any]) -> str:
    """A plan with its years: "National Development Plan, 2022-2026"."""
    years = span(plan["years"])
    said = plan["name"] if years in plan["name"] else f"{plan['name']}, {years}"
    return tr("{plan}, the last one known", plan=said) if plan["over"] else str(said)


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
    if entry.get("note"):
        note = str(entry["note"])
    elif entry.get("goes_on"):
        note = tr(
            "fighting between the two from {first}, and still in {last}, the newest year on record",
            first=first,
            last=last,
        )
    else:
        note = tr("fighting between the two in {years}", years=span((first, last)))
    return tr("{note}. A third party may help the two to cooperate", note=note)


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
    return apart(map(lower_first, names))


def _series(label: str, brief: str, wants: Sequence[Want], count: int) -> Series:
    things = [lower_first(want.topic.name) for want in wants[:count]]
    return Series(label, brief, things, len(wants) - len(things))
