"""The record of sharing: how much two countries have shared with others, the same from both sides."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scoring.constants import GRADES
from matcher.scoring.learning import Scope, learn, on_record, record
from matcher.scoring.profile import Experience, Profile
from tests.scoring.profiles import (
    SCOPES,
    TOPICS,
    catalogues,
    components_of,
    countries,
    country,
    experience,
    often,
)

NONE = country("BBB")


def exactly(value: float) -> object:
    return pytest.approx(value, abs=1e-12)


def test_the_record_grows_by_ratio_and_is_full_at_ten() -> None:
    assert on_record(0.0) == 0.0
    # log(1 + 10) is full; the square root of 11 is half of it.
    assert on_record(math.sqrt(11) - 1) == exactly(0.5)
    assert on_record(10.0) == exactly(1.0)
    assert on_record(100.0) == 1.0


def test_a_transfer_counts_in_the_record_by_what_came_of_it() -> None:
    assert GRADES == {"adopted": 1.0, "trained": 0.8, "visited": 0.5, "agreed": 0.3, "announced": 0.3}


def test_the_record_of_two_is_the_mean_of_both() -> None:
    full, half = country(shared_in_all=10.0), country(shared_in_all=math.sqrt(11) - 1)
    assert record(country(), NONE) == 0.0
    assert record(full, NONE) == exactly(0.5)
    # (1 + 1/2) / 2
    assert record(full, half._replace(iso3="BBB")) == exactly(0.75)
    assert record(full, full._replace(iso3="BBB")) == exactly(1.0)


def test_the_record_leaves_out_what_one_took_up_from_the_other() -> None:
    sharer = country("BBB", shared_with={"AAA": 0.8, "CCC": 1.0, "DDD": 0.5}, shared_in_all=2.3)
    # 2.3 - 0.8 = 1.5 with AAA, 2.3 with one that took up nothing; the other side has shared nothing.
    assert record(country("AAA"), sharer) == record(sharer, country("AAA")) == exactly(math.log(2.5) / math.log(11) / 2)
    assert record(country("EEE"), sharer) == exactly(math.log(3.3) / math.log(11) / 2)
    # Of what each took up from the other neither counts: 1.5 on the one side and 3 - 1 = 2 on the other.
    other = country("AAA", shared_with={"BBB": 1.0}, shared_in_all=3.0)
    assert record(sharer, other) == exactly((math.log(2.5) + math.log(3)) / math.log(11) / 2)


def test_a_pair_that_is_already_documented_gains_nothing_by_it() -> None:
    before = country("BBB", shared_with={"CCC": 1.0}, shared_in_all=1.0)
    after = country("BBB", shared_with={"AAA": 1.0, "CCC": 1.0}, shared_in_all=2.0)
    assert record(country("AAA"), after) == exactly(record(country("AAA"), before))


def test_the_record_is_a_component_of_its_own_and_no_part_of_learning() -> None:
    # Full on one side: 1/2. What is learnt is the answer of 0.4 alone: 0.4 / 0.9.
    found = components_of(country(), country("BBB", shared_in_all=10.0), {"BBB": [experience()]})
    assert (found.record, found.learn) == (exactly(0.5), exactly(4 / 9))


def test_a_record_without_an_experience_counts_and_leaves_nothing_to_learn() -> None:
    found = components_of(country(), country("BBB", shared_in_all=10.0), {})
    assert (found.record, found.learn) == (exactly(0.5), 0.0)


@given(countries("AAA"), countries("BBB"))
@often(100)
def test_the_record_lies_between_nought_and_one_and_is_the_same_from_both_sides(a: Profile, b: Profile) -> None:
    assert 0.0 <= record(a, b) <= 1.0
    assert record(a, b) == record(b, a)


@given(countries("AAA"), countries("BBB"), st.floats(0.0, 50.0))
@often()
def test_sharing_more_with_others_never_lowers_the_record(a: Profile, b: Profile, more: float) -> None:
    assert record(a._replace(shared_in_all=a.shared_in_all + more), b) >= record(a, b)


@given(countries("AAA"), countries("BBB"), catalogues(), SCOPES, st.floats(0.0, 50.0))
@often()
def test_the_record_never_changes_what_can_be_learnt(
    a: Profile, b: Profile, found: list[Experience], scope: Scope, shared: float
) -> None:
    assert learn(a, b._replace(shared_in_all=shared), found, scope, TOPICS) == learn(a, b, found, scope, TOPICS)
