"""Institutions in words: a list of them."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Card
from matcher.answers.codes import OFFERS, in_words
from matcher.answers.found import answer_of
from matcher.answers.whom import became, called, done, for_others, where
from matcher.language import apart, tr
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
NAMED = 3
"""Experiences of an institution that a card names."""


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
        header=(tr("Institution"), tr("Country"), tr("Has shown"), tr("For others"), tr("Last told of")),
        cells=_cells,
        right=frozenset({4}),
        card=_card,
        sheets=_sheets,
        foot=(
            tr(
                "With their pages and all that they have shown: {option}, or {other}",
                option="-o institutions.xlsx",
                other="--json",
            ),
        ),
        empty=tr("No institution matches. All of them: {command}", command="matcher institutions -n 1000"),
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
    return (
        ", ".join((called(record), *became(record))),
        where(record) or "-",
        _shown([experience.title for experience in hit.experiences], 1) or "-",
        ", ".join(in_words(offer, OFFERS) for offer in for_others(record)) or "-",
        str(record.get("last_documented", "-")),
    )


def _shown(titles: list[str], most: int) -> str:
    """The first of these, and how many others there are."""
    first, more = apart(titles[:most]), len(titles) - most
    return tr("{titles}; and {others}", titles=first, others=counted(more, "other")) if more > 0 else first


def _card(hit: Known) -> Card:
    record, titles = hit.record, [experience.title for experience in hit.experiences]
    lines = [
        ("", called(record)),
        (tr("its own name"), record.get("own_name", "")),
        (tr("earlier name, or end"), apart(became(record))),
        (tr("has shown"), _shown(titles, NAMED)),
        (tr("for others"), apart(done(record))),
        (tr("page"), record.get("url", "")),
    ]
    kept = [(label, text) for label, text in lines if text]
    return Card(mark="", title=where(record) or "-", share=None, aside="", lines=kept, whole=True)
