"""Measured needs against declared ones: lift, place and foretelling, each worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.catalogue.catalogue import Catalogue
from matcher.questions.agreement import TOP, Stated, agreement, auc, counts, lift
from tests.scoring.profiles import often

CATALOGUE = Catalogue.load()
TWENTY = [place / 20 for place in range(1, 21)]
"""Needs of twenty topics, each greater than the one before."""


def test_a_headline_among_the_fifteen_greatest_measured_needs_is_a_hit() -> None:
    # Topic 19 is the greatest of twenty: a hit, in place 1 - 0/19. Topic 4 has fifteen above it: none, in place
    # 1 - 15/19. Chance puts 15 of 20 there, so 1.5 of two.
    stated = Stated(TWENTY, {19: 1, 4: 1})
    hits, n, chance, places = counts(stated)
    assert (hits, n, chance) == (1.0, 2.0, 1.5)
    assert places == pytest.approx(1 + 4 / 19)
    assert lift([counts(stated)]) == pytest.approx(1 / 1.5)


def test_what_is_named_below_the_headlines_and_what_is_not_measured_do_not_count() -> None:
    plain = counts(Stated(TWENTY, {19: 1}))
    assert counts(Stated([*TWENTY, None], {19: 1, 3: 2, 20: 1})) == plain
    assert counts(Stated([None, 0.7], {1: 1})) == (0.0, 0.0, 0.0, 0.0)  # one measured need ranks nothing


def test_of_needs_that_are_level_each_is_as_likely_to_be_among_the_first() -> None:
    # Fourteen above, one level with it: one of two places left. Its place is the middle of the fifteenth and the
    # sixteenth: 1 - 14.5/19.
    level = [0.9] * 14 + [0.5] * 2 + [0.1] * 4
    hits, n, chance, places = counts(Stated(level, {14: 1}))
    assert (hits, n, chance) == (0.5, 1.0, 0.75)
    assert places == pytest.approx(1 - 14.5 / 19)


def test_where_all_needs_are_level_hits_are_chance_and_the_place_is_the_middle() -> None:
    hits, _, chance, places = counts(Stated([0.4] * 30, {7: 1, 8: 1}))
    assert hits == pytest.approx(chance) == 2 * TOP / 30
    assert places == pytest.approx(2 * 0.5)


def test_the_lift_of_many_countries_is_of_their_sums() -> None:
    # Hits 1 and 0, by chance 1/2 and 1/4: 1 / 0.75.
    assert lift([(1.0, 1.0, 0.5, 0.9), (0.0, 1.0, 0.25, 0.1)]) == pytest.approx(4 / 3)


NEEDS = st.lists(st.integers(0, 5).map(lambda n: n / 5), min_size=1, max_size=6)


@given(NEEDS, NEEDS)
@often()
def test_a_topic_is_foretold_from_0_to_1_and_the_other_way_round_the_rest_to_1(
    declaring: list[float], silent: list[float]
) -> None:
    assert 0.0 <= auc(declaring, silent) <= 1.0
    assert auc(declaring, silent) + auc(silent, declaring) == pytest.approx(1.0)
    assert auc(declaring, declaring) == pytest.approx(0.5)


def test_a_topic_is_foretold_by_the_pairs_that_are_the_right_way_round() -> None:
    # 0.8 is above both of the silent, 0.5 above one and level with the other: 3.5 of 4.
    assert auc([0.8, 0.5], [0.5, 0.2]) == 0.875
    assert auc([0.9], [0.1, 0.2]) == 1.0
    assert auc([0.1], [0.9]) == 0.0


def test_the_measured_needs_of_the_south_agree_with_its_plans_better_than_chance() -> None:
    found = agreement(CATALOGUE)
    assert found is not None
    south = [profile.iso3 for profile in CATALOGUE.profiles.values() if profile.south]
    plans = {iso3: CATALOGUE.priorities(iso3) for iso3 in south if "plan" in CATALOGUE.priorities(iso3)}
    measured = {
        iso3: sum(
            rank == 1 and plan["measured"][int(topic)] is not None for topic, (rank, _) in plan["declared"].items()
        )
        for iso3, plan in plans.items()
    }
    assert found.n == sum(measured.values())
    assert found.countries <= sum(count > 0 for count in measured.values())
    assert found.lift == pytest.approx(found.share / found.chance)
    # The least that is due: 1.27, as it was before needs were measured anew; and not by chance.
    assert 1.0 < found.low < 1.27 <= found.lift < found.high
    assert found.place >= 0.55
    assert agreement(CATALOGUE) == found
    shares = [topic.auc for topic in found.topics]
    assert shares == sorted(shares, reverse=True)
    assert all(topic.declaring >= 5 and 0 <= topic.auc <= 1 for topic in found.topics)
