"""Ties: their five parts, and the mean of those that are known."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.ties import Ties, kilometres, language, organisations, rarity_of, ties
from tests.scoring.profiles import RARITY, country, often, some

PLACES = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def exactly(value: float) -> object:
    return pytest.approx(value, abs=1e-12)


def test_ties_are_the_weighted_mean_of_their_parts() -> None:
    # 0.25 x 0.8 + 0.25 x 0.4 + 0.35 x 0.2 + 0.05 x 1 + 0.10 x 1 = 0.2 + 0.1 + 0.07 + 0.05 + 0.1
    assert Ties(0.8, 0.4, 0.2, 1.0, 1.0).value == exactly(0.52)


@pytest.mark.parametrize(("part", "weight"), [(0, 0.25), (1, 0.25), (2, 0.35), (3, 0.05), (4, 0.10)])
def test_each_part_weighs_what_it_should(part: int, weight: float) -> None:
    parts = [0.0] * 5
    parts[part] = 1.0
    assert Ties(*parts).value == exactly(weight)


def test_without_a_place_the_other_parts_make_the_mean() -> None:
    # (0.2 + 0.1 + 0.05 + 0.1) / 0.65
    assert Ties(0.8, 0.4, None, 1.0, 1.0).value == exactly(0.45 / 0.65)


def test_all_parts_in_full_are_exactly_one() -> None:
    assert Ties(1.0, 1.0, 1.0, 1.0, 1.0).value == 1.0
    assert Ties(1.0, 1.0, None, 1.0, 1.0).value == 1.0


def test_the_ties_of_two_countries_hold_each_part_in_its_place() -> None:
    a = country(lat=0.0, lon=0.0, spoken={"sw": 0.5}, organisations=["AU", "EAC"], borders=["BBB"], rulers=["GBR"])
    b = country("BBB", lat=0.0, lon=90.0, spoken={"sw": 0.8}, organisations=["AU"], rulers=["DEU", "GBR"])
    found = ties(a, b, RARITY)
    # Organisations 0.2 of 0.2 + 1/3. A quarter of the Earth's circumference: 6371 x pi / 2 km, over 3,000.
    assert found.language == 0.5
    assert found.organisations == exactly(0.2 / (0.2 + 1 / 3))
    assert found.nearness == exactly(math.exp(-6371 * math.pi / 2 / 3000))
    assert (found.border, found.history) == (1.0, 1.0)


def test_countries_with_nothing_in_common_have_no_ties() -> None:
    assert ties(country(), country("BBB"), RARITY) == Ties(0.0, 0.0, None, 0.0, 0.0)
    assert ties(country(), country("BBB"), RARITY).value == 0.0
    assert ties(country(rulers=["FRA"]), country("BBB", rulers=["GBR"]), RARITY).history == 0.0


def test_nearness_falls_to_one_e_th_at_three_thousand_kilometres() -> None:
    degrees = math.degrees(3_000 / 6371)
    assert ties(country(lat=0.0, lon=0.0), country("BBB", lat=degrees, lon=0.0), RARITY).nearness == exactly(1 / math.e)
    assert ties(country(lat=7.0, lon=9.0), country("BBB", lat=7.0, lon=9.0), RARITY).nearness == 1.0


def test_a_border_that_either_side_lists_is_one() -> None:
    assert ties(country(borders=["BBB"]), country("BBB"), RARITY).border == 1.0
    assert ties(country(), country("BBB", borders=["AAA"]), RARITY).border == 1.0
    assert ties(country(borders=["CCC"]), country("BBB", borders=["CCC"]), RARITY).border == 0.0


def test_language_is_the_share_that_finds_speakers_on_the_other_side() -> None:
    # min(0.6, 0.3) + min(0.3, 0.5) = 0.6; Arabic is spoken on one side only.
    a, b = country(spoken={"en": 0.6, "fr": 0.3, "ar": 0.1}), country("BBB", spoken={"fr": 0.5, "en": 0.3})
    assert language(a, b) == language(b, a) == exactly(0.6)
    assert language(a, country("BBB")) == 0.0


def test_people_who_speak_several_languages_are_not_counted_beyond_all() -> None:
    # 0.9 + 0.8 would be 1.7.
    a = country(spoken={"en": 0.9, "sw": 0.8})
    assert language(a, a) == 1.0


def test_a_common_official_language_counts_at_least_seven_tenths() -> None:
    official = ["en", "sw"]
    assert language(country(official=official), country("BBB", official=["fr", "sw"])) == exactly(0.7)
    # 0.7 + 0.3 x 0.5
    a, b = country(spoken={"sw": 0.5}, official=official), country("BBB", spoken={"sw": 0.9}, official=["en"])
    assert language(a, b) == exactly(0.85)
    assert language(a, b._replace(official=["fr"])) == exactly(0.5)
    all_speak = country(spoken={"sw": 1.0}, official=official)
    assert language(all_speak, all_speak) == 1.0


def test_rarer_organisations_weigh_more() -> None:
    # 1 / log2(8), 1 / log2(64), 1 / log2(2)
    assert rarity_of(7) == exactly(1 / 3)
    assert rarity_of(63) == exactly(1 / 6)
    assert rarity_of(1) == 1.0


def test_organisations_are_those_of_both_against_those_of_either() -> None:
    # Both: AU 0.2. Either: AU 0.2, SADC 0.25, MSG 0.5.
    assert organisations(["AU", "SADC"], ["MSG", "AU"], RARITY) == exactly(0.2 / 0.95)
    assert organisations(["AU"], ["AU"], RARITY) == 1.0
    assert organisations(["AU"], ["MSG"], RARITY) == 0.0


def test_an_organisation_without_a_weight_does_not_count() -> None:
    assert organisations(["AU", "CLUB"], ["AU", "CLUB"], RARITY) == 1.0
    assert organisations(["AU", "CLUB"], ["MSG", "CLUB"], RARITY) == 0.0
    assert organisations(["CLUB"], ["CLUB"], RARITY) == 0.0
    assert organisations([], [], RARITY) == 0.0
    assert organisations(["AU"], [], RARITY) == organisations([], ["AU"], RARITY) == 0.0


def test_the_same_organisations_in_another_order_are_never_more_than_all() -> None:
    # Added up in this order and in that, the three weights differ in the last place.
    weights = {"ECO": rarity_of(3), "SACU": rarity_of(4), "EAC": rarity_of(9)}
    assert organisations(["ECO", "SACU", "EAC"], ["SACU", "EAC", "ECO"], weights) == 1.0
    for one, other in itertools.permutations(itertools.permutations(weights), 2):
        assert 1.0 - 1e-12 <= organisations([*one], [*other], weights) <= 1.0


def test_distances_are_great_circles() -> None:
    assert kilometres(0.0, 0.0, 0.0, 0.0) == 0.0
    # A quarter of the way round, along the equator and over the pole; half of it to the other side.
    quarter = 6371 * math.pi / 2
    assert kilometres(0.0, 0.0, 0.0, 90.0) == pytest.approx(quarter, abs=1e-9)
    assert kilometres(0.0, 30.0, 90.0, 75.0) == pytest.approx(quarter, abs=1e-9)
    assert kilometres(30.0, 10.0, -30.0, -170.0) == pytest.approx(2 * quarter, abs=1e-3)
    # At 60 degrees, places 180 degrees of longitude apart lie 60 degrees apart, over the pole.
    assert kilometres(60.0, 0.0, 60.0, 180.0) == pytest.approx(6371 * math.pi / 3, abs=1e-9)
    # Law of cosines: sin 30 sin 45 + cos 30 cos 45 cos 60.
    angle = math.acos(0.5 * math.sqrt(0.5) + math.sqrt(0.75) * math.sqrt(0.5) * 0.5)
    assert kilometres(30.0, 20.0, 45.0, 80.0) == pytest.approx(6371 * angle, abs=1e-9)
    assert kilometres(45.0, 80.0, 30.0, 20.0) == pytest.approx(6371 * angle, abs=1e-9)


def test_distances_of_capitals_are_known() -> None:
    # Kigali to Nairobi, and Suva to Apia over the date line: about 750 and 1,150 km on any map.
    assert kilometres(-1.944, 30.062, -1.286, 36.817) == pytest.approx(755, abs=5)
    assert kilometres(-18.142, 178.442, -13.834, -171.767) == pytest.approx(1_150, abs=20)


@pytest.mark.parametrize("missing", range(4))
def test_without_one_of_the_coordinates_there_is_no_distance(missing: int) -> None:
    places: list[float | None] = [0.0, 0.0, 0.0, 1.0]
    places[missing] = None
    assert kilometres(*places) is None


@given(PLACES, PLACES)
@often()
def test_a_distance_is_the_same_both_ways_and_at_most_half_the_way_round(
    a: tuple[float, float] | None, b: tuple[float, float] | None
) -> None:
    there, back = (
        kilometres(*(a or (None, None)), *(b or (None, None))),
        kilometres(*(b or (None, None)), *(a or (None, None))),
    )
    assert (there is None) == (back is None) == (a is None or b is None)
    if there is not None and back is not None:
        assert there == pytest.approx(back, abs=1e-6)
        assert 0.0 <= there <= 6371 * math.pi + 1e-6


@given(some([*RARITY, "CLUB"]), some([*RARITY, "CLUB"]))
@often()
def test_organisations_lie_between_nought_and_one_and_are_the_same_both_ways(a: list[str], b: list[str]) -> None:
    value = organisations(a, b, RARITY)
    assert 0.0 <= value <= 1.0
    assert value == pytest.approx(organisations(b, a, RARITY), abs=1e-12)
