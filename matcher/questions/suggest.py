"""`suggest`: who could a country learn from and share with, best first, with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from matcher.catalogue.catalogue import Catalogue, Topic
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.conditions import UNDOCUMENTED, Change, Condition, changes, conditions, meeting
from matcher.questions.pairing import Pair, Pairing, coverage
from matcher.questions.platforms import platforms_of_both
from matcher.questions.pool import meanings
from matcher.questions.question import Question
from matcher.questions.reasons import POINTS, Reason, alike, reasons, shared_needs
from matcher.questions.standing import Fit, fit, shared_places
from matcher.questions.wants import Wants, wants
from matcher.scoring.needs import heeded
from matcher.scoring.profile import Profile
from matcher.scoring.stability import Stability, stability
from matcher.scoring.stage import common

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.questions.answered import Answered


REACH = 3
"""How many times the length of the list a diverse one may reach down."""
FIRM = 200
"""Places of a list whose stability is looked at."""


class Suggestion(Record):
    """One line of a shortlist.

    Beside the score, never inside it, stands how far to rely on it: `coverage` (share of the inputs observed),
    `data_year` (median year of the figures of the side with the older ones), `oldest` (the oldest year among them),
    `evidence` (mean quality of the
    experiences named, 0.8 at best) and `common` (how many figures of their stage both have). `shared_place` is the
    first place of those with the same score to the digits shown; 0 where it has its place for itself.
    """

    rank: int
    shared_place: int
    pair: Pair
    stability: Stability | None
    coverage: float
    data_year: int | None
    oldest: int | None
    evidence: float | None
    common: int
    learn: list[Reason]
    share: list[Reason]
    alike: list[int]
    shared_needs: list[Topic]
    platforms: list[str]
    known: Sequence[Mapping[str, Any]]
    tension: Mapping[str, Any] | None

    @property
    def documented(self) -> bool:
        """Whether there is a point of cooperation to name, on either side."""
        return bool(self.learn or self.share)


class Reach(Record):
    """How far the data reaches for a shortlist: how many figures of the seeker's stage there are, whether any of its
    needs in scope is known and any is great enough to be heeded, how many partners were left out since nothing is
    documented in scope, and how many of those ranked have no score."""

    stage: int
    needs_known: bool
    in_need: bool
    left_out: int
    unscored: int


class Shortlist(Record):
    """The answer: suggestions for one country, and what they rest on.

    `stage` is the seeker's in plain figures (variable -> [year, value]), `themes` and `topics` are the names of those
    asked for; `candidates` were ranked, of `all_others` that there are in the South; `oldest` is the oldest year of the
    figures that the list rests on; `changes` say, where the list is empty, without which condition it would not be;
    `meanings` what everyday names of groups are taken for. `record` looks up the record of an experience or a platform
    (kind, id), for a form that tells more of it than its title.
    """

    version: str
    question: Question
    seeker: Profile
    stage: Mapping[str, Any]
    themes: list[str]
    topics: list[str]
    needs: Wants
    suggestions: list[Suggestion]
    candidates: int
    all_others: int
    fit: Fit | None
    oldest: int | None
    changes: list[Change]
    named: list[Answered]
    meanings: list[tuple[str, str]]
    reach: Reach
    record: Callable[[str, str], Mapping[str, Any]]


def pairing_for(catalogue: Catalogue, question: Question, seekers: int = 1) -> Pairing:
    """What scores the pairs for a question that so many seekers ask."""
    catalogue = catalogue.by_priorities(question.priorities)
    return Pairing(catalogue, scopes.of(catalogue, question.theme, question.topic), question.weights, seekers)


def suggest(
    catalogue: Catalogue, country: str, question: Question, pairing: Pairing | None = None, named: Sequence[str] = ()
) -> Shortlist:
    """The shortlist for `country` (a code or a name). `pairing` may be handed on from another seeker. Those `named`
    (ids) are shown in place of the best, each at the place that it has."""
    pairing = pairing or pairing_for(catalogue, question)
    catalogue, scope = pairing.catalogue, pairing.scope
    seeker = scopes.with_declared(catalogue, catalogue.profiles[catalogue.resolve(country)], question.need)
    others = [profile for profile in catalogue.profiles.values() if profile.iso3 != seeker.iso3]
    asked = list(conditions(catalogue, seeker, question))
    partners = meeting(others, asked)
    able = partners if pairing.scope.whole or question.undocumented else _able(pairing, seeker, partners)
    there = {partner.iso3 for partner in able}
    ranked = pairing.ranked(seeker, [*able, *(catalogue.profiles[iso3] for iso3 in named if iso3 not in there)])
    shown = _shown(pairing, seeker, ranked, question, named)
    suggestions = _suggestions(pairing, seeker, ranked, shown, question)
    needs = [need for need, inside in zip(seeker.needs, scope.topics, strict=True) if inside]
    return Shortlist(
        version=catalogue.version,
        question=question,
        seeker=seeker,
        stage=catalogue.country(seeker.iso3)["stage_now"],
        themes=[catalogue.themes[theme] for theme in question.theme],
        topics=[catalogue.topics[topic] for topic in question.topic],
        needs=wants(catalogue, seeker, scope, question.need, question.priorities),
        suggestions=suggestions,
        candidates=len(ranked),
        all_others=sum(profile.south for profile in others),
        fit=fit(catalogue, question, [pair.score for pair in ranked]) if common(seeker.stage, seeker.stage) else None,
        oldest=min((one.oldest for one in suggestions if one.oldest), default=None),
        changes=[] if able else _changes(pairing, seeker, asked, question),
        meanings=meanings(catalogue, (*question.pool, *question.exclude)),
        named=_named(pairing, seeker, [pair for _, pair in shown], question) if question.need else [],
        reach=Reach(
            stage=common(seeker.stage, seeker.stage),
            needs_known=any(need is not None for need in needs),
            in_need=any(map(heeded, needs)),
            left_out=len(partners) - len(able),
            unscored=sum(pair.score is None for pair in ranked),
        ),
        record=catalogue.record,
    )


def _changes(pairing: Pairing, seeker: Profile, asked: Sequence[Condition], question: Question) -> list[Change]:
    """Without which condition somebody in the South would be left. To have something documented is one of them."""
    south = [one for one in pairing.catalogue.profiles.values() if one.south and one.iso3 != seeker.iso3]
    if not (pairing.scope.whole or question.undocumented):
        asked = [*asked, Condition(UNDOCUMENTED, lambda partner: pairing.documented(seeker, partner))]
    return changes(south, asked)


def _named(pairing: Pairing, seeker: Profile, shown: Sequence[Pair], question: Question) -> list[Answered]:
    from matcher.questions.answered import named  # loaded where somebody names a need

    return named(pairing, seeker, shown, question)


def _shown(
    pairing: Pairing, seeker: Profile, ranked: Sequence[Pair], question: Question, named: Sequence[str]
) -> list[tuple[int, Pair]]:
    """The pairs to show, each with its place."""
    if named:
        return [(rank, pair) for rank, pair in enumerate(ranked, 1) if pair.partner.iso3 in named]
    count = len(ranked) if question.top is None else min(question.top, len(ranked))
    first = diversified(pairing, seeker, ranked, count) if question.diverse else ranked[:count]
    return list(enumerate(first, 1))


def _suggestions(
    pairing: Pairing, seeker: Profile, ranked: Sequence[Pair], shown: Sequence[tuple[int, Pair]], question: Question
) -> list[Suggestion]:
    """The lines of a list: the pairs `shown`, each with its place, of all that were `ranked`."""
    known = pairing.catalogue.cooperation(seeker.iso3)
    firm = stabilities(pairing, ranked, [pair for _, pair in shown], question)
    last = max((rank for rank, _ in shown), default=0)
    places = list(shared_places([pair.score for pair in ranked], last))
    return [
        suggestion(
            pairing,
            seeker,
            pair,
            rank=rank,
            stability=stability,
            themes=question.theme,
            known=known.get(pair.partner.iso3, []),
            shared_place=0 if question.diverse else places[rank - 1],
            need=question.need,
        )
        for (rank, pair), stability in zip(shown, firm, strict=True)
    ]


def _able(pairing: Pairing, seeker: Profile, partners: Sequence[Profile]) -> list[Profile]:
    """Those with something documented: who asks for a theme wants somebody with whom there is something to say."""
    return [partner for partner in partners if pairing.documented(seeker, partner)]


def stabilities(
    pairing: Pairing, ranked: Sequence[Pair], shown: Sequence[Pair], question: Question
) -> list[Stability | None]:
    """The stability of each of the pairs `shown`, in the ranking of all of them; None from place FIRM on: nobody reads
    that far, and ten thousand pairs in a thousand draws would take a minute."""
    if not question.draws:
        return [None] * len(shown)
    rest = len(shown[FIRM:])
    shown = shown[:FIRM]
    first = {id(pair) for pair in shown}
    # Those without a score stay out of it, as they stand last in any ranking.
    scored = [pair for pair in shown if pair.score is not None]
    others = [pair for pair in ranked if pair.score is not None and id(pair) not in first]
    ranker = pairing.ranker(question.draws, question.seed)
    found = iter(ranker.ranks([pair.components for pair in (*scored, *others)], len(scored)))
    firm = [None if pair.score is None else stability(next(found), question.k) for pair in shown]
    return firm + [None] * rest


def diversified(pairing: Pairing, seeker: Profile, ranked: Sequence[Pair], count: int) -> list[Pair]:
    """The `count` pairs with the best balance of score and difference from each other, among the first REACH times
    as many: a list of different partners, not of unlikely ones."""
    from matcher.scoring import diversity

    scored = [pair for pair in ranked if pair.score is not None][: REACH * count]
    topics = [frozenset(point.topic for point in pairing.points(seeker, pair.partner)[:POINTS]) for pair in scored]

    def likeness(i: int, j: int) -> float:
        return diversity.likeness(scored[i].partner, scored[j].partner, topics[i], topics[j])

    return [scored[i] for i in diversity.chosen([pair.score or 0.0 for pair in scored], likeness, count)]


def suggestion(
    pairing: Pairing,
    seeker: Profile,
    pair: Pair,
    *,
    rank: int,
    stability: Stability | None,
    themes: Sequence[str],
    known: Sequence[Mapping[str, Any]],
    shared_place: int = 0,
    need: Sequence[str] = (),
) -> Suggestion:
    """One line of a shortlist, with its reasons."""
    catalogue, scope, partner = pairing.catalogue, pairing.scope, pair.partner
    learn = reasons(catalogue, pairing.points(seeker, partner, need))
    share = reasons(catalogue, pairing.points(partner, seeker))
    qualities = [reason.experience.quality for reason in (*learn, *share)]
    years = [year for i in (seeker.iso3, partner.iso3) if (year := catalogue.typical_year(i))]
    return Suggestion(
        rank=rank,
        shared_place=shared_place,
        pair=pair,
        stability=stability,
        coverage=coverage(catalogue, seeker, partner, scope),
        data_year=min(years, default=None),
        oldest=min(
            (year for one in (seeker, partner) if (year := catalogue.oldest_year(one.iso3, scope.topics))), default=None
        ),
        evidence=sum(qualities) / len(qualities) if qualities else None,
        common=common(seeker.stage, partner.stage),
        learn=learn,
        share=share,
        alike=alike(seeker, partner),
        shared_needs=shared_needs(catalogue, seeker, partner, scope),
        platforms=platforms_of_both(catalogue, seeker, partner, themes),
        known=known,
        tension=pairing.tension(seeker, partner),
    )
