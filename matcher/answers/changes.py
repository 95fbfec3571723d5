"""What changed between two sets of data, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Block, Gap, Listing, Section, Table, Text, Title, Under
from matcher.answers.changes_words import KINDS, after, before, name_of, said, why
from matcher.answers.labels import rounded
from matcher.language import mark, tr, trn
from matcher.questions.changes import SHIPPED, Change, Changes, Opened
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COLUMNS = (
    "country_iso3", "country", "kind", "id", "name", "change", "before", "after", "before_year", "after_year", "unit",
    "score_before", "score_after", "component", "difference", "fields", "now",
)  # fmt: skip
"""Columns of the CSV, a row a change. They only ever grow, at the end."""
NOTHING = mark("Nothing changed that was asked for.")
FEW = 12
"""Changes of a kind that a page shows; the rest is counted."""
HEADER = (
    mark("Country"),
    mark("Figures"),
    mark("Needs"),
    # Translators: how many partners have another place on the shortlist of a country.
    mark("Moved on its list"),
    mark("New on it"),
    mark("No longer on it"),
)
SCALES = mark(
    "The two are measured on different scales: a need or a place may be another although no figure changed. Lay both "
    "over the same {file} to compare them."
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
    warnings = [] if found.same_scales else [tr(SCALES, file="reference.csv")]
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
        empty="" if found.found else tr(NOTHING),
        sheets=(lambda: _sheets(found)) if found.found else None,
    )


def _result(change: Change) -> DataChange:
    moved, need = change.moved, change.kind == "need"
    return DataChange(
        country_iso3=change.country.iso3,
        country=change.country.name,
        kind=change.kind,
        id=change.id,
        name=name_of(change),
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


def _page(found: Changes, old: Opened, new: Opened, warnings: Sequence[str]) -> Iterator[Block]:
    if found.country:
        yield Title(tr("What changed for {name}", name=found.country.name))
    else:
        yield Title(tr("What changed for the South"))
    yield Text(tr("Before: {old}. Now: {new}.", old=_data(old), new=_data(new)))
    for warning in warnings:
        yield Text(tr("{label}: {words}", label=tr("Note"), words=warning))
    if not found.country:
        yield Gap()
    if not found.found:
        yield Text(tr(NOTHING))
        yield Gap()
    elif found.country:
        yield from _of_one(found)
    else:
        yield from _of_all(found)
    yield Text(made_by(new.catalogue.version))


def _data(one: Opened) -> str:
    where = tr("the data that come with matcher") if one.called == SHIPPED else one.called
    version = one.catalogue.version
    if one.alone:
        return f"{where} ({version})"
    return tr("{data} ({version}, laid over the data that come with matcher)", data=where, version=version)


def _of_one(found: Changes) -> Iterator[Block]:
    """One country, kind by kind: its shortlist first, then what is behind it."""
    for kind, heading in KINDS.items():
        changes = [change for change in found.found if change.kind == kind]
        if not changes:
            continue
        yield Section(tr("{label}: {words}", label=tr(heading), words=len(changes)))
        if kind == "experience":
            yield _experiences(changes)
        elif kind == "place":
            rows = [(change.name, _place(change.before), _place(change.after), why(change)) for change in changes]
            yield Table((tr("partner"), tr("before"), tr("now"), tr("why")), rows, frozenset({1, 2}))
        else:
            shown = [(name_of(change), before(change), after(change), said(change)) for change in changes[:FEW]]
            header = (tr(heading).lower(), tr("before"), tr("now"), tr("change"))
            yield Table(header, shown, frozenset({1, 2}))
        if kind != "place":
            yield from _rest(changes)
    yield Gap()


def _experiences(changes: Sequence[Change]) -> Block:
    told = [(change.country.name, change.name, said(change)) for change in changes[:FEW]]
    return Table((tr("country"), tr("experience"), tr("change")), told, frozenset())


def _rest(changes: Sequence[Change]) -> Iterator[Block]:
    """How many changes are not shown."""
    more = len(changes) - FEW
    if more > 0:
        yield Under(
            trn(
                "And {n} more (all of them: {option}).",
                "And {n} more (all of them: {option}).",
                more,
                option="--format csv",
            )
        )


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
            header=list(map(tr, HEADER)),
            rows=rows,
            right=frozenset({1, 2, 3}),
            foot=(
                tr(
                    "{number} of {of} countries. One in full: {command}",
                    number=len(rows),
                    of=found.countries,
                    command="matcher changes OLD NEW --country COUNTRY",
                ),
            ),
        )
    told = [change for change in found.found if change.kind == "experience"]
    if told:
        yield Section(tr("{label}: {words}", label=tr("Experiences"), words=len(told)))
        yield _experiences(told)
        yield from _rest(told)


def _place(rank: int | None) -> str:
    return "-" if rank is None else str(rank)


def _sheets(found: Changes) -> Iterable[Sheet]:
    from matcher.answers.changes_sheets import sheets

    return sheets(found)
