"""`triangle`: third partners for two countries, of three kinds, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.language import tr
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.exchanges import Way
from matcher.questions.exchanges import usable as exchanges_of
from matcher.questions.pairing import Pairing
from matcher.questions.pool import members
from matcher.questions.question import Question
from matcher.scoring import facilitators as scoring
from matcher.scoring.facilitators import Case, Fit
from matcher.scoring.profile import Profile
from matcher.scoring.ties import language, rarities
from matcher.scoring.ties import ties as ties_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SOUTH, NORTH, ORGANISATION = "south", "north", "organisation"
SIDES = (SOUTH, NORTH, ORGANISATION)
"""The kinds of third partner: countries of the South, countries of the North, organisations and funds."""
PARTNERS = 10
"""Partners of a country alone for which third partners are looked for: the first of its shortlist."""
TOPMOST = 3
"""Themes that two countries have most to share in, where none is asked for."""
OWN, THEMED, GUESS = "own", "theme", "guess"
"""What a fit rests on: a case with one of the two sharing; cases in the theme with others; no case at all."""


class Helper(Record):
    """A third partner for two countries: its record, `kind` (one of SIDES), its fit where `sharer` shares and `learner`
    learns (the better of the two directions), what it rests on, the cases that count, the nearest first, `club`: the
    organisation by which it serves them ("": it needs none), `both` whether both belong to it, and `works`: the
    sides with which it works, by the name of the organisation ("": by their own), `speaks` and `neighbour`: those with
    which it shares a language or a border."""

    record: Mapping[str, Any]
    kind: str
    fit: Fit
    sharer: Profile
    learner: Profile
    basis: str
    cases: list[Mapping[str, Any]]
    club: str
    both: bool
    works: Mapping[str, list[str]]
    speaks: list[str]
    neighbour: list[str]


class LeftOut(Record):
    """A country that could facilitate, but for what stands between it and one of the two."""

    name: str
    other: str
    tension: Mapping[str, Any]


class With(Record):
    """A third partner at its best fit, for which `themes`; `partners`: of a country alone, those with whom it fits, the
    best first."""

    helper: Helper
    themes: list[str]
    partners: list[Profile]


class Triangle(Record):
    """The answer. `b` is None where third partners of `a` alone were asked for; `themes` are those the fit is for,
    `asked` whether they were named or are those in which the two have most to share; `found` holds for each of SIDES
    the best, of `of` that there are; `partners` are those that were looked at for `a` alone. `theme_names` and
    `country_names` tell what each theme and country is called."""

    version: str
    question: Question
    a: Profile
    b: Profile | None
    themes: list[str]
    names: list[str]
    asked: bool
    found: Mapping[str, list[With]]
    of: Mapping[str, int]
    left_out: list[LeftOut]
    exchanges: list[Way]
    partners: list[Profile]
    theme_names: Mapping[str, str]
    country_names: Mapping[str, str]


class Finder:
    """Finds third partners in one catalogue. `without`: a project whose cases are left out."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._rarity = rarities(catalogue.organisations)
        self._cases: dict[str, list[tuple[Case, Mapping[str, Any]]]] = {}
        for record in catalogue.cases:
            case = Case(record["shared_by"], record["learnt_by"], record["theme"], record["project"])
            for i in record["facilitators"]:
                self._cases.setdefault(i, []).append((case, record))

    def kind(self, record: Mapping[str, Any]) -> str:
        """Which of SIDES a third partner is of."""
        if record["kind"] != "country":
            return ORGANISATION
        return SOUTH if self.catalogue.profiles[record["country"]].south else NORTH

    def cases(self, id: str, without: str = "") -> list[tuple[Case, Mapping[str, Any]]]:
        """The cases that a third partner took part in."""
        return [one for one in self._cases.get(id, []) if not without or one[0].project != without]

    def fit(
        self, record: Mapping[str, Any], sharer: Profile, learner: Profile, themes: Sequence[str], without: str = ""
    ) -> Fit | None:
        """How well a third partner fits; None where it is one of the two, or its club serves others."""
        country, club = record.get("country"), record.get("club")
        if country in (sharer.iso3, learner.iso3):
            return None
        sides = [{profile.iso3, *profile.organisations} for profile in (sharer, learner)]
        if club and not scoring.admits(club["of"], club["who"], *sides):
            return None
        cases = [case for case, _ in self.cases(record["id"], without)]
        works = [scoring.works_with(record["works_with"], side) for side in sides]
        near = []
        if country:
            own = self.catalogue.profiles[country]
            near = [ties_of(own, profile, self._rarity).value for profile in (sharer, learner)]
        return Fit(
            record=scoring.record(cases, sharer.iso3, learner.iso3, themes),
            mandate=scoring.mandate(record["themes"], themes),
            ties=scoring.ties(works, near),
            begins=not any(works) and all(case.sharer != sharer.iso3 for case in cases),
        )

    def helper(self, record: Mapping[str, Any], a: Profile, b: Profile, themes: Sequence[str]) -> Helper | None:
        """A third partner for two, in the direction in which it fits better; None where it is none for them."""
        fits = [(self.fit(record, *pair, themes), pair) for pair in ((a, b), (b, a))]
        able = [(fit, pair) for fit, pair in fits if fit is not None]
        if not able:
            return None
        fit, (sharer, learner) = max(able, key=lambda one: one[0].value)
        near = [
            (scoring.nearness_of(case, sharer.iso3, learner.iso3, themes), case, told)
            for case, told in self.cases(record["id"])
        ]
        near = sorted((one for one in near if one[0]), key=lambda one: (-one[0], -one[2].get("year", 0), one[1]))
        own = any(case.sharer == sharer.iso3 for _, case, _ in near)
        club, both = self._club(record, a, b)
        country = record.get("country")
        third = self.catalogue.profiles[country] if country else None
        return Helper(
            record=record,
            kind=self.kind(record),
            fit=fit,
            sharer=sharer,
            learner=learner,
            basis=OWN if own else THEMED if near else GUESS,
            cases=[told for _, _, told in near],
            club=club,
            both=both,
            works=self._works(record, a, b),
            speaks=[p.name for p in (a, b) if third and language(third, p) >= 0.5],
            neighbour=[p.name for p in (a, b) if third and p.iso3 in third.borders],
        )

    def _works(self, record: Mapping[str, Any], a: Profile, b: Profile) -> dict[str, list[str]]:
        """The sides with which a third partner works, each by itself or by the first organisation that it is in."""
        found: dict[str, list[str]] = {}
        for profile in (a, b):
            known = {profile.iso3, *profile.organisations}
            name = next((name for name in record["works_with"] if name in known), None)
            if name is not None:
                called = "" if name == profile.iso3 else self.catalogue.organisations[name][0]
                found.setdefault(called, []).append(profile.name)
        return found

    def _club(self, record: Mapping[str, Any], a: Profile, b: Profile) -> tuple[str, bool]:
        """The name of what the two belong to by which they are served, and whether both do."""
        club = record.get("club")
        if not club:
            return "", False
        sides = [[name for name in club["of"] if name == p.iso3 or name in p.organisations] for p in (a, b)]
        organisations = [name for side in sides for name in side if name in self.catalogue.organisations]
        called = self.catalogue.organisations[organisations[0]][0] if organisations else record["name"]
        return called, all(sides)


def triangle(catalogue: Catalogue, a: str, b: str, question: Question) -> Triangle:
    """Third partners for `a` and `b` (codes or names); for `a` with each of its likely partners where `b` is "".
    Raises UsageError when they are the same."""
    one = catalogue.profiles[catalogue.resolve(a)]
    two = catalogue.profiles[catalogue.resolve(b)] if b else None
    if one is two:
        message = tr("{country} cannot be its own partner.", country=one.name)
        raise UsageError(message, tr("Name two different countries, or one alone."))
    pairing = Pairing(catalogue, scopes.of(catalogue, question.theme, question.topic), question.weights)
    partners = [two] if two else _likely(pairing, one)
    asked = themes_of(catalogue, question)
    finder = Finder(catalogue)
    best: dict[str, list[With]] = {}
    left: dict[tuple[str, str], LeftOut] = {}
    for partner in partners:
        themes = asked or most_shared(pairing, one, partner)
        for record in catalogue.facilitators:
            between = list(_between(pairing, record, (one, partner)))
            left.update({(found.name, found.other): found for found in between})
            helper = None if between else finder.helper(record, one, partner, themes)
            # Who is near, and has neither a case nor a mandate, is no third partner.
            if helper and (helper.fit.record or helper.fit.mandate):
                best.setdefault(record["id"], []).append(With(helper, themes, [partner]))
    ranked = {kind: _ranked(best, kind) for kind in SIDES}
    shown = asked or (most_shared(pairing, one, two) if two else [])
    return Triangle(
        version=catalogue.version,
        question=question,
        a=one,
        b=two,
        themes=shown,
        names=[catalogue.themes[theme] for theme in shown],
        asked=bool(asked),
        found={kind: found[: question.top] for kind, found in ranked.items()},
        of={kind: len(found) for kind, found in ranked.items()},
        left_out=list(left.values()),
        exchanges=exchanges_of(catalogue, one, two, shown) if two else [],
        partners=[] if two else partners,
        theme_names=catalogue.themes,
        country_names={iso3: profile.name for iso3, profile in catalogue.profiles.items()},
    )


def _ranked(best: Mapping[str, list[With]], kind: str) -> list[With]:
    """The third partners of a kind, the best first, each with the partners for whom it fits, the best first."""
    found = []
    for each in best.values():
        if each[0].helper.kind == kind:
            # Of partners for whom it fits alike the one that stands first on the shortlist comes first.
            by_fit = sorted(each, key=lambda one: -one.helper.fit.value)
            found.append(by_fit[0]._replace(partners=[partner for one in by_fit for partner in one.partners]))
    return sorted(found, key=lambda one: (-one.helper.fit.value, one.helper.record["id"]))


def _likely(pairing: Pairing, one: Profile) -> list[Profile]:
    """The first partners of a country's shortlist with whom something is documented in scope."""
    pool = [profile for profile in members(pairing.catalogue, (SOUTH,)) if profile is not one]
    ranked = pairing.ranked(one, pool)
    able = (pair.partner for pair in ranked if pairing.scope.whole or pairing.documented(one, pair.partner))
    return [partner for partner, _ in zip(able, range(PARTNERS), strict=False)]


def themes_of(catalogue: Catalogue, question: Question) -> list[str]:
    """The themes that are asked for, by themselves or by their topics."""
    ids = list(catalogue.themes)
    of_topics = [ids[topic.theme] for topic in catalogue.topic_list if topic.id in question.topic]
    return list(dict.fromkeys(of_topics or question.theme))


def most_shared(pairing: Pairing, a: Profile, b: Profile) -> list[str]:
    """The themes in which two countries have most to learn from each other, by their best point of cooperation."""
    ids = list(pairing.catalogue.themes)
    worth: dict[str, float] = {}
    for point in (*pairing.points(a, b), *pairing.points(b, a)):
        theme = ids[point.experience.theme]
        worth[theme] = max(worth.get(theme, 0.0), point.value)
    return sorted(worth, key=lambda theme: (-worth[theme], ids.index(theme)))[:TOPMOST]


def _between(pairing: Pairing, record: Mapping[str, Any], two: Sequence[Profile]) -> Iterator[LeftOut]:
    """What stands between a country that could facilitate and one of the two."""
    country = record.get("country")
    if country and country not in (profile.iso3 for profile in two):
        for profile in two:
            tension = pairing.tension(pairing.catalogue.profiles[country], profile)
            if tension is not None:
                yield LeftOut(record["name"], profile.name, tension)
