"""Diversity: how alike two partners are, and the order in which a mixed shortlist is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.diversity import chosen, likeness
from matcher.scoring.profile import Profile
from tests.scoring.profiles import UNIT, countries, country, often

NONE: frozenset[int] = frozenset()
TOPIC_SETS = st.frozensets(st.integers(0, 4))


def exactly(value: float) -> object:
    return pytest.approx(value, abs=1e-12)


def places(a: tuple[str, str], b: tuple[str, str]) -> float:
    """Three times the likeness of two partners that differ in income and in all topics: what place counts for."""
    one = country(region=a[0], subregion=a[1], income="low")
    other = country("BBB", region=b[0], subregion=b[1], income="high")
    return 3 * likeness(one, other, frozenset({1}), frozenset({2}))


def test_partners_of_one_subregion_income_and_topics_are_wholly_alike() -> None:
    assert likeness(country(), country("BBB"), frozenset({1, 2}), frozenset({1, 2})) == 1.0


def test_a_common_subregion_counts_in_full_and_a_common_region_half() -> None:
    east, south, asia = ("Africa", "Eastern Africa"), ("Africa", "Southern Africa"), ("Asia", "Southern Asia")
    assert places(east, east) == exactly(1.0)
    assert places(east, south) == exactly(0.5)
    assert places(east, asia) == 0.0


def test_a_place_that_is_not_known_is_like_none() -> None:
    assert places(("", ""), ("", "")) == 0.0
    assert places(("Africa", ""), ("Africa", "")) == exactly(0.5)
    assert places(("Africa", ""), ("Africa", "Eastern Africa")) == exactly(0.5)
    assert places(("", ""), ("Africa", "Eastern Africa")) == 0.0


def test_income_groups_count_a_third_where_both_are_known_and_the_same() -> None:
    elsewhere = {"region": "Asia", "subregion": "Southern Asia"}
    one, other = frozenset({1}), frozenset({2})
    assert likeness(country(), country("BBB", **elsewhere), one, other) == exactly(1 / 3)
    assert likeness(country(), country("BBB", income="high", **elsewhere), one, other) == 0.0
    assert likeness(country(income=""), country("BBB", income="", **elsewhere), one, other) == 0.0


def test_topics_count_by_those_of_both_among_those_of_either() -> None:
    other = country("BBB", region="Asia", subregion="Southern Asia", income="high")
    # One of three: a third of a third.
    assert likeness(country(), other, frozenset({1, 2}), frozenset({2, 3})) == exactly(1 / 9)
    assert likeness(country(), other, frozenset({1}), NONE) == 0.0
    # Two that bring nothing bring the same.
    assert likeness(country(), other, NONE, NONE) == exactly(1 / 3)


def nearness(*rows: tuple[float, ...]) -> Callable[[int, int], float]:
    """How alike two partners are, from a table."""
    return lambda i, j: rows[i][j]


def test_the_order_of_choice_is_that_of_score_less_likeness_to_those_chosen() -> None:
    alike = nearness((1, 0.9, 0.0, 0.2), (0.9, 1, 0.1, 0.3), (0.0, 0.1, 1, 0.8), (0.2, 0.3, 0.8, 1))
    # First 0, by 0.85 x 0.8. Then 0.85 x score - 0.15 x the greatest likeness to those chosen:
    #   1: 0.6375 - 0.135 = 0.5025   2: 0.51 - 0 = 0.51     3: 0.4675 - 0.03 = 0.4375; so 2.
    #   1: 0.6375 - 0.135 = 0.5025                          3: 0.4675 - 0.12 = 0.3475; so 1, and 3 is left.
    assert chosen([0.8, 0.75, 0.6, 0.55], alike, 4) == [0, 2, 1, 3]
    assert chosen([0.8, 0.75, 0.6, 0.55], alike, 2) == [0, 2]
    # A hundredth less, 0.85 x 0.59 = 0.5015, and likeness no longer decides.
    assert chosen([0.8, 0.75, 0.59, 0.55], alike, 2) == [0, 1]


def test_likeness_to_the_nearest_of_those_chosen_counts_not_to_the_last() -> None:
    # 3 is just like 0, and unlike 1 and 2; 4 is a little like all.
    little = (0.2, 0.2, 0.2, 0.2, 1)
    alike = nearness((1, 0, 0, 1.0, 0.2), (0, 1, 0, 0, 0.2), (0, 0, 1, 0, 0.2), (1.0, 0, 0, 1, 0.2), little)
    # After 0, 1, 2: 3 has 0.85 x 0.6 - 0.15 = 0.36; 4 has 0.85 x 0.5 - 0.03 = 0.395.
    assert chosen([0.9, 0.8, 0.7, 0.6, 0.5], alike, 5) == [0, 1, 2, 4, 3]


def test_ties_fall_to_the_better_score() -> None:
    assert chosen([0.5, 0.5, 0.5], lambda i, j: 0.4, 3) == [0, 1, 2]
    assert chosen([1.0, 0.5, 0.5], lambda i, j: 0.25, 2) == [0, 1]


def test_no_more_are_chosen_than_there_are_and_than_are_asked_for() -> None:
    assert chosen([0.5, 0.4], lambda i, j: 0.0, 9) == [0, 1]
    assert chosen([0.5, 0.4], lambda i, j: 0.0, 1) == [0]
    assert chosen([0.5, 0.4], lambda i, j: 0.0, 0) == []
    assert chosen([], lambda i, j: 0.0, 3) == []


@given(st.lists(UNIT, max_size=8), st.integers(0, 9))
@often()
def test_where_all_are_equally_alike_the_order_is_that_of_the_score(values: list[float], count: int) -> None:
    scores = sorted(values, reverse=True)
    assert chosen(scores, lambda i, j: 0.5, count) == list(range(min(count, len(scores))))


@given(st.lists(st.tuples(UNIT, countries(), TOPIC_SETS), max_size=7), st.integers(0, 7))
@often(40)
def test_the_best_is_always_first_and_a_longer_list_begins_with_the_shorter_one(
    partners: list[tuple[float, Profile, frozenset[int]]], count: int
) -> None:
    partners.sort(key=lambda partner: -partner[0])

    def alike(i: int, j: int) -> float:
        return likeness(partners[i][1], partners[j][1], partners[i][2], partners[j][2])

    scores = [partner[0] for partner in partners]
    whole = chosen(scores, alike, len(partners))
    assert sorted(whole) == list(range(len(partners)))
    assert whole[:1] == [0][: len(partners)]
    assert chosen(scores, alike, count) == whole[:count]


@given(countries("AAA"), countries("BBB"), TOPIC_SETS, TOPIC_SETS)
@often()
def test_likeness_lies_between_nought_and_one_and_is_the_same_both_ways(
    a: Profile, b: Profile, topics_a: frozenset[int], topics_b: frozenset[int]
) -> None:
    value = likeness(a, b, topics_a, topics_b)
    assert 0.0 <= value <= 1.0
    assert value == likeness(b, a, topics_b, topics_a)
