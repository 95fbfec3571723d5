"""`pairs`: the best pairs of a pool, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.conditions import between, conditions, meeting
from matcher.questions.pairing import Pair, Pairing
from matcher.questions.question import Question
from matcher.questions.standing import Fit, fit, shared_places
from matcher.questions.suggest import Suggestion, stabilities, suggestion
from matcher.scoring.profile import Profile
from matcher.scoring.score import even

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

GAIN = 0.5
"""Both sides gain when the one that gains less gains at least this share of what the other does."""


class Couple(Record):
    """A pair seen from neither side: `a` comes first in the alphabet of codes."""

    a: Profile
    suggestion: Suggestion
    one_sided: bool


class Couples(Record):
    """The answer. `candidates` counts the pairs that were ranked, `left_out` those with nothing documented in scope.
    The weights of `question` are even, as `evened` says when they were not; `record` is as in `suggest.Shortlist`."""

    version: str
    question: Question
    evened: bool
    couples: list[Couple]
    candidates: int
    left_out: int
    fit: Fit | None
    record: Callable[[str, str], Mapping[str, Any]]


def pairs(catalogue: Catalogue, question: Question) -> Couples:
    """The best pairs of the pool. Learning and sharing weigh the same, so that neither side leads."""
    weights = even(question.weights)
    evened = weights != question.weights
    question = question._replace(weights=weights)
    catalogue = catalogue.by_priorities(question.priorities)
    scope = scopes.of(catalogue, question.theme, question.topic)
    pairing = Pairing(catalogue, scope, question.weights)
    found: list[tuple[Profile, Pair]] = []
    left_out = 0
    for a, b in _couples(catalogue, question):
        if scope.whole or question.undocumented or pairing.documented(a, b):
            found.append((a, pairing.pair(a, b)))
        else:
            left_out += 1
    if question.mutual_only:
        found = [(a, pair) for a, pair in found if not one_sided(pair)]
    found.sort(key=lambda f: (f[1].score is None, -(f[1].score or 0.0), f[0].iso3, f[1].partner.iso3))
    shown = found if question.top is None else found[: question.top]
    firm = stabilities(pairing, [pair for _, pair in found], [pair for _, pair in shown], question)
    scores = [pair.score for _, pair in found]
    places = shared_places(scores, len(shown))
    couples = []
    for rank, ((a, pair), stability, place) in enumerate(zip(shown, firm, places, strict=True), 1):
        line = suggestion(
            pairing,
            a,
            pair,
            rank=rank,
            stability=stability,
            themes=question.theme,
            known=catalogue.cooperation(a.iso3).get(pair.partner.iso3, []),
            shared_place=place,
        )
        couples.append(Couple(a=a, suggestion=line, one_sided=one_sided(pair)))
    return Couples(
        version=catalogue.version,
        question=question,
        evened=evened,
        couples=couples,
        candidates=len(found),
        left_out=left_out,
        fit=fit(catalogue, question, scores),
        record=catalogue.record,
    )


def _couples(catalogue: Catalogue, question: Question) -> Iterator[tuple[Profile, Profile]]:
    """The pairs that meet what was asked: of two countries of the pool, or of one country and each of the pool."""
    profiles = list(catalogue.profiles.values())
    members = {profile.iso3 for profile in meeting(profiles, list(conditions(catalogue, None, question)))}
    one = question.with_country
    pool = sorted((p for p in profiles if p.iso3 in members or p.iso3 == one), key=lambda profile: profile.iso3)
    for position, a in enumerate(pool):
        others = [b for b in pool[position + 1 :] if one in (None, a.iso3, b.iso3)]
        for b in meeting(others, list(between(catalogue, a, question))):
            yield a, b


def one_sided(pair: Pair) -> bool:
    """Whether one side gains less than GAIN of what the other does, or it is not known whether both gain."""
    if pair.components.mutual is None:
        return True
    less, more = sorted((pair.components.learn or 0.0, pair.components.share or 0.0))
    return less < GAIN * more
