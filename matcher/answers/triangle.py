"""Third partners for two countries as an answer: results, rows and sheets."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers.answer import Answer, Result
from matcher.answers.entries import cited
from matcher.answers.exchanges import sheets_of, usable
from matcher.answers.labels import rounded
from matcher.answers.needs import tension_of
from matcher.answers.sheet import LINK, NUMBER, WHOLE, WORDS, Column, Sheet, headed
from matcher.answers.triangle_page import page
from matcher.answers.triangle_words import BASIS, KINDS, reasons
from matcher.language import mark, tr, trc
from matcher.questions.triangle import NORTH, ORGANISATION, SOUTH, Triangle, With
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = (
    "kind", "rank", "id", "name", "fit", "record", "mandate", "ties", "basis", "shares", "learns", "partners",
    "reasons", "instruments", "cases", "ask_first", "sources",
)  # fmt: skip
EMPTY = mark("No third partner in the data fits.")


class ThirdPartner(Result):
    """A third partner: its `fit` (0-1) and the parts of it (`record`, `mandate`, `ties`), what that rests on (`basis`:
    own, theme or guess), the direction in which it fits best (`shares`, `learns`: codes), the `partners` with whom (of
    a country alone), why, the names of its instruments, and the documented cases."""

    rank: int
    id: str
    name: str
    country: str | None
    what: str
    themes: list[str]
    fit: float
    record: float
    mandate: float
    ties: float
    basis: str
    shares: str
    learns: str
    partners: list[str]
    reasons: list[str]
    instruments: list[str]
    since: int | None
    ask_first: str | None
    cases: list[dict[str, Any]]
    sources: list[dict[str, Any]]


class Third(Result):
    """Third partners of three kinds for `a` and `b` (None: for `a` with its likely `partners`), in `themes`; countries
    left out for what stands between them and one of the two; and the exchanges that both can use."""

    a: str
    b: str | None
    themes: list[str]
    south: list[ThirdPartner]
    north: list[ThirdPartner]
    organisations: list[ThirdPartner]
    left_out: list[dict[str, Any]]
    exchanges: list[dict[str, str]]
    partners: list[str]


def answer(found: Triangle) -> Answer[Third]:
    """The third partners as an answer."""
    count = sum(map(len, found.found.values()))
    question = found.question
    return Answer(
        command="triangle",
        version=found.version,
        query={
            "a": found.a.iso3,
            "b": found.b.iso3 if found.b else None,
            "theme": list(question.theme),
            "topic": list(question.topic),
            "top": question.top,
        },
        results=lambda: [_result(found)],
        columns=COLUMNS,
        rows=lambda: _rows(found),
        page=lambda: page(found),
        what=counted(count, "third partner"),
        sheets=(lambda: _sheets(found)) if count else None,
        empty="" if count else tr(EMPTY),
    )


def _result(found: Triangle) -> Third:
    return Third(
        a=found.a.iso3,
        b=found.b.iso3 if found.b else None,
        themes=found.themes,
        south=_partners(found, SOUTH),
        north=_partners(found, NORTH),
        organisations=_partners(found, ORGANISATION),
        left_out=[{"name": one.name, "other": one.other, "tension": tension_of(one.tension)} for one in found.left_out],
        exchanges=usable(found.exchanges),
        partners=[profile.iso3 for profile in found.partners],
    )


def _partners(found: Triangle, kind: str) -> list[ThirdPartner]:
    return [_partner(found, rank, one) for rank, one in enumerate(found.found[kind], 1)]


def _partner(found: Triangle, rank: int, one: With) -> ThirdPartner:
    helper = one.helper
    record, fit = helper.record, helper.fit
    return ThirdPartner(
        rank=rank,
        id=record["id"],
        name=record["name"],
        country=record.get("country"),
        what=record["what"],
        themes=record["themes"],
        fit=rounded(fit.value) or 0.0,
        record=rounded(fit.record) or 0.0,
        mandate=rounded(fit.mandate) or 0.0,
        ties=rounded(fit.ties) or 0.0,
        basis=helper.basis,
        shares=helper.sharer.iso3,
        learns=helper.learner.iso3,
        partners=[profile.iso3 for profile in one.partners] if found.b is None else [],
        reasons=reasons(helper, one.themes, found.theme_names),
        instruments=record.get("instruments", []),
        since=record.get("since"),
        ask_first=record.get("ask_first"),
        cases=[dict(case) for case in helper.cases],
        sources=record["sources"],
    )


def _rows(found: Triangle) -> Iterator[dict[str, Any]]:
    """The third partners as flat rows, those of each kind together."""
    for kind in KINDS:
        for one in _partners(found, kind):
            yield {
                **{name: one[name] for name in COLUMNS if name not in ("kind", "cases", "sources")},
                "kind": kind,
                "reasons": [reason.replace(";", ",") for reason in one.reasons],
                "cases": list(dict.fromkeys(case["project"].replace(";", ",") for case in one.cases)),
                "sources": [source.get("url") or source["title"] for source in one.sources],
            }


def _sheets(found: Triangle) -> Iterator[Sheet]:
    columns = headed((
        Column(mark("Kind"), WORDS, 24), Column(mark("Place"), WHOLE, 6), Column(mark("Third partner"), WORDS, 34),
        Column(mark("Fit (0-1)"), NUMBER, 9), Column(mark("It rests on"), WORDS, 20), Column(mark("Why"), WORDS, 70),
        Column(mark("With whom"), WORDS, 30), Column(mark("What it brings"), WORDS, 60),
        Column(mark("Instruments"), WORDS, 44), Column(mark("Ask first"), WORDS, 36),
        Column(mark("First source"), LINK, 40),
    ))  # fmt: skip
    called = found.country_names
    yield Sheet(
        tr("Third partners"),
        columns,
        [
            [
                tr(KINDS[kind]), one.rank, one.name, one.fit, tr(BASIS[one.basis]), "\n".join(one.reasons),
                ", ".join(called[i] for i in one.partners) or None, one.what, "\n".join(one.instruments) or None,
                one.ask_first, _link(one.sources[0]),
            ]
            for kind in KINDS
            for one in _partners(found, kind)
        ],
    )  # fmt: skip
    cases = headed((
        Column(mark("Third partner"), WORDS, 34), Column(mark("Project"), WORDS, 50),
        Column(trc("who did so", "Shared"), WORDS, 18), Column(trc("who did so", "Learnt"), WORDS, 18),
        Column(mark("Theme"), WORDS, 26), Column(mark("Year"), WHOLE, 7), Column(mark("Source"), LINK, 50),
    ))  # fmt: skip
    yield Sheet(
        tr("Documented cases"),
        cases,
        [
            [
                one.name, case["project"], called[case["shared_by"]], called[case["learnt_by"]],
                found.theme_names[case["theme"]], case.get("year"),
                _link(case["source"]),
            ]
            for kind in KINDS
            for one in _partners(found, kind)
            for case in one.cases
        ],
    )  # fmt: skip
    if found.exchanges:
        yield from sheets_of(found.exchanges)


def _link(source: dict[str, Any]) -> str:
    return source.get("url") or cited(source)
