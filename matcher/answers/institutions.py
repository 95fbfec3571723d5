"""Institutions in words: a list of them, and what is said of one beside an experience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Card
from matcher.answers.found import answer_of
from matcher.questions.find import Found
from matcher.questions.institutions import Known
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.sheet import Sheet

COLUMNS = (
    "id", "name", "own_name", "aliases", "country", "country_name", "themes", "experiences", "offers", "url",
    "last_documented", "status", "since", "formerly", "now", "international",
)  # fmt: skip
DONE = {
    "courses": "has trained people of other countries",
    "visits": "has received visitors",
    "experts": "has sent experts",
}
"""What an institution has done for others, in words."""
NAMED = 3
"""Experiences of an institution that a card names."""


class Who(Result):
    """An institution beside what it did: its country (None: of several, or not known), what became of it (renamed,
    closed), who carries on what it did, what it has done for others (courses, visits, experts), and a page of its
    own."""

    id: str
    name: str
    own_name: str | None
    country: str | None
    international: bool
    status: str | None
    now: str | None
    offers: list[str]
    url: str | None


class Institution(Result):
    """An institution of a list: what it is called, where it is, its themes, what it has shown (ids of experiences, the
    newest year of which is `last_documented`), what it has done for others and which experience says so, and what
    became of it. What is not known is None."""

    id: str
    name: str
    own_name: str | None
    aliases: list[str]
    country: str | None
    country_name: str | None
    themes: list[str]
    experiences: list[str]
    offers: list[dict[str, str]]
    url: str | None
    last_documented: int | None
    status: str | None
    since: int | None
    formerly: list[str]
    now: str | None
    international: bool


def institutions(found: Found) -> Answer[Institution]:
    """The institutions that were found, as an answer."""
    return answer_of(
        found,
        "institutions",
        thing="institution",
        result=_institution,
        row=_row,
        columns=COLUMNS,
        header=("Institution", "Country", "Has shown", "For others", "Last told of"),
        cells=_cells,
        right=frozenset({4}),
        card=_card,
        sheets=_sheets,
        foot=("With their pages and all that they have shown: -o institutions.xlsx, or --json",),
        empty="No institution matches.",
    )


def _sheets(found: Found) -> Iterable[Sheet]:
    from matcher.answers.lookup_sheets import of_institutions

    return of_institutions(found)


def _institution(hit: Known) -> Institution:
    record = hit.record
    kept: dict[str, Any] = {name: record.get(name) for name in COLUMNS if name != "country_name"}
    return Institution(**kept, country_name=record["country_name"] or None)


def _row(hit: Known) -> dict[str, Any]:
    offers = [f"{offer['what']}: {offer['experience']}" for offer in hit.record["offers"]]
    return {**_institution(hit), "offers": offers}


def _cells(hit: Known) -> tuple[str, ...]:
    record = hit.record
    others = len(hit.experiences) - 1
    shown = hit.experiences[0].title if hit.experiences else "-"
    return (
        ", ".join((called(record), *became(record))),
        where(record) or "-",
        f"{shown}; and {counted(others, 'other')}" if others > 0 else shown,
        ", ".join(for_others(record)) or "-",
        str(record.get("last_documented", "-")),
    )


def _card(hit: Known) -> Card:
    record, titles = hit.record, [experience.title for experience in hit.experiences]
    more = f"; and {counted(len(titles) - NAMED, 'other')}" if len(titles) > NAMED else ""
    lines = [
        ("its own name", record.get("own_name", "")),
        ("what became of it", "; ".join(became(record))),
        ("has shown", "; ".join(titles[:NAMED]) + more),
        ("for others", "; ".join(done(record))),
        ("page", record.get("url", "")),
    ]
    kept = [(label, text) for label, text in lines if text]
    return Card(mark="", title=called(record), share=None, aside=where(record), lines=kept, whole=True)


def called(record: Mapping[str, Any]) -> str:
    """The name of an institution, with its initials: "Oswaldo Cruz Foundation (Fiocruz)"."""
    short = next((alias for alias in record["aliases"] if " " not in alias), "")
    return f"{record['name']} ({short})" if short else str(record["name"])


def where(record: Mapping[str, Any]) -> str:
    """The country of an institution; "international" where it is of several; "" where that is not known."""
    return record["country_name"] or ("international" if record["international"] else "")


def became(record: Mapping[str, Any]) -> list[str]:
    """What an institution was called before, that it is closed, and who carries on what it did."""
    since, before = record.get("since"), " and ".join(record["formerly"])
    said = [f"until {since} {before}" if since and record.get("status") == "renamed" else f"formerly {before}"]
    said = said if before else []
    if record.get("status") == "closed":
        said.append(f"closed in {since}" if since else "closed")
    if record.get("now"):
        said.append(f"now {record['now']}")
    return said


def for_others(record: Mapping[str, Any]) -> list[str]:
    """What an institution has done for others, each kind once: courses, visits, experts."""
    return list(dict.fromkeys(offer["what"] for offer in record["offers"]))


def done(record: Mapping[str, Any]) -> list[str]:
    """The same in words."""
    return [DONE[what] for what in for_others(record)]


def told(record: Mapping[str, Any], country: str = "") -> str:
    """An institution in a line, with all that is known of it beside its name; "" where that is only that it is of
    `country` (ISO code), which the reader knows already."""
    land = where(record) if record.get("country") != country else ""
    more = [land, record.get("own_name", ""), *became(record), *done(record), record.get("url", "")]
    said = "; ".join(part for part in more if part)
    return f"{called(record)}: {said}" if said else ""


def known(record: Mapping[str, Any]) -> str:
    """An institution in a cell: its name and country, what became of it, and what it has done for others."""
    land = where(record)
    head = called(record) if land in record["name"] else f"{called(record)}, {land}"
    return "; ".join((head, *became(record), *done(record)))


def who(records: Iterable[Mapping[str, Any]]) -> Iterator[Who]:
    """Institutions as JSON has them beside an experience."""
    for record in records:
        kept: dict[str, Any] = {n: record.get(n) for n in ("id", "name", "own_name", "country", "status", "now", "url")}
        yield Who(**kept, international=record["international"], offers=for_others(record))
