"""Exchanges, in words: a list of them, and those that two countries can use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Card
from matcher.answers.codes import EXCHANGES, in_words
from matcher.answers.entries import cited
from matcher.answers.found import answer_of
from matcher.answers.sheet import LINK, WHOLE, WORDS, Column, Sheet, headed
from matcher.language import mark, tr
from matcher.questions.exchanges import ELSEWHERE, OFFERED, Shown, Way
from matcher.questions.find import Found
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = ("id", "name", "kind", "level", "themes", "offered_by", "open_to", "what", "since", "sources")
ALL = mark("all of the South")
LEVEL = {
    "government": mark("governments"), "city": mark("cities"), "university": mark("universities"),
    "youth": mark("young people"), "culture": mark("artists"), "civil-society": mark("civil society"),
    "business": mark("firms"),
}  # fmt: skip
"""Who meets whom at each level."""
SHEET = (
    Column(mark("Exchange"), WORDS, 44), Column(mark("Kind"), WORDS, 14), Column(mark("Who meets"), WORDS, 16),
    Column(mark("Open to"), WORDS, 36), Column(mark("Offered by"), WORDS, 36), Column(mark("What it is"), WORDS, 70),
    Column(mark("Since"), WHOLE, 7), Column(mark("Id"), WORDS, 28), Column(mark("First source"), LINK, 40),
)  # fmt: skip


class Exchange(Result):
    """A scheme that brings people of two countries together: whom it is open to, and who offers it (names)."""

    id: str
    name: str
    kind: str
    level: str
    themes: list[str]
    offered_by: list[str]
    open_to: list[str]
    what: str
    since: int | None
    sources: list[dict[str, Any]]


def list_of(found: Found) -> Answer[Exchange]:
    """The exchanges that were found, as an answer."""
    return answer_of(
        found,
        "exchanges",
        thing="exchange",
        result=_exchange,
        columns=COLUMNS,
        header=(tr("Id"), tr("Name"), tr("Kind"), tr("Who meets"), tr("Open to"), tr("What it is")),
        cells=_cells,
        card=_card,
        sheets=lambda hits: [Sheet(tr("Exchanges"), headed(SHEET), map(row, hits.hits))],
        foot=(tr("Those that two countries can use: {command}", command="matcher explain A B"),),
        empty=tr("No exchange matches. All of them: {command}", command="matcher exchanges"),
    )


def _exchange(hit: Shown) -> Exchange:
    kept: dict[str, Any] = {name: hit.record.get(name) for name in COLUMNS}
    kept |= {"offered_by": hit.offered_by, "open_to": hit.open_to or [ALL]}
    return Exchange(**kept)


def row(hit: Shown) -> list[Any]:
    """An exchange as a row of SHEET."""
    record = hit.record
    first = record["sources"][0]
    return [
        record["name"],
        in_words(record["kind"], EXCHANGES),
        tr(LEVEL[record["level"]]),
        _whom(hit),
        listed(hit.offered_by),
        record["what"],
        record.get("since"),
        record["id"],
        first.get("url") or cited(first),
    ]


def _cells(hit: Shown) -> tuple[str, ...]:
    record = hit.record
    kind, level = in_words(record["kind"], EXCHANGES), tr(LEVEL[record["level"]])
    return (record["id"], record["name"], kind, level, _whom(hit), record["what"])


def _card(hit: Shown) -> Card:
    record = hit.record
    lines = [
        ("", record["name"]),
        (tr("open to"), _whom(hit)),
        (tr("offered by"), listed(hit.offered_by)),
        ("", record["what"]),
    ]
    aside = f"{in_words(record['kind'], EXCHANGES)}, {tr(LEVEL[record['level']])}"
    return Card(mark="", title=record["id"], share=None, aside=aside, lines=lines, whole=True)


def _whom(hit: Shown) -> str:
    return listed(hit.open_to) or tr(ALL)


def why(way: Way) -> str:
    """Why two countries can use an exchange, and how."""
    if way.how == OFFERED:
        if len(way.shown.offered_by) > 1:
            return tr("{giver}, among others, offers it to {taker}", giver=way.giver, taker=way.taker)
        return tr("{giver} offers it to {taker}", giver=way.giver, taker=way.taker)
    whom = tr("both are in {organisation}", organisation=way.common) if way.common else tr("it is open to both")
    by = listed(way.shown.offered_by)
    if way.how == ELSEWHERE:
        return tr("{reason}; it leads both to {countries}", reason=whom, countries=by)
    return tr("{reason}; offered by {names}", reason=whom, names=by)


def told(way: Way) -> str:
    """An exchange that two can use, in a line."""
    record = way.shown.record
    label = f"{record['name']} ({tr(LEVEL[record['level']])})"
    words = f"{why(way)}. {record['what']}"
    return tr("{label}: {words}", label=label, words=words)


def usable(ways: Sequence[Way]) -> list[dict[str, Any]]:
    """The exchanges that two can use, as JSON has them."""
    return [
        {**{name: way.shown.record[name] for name in ("id", "name", "kind", "level")}, "how": way.how, "why": why(way)}
        for way in ways
    ]


def sheets_of(ways: Iterable[Way]) -> Iterator[Sheet]:
    """The exchanges that two can use, as a sheet."""
    columns = headed((*SHEET[:1], Column(mark("How"), WORDS, 50), *SHEET[1:]))
    rows = []
    for way in ways:
        first, *rest = row(way.shown)
        rows.append([first, why(way), *rest])
    yield Sheet(tr("Exchanges"), columns, rows)
