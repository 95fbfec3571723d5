"""What is said of an institution beside what it did: its name, where it is, what became of it, what it has done for
others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from matcher.answers.answer import Result
from matcher.language import apart, mark, tr
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DONE = {
    "courses": mark("has trained people of other countries"),
    "visits": mark("has received visitors"),
    "experts": mark("has sent experts"),
}
"""What an institution has done for others, in words."""


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


def called(record: Mapping[str, Any]) -> str:
    """The name of an institution, with its initials: "Oswaldo Cruz Foundation (Fiocruz)"."""
    short = next((alias for alias in record["aliases"] if " " not in alias), "")
    return f"{record['name']} ({short})" if short else str(record["name"])


def where(record: Mapping[str, Any]) -> str:
    """The country of an institution; "international" where it is of several; "" where that is not known."""
    return record["country_name"] or (tr("international") if record["international"] else "")


def became(record: Mapping[str, Any]) -> list[str]:
    """What an institution was called before, that it is closed, and who carries on what it did."""
    since, before, status = record.get("since"), listed(record["formerly"]), record.get("status")
    said = []
    if before and since and status == "renamed":
        # Translators: what an institution was called before: "until 2012 Ministry of Works".
        said.append(tr("until {year} {name}", year=since, name=before))
    elif before:
        # Translators: what an institution was called before: "formerly Ministry of Works".
        said.append(tr("formerly {name}", name=before))
    if status == "closed":
        # Translators: of an institution that is no more.
        said.append(tr("closed in {year}", year=since) if since else tr("closed"))
    if record.get("now"):
        # Translators: what an institution is called now, or who does its work.
        said.append(tr("now {name}", name=record["now"]))
    return said


def for_others(record: Mapping[str, Any]) -> list[str]:
    """What an institution has done for others, each kind once: courses, visits, experts."""
    return list(dict.fromkeys(offer["what"] for offer in record["offers"]))


def done(record: Mapping[str, Any]) -> list[str]:
    """The same in words."""
    return [tr(DONE[what]) for what in for_others(record)]


def told(record: Mapping[str, Any], country: str = "") -> str:
    """An institution in a line, with all that is known of it beside its name; "" where that is only that it is of
    `country` (ISO code), which the reader knows already."""
    land = where(record) if record.get("country") != country else ""
    more = [land, record.get("own_name", ""), *became(record), *done(record), record.get("url", "")]
    said = apart(part for part in more if part)
    return tr("{label}: {words}", label=called(record), words=said) if said else ""


def known(record: Mapping[str, Any]) -> str:
    """An institution in a cell: its name and country, what became of it, and what it has done for others."""
    land = where(record)
    head = called(record) if land in record["name"] else f"{called(record)}, {land}"
    return apart((head, *became(record), *done(record)))


def who(records: Iterable[Mapping[str, Any]]) -> Iterator[Who]:
    """Institutions as JSON has them beside an experience."""
    for record in records:
        kept: dict[str, Any] = {n: record.get(n) for n in ("id", "name", "own_name", "country", "status", "now", "url")}
        yield Who(**kept, international=record["international"], offers=for_others(record))
