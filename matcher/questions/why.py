"""`why`: why one partner stands above another, part by part, and what would turn them round."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pair, Pairing
from matcher.questions.pool import members
from matcher.questions.question import Question
from matcher.questions.reasons import POINTS, Reason, reasons
from matcher.scoring.profile import Profile
from matcher.scoring.score import COMPONENTS, contributions, score
from matcher.scoring.stability import UNIT


class Part(Record):
    """A component: its weight, its value for either partner (None: unknown), what it adds to the score of the one more
    than to that of the other, and the weight (share of all) at which the two would be equal, where there is one."""

    component: str
    weight: float
    first: float | None
    second: float | None
    difference: float
    equal_at: float | None


class Standing(Record):
    """One of the two partners: its pair, its place among the South, and the best of what there is to learn from it."""

    pair: Pair
    place: int
    learn: list[Reason]
    share: list[Reason]


class Why(Record):
    """The answer. `first` stands above `second` (whichever was named first); `parts` hold all components, those that
    make the most difference first; `above` is the share of draws of other weights in which it stays so (None: none
    were asked for, or one has no score)."""

    version: str
    question: Question
    seeker: Profile
    first: Standing
    second: Standing
    of: int
    parts: list[Part]
    above: float | None
    turned: bool


def why(catalogue: Catalogue, country: str, first: str, second: str, question: Question) -> Why:
    """Why, for `country`, one of two partners (codes or names) stands above the other. Raises UsageError where two of
    the three are the same."""
    catalogue = catalogue.by_priorities(question.priorities)
    ids = [catalogue.resolve(name) for name in (country, first, second)]
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        message = f"{catalogue.profiles[twice].name} is named twice."
        raise UsageError(message, "Name the country, and two other partners: matcher why Rwanda Kenya Tanzania")
    seeker = scopes.with_declared(catalogue, catalogue.profiles[ids[0]], question.need)
    pairing = Pairing(catalogue, scopes.of(catalogue, question.theme, question.topic), question.weights)
    asked = [catalogue.profiles[i] for i in ids[1:]]
    others = [profile for profile in members(catalogue, ("south",)) if profile.iso3 not in ids]
    if not pairing.scope.whole:  # as in a list, who has nothing on record here does not count
        others = [profile for profile in others if pairing.documented(seeker, profile)]
    ranked = pairing.ranked(seeker, [*others, *asked])
    places = {pair.partner.iso3: place for place, pair in enumerate(ranked, 1)}
    one, two = sorted(
        (_standing(pairing, seeker, pair, places) for pair in ranked if pair.partner in asked),
        key=lambda standing: standing.place,
    )
    return Why(
        version=catalogue.version,
        question=question,
        seeker=seeker,
        first=one,
        second=two,
        of=len(ranked),
        parts=_parts(one.pair, two.pair, question.weights),
        above=_above(catalogue, one.pair, two.pair, question),
        turned=one.pair.partner.iso3 != ids[1],
    )


def _standing(pairing: Pairing, seeker: Profile, pair: Pair, places: Mapping[str, int]) -> Standing:
    catalogue, partner = pairing.catalogue, pair.partner
    return Standing(
        pair=pair,
        place=places[partner.iso3],
        learn=reasons(catalogue, pairing.points(seeker, partner), POINTS),
        share=reasons(catalogue, pairing.points(partner, seeker), POINTS),
    )


def _parts(one: Pair, two: Pair, weights: Mapping[str, float]) -> list[Part]:
    """The components, the greatest difference first. Where both know all components, the differences add up to that of
    the scores; where one lacks some, its weights fall to the others, and so they do all the same."""
    adds_one, adds_two = contributions(one.components, weights), contributions(two.components, weights)
    found = []
    for name, x, y in zip(COMPONENTS, one.components, two.components, strict=True):
        more = ((adds_one or {}).get(name) or 0.0) - ((adds_two or {}).get(name) or 0.0)
        found.append(Part(name, weights[name], x, y, more, _equal_at(one, two, weights, name)))
    return sorted(found, key=lambda part: -abs(part.difference))


def _equal_at(one: Pair, two: Pair, weights: Mapping[str, float], name: str) -> float | None:
    """The weight of a component, as a share of all, at which two partners would have the same score while the other
    weights keep their proportions; None where there is none.

    With w the weights and d what the one has more in each component, the lead is the sum of w * d. It is nothing when
    w of the component is minus the sum of all others, divided by its d.
    """
    leads = {n: x - y for n, x, y in zip(COMPONENTS, one.components, two.components, strict=True) if x is not None
             and y is not None}  # fmt: skip
    if name not in leads or not leads[name] or any(weights[n] and n not in leads for n in COMPONENTS):
        return None
    rest = sum(weights[n] * lead for n, lead in leads.items() if n != name)
    needed = -rest / leads[name]
    others = sum(weight for n, weight in weights.items() if n != name)
    # Nobody takes away more than all of a weight: at nothing the two are no more than equal.
    return needed / (needed + others) if needed > 0.0 and others > 0.0 else None


def _above(catalogue: Catalogue, one: Pair, two: Pair, question: Question) -> float | None:
    """The share of draws of other weights in which `one` has the higher score."""
    if not question.draws or one.score is None or two.score is None:
        return None
    draws = catalogue.draws(question.weights, question.draws, question.seed)
    better = 0
    for drawn in draws:
        weights = {name: weight / UNIT for name, weight in zip(COMPONENTS, drawn, strict=True)}
        better += (score(one.components, weights) or 0.0) > (score(two.components, weights) or 0.0)
    return better / len(draws)
