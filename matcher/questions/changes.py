"""`changes`: what changed between two sets of data, so that a shortlist of last year can be understood."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UnknownName
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.due import became
from matcher.questions.pairing import Pair, Pairing
from matcher.questions.pool import members
from matcher.questions.question import Question
from matcher.scoring.profile import Profile
from matcher.scoring.score import contributions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SHIPPED = "shipped"
"""The word for the data that come with the program."""
WHOLE = ("countries.yaml", "topics.yaml", "indicators.yaml", "experiences.yaml")
"""Files of which a folder that holds all stands alone: an edition. Others are laid over the shipped data."""
MOVED = 0.05
"""Difference of a need (0-1) from which it is told."""
PART = 0.0005
"""Difference of a part of a score below which there is none to speak of."""
FACTS = ("south", "income", "organisations", "official", "conflict_last", "at_war")
"""Fields of a profile that are told when they change."""


class Opened(Record):
    """A set of data: what it was called, whether it stands alone, and what it holds."""

    called: str
    alone: bool
    catalogue: Catalogue


class Change(Record):
    """Something that changed for a country. `kind` is country, stage, figure, need, declared, fact, experience or
    place. `what` says how: newer, revised, new, gone (figures); more, less, new, gone (needs); new, gone, rank (what is
    declared); changed; entered, left, up, down (places, of which `before` and `after` are the ranks)."""

    country: Profile
    kind: str
    id: str
    name: str
    what: str
    before: Any = None
    after: Any = None
    before_year: int | None = None
    after_year: int | None = None
    unit: str = ""
    moved: Moved | None = None
    fields: Sequence[str] = ()
    now: str = ""


class Moved(Record):
    """Why a partner has another place: its scores, the component that made the most of the difference, and how much of
    it ("": its own score is the same, and others moved)."""

    before: float | None
    after: float | None
    component: str
    difference: float


class Changes(Record):
    """The answer: the changes by country and kind. `same_scales` says whether both are measured on the same scales, so
    that needs and places can be compared; `listed` are the countries that were looked at."""

    question: Question
    country: Profile | None
    countries: int
    same_scales: bool
    found: list[Change]


def opened(name: str) -> Opened:
    """The data called `name`: a folder, laid over the shipped data or, where it holds an edition of its own, alone; or
    the shipped data themselves. Raises InvalidData for a folder with faults."""
    if name == SHIPPED:
        return Opened(name, True, Catalogue.load())
    alone = all(os.path.exists(os.path.join(name, file)) for file in WHOLE)
    return Opened(name, alone, Catalogue.load(name, mode="replace" if alone else "overlay"))


def changes(old: Catalogue, new: Catalogue, question: Question, country: str | None) -> Changes:
    """What changed for a country (None: for each of the South) between two catalogues."""
    chosen = _resolved(old, new, country) if country else None
    south = {i for one in (old, new) for i, profile in one.profiles.items() if profile.south}
    ids = [chosen] if chosen else sorted(south)
    found: list[Change] = []
    if old.version != new.version:
        both = _Both(old, new, question)
        for iso3 in ids:
            found += both.of(iso3)
        partners = {change.id for change in found if change.kind == "place"}
        found += both.experiences({*ids, *partners})
    return Changes(
        question=question,
        country=(new.profiles.get(chosen) or old.profiles[chosen]) if chosen else None,
        countries=len(ids),
        same_scales=(old.scales.stage, _expected(old)) == (new.scales.stage, _expected(new)),
        found=found,
    )


def _resolved(old: Catalogue, new: Catalogue, country: str) -> str:
    try:
        return new.resolve(country)
    except UnknownName:
        if country in old.profiles:
            return country  # it is gone, which is what is asked for
        raise


def _expected(catalogue: Catalogue) -> dict[str, Any]:
    return dict(zip(catalogue.topics, catalogue.scales.expected, strict=True))


class _Both:
    """Two catalogues, seen with the same question."""

    def __init__(self, old: Catalogue, new: Catalogue, question: Question) -> None:
        self.old, self.new, self.question = old, new, question
        self._scopes = [scopes.of(one, question.theme, question.topic) for one in (old, new)]
        seekers = len(new.profiles)
        self._pairings = [
            Pairing(one, scope, question.weights, seekers) for one, scope in zip((old, new), self._scopes, strict=True)
        ]
        self._souths = [members(one, ("south",)) for one in (old, new)]
        self._topics = [
            {topic for topic, inside in zip(one.topics, scope.topics, strict=True) if inside}
            for one, scope in zip((old, new), self._scopes, strict=True)
        ]

    def of(self, iso3: str) -> Iterator[Change]:
        """What changed for a country, but for experiences."""
        before, after = self.old.profiles.get(iso3), self.new.profiles.get(iso3)
        if before is None or after is None:
            profile = after or before
            if profile is not None:
                yield Change(profile, "country", iso3, profile.name, "new" if before is None else "gone")
            return
        yield from self._stage(after)
        yield from self._figures(after)
        yield from self._needs(before, after)
        yield from self._facts(before, after)
        yield from self._places(before, after)

    def _stage(self, profile: Profile) -> Iterator[Change]:
        was, now = (one.country(profile.iso3)["stage_now"] for one in (self.old, self.new))
        for name in dict.fromkeys((*was, *now)):
            if change := _figure(profile, "stage", name, was.get(name), now.get(name)):
                yield change

    def _figures(self, profile: Profile) -> Iterator[Change]:
        was, now = (one.country(profile.iso3)["figures"] for one in (self.old, self.new))
        inside = None if self._scopes[1].whole else self._codes()
        for code in sorted({*was, *now}):
            if inside is not None and code not in inside:
                continue
            if change := _figure(profile, "figure", code, was.get(code), now.get(code)):
                about = self.new.dictionary["indicators"].get(code) or self.old.dictionary["indicators"][code]
                yield change._replace(name=about["short"], unit=about["unit"])

    def _codes(self) -> set[str]:
        """The indicators of the topics in scope."""
        return {
            indicator["code"]
            for one, topics in zip((self.old, self.new), self._topics, strict=True)
            for topic in topics
            for indicator in one.dictionary["topics"][topic]["indicators"]
        }

    def _needs(self, before: Profile, after: Profile) -> Iterator[Change]:
        """Needs that moved, and what is declared otherwise. The topics are those that both have."""
        was, now = (
            dict(zip(self.old.topics, before.needs, strict=True)),
            dict(zip(self.new.topics, after.needs, strict=True)),
        )
        said = [self._declared(one, after.iso3) for one in (self.old, self.new)]
        for topic in (t for t in self.new.topics if t in self._topics[1] and t in was):
            one, other, name = was[topic], now[topic], self.new.topics[topic]
            if (one is None) is not (other is None):
                yield Change(after, "need", topic, name, "new" if one is None else "gone", one, other)
            elif one is not None and other is not None and abs(one - other) >= MOVED:
                yield Change(after, "need", topic, name, "more" if other > one else "less", one, other)
            ranks = [declared.get(topic) for declared in said]
            if ranks[0] != ranks[1]:
                what = "new" if ranks[0] is None else "gone" if ranks[1] is None else "rank"
                yield Change(after, "declared", topic, name, what, ranks[0], ranks[1])

    def _declared(self, catalogue: Catalogue, iso3: str) -> dict[str, int]:
        """Topic -> the rank at which it is declared."""
        topics = list(catalogue.topics)
        declared = catalogue.priorities(iso3)["declared"]
        return {topics[int(position)]: rank for position, (rank, _) in declared.items()}

    def _facts(self, before: Profile, after: Profile) -> Iterator[Change]:
        for field in FACTS:
            was, now = getattr(before, field), getattr(after, field)
            if was != now:
                yield Change(after, "fact", field, field, "changed", was, now)

    def _places(self, before: Profile, after: Profile) -> Iterator[Change]:
        """Places at the top of the shortlist that are other than they were."""
        ranked = [self._ranked(n, profile) for n, profile in enumerate((before, after))]
        places = [{pair.partner.iso3: place for place, pair in enumerate(pairs, 1)} for pairs in ranked]
        pairs = [{pair.partner.iso3: pair for pair in one} for one in ranked]
        top = self.question.top or len(self.new.profiles)
        shown = {i for one in places for i, place in one.items() if place <= top}
        moved = []
        for iso3 in shown:
            was, now = (one.get(iso3) for one in places)
            if was == now:
                continue
            inside = [place is not None and place <= top for place in (was, now)]
            what = (
                "entered" if not inside[0] else "left" if not inside[1] else "up" if (now or 0) < (was or 0) else "down"
            )
            name = (self.new.profiles.get(iso3) or self.old.profiles[iso3]).name
            why = _moved(*(one.get(iso3) for one in pairs))
            moved.append(Change(after, "place", iso3, name, what, was, now, moved=why))
        yield from sorted(moved, key=lambda change: (change.after or top + 1, change.before or 0, change.id))

    def _ranked(self, n: int, seeker: Profile) -> list[Pair]:
        pairing, others = self._pairings[n], self._souths[n]
        if not self._scopes[n].whole:
            others = [other for other in others if other is not seeker and pairing.documented(seeker, other)]
        return pairing.ranked(seeker, others)

    def experiences(self, partners: set[str]) -> Iterator[Change]:
        """Experiences of these countries that are new, gone or told otherwise."""
        was, now = ({e.id: e for e in one.experiences if e.partner in partners} for one in (self.old, self.new))
        for id in sorted({*was, *now}):
            catalogue = self.new if id in now else self.old
            one = now.get(id) or was[id]
            if not {catalogue.topic_list[t].id for t in one.topics} & self._topics[catalogue is self.new]:
                continue
            profile = catalogue.profiles[one.partner]
            if id not in was:
                yield Change(profile, "experience", id, one.title, "new")
            elif id not in now:
                former = self.new.record("former", id) if id in self.new.keys("former") else {}
                yield Change(profile, "experience", id, one.title, "gone", now=str(former.get("now", "")))
            else:
                records: list[Mapping[str, Any]] = [each.experience(id) for each in (self.old, self.new)]
                fields = [
                    f for f in dict.fromkeys((*records[1], *records[0])) if records[0].get(f) != records[1].get(f)
                ]
                if fields:
                    yield Change(profile, "experience", id, one.title, "changed", fields=fields)


def _figure(
    profile: Profile, kind: str, id: str, was: Sequence[Any] | None, now: Sequence[Any] | None
) -> Change | None:
    """What became of a figure ([year, value] or more); None where nothing did."""
    then, newest = ((one[0], one[1]) if one else None for one in (was, now))
    what = became(then, newest, "neutral")
    if what == "no-newer":
        return None
    told = what if what in ("new", "gone", "revised") else "newer"
    first, second = then or (None, None), newest or (None, None)
    return Change(profile, kind, id, id, told, first[1], second[1], first[0], second[0])


def _moved(was: Pair | None, now: Pair | None) -> Moved:
    """What made the difference between two scores of the same pair."""
    adds = [(contributions(pair.components, pair.weights) or {}) if pair else {} for pair in (was, now)]
    parts = {name: (adds[1].get(name) or 0.0) - (adds[0].get(name) or 0.0) for name in {*adds[0], *adds[1]}}
    scores = [pair.score if pair else None for pair in (was, now)]
    component, difference = "", 0.0
    if adds[0] and adds[1]:
        sign = 1 if (scores[1] or 0.0) >= (scores[0] or 0.0) else -1
        name, most = max(sorted(parts.items()), key=lambda item: sign * itemgetter(1)(item))
        if sign * most >= PART:
            component, difference = name, most
    return Moved(scores[0], scores[1], component, difference)
