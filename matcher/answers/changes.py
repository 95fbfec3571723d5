"""What changed between two sets of data, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Listing, Section, Table, Text, Title, Under
from matcher.answers.labels import COMPONENTS, INCOME, STAGE, rounded
from matcher.answers.labels import figure as number
from matcher.answers.sheet import WHOLE, WORDS, Column, Sheet
from matcher.questions.changes import PART, Change, Changes, Opened
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "country_iso3", "country", "kind", "id", "name", "change", "before", "after", "before_year", "after_year", "unit",
    "score_before", "score_after", "component", "difference", "fields", "now",
)  # fmt: skip
"""Columns of the CSV, a row a change. They only ever grow, at the end."""
KINDS = {
    "country": "Countries", "place": "Places on the shortlist", "need": "Needs", "declared": "Declared priorities",
    "stage": "Stage", "figure": "Figures", "fact": "Other facts", "experience": "Experiences",
}  # fmt: skip
"""Each kind of change as a heading, in the order of a page."""
FACTS = {
    "south": "in the pool called the South", "income": "income group", "organisations": "organisations",
    "official": "official languages", "conflict_last": "last year of conflict at home", "at_war": "war at home",
}  # fmt: skip
RANKS = {None: "not declared", 0: "declared", 1: "a headline", 2: "named"}
NOTHING = "Nothing changed that was asked for."
FEW = 12
"""Changes of a kind that a page shows; the rest is counted."""
SCALES = (
    "The two are measured on different scales: a need or a place may be another although no figure changed. Lay both "
    "over the same reference.csv to compare them."
)


class DataChange(Result):
    """Something that changed for a country. `kind` is country, stage, figure, need, declared, fact, experience or
    place; `change` says how (newer, revised, new, gone, more, less, rank, changed, entered, left, up, down). Of a place
    `before` and `after` are the ranks, and `component` is what made the most of the difference of the scores."""

    country_iso3: str
    country: str
    kind: str
    id: str
    name: str
    change: str
    before: Any
    after: Any
    before_year: int | None
    after_year: int | None
    unit: str | None
    score_before: float | None
    score_after: float | None
    component: str | None
    difference: float | None
    fields: list[str]
    now: str | None


def answer(found: Changes, old: Opened, new: Opened) -> Answer[DataChange]:
    """The changes as an answer."""
    count = counted(len(found.found), "change")
    asked = found.question
    warnings = [] if found.same_scales else [SCALES]
    return Answer(
        command="changes",
        version=new.catalogue.version,
        query={
            "old": old.called,
            "new": new.called,
            "old_data": old.catalogue.version,
            "new_data": new.catalogue.version,
            "old_stands_alone": old.alone,
            "new_stands_alone": new.alone,
            "country": found.country.iso3 if found.country else None,
            "theme": list(asked.theme),
            "topic": list(asked.topic),
            "lens": asked.lens,
            "weights": asked.weights,
            "top": asked.top,
        },
        results=lambda: map(_result, found.found),
        columns=COLUMNS,
        page=lambda: _page(found, old, new, warnings),
        what=count,
        warnings=warnings,
        empty="" if found.found else NOTHING,
        sheets=(lambda: _sheets(found)) if found.found else None,
    )


def _result(change: Change) -> DataChange:
    moved, need = change.moved, change.kind == "need"
    return DataChange(
        country_iso3=change.country.iso3,
        country=change.country.name,
        kind=change.kind,
        id=change.id,
        name=_name(change),
        change=change.what,
        before=rounded(change.before) if need else change.before,
        after=rounded(change.after) if need else change.after,
        before_year=change.before_year,
        after_year=change.after_year,
        unit=change.unit or None,
        score_before=rounded(moved.before) if moved else None,
        score_after=rounded(moved.after) if moved else None,
        component=moved.component or None if moved else None,
        difference=rounded(moved.difference) if moved and moved.component else None,
        fields=list(change.fields),
        now=change.now or None,
    )


def _name(change: Change) -> str:
    if change.kind == "stage":
        return STAGE[change.id][0]
    return FACTS[change.id] if change.kind == "fact" else change.name


def _page(found: Changes, old: Opened, new: Opened, warnings: Sequence[str]) -> Iterator[Block]:
    yield Title(f"What changed for {found.country.name if found.country else 'the South'}")
    yield Text(f"Before: {_data(old)}. Now: {_data(new)}.")
    for warning in warnings:
        yield Text(f"Note: {warning}")
    if not found.country:
        yield Gap()
    if not found.found:
        yield Text(NOTHING)
        yield Gap()
    elif found.country:
        yield from _of_one(found)
    else:
        yield from _of_all(found)
    yield Text(made_by(new.catalogue.version))


def _data(one: Opened) -> str:
    where = "the data that come with matcher" if one.called == "shipped" else one.called
    laid = "" if one.alone else ", laid over the data that come with matcher"
    return f"{where} ({one.catalogue.version}{laid})"


def _of_one(found: Changes) -> Iterator[Block]:
    """One country, kind by kind: its shortlist first, then what is behind it."""
    for kind, heading in KINDS.items():
        changes = [change for change in found.found if change.kind == kind]
        if not changes:
            continue
        yield Section(f"{heading}: {len(changes)}")
        if kind == "experience":
            told = [(change.country.name, change.name, said(change)) for change in changes[:FEW]]
            yield Table(("country", "experience", "change"), told, frozenset())
        elif kind == "place":
            rows = [(change.name, _place(change.before), _place(change.after), why(change)) for change in changes]
            yield Table(("partner", "before", "now", "why"), rows, frozenset({1, 2}))
        else:
            shown = [(_name(change), before(change), after(change), said(change)) for change in changes[:FEW]]
            yield Table((heading.lower(), "before", "now", "change"), shown, frozenset({1, 2}))
        if len(changes) > FEW and kind != "place":
            yield Under(f"And {len(changes) - FEW} more (all of them: --format csv).")
    yield Gap()


def _of_all(found: Changes) -> Iterator[Block]:
    """All countries, a row each; then the experiences."""
    rows = []
    by_country: dict[str, list[Change]] = {}
    for change in found.found:
        if change.kind != "experience":
            by_country.setdefault(change.country.iso3, []).append(change)
    for iso3, changes in sorted(by_country.items(), key=lambda item: item[1][0].country.name):
        kinds = [change.kind for change in changes]
        entered = [change.name for change in changes if change.what == "entered"]
        left = [change.name for change in changes if change.what == "left"]
        rows.append(
            (
                f"{changes[0].country.name} ({iso3})",
                str(kinds.count("figure") + kinds.count("stage")),
                str(kinds.count("need") + kinds.count("declared")),
                str(sum(change.what in ("up", "down") for change in changes)),
                ", ".join(entered) or "-",
                ", ".join(left) or "-",
            )
        )
    if rows:
        yield Listing(
            header=("Country", "Figures", "Needs", "Moved on its list", "New on it", "No longer on it"),
            rows=rows,
            right=frozenset({1, 2, 3}),
            foot=(
                f"{len(rows)} of {found.countries} countries. One in full: matcher changes OLD NEW --country COUNTRY",
            ),
        )
    told = [change for change in found.found if change.kind == "experience"]
    if told:
        yield Section(f"Experiences: {len(told)}")
        lines = [(change.country.name, change.name, said(change)) for change in told[:FEW]]
        yield Table(("country", "experience", "change"), lines, frozenset())
    if len(told) > FEW:
        yield Under(f"And {len(told) - FEW} more (all of them: --format csv).")


def said(change: Change) -> str:
    """How something changed, in words."""
    if change.kind == "experience":
        if change.what == "gone" and change.now:
            return f"now in {change.now}"
        parts = ", ".join(field.replace("_", " ") for field in change.fields)
        return f"changed: {parts}" if change.what == "changed" else change.what
    if change.kind in ("figure", "stage"):
        return {"newer": "a newer year", "revised": "the same year or an older one, another value"}.get(
            change.what, change.what
        )
    if change.kind == "declared":
        return {"new": "newly declared", "gone": "no longer declared", "rank": "of another rank"}[change.what]
    if change.kind == "need":
        known = {"new": "measured now", "gone": "not measured any more"}
        return known.get(change.what, f"{change.what} needed")
    return change.what


def why(change: Change) -> str:
    """Why a partner has another place, in a few words."""
    moved = change.moved
    if moved is None or moved.before is None or moved.after is None:
        return "not on the list of both"
    if abs(moved.after - moved.before) < PART:
        return f"score {moved.after:.3f}, as before; others moved past it or behind"
    scores = f"score {moved.before:.3f} to {moved.after:.3f}"
    if not moved.component:
        return scores
    return f"{scores}, mostly {COMPONENTS[moved.component]} ({moved.difference:+.3f})"


def before(change: Change) -> str:
    """What there was."""
    return _value(change, change.before, change.before_year)


def after(change: Change) -> str:
    """What there is now."""
    return _value(change, change.after, change.after_year)


def _value(change: Change, value: Any, year: int | None) -> str:
    if change.kind == "declared":
        return RANKS[value]
    if value is None:
        return "unknown"
    if change.kind == "need":
        return f"{value:.2f}"
    if change.kind in ("figure", "stage"):
        return f"{number(value)} ({year})"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        other = change.before if value is change.after else change.after
        return ", ".join(one for one in value if one not in (other or ())) or "-"
    return INCOME.get(value, str(value))


def _place(rank: int | None) -> str:
    return "-" if rank is None else str(rank)


def _sheets(found: Changes) -> Iterator[Sheet]:
    """A sheet for each kind of change."""
    for kind, heading in KINDS.items():
        changes = [change for change in found.found if change.kind == kind]
        columns: Sequence[Column]
        if kind == "place":
            columns = (
                Column("Country", WORDS, 20), Column("Partner", WORDS, 20), Column("Before", WHOLE, 8),
                Column("Now", WHOLE, 8), Column("Change", WORDS, 10), Column("Why", WORDS, 60),
            )  # fmt: skip
            rows: Iterable[Sequence[Any]] = [
                [c.country.name, c.name, c.before, c.after, c.what, why(c)] for c in changes
            ]
        elif kind == "experience":
            columns = (
                Column("Country", WORDS, 20), Column("Experience", WORDS, 60), Column("Change", WORDS, 40),
                Column("Id", WORDS, 40),
            )  # fmt: skip
            rows = [[c.country.name, c.name, said(c), c.id] for c in changes]
        else:
            columns = (
                Column("Country", WORDS, 20), Column("What", WORDS, 44), Column("Before", WORDS, 20),
                Column("Now", WORDS, 20), Column("Change", WORDS, 36), Column("Id", WORDS, 24),
            )  # fmt: skip
            rows = [[c.country.name, _name(c), before(c), after(c), said(c), c.id] for c in changes]
        if changes:
            yield Sheet(heading, columns, rows)
