"""`suggest`: who could a country learn from and share with, best first, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.errors import UsageError
from matcher.plain import Record
from matcher.questions import pool as pools
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pair, Pairing, coverage
from matcher.questions.platforms import platforms_of_both
from matcher.scoring import agenda
from matcher.scoring.constants import UNMEASURED
from matcher.scoring.learning import Point, Scope
from matcher.scoring.profile import Profile
from matcher.scoring.score import of_lens, parsed
from matcher.scoring.stability import Stability, stability
from matcher.scoring.stage import COUNTED, MINIMUM, common

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.catalogue import Catalogue


LIST = 10
"""Places of a shortlist."""
POINTS = 3
"""Experiences named for each direction of a suggestion."""
REACH = 3
"""How many times the length of the list a diverse one may reach down."""
MOST_DRAWS = 10_000
"""Draws of other weights: shares are then exact to 0.005, and all pairs of the South still take seconds."""
FIRM = 200
"""Places of a list whose stability is looked at."""
SHARED = 8
"""Shared needs named for each suggestion."""
ALIKE = 0.08
"""Difference, on the scale of a stage variable, up to which two countries count as alike in it."""


class Question(Record):
    """What was asked, with every word understood: ids, not what was typed."""

    themes: tuple[str, ...]
    topics: tuple[str, ...]
    needs: tuple[str, ...]
    pool: tuple[str, ...]
    exclude: tuple[str, ...]
    new_only: bool
    lens: str
    weights: Mapping[str, float]
    top: int | None
    draws: int
    seed: int
    diverse: bool

    @property
    def k(self) -> int:
        """How many places count as "at the top" when the stability of the ranking is looked at."""
        return LIST if self.top is None else min(self.top, LIST)


class Suggestion(Record):
    """One line of a shortlist.

    Beside the score, never inside it, stands how far to rely on it: `coverage` (share of the inputs observed),
    `data_year` (median year of the figures of the side with the older ones) and `evidence` (mean quality of the
    experiences named, 0.8 at best).
    """

    rank: int
    pair: Pair
    stability: Stability | None
    coverage: float
    data_year: int | None
    evidence: float | None
    learn: list[Point]
    share: list[Point]
    alike: list[int]
    shared_needs: list[int]
    platforms: list[str]
    known: list[Mapping[str, Any]]


class Shortlist(Record):
    """The answer: suggestions for one country, and what they rest on."""

    catalogue: Catalogue
    question: Question
    seeker: Profile
    scope: Scope
    needs: list[int]
    suggestions: list[Suggestion]
    pool_size: int
    warnings: list[str]


def ask(
    catalogue: Catalogue,
    *,
    theme: Sequence[str] = (),
    topic: Sequence[str] = (),
    need: Sequence[str] = (),
    pool: Sequence[str] = ("south",),
    exclude: Sequence[str] = (),
    new_only: bool = False,
    lens: str = "balanced",
    weights: str | None = None,
    top: int | None = 10,
    draws: int = 1000,
    seed: int = 1,
    diverse: bool = False,
) -> Question:
    """The question in ids. Raises UnknownName or UsageError for words that mean nothing."""
    if not 0 <= draws <= MOST_DRAWS:
        raise UsageError(f"--draws must be between 0 and {MOST_DRAWS:,}; it is {draws:,}.", "The default is 1000.")
    own = parsed(weights) if weights is not None else None
    return Question(
        tuple(dict.fromkeys(catalogue.resolve_theme(word) for word in theme)),
        tuple(dict.fromkeys(catalogue.resolve_topic(word) for word in topic)),
        tuple(dict.fromkeys(catalogue.resolve_topic(word) for word in need)),
        tuple(pool),
        tuple(exclude),
        new_only,
        lens if own is None else "own",
        of_lens(lens) if own is None else own,
        top,
        draws,
        seed,
        diverse,
    )


def pairing_for(catalogue: Catalogue, question: Question) -> Pairing:
    """What scores the pairs for a question; one can serve many seekers."""
    return Pairing(catalogue, scopes.of(catalogue, question.themes, question.topics), question.weights)


def suggest(catalogue: Catalogue, country: str, question: Question, pairing: Pairing | None = None) -> Shortlist:
    """The shortlist for `country` (a code or a name). `pairing` may be handed on from another seeker."""
    pairing = pairing or pairing_for(catalogue, question)
    scope = pairing.scope
    seeker = scopes.with_declared(catalogue, catalogue.profiles[catalogue.resolve(country)], question.needs)
    partners = pools.members(catalogue, question.pool)
    if question.exclude:
        partners = pools.without(catalogue, partners, question.exclude)
    known = catalogue.record("known", seeker.iso3)
    if question.new_only:
        partners = [partner for partner in partners if partner.iso3 not in known]
    left_out = 0
    if question.topics and not question.themes:
        # Who asks for a topic wants somebody with whom there is something to say about it.
        others = [partner for partner in partners if partner.iso3 != seeker.iso3]
        able = [partner for partner in others if _has_points(pairing, seeker, partner)]
        left_out = len(others) - len(able)
        partners = able
    ranked = pairing.ranked(seeker, partners)
    count = len(ranked) if question.top is None else min(question.top, len(ranked))
    shown = diversified(pairing, seeker, ranked, count) if question.diverse else ranked[:count]
    suggestions = [
        suggestion(pairing, rank, seeker, pair, firm, question, known.get(pair.partner.iso3, []))
        for rank, (pair, firm) in enumerate(zip(shown, stabilities(pairing, ranked, shown, question), strict=True), 1)
    ]
    return Shortlist(
        catalogue,
        question,
        seeker,
        scope,
        greatest_needs(catalogue, seeker, scope),
        suggestions,
        len(ranked),
        _warnings(seeker, scope, ranked, left_out),
    )


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
    ranker = pairing.ranker(question.lens, question.draws, question.seed)
    found = iter(ranker.ranks([pair.components for pair in (*scored, *others)], len(scored)))
    firm = [None if pair.score is None else stability(next(found), question.k) for pair in shown]
    return firm + [None] * rest


def diversified(pairing: Pairing, seeker: Profile, ranked: Sequence[Pair], count: int) -> list[Pair]:
    """The `count` pairs with the best balance of score and difference from each other, among the first REACH times
    as many: a list of different partners, not of unlikely ones."""
    from matcher.scoring import diversity

    scored = [pair for pair in ranked if pair.score is not None][: REACH * count]
    topics = [frozenset(point.topic for point in points_of(pairing.points(seeker, pair.partner))) for pair in scored]

    def alike(i: int, j: int) -> float:
        return diversity.likeness(scored[i].partner, scored[j].partner, topics[i], topics[j])

    return [scored[i] for i in diversity.chosen([pair.score or 0.0 for pair in scored], alike, count)]


def greatest_needs(catalogue: Catalogue, profile: Profile, scope: Scope, count: int = 3) -> list[int]:
    """The topics in scope that a country needs most: what it declared, then what is measured itself, greatest first."""
    direct = catalogue.topic_direct
    found = [(need < 1.0, not direct[t], -need, t) for t, need in enumerate(profile.needs) if need and scope.topics[t]]
    return [topic for *_, topic in sorted(found)[:count]]


def points_of(points: Sequence[Point], count: int = POINTS) -> list[Point]:
    """The first `count` of these points (best first), one for each experience."""
    found: dict[str, Point] = {}
    for point in points:
        found.setdefault(point.experience.id, point)
    return list(found.values())[:count]


def alike(a: Profile, b: Profile) -> list[int]:
    """The stage variables in which two countries are alike, nearest first (positions in stage.VARIABLES)."""
    gaps = [
        (abs(x - y), position)
        for position, (x, y) in enumerate(zip(a.stage, b.stage, strict=True))
        if x is not None and y is not None and abs(x - y) <= ALIKE
    ]
    found = [position for _, position in sorted(gaps)]
    # Income per person is one thing, whichever of its two series shows it.
    return [position for position in found if not (position == 1 and a.stage[0] is not None and b.stage[0] is not None)]


def suggestion(
    pairing: Pairing,
    rank: int,
    seeker: Profile,
    pair: Pair,
    firm: Stability | None,
    question: Question,
    known: list[Mapping[str, Any]],
) -> Suggestion:
    """One line of a shortlist, with its reasons."""
    catalogue, scope = pairing.catalogue, pairing.scope
    partner = pair.partner
    learn = points_of(pairing.points(seeker, partner))
    share = points_of(pairing.points(partner, seeker))
    qualities = [point.experience.quality for point in (*learn, *share)]
    years = [year for i in (seeker.iso3, partner.iso3) if (year := catalogue.typical_year(i))]
    return Suggestion(
        rank,
        pair,
        firm,
        coverage(catalogue, seeker, partner, scope),
        min(years, default=None),
        sum(qualities) / len(qualities) if qualities else None,
        learn,
        share,
        alike(seeker, partner),
        agenda.shared(seeker, partner, scope.topics, catalogue.topic_direct)[:SHARED],
        platforms_of_both(catalogue, seeker, partner, question.themes),
        known,
    )


def _has_points(pairing: Pairing, seeker: Profile, partner: Profile) -> bool:
    return bool(pairing.points(seeker, partner) or pairing.points(partner, seeker))


def _warnings(seeker: Profile, scope: Scope, ranked: Sequence[Pair], left_out: int) -> list[str]:
    """What a reader must know before relying on the list."""
    warnings = []
    known = common(seeker.stage, seeker.stage)
    if known < MINIMUM:
        rest = "ranked by what is known" if any(pair.score is not None for pair in ranked) else "not ranked"
        warnings.append(f"{seeker.name}: insufficient data on its stage ({known} of {COUNTED} figures); {rest}.")
    needs = [need for need, inside in zip(seeker.needs, scope.topics, strict=True) if inside]
    if not any(need is not None for need in needs):
        warnings.append(
            f"{seeker.name}: its needs in this scope are not measured; each topic counts {UNMEASURED:g} of 1."
        )
    elif all(need == 0 for need in needs):
        warnings.append(f"{seeker.name}: no need in this scope; the list shows whom it could share with.")
    if left_out:
        warnings.append(f"{left_out} without an experience on this topic, on either side, are left out.")
    unscored = sum(pair.score is None for pair in ranked)
    if unscored:
        warnings.append(f"{unscored} of {len(ranked)} have insufficient data for a score and stand last.")
    return warnings
