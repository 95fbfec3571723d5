"""Row 31: what holds for every two countries and all weights."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matcher.catalogue.catalogue import Catalogue
from matcher.questions import scope as scopes
from matcher.questions.pairing import Pairing
from matcher.scoring import learning
from matcher.scoring.profile import Experience
from matcher.scoring.score import COMPONENTS, LENSES, normalised, of_lens
from tests.reliability.child import run

CATALOGUE = Catalogue.load()
IDS = list(CATALOGUE.profiles)
THEMES = list(CATALOGUE.themes)
PAIRINGS: dict[tuple[str, tuple[float, ...]], Pairing] = {}

two = st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True)
theme = st.sampled_from(["", *THEMES])
weight = st.floats(0, 1000, allow_subnormal=False)
weights = st.tuples(*[weight] * len(COMPONENTS)).filter(lambda w: sum(w) > 1e-6)


def pairing(topic_of: str, given_weights: Mapping[str, float]) -> Pairing:
    scope = scopes.of(CATALOGUE, (topic_of,) if topic_of else (), ())
    return Pairing(CATALOGUE, scope, given_weights)


def score(a: str, b: str, made: Pairing) -> float | None:
    return made.pair(CATALOGUE.profiles[a], CATALOGUE.profiles[b]).score


@settings(deadline=None)
@given(two, theme, weights)
def test_row_31_a_score_lies_between_0_and_1(ab: list[str], where: str, numbers: tuple[float, ...]) -> None:
    pair = pairing(where, normalised(dict(zip(COMPONENTS, numbers, strict=True)))).pair(
        CATALOGUE.profiles[ab[0]], CATALOGUE.profiles[ab[1]]
    )
    assert pair.score is None or 0.0 <= pair.score <= 1.0
    assert all(value is None or 0.0 <= value <= 1.0 for value in pair.components)


@settings(deadline=None)
@given(two, theme, weights)
def test_row_31_weights_that_treat_both_sides_alike_score_both_ways_alike(
    ab: list[str], where: str, numbers: tuple[float, ...]
) -> None:
    given_weights = dict(zip(COMPONENTS, numbers, strict=True))
    given_weights["share"] = given_weights["learn"]
    assume(sum(given_weights.values()) > 1e-6)
    made = pairing(where, normalised(given_weights))
    assert score(ab[0], ab[1], made) == pytest.approx(score(ab[1], ab[0], made), abs=1e-12)


@settings(deadline=None)
@given(two, theme, weights, st.floats(1e-3, 1e3))
def test_row_31_scaling_all_weights_changes_nothing(
    ab: list[str], where: str, numbers: tuple[float, ...], factor: float
) -> None:
    plain, scaled = (
        pairing(where, normalised(dict(zip(COMPONENTS, values, strict=True))))
        for values in (numbers, [number * factor for number in numbers])
    )
    assert score(ab[0], ab[1], plain) == pytest.approx(score(ab[0], ab[1], scaled), abs=1e-9)


@settings(deadline=None)
@given(two, theme, st.integers(0, 10**6), st.floats(0, 1))
def test_row_31_a_better_experience_never_lowers_a_score(ab: list[str], where: str, which: int, quality: float) -> None:
    seeker, partner = (CATALOGUE.profiles[i] for i in ab)
    scope = scopes.of(CATALOGUE, (where,) if where else (), ())
    topics = learning.Topics(CATALOGUE.topic_theme, CATALOGUE.topic_of_peace)
    own = CATALOGUE.experiences_of.get(partner.iso3, [])
    borrowed = CATALOGUE.experiences[which % len(CATALOGUE.experiences)]

    def learnt(experiences: list[Experience]) -> float:
        return learning.learn(seeker, partner, experiences, scope, topics)

    with_it = learnt([*own, borrowed._replace(quality=quality)])
    assert with_it >= learnt(own) - 1e-12
    assert learnt([*own, borrowed._replace(quality=min(1.0, quality + 0.1))]) >= with_it - 1e-12


@pytest.mark.parametrize("lens", LENSES)
def test_row_31_removing_a_country_never_reorders_the_others(lens: str) -> None:
    made = pairing("", of_lens(lens))
    for seeker in IDS[::40]:
        pool = [CATALOGUE.profiles[i] for i in IDS]
        whole = [pair.partner.iso3 for pair in made.ranked(CATALOGUE.profiles[seeker], pool)]
        for gone in IDS[::37]:
            left = [profile for profile in pool if profile.iso3 != gone]
            again = Pairing(CATALOGUE, made.scope, made.weights) if gone == IDS[37] else made
            found = [pair.partner.iso3 for pair in again.ranked(CATALOGUE.profiles[seeker], left)]
            assert found == [i for i in whole if i != gone]


def test_row_31_the_printed_ranking_keeps_its_order_when_one_is_excluded() -> None:
    def ranked(*more: str) -> list[tuple[str, float]]:
        answer = json.loads(run("suggest", "Nepal", "-n", "300", "--json", *more).out)
        return [(line["iso3"], line["score"]) for line in answer["results"]]

    whole = ranked()
    assert ranked("--exclude", whole[3][0]) == whole[:3] + whole[4:]
