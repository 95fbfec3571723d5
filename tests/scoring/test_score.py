"""The score: mutual gain, contributions that add up to it, and lenses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.score import COMPONENTS, LENSES, Components, contributions, mutual, of_lens, score
from tests.scoring.profiles import MAYBE, UNIT, often, weightings

EVEN = dict.fromkeys(COMPONENTS, 1 / 7)
ANY = st.builds(Components, *[MAYBE] * 7)


def exactly(value: float) -> object:
    return pytest.approx(value, abs=1e-12)


def test_mutual_gain_is_the_harmonic_mean_of_both_directions() -> None:
    # 2 x 0.6 x 0.3 / 0.9
    assert mutual(0.6, 0.3) == mutual(0.3, 0.6) == exactly(0.4)
    assert mutual(1.0, 1.0) == 1.0


def test_without_gain_on_one_side_there_is_no_mutual_gain() -> None:
    assert mutual(0.9, 0.0) == mutual(0.0, 0.9) == mutual(0.0, 0.0) == 0.0


def test_the_score_is_the_weighted_mean_of_the_components() -> None:
    # Weights 12 4 20 10 4 1 0 of 51: (12 x 0.8 + 4 x 0.6 + 20 x 0.5 + 10 x 0.4 + 4 x 0.2 + 0.1) / 51 = 26.9 / 51
    components, weights = Components(0.8, 0.6, 0.5, 0.4, 0.2, 0.1, 0.9), of_lens("balanced")
    assert contributions(components, weights) == {
        "stage": exactly(9.6 / 51),
        "needs": exactly(2.4 / 51),
        "learn": exactly(10 / 51),
        "share": exactly(4 / 51),
        "mutual": exactly(0.8 / 51),
        "ties": exactly(0.1 / 51),
        "record": 0.0,
    }
    assert score(components, weights) == exactly(26.9 / 51)


def test_the_weight_of_an_unknown_component_falls_to_the_known_ones() -> None:
    # Without needs 12 20 10 4 1 of 47: (9.6 + 10 + 4 + 0.8 + 0.1) / 47
    components, weights = Components(0.8, None, 0.5, 0.4, 0.2, 0.1, 0.9), of_lens("balanced")
    parts = contributions(components, weights)
    assert parts is not None
    assert parts["needs"] is None
    assert parts["learn"] == exactly(10 / 47)
    assert score(components, weights) == exactly(24.5 / 47)


def test_a_component_of_nought_is_known_and_one_without_weight_adds_nothing() -> None:
    # Weights 1 1 8 0 0 4 4 of 18: (0.5 + 0.5 + 8 x 0 + 4 x 0.5 + 4 x 0.25) / 18
    components, weights = Components(0.5, 0.5, 0.0, 0.9, None, 0.5, 0.25), of_lens("learn")
    parts = contributions(components, weights)
    assert parts is not None
    assert (parts["learn"], parts["share"], parts["mutual"]) == (0.0, 0.0, None)
    assert parts["record"] == exactly(1 / 18)
    assert score(components, weights) == exactly(4 / 18)


def test_the_record_of_sharing_is_a_component_of_its_own() -> None:
    only = {**dict.fromkeys(COMPONENTS, 0.0), "record": 1.0}
    assert score(Components(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), only) == exactly(0.7)
    assert score(Components(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, None), only) is None


def test_from_the_other_side_learning_and_sharing_change_places_and_the_rest_stays() -> None:
    pair = Components(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
    assert pair.turned() == Components(0.1, 0.2, 0.4, 0.3, 0.5, 0.6, 0.7)
    assert pair.turned().turned() == pair


def test_a_score_asks_for_half_of_the_weights_to_be_known() -> None:
    # Four of seven are more than half, three are less.
    assert score(Components(0.6, 0.6, 0.6, 0.6, None, None, None), EVEN) == exactly(0.6)
    assert score(Components(0.6, 0.6, 0.6, None, None, None, None), EVEN) is None
    # Learning weighs 8 of 18 in its lens: with stage, which weighs 1, it is half, and alone it is not.
    assert score(Components(0.3, None, 0.3, None, None, None, None), of_lens("learn")) == exactly(0.3)
    assert score(Components(None, None, 0.3, 0.3, 0.3, None, None), of_lens("learn")) is None


def test_half_of_the_weights_is_enough_however_they_are_written() -> None:
    half = Components(None, None, 0.5, 0.5, None, 0.5, None)
    weights = {"stage": 3.0, "needs": 4.0, "share": 5.0, "learn": 2.0, "ties": 0.0, "mutual": 0.0, "record": 0.0}
    for factor in (0.1, 0.3, 1 / 3, 0.7, 1, 3, 10, 1e-9):
        scaled = {name: value * factor for name, value in weights.items()}
        assert score(half, scaled) == exactly(0.5)


def test_without_weight_on_anything_known_there_is_no_score() -> None:
    only_stage, nothing = {**dict.fromkeys(COMPONENTS, 0.0), "stage": 1.0}, dict.fromkeys(COMPONENTS, 0.0)
    assert score(Components(None, *[0.5] * 6), only_stage) is None
    assert score(Components(*[None] * 7), EVEN) is None
    assert score(Components(*[0.5] * 7), nothing) is None
    assert contributions(Components(*[0.5] * 7), nothing) is None


@pytest.mark.parametrize(
    ("lens", "proportions"),
    [
        ("balanced", [12, 4, 20, 10, 4, 1, 0]),
        ("learn", [1, 1, 8, 0, 0, 4, 4]),
        ("mutual", [1, 1, 1, 1, 4, 2, 0]),
        ("common-ground", [3, 3, 1, 1, 0, 3, 0]),
    ],
)
def test_a_lens_is_its_proportions(lens: str, proportions: list[int]) -> None:
    assert of_lens(lens) == {n: p / sum(proportions) for n, p in zip(COMPONENTS, proportions, strict=True)}
    assert list(of_lens(lens)) == list(COMPONENTS)


def test_there_are_seven_components_the_record_of_sharing_last() -> None:
    assert COMPONENTS == Components._fields == ("stage", "needs", "learn", "share", "mutual", "ties", "record")


@pytest.mark.parametrize("lens", ["balanced", "learn"])
def test_learning_weighs_most_by_default_and_where_the_question_is_who_teaches(lens: str) -> None:
    weights = of_lens(lens)
    assert all(weights["learn"] > weight for name, weight in weights.items() if name != "learn")


def test_by_default_closeness_weighs_least_of_what_counts_and_the_record_does_not_count() -> None:
    weights = of_lens("balanced")
    assert min(weights, key=weights.__getitem__) == "record"
    assert weights["record"] == 0.0
    assert all(weights["ties"] < weight for name, weight in weights.items() if name not in ("ties", "record"))


def test_there_are_four_lenses_and_a_test_for_each() -> None:
    assert list(LENSES) == ["balanced", "learn", "mutual", "common-ground"]


@given(UNIT, UNIT)
@often()
def test_mutual_gain_lies_between_both_directions_and_is_the_same_from_both_sides(a: float, b: float) -> None:
    assert mutual(a, b) == mutual(b, a)
    assert 0.0 <= mutual(a, b) <= 1.0
    assert min(a, b) - 1e-12 <= mutual(a, b) <= max(a, b) + 1e-12


@given(ANY, weightings())
@often(300)
def test_contributions_add_up_to_the_score_and_the_score_lies_between_the_components(
    components: Components, weights: dict[str, float]
) -> None:
    parts = contributions(components, weights)
    value = score(components, weights)
    assert (parts is None) == (value is None)
    if parts is not None and value is not None:
        assert list(parts) == list(COMPONENTS)
        assert sum(part for part in parts.values() if part is not None) == pytest.approx(value, abs=1e-9)
        counted = [x for n, x in zip(COMPONENTS, components, strict=True) if x is not None and weights[n]]
        assert min(counted) - 1e-12 <= value <= max(counted) + 1e-12
        assert 0.0 <= value <= 1.0
        unknown = {n for n, x in zip(COMPONENTS, components, strict=True) if x is None}
        assert {n for n, part in parts.items() if part is None} == unknown


@given(ANY, weightings())
@often(300)
def test_there_is_a_score_exactly_when_half_of_the_weights_is_known(
    components: Components, weights: dict[str, float]
) -> None:
    known = sum(weights[n] for n, x in zip(COMPONENTS, components, strict=True) if x is not None)
    assert (score(components, weights) is not None) == (2 * known >= sum(weights.values()))


@given(ANY, weightings(), st.floats(1e-6, 1e6))
@often(300)
def test_multiplying_all_weights_changes_nothing(
    components: Components, weights: dict[str, float], factor: float
) -> None:
    plain = score(components, weights)
    scaled = score(components, {name: value * factor for name, value in weights.items()})
    assert (plain is None) == (scaled is None)
    assert plain == (scaled if scaled is None else pytest.approx(scaled, abs=1e-12))


@given(st.lists(st.floats(0.001, 1000.0), min_size=7, max_size=7))
@often(300)
def test_components_in_full_make_a_full_score_and_no_more(numbers: list[float]) -> None:
    value = score(Components(*[1.0] * 7), dict(zip(COMPONENTS, numbers, strict=True)))
    assert value is not None
    assert 1.0 - 1e-12 <= value <= 1.0
