"""Schemes that bring people of two countries together: all of them, and those that two can use. Ways, not scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.names import resolve_word
from matcher.options import EXCHANGE_KINDS, LEVELS
from matcher.plain import Record
from matcher.questions.find import Found
from matcher.scoring.profile import Profile
from matcher.text import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OFFERED, TOGETHER, ELSEWHERE = "offered", "together", "elsewhere"
"""How two countries can use an exchange: one of them offers it to the other; both take part in it; both may go, and it
leads to a third."""
ALL = "south"
OF_PEACE = "post-conflict"
SHOWN = 6
"""Exchanges that are named for a pair."""


class Shown(Record):
    """An exchange of a list: its record, and the names of those who offer it and of those it is open to ("": all of the
    South)."""

    record: Mapping[str, Any]
    offered_by: list[str]
    open_to: list[str]


class Way(Record):
    """An exchange that two countries can use: `how` is OFFERED (by `giver` to `taker`), TOGETHER or ELSEWHERE; `common`
    names what both belong to by which it is open to them ("": each by itself, or the whole South)."""

    shown: Shown
    how: str
    giver: str
    taker: str
    common: str


def exchanges(
    catalogue: Catalogue,
    query: str,
    *,
    theme: Sequence[str],
    exchange_kind: str | None,
    level: str | None,
    country: str | None,
    top: int | None,
) -> Found:
    """The exchanges of these themes, this kind and level, that `country` may use or offers; with words only those in
    whose name or description they stand. Raises UnknownName for a word that names none of them."""
    themes = [catalogue.resolve_theme(word) for word in theme]
    kind = resolve_word(exchange_kind, dict(zip(EXCHANGE_KINDS, EXCHANGE_KINDS, strict=True)), "kind") if (
        exchange_kind) else None  # fmt: skip
    who = resolve_word(level, dict(zip(LEVELS, LEVELS, strict=True)), "level") if level else None
    profile = catalogue.profiles[catalogue.resolve(country)] if country else None
    wanted = normalise(query)
    hits = []
    for record in catalogue.exchanges:
        if (themes and set(themes).isdisjoint(record["themes"])) or (kind and record["kind"] != kind):
            continue
        if (who and record["level"] != who) or (profile and not (is_open(record, profile) or offers(record, profile))):
            continue
        shown = shown_as(catalogue, record)
        text = " ".join([record["id"], record["name"], record["what"], *shown.offered_by])
        if wanted in normalise(text):
            hits.append(shown)
    asked = {
        "query": query,
        "theme": themes,
        "exchange_kind": kind,
        "level": who,
        "country": profile.iso3 if profile else None,
        "top": top,
    }
    return Found(version=catalogue.version, asked=asked, hits=hits[:top])


def usable(catalogue: Catalogue, a: Profile, b: Profile, themes: Sequence[str]) -> list[Way]:
    """The exchanges of these themes (any, when none is given) that two countries can use: those that one offers to the
    other first, then those in which both take part, then those that lead both to a third; the narrower in theme
    first."""
    order = (OFFERED, TOGETHER, ELSEWHERE)
    found = []
    at_peace = not (a.after_conflict or b.after_conflict)
    for record in catalogue.exchanges:
        # What is about peace alone is for those who have known war.
        if (themes and set(themes).isdisjoint(record["themes"])) or (at_peace and record["themes"] == [OF_PEACE]):
            continue
        way = _way(catalogue, record, a, b)
        if way is not None:
            found.append((order.index(way.how), len(record["themes"]), record["id"], way))
    return [way for *_, way in sorted(found, key=lambda one: one[:3])]


def _way(catalogue: Catalogue, record: Mapping[str, Any], a: Profile, b: Profile) -> Way | None:
    shown = shown_as(catalogue, record)
    for giver, taker in ((a, b), (b, a)):
        if offers(record, giver) and is_open(record, taker):
            return Way(shown, OFFERED, giver.name, taker.name, _common(catalogue, record, a, b))
    if not (is_open(record, a) and is_open(record, b)):
        return None
    of_countries = all(name in catalogue.profiles for name in record["offered_by"])
    how = ELSEWHERE if of_countries and not _shared(record) else TOGETHER
    return Way(shown, how, "", "", _common(catalogue, record, a, b))


def _shared(record: Mapping[str, Any]) -> bool:
    """Whether those who come meet each other, wherever it is held."""
    return record["kind"] in ("festival", "business", "peer-review", "research", "university")


def _common(catalogue: Catalogue, record: Mapping[str, Any], a: Profile, b: Profile) -> str:
    for name in record["open_to"]:
        if name in a.organisations and name in b.organisations:
            return catalogue.organisations[name][0]
    return ""


def is_open(record: Mapping[str, Any], profile: Profile) -> bool:
    """Whether a country may use an exchange."""
    names = record["open_to"]
    return profile.iso3 in names or (ALL in names and profile.south) or not set(names).isdisjoint(profile.organisations)


def offers(record: Mapping[str, Any], profile: Profile) -> bool:
    """Whether it is a country itself that offers it."""
    return profile.iso3 in record["offered_by"]


def shown_as(catalogue: Catalogue, record: Mapping[str, Any]) -> Shown:
    """An exchange with the names of those who offer it and may use it."""
    named = [name for name in record["open_to"] if name != ALL]
    open_to = [] if ALL in record["open_to"] else [called(catalogue, name) for name in named]
    return Shown(record, [called(catalogue, name) for name in record["offered_by"]], open_to)


def called(catalogue: Catalogue, name: str) -> str:
    """What a country or an organisation is called; another name stays as it is."""
    if name in catalogue.profiles:
        return catalogue.profiles[name].name
    return catalogue.organisations[name][0] if name in catalogue.organisations else name
