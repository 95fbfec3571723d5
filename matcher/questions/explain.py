"""`explain`: one pair in full, with every reason down to the figure and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue, Topic
from matcher.errors import UsageError
from matcher.language import tr
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.compare import Side, side_of
from matcher.questions.country import Evidence, evidence
from matcher.questions.exchanges import ELSEWHERE, SHOWN, Way
from matcher.questions.exchanges import usable as exchanges_of
from matcher.questions.first_step import FirstStep, first_step
from matcher.questions.pairing import Pair, Pairing, coverage
from matcher.questions.platforms import Usable, usable
from matcher.questions.pool import members
from matcher.questions.question import Question
from matcher.questions.reasons import Reason, alike, reasons, shared_needs
from matcher.questions.suggest import stabilities
from matcher.questions.triangle import themes_of
from matcher.questions.wants import Want, all_wants
from matcher.scoring.learning import Scope
from matcher.scoring.profile import Profile
from matcher.scoring.score import score
from matcher.scoring.stability import Stability
from matcher.scoring.stage import VARIABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Cooperation(Record):
    """A point of cooperation in full, with the first step towards it."""

    reason: Reason
    seeker: Profile
    partner: Profile
    want: Want
    coverage: float
    evidence: list[Evidence]
    record: Mapping[str, Any]
    stage_then: Mapping[str, Any]
    stage_now: Mapping[str, Any]
    step: FirstStep


class Place(Record):
    """Where `b` stands for `a` among the countries of the South: its rank, its stability, and the rank that it would
    have without each of the components that weigh (leave one out)."""

    rank: int
    of: int
    stability: Stability | None
    without: dict[str, int]


class Doubt(Record):
    """Something not known, old or remembered. `kind` is one of: stage (`items`: variables), needs (names of topics),
    gni, old (an indicator's name, of `year`), memory (`name`: an experience, begun in `year`), silent (last
    documented in `year`), no-stage, later-stage."""

    kind: str
    name: str = ""
    items: tuple[str, ...] = ()
    year: int = 0


class Explanation(Record):
    """The answer: a pair from the side of `a`. Where nothing is documented in the themes and topics that were asked
    for, which `within` names, there is no `place`: a number would say something of nothing. `more` counts the points
    beyond those shown, in each direction; `names` tell what each country is called."""

    version: str
    question: Question
    within: tuple[str, ...]
    a: Side
    b: Side
    pair: Pair
    place: Place | None
    coverage: float
    learn: list[Cooperation]
    share: list[Cooperation]
    more: tuple[int, int]
    alike: list[int]
    shared_needs: list[Topic]
    platforms: list[Usable]
    exchanges: list[Way]
    known: Sequence[Mapping[str, Any]]
    tension: Mapping[str, Any] | None
    doubts: list[Doubt]
    names: Mapping[str, str]


def explain(catalogue: Catalogue, a: str, b: str, question: Question) -> Explanation:
    """The pair of `a` and `b` (codes or names). Raises UsageError when they are the same."""
    catalogue = catalogue.by_priorities(question.priorities)
    one, two = catalogue.resolve(a), catalogue.resolve(b)
    if one == two:
        message = tr("{country} cannot be its own partner.", country=catalogue.profiles[one].name)
        raise UsageError(message, tr("Name two different countries."))
    seeker = scopes.with_declared(catalogue, catalogue.profiles[one], question.need)
    partner = catalogue.profiles[two]
    scope = scopes.of(catalogue, question.theme, question.topic)
    pairing = Pairing(catalogue, scope, question.weights)
    pair = pairing.pair(seeker, partner)
    learn, more_to_learn = cooperations(pairing, seeker, partner, question)
    share, more_to_share = cooperations(pairing, partner, seeker, question._replace(need=()))
    return Explanation(
        version=catalogue.version,
        question=question,
        within=(*map(catalogue.themes.__getitem__, question.theme), *map(catalogue.topics.__getitem__, question.topic)),
        a=side_of(catalogue, seeker, scope, question),
        b=side_of(catalogue, partner, scope, question._replace(need=())),
        pair=pair,
        place=_place(pairing, seeker, pair, question) if scope.whole or learn or share else None,
        coverage=coverage(catalogue, seeker, partner, scope),
        learn=learn,
        share=share,
        more=(more_to_learn, more_to_share),
        alike=alike(seeker, partner),
        shared_needs=shared_needs(catalogue, seeker, partner, scope),
        platforms=usable(catalogue, seeker, partner, question.theme),
        exchanges=exchanges_between(catalogue, seeker, partner, question),
        known=catalogue.cooperation(one).get(two, []),
        tension=pairing.tension(seeker, partner),
        names={iso3: profile.name for iso3, profile in catalogue.profiles.items()},
        doubts=list(dict.fromkeys(doubts(catalogue, seeker, partner, scope, [*learn, *share]))),
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
    return Place(rank=rank(question.weights), of=len(others) + 1, stability=firm, without=without)


def cooperations(
    pairing: Pairing, seeker: Profile, partner: Profile, question: Question
) -> tuple[list[Cooperation], int]:
    """What `seeker` can learn from `partner`, with everything that stands behind it; and how many points more there
    are than was asked for."""
    catalogue = pairing.catalogue
    points = pairing.points(seeker, partner, question.need)
    positions = {topic.id: position for position, topic in enumerate(catalogue.topic_list)}
    needs = all_wants(catalogue, seeker, question.need, question.priorities)
    found = []
    for reason in reasons(catalogue, points, len(points) if question.top is None else question.top):
        position = positions[reason.topic.id]
        record = catalogue.experience(reason.experience.id)
        found.append(
            Cooperation(
                reason=reason,
                seeker=seeker,
                partner=partner,
                want=needs[position],
                coverage=catalogue.observed(seeker.iso3)[position],
                evidence=evidence(catalogue, seeker, reason.topic.id),
                record=record,
                stage_then=catalogue.stage_then(reason.experience.id),
                stage_now=catalogue.country(seeker.iso3)["stage_now"],
                step=first_step(catalogue, seeker, partner, catalogue.experience(reason.experience.id)),
            )
        )
    return found, len(points) - len(found)


def exchanges_between(catalogue: Catalogue, a: Profile, b: Profile, question: Question) -> list[Way]:
    """The exchanges that lead the two to each other."""
    themes = themes_of(catalogue, question)
    return [way for way in exchanges_of(catalogue, a, b, themes) if way.how != ELSEWHERE][:SHOWN]


def doubts(
    catalogue: Catalogue, a: Profile, b: Profile, scope: Scope, points: Sequence[Cooperation]
) -> Iterator[Doubt]:
    """What is not known, or old, or remembered: what a reader should keep in mind."""
    for profile in (a, b):
        missing = [v for v, x in zip(VARIABLES[2:], profile.stage[2:], strict=True) if x is None]
        if profile.stage[0] is None and profile.stage[1] is None:
            missing.insert(0, "income")
        if missing:
            yield Doubt(kind="stage", name=profile.name, items=tuple(missing))
        needs = zip(catalogue.topic_list, profile.needs, scope.topics, strict=True)
        unmeasured = tuple(topic.name for topic, need, inside in needs if need is None and inside)
        if unmeasured:
            yield Doubt(kind="needs", name=profile.name, items=unmeasured)
    if a.stage[0] is None or b.stage[0] is None:
        yield Doubt(kind="gni")
    for point in points:
        yield from _doubts_on(catalogue, point)


def _doubts_on(catalogue: Catalogue, point: Cooperation) -> Iterator[Doubt]:
    for item in point.evidence:
        if item.year < catalogue.oldest:
            yield Doubt(kind="old", name=point.seeker.name, items=(item.name,), year=item.year)
    experience = point.reason.experience
    if point.record.get("start_from_memory"):
        yield Doubt(kind="memory", name=experience.id, year=experience.start)
    if catalogue.is_silent(point.record):
        yield Doubt(kind="silent", name=experience.id, year=point.record["last_documented"])
    used = [value[0] for value in point.stage_then.values()]
    if not used:
        yield Doubt(kind="no-stage", name=experience.id, year=experience.start)
    elif max(abs(year - experience.start) for year in used) > 3:
        yield Doubt(kind="later-stage", name=experience.id)
