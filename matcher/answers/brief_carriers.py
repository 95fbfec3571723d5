"""Who can carry what a brief tells of: institutions that both can use, third parties, exchanges of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers import brief_words as words
from matcher.answers.blocks import Block, Item, Section, Text
from matcher.answers.brief_terms import upper_first
from matcher.answers.exchanges import why
from matcher.answers.paper import Cited
from matcher.language import tr
from matcher.questions.brief import Ally, Brief
from matcher.questions.exchanges import Way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EXCHANGES = 3
"""Exchanges that are named on the page of a pair; one less on that of a country."""
PLATFORMS, HELPED = 4, 2
"""Institutions, and cases with third parties, that are named."""


def carriers(found: Brief, cited: Cited) -> Iterator[Block]:
    """Who can carry it: institutions that both can use, and third parties that have helped before."""
    if not found.allies:
        return
    yield Section(tr("Who can carry it"))
    used = _platforms(found)
    if not used:
        yield Text(tr("No institution that all of them can use is in the data here."))
    for platform, names in used:
        record = found.shortlist.record("platform", platform.id)
        source = cited.figures({"what": platform.name, "url": record.get("url", ""), "id": platform.id})
        offered = f"{record['offers']}. {words.reach(names, found)}"
        yield Item(tr("{label}: {words}", label=platform.name + source, words=offered))
    helped = _helped(found)
    if helped:
        yield Text(tr("Third parties that have helped one of these countries to share what it knows:"))
    for one in helped:
        yield Item(words.helped(one, cited))
    if ways := _exchanges(found):
        yield Text(tr("Exchanges by which their people can meet:"))
    for way in ways:
        record = way.shown.record
        source = cited.page(record["sources"][0])
        told = f"{upper_first(why(way))}."
        yield Item(tr("{label}: {words}", label=record["name"] + source, words=told))


def _exchanges(found: Brief) -> list[Way]:
    """The exchanges that lead countries to each other, each once: of a pair its first, of many the first of each."""
    if found.of_pair:
        return found.allies[0].exchanges[:EXCHANGES]
    first = [way for ally in found.allies for way in ally.exchanges[:1]]
    return list({way.shown.record["id"]: way for way in reversed(first)}.values())[:-EXCHANGES:-1]


def _platforms(found: Brief) -> list[tuple[Any, list[str]]]:
    """The institutions that serve most of the partners, those first that work on what the page is about; with whom."""
    themes = {point.record["theme"] for point in (*found.learn, *found.share)}
    served: dict[str, tuple[Any, list[str]]] = {}
    for ally in found.allies:
        for platform in ally.platforms:
            served.setdefault(platform.id, (platform, []))[1].append(ally.profile.name)

    def order(entry: tuple[int, tuple[Any, list[str]]]) -> tuple[bool, int, int, int]:
        place, (platform, names) = entry
        works_on = set(found.shortlist.record("platform", platform.id)["themes"])
        return not platform.organisation, -len(names), -len(themes & works_on), place

    return [entry for _, entry in sorted(enumerate(served.values()), key=order)][:PLATFORMS]


def _helped(found: Brief) -> Sequence[Any]:
    """Cases with third parties: between a partner and the country first, then one of each partner in turn."""
    if found.of_pair:
        return found.allies[0].facilitated[:HELPED]
    turns: list[tuple[int, Ally]] = [(turn, ally) for turn in range(2) for ally in found.allies]
    cases = [ally.facilitated[turn] for turn, ally in turns if len(ally.facilitated) > turn]
    return cases[:HELPED]
