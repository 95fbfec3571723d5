"""`explain`: one pair in full, with every reason down to the figure and its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.errors import UsageError
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pair, Pairing, coverage
from matcher.questions.platforms import Usable, usable
from matcher.questions.pool import members
from matcher.questions.suggest import SHARED, Question, alike, greatest_needs, points_of, stabilities
from matcher.scoring import agenda
from matcher.scoring.constants import UNMEASURED
from matcher.scoring.learning import Point, Scope
from matcher.scoring.profile import Profile
from matcher.scoring.score import score
from matcher.scoring.stability import Stability
from matcher.scoring.stage import VARIABLES
from matcher.text import lower_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.catalogue import Catalogue


OLD = 2015
"""Figures from before this year are named as old."""


class Evidence(Record):
    """An indicator behind a need: its newest value for the seeker, and where that stands in the South."""

    code: str
    short: str
    unit: str
    value: float
    year: int
    source: str
    rank: int
    of: int


class Cooperation(Record):
    """A point of cooperation in full."""

    point: Point
    seeker: Profile
    partner: Profile
    need: float | None
    coverage: float
    evidence: list[Evidence]
    record: Mapping[str, Any]
    stage_then: Mapping[str, Any]
    stage_now: Mapping[str, Any]


class Place(Record):
    """Where `b` stands for `a` among the countries of the South: its rank, its stability, and the rank that it would
    have without each of the components that weigh (leave one out)."""

    rank: int
    of: int
    stability: Stability | None
    without: dict[str, int]


class Explanation(Record):
    """The answer: a pair from the side of `a`."""

    catalogue: Catalogue
    question: Question
    a: Profile
    b: Profile
    pair: Pair
    place: Place
    coverage: float
    learn: list[Cooperation]
    share: list[Cooperation]
    alike: list[int]
    shared_needs: list[int]
    needs_a: list[int]
    needs_b: list[int]
    platforms: list[Usable]
    known: list[Mapping[str, Any]]
    unknown: list[str]


def explain(catalogue: Catalogue, a: str, b: str, question: Question) -> Explanation:
    """The pair of `a` and `b` (codes or names). Raises UsageError when they are the same."""
    one, two = catalogue.resolve(a), catalogue.resolve(b)
    if one == two:
        raise UsageError(f"{catalogue.profiles[one].name} cannot be its own partner.", "Name two different countries.")
    seeker = scopes.with_declared(catalogue, catalogue.profiles[one], question.needs)
    partner = catalogue.profiles[two]
    scope = scopes.of(catalogue, question.themes, question.topics)
    pairing = Pairing(catalogue, scope, question.weights)
    pair = pairing.pair(seeker, partner)
    count = question.top or 5
    learnt = [cooperation(catalogue, p, seeker, partner) for p in points_of(pairing.points(seeker, partner), count)]
    shared = [cooperation(catalogue, p, partner, seeker) for p in points_of(pairing.points(partner, seeker), count)]
    return Explanation(
        catalogue,
        question,
        seeker,
        partner,
        pair,
        _place(pairing, seeker, pair, question),
        coverage(catalogue, seeker, partner, scope),
        learnt,
        shared,
        alike(seeker, partner),
        agenda.shared(seeker, partner, scope.topics, catalogue.topic_direct)[:SHARED],
        greatest_needs(catalogue, seeker, scope, 5),
        greatest_needs(catalogue, partner, scope, 5),
        usable(catalogue, seeker, partner, question.themes),
        catalogue.record("known", one).get(two, []),
        _unknown(catalogue, seeker, partner, scope, [*learnt, *shared]),
    )


def _place(pairing: Pairing, seeker: Profile, pair: Pair, question: Question) -> Place:
    pool = [p for p in members(pairing.catalogue, ("south",)) if p.iso3 != pair.partner.iso3]
    others = pairing.ranked(seeker, pool)
    firm = stabilities(pairing, [pair, *others], [pair], question)[0]

    def rank(weights: Mapping[str, float]) -> int:
        own = score(pair.components, weights) or 0.0
        better = [other for other in others if (score(other.components, weights) or 0.0) > own]
        return len(better) + 1

    without = {}
    for name, weight in question.weights.items():
        left = {**question.weights, name: 0.0}
        if weight and any(left.values()):
            without[name] = rank(left)
    return Place(rank(question.weights), len(others) + 1, firm, without)


def cooperation(catalogue: Catalogue, point: Point, seeker: Profile, partner: Profile) -> Cooperation:
    """A point of cooperation with everything that stands behind it."""
    topic = list(catalogue.topics)[point.topic]
    return Cooperation(
        point,
        seeker,
        partner,
        seeker.needs[point.topic],
        catalogue.observed(seeker.iso3)[point.topic],
        evidence(catalogue, seeker, topic),
        catalogue.record("experience", point.experience.id),
        {**catalogue.record("then", point.experience.id), "year": point.experience.start},
        catalogue.record("country", seeker.iso3)["stage_now"],
    )


def evidence(catalogue: Catalogue, profile: Profile, topic: str) -> list[Evidence]:
    """The figures behind the need of a country for a topic. Rank 1 is the greatest need in the South."""
    dictionary = catalogue.section("dictionary")
    figures = catalogue.record("country", profile.iso3)["figures"]
    found = []
    for indicator in dictionary["topics"][topic]["indicators"]:
        code = indicator["code"]
        if code not in figures:
            continue
        year, value, source = figures[code]
        south: Sequence[float] = dictionary["south"][code]
        greater = sum(other > value if indicator["need"] == "higher" else other < value for other in south)
        about = dictionary["indicators"][code]
        of = len(south) + (not profile.south)
        found.append(Evidence(code, about["short"], about["unit"], value, year, source, greater + 1, of))
    return found


def _unknown(catalogue: Catalogue, a: Profile, b: Profile, scope: Scope, points: Sequence[Cooperation]) -> list[str]:
    """What is not known, or old, or remembered: what a reader should keep in mind."""
    notes: list[str] = []
    topics = list(catalogue.topics.values())
    for profile in (a, b):
        missing = [v for v, x in zip(VARIABLES[2:], profile.stage[2:], strict=True) if x is None]
        if profile.stage[0] is None and profile.stage[1] is None:
            missing.insert(0, "income")
        if missing:
            notes.append(f"{profile.name}: no figure for {', '.join(v.replace('_', ' ') for v in missing)}.")
        unmeasured = [lower_first(topics[t]) for t, x in enumerate(profile.needs) if x is None and scope.topics[t]]
        if unmeasured:
            shown = ", ".join(unmeasured[:6]) + (f" and {len(unmeasured) - 6} more" if len(unmeasured) > 6 else "")
            notes.append(f"{profile.name}: need not measured, counted as {UNMEASURED:g} of 1: {shown}.")
    if a.stage[0] is None or b.stage[0] is None:
        notes.append("Incomes are compared by GNI per person, since one side has no GDP per person.")
    for point in points:
        for item in point.evidence:
            if item.year < OLD:
                notes.append(f"{point.seeker.name}: {item.short} is of {item.year}.")
        if point.record.get("start_from_memory"):
            notes.append(f"{point.record['id']}: its first year, {point.record['start']}, is not stated by a source.")
        used = [value[0] for name, value in point.stage_then.items() if name != "year"]
        if not used:
            notes.append(f"{point.record['id']}: no figures on the partner's stage near {point.record['start']}.")
        elif max(abs(year - point.record["start"]) for year in used) > 3:
            notes.append(f"{point.record['id']}: the partner's stage then rests partly on figures of later years.")
    return list(dict.fromkeys(notes))
