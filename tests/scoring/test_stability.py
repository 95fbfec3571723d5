"""Stability: draws around the weights, the rank of each partner in each draw, and what is told of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matcher.scoring.ranks import LONG, PAYS, Fields, Ranker
from matcher.scoring.score import COMPONENTS, Components, of_lens, score
from matcher.scoring.stability import (
    DRAWS,
    NOTHING,
    SEED,
    UNIT,
    Draws,
    Stability,
    draw,
    stability,
)
from tests.scoring.profiles import MAYBE, often, weightings

Row = Sequence[float | None]

BALANCED = list(of_lens("balanced").values())
SIXTEENTHS = st.none() | st.integers(0, 16).map(lambda number: number / 16)
ROWS = st.lists(st.lists(SIXTEENTHS, min_size=7, max_size=7), max_size=12)


def one(*weights: int) -> Draws:
    """A single draw, of weights in parts of their sum (which must divide UNIT)."""
    return [[weight * UNIT // sum(weights) for weight in weights]]


def ranks(rows: Sequence[Row], shown: int, draws: Draws) -> list[list[int]]:
    """The rank of each of the first in each draw, by the form that needs nothing installed: asked for one draw after
    the other. All draws at once say the same, sorted."""
    alone = [Fields([weights]).ranks(rows, shown) for weights in draws]
    in_each = [[rank for (rank,) in of_one] for of_one in zip(*alone, strict=True)]
    assert Fields(draws).ranks(rows, shown) == [sorted(of_one) for of_one in in_each]
    return in_each


def slowly(components: Sequence[Row], shown: int, draws: Draws) -> list[list[int]]:
    """Ranks by the book: the mean of what is known in exact fractions, one partner and one draw at a time."""

    def mean(row: Row, weights: Sequence[int]) -> Fraction:
        known = [(weight, Fraction(x)) for weight, x in zip(weights, row, strict=True) if x is not None]
        weight = sum(weight for weight, _ in known)
        return sum((w * x for w, x in known), Fraction(0)) / weight if weight > NOTHING else Fraction(0)

    found = []
    for row in components[:shown]:
        places = []
        for weights in draws:
            own = mean(row, weights)
            places.append(1 + sum(mean(other, weights) > own for other in components))
        found.append(places)
    return found


def test_a_rank_is_one_more_than_the_number_of_those_above() -> None:
    rows = [[0.5] * 7, [0.9] * 7, [0.1] * 7, [0.7] * 7]
    assert ranks(rows, 4, one(1, 1, 1, 1, 1, 1, 2)) == [[3], [1], [4], [2]]


def test_only_the_first_are_told_and_all_are_ranked() -> None:
    rows = [[0.5] * 7, [0.9] * 7, [0.1] * 7, [0.7] * 7]
    assert ranks(rows, 1, one(1, 1, 1, 1, 1, 1, 2)) == [[3]]
    assert ranks(rows, 2, one(1, 1, 1, 1, 1, 1, 2)) == [[3], [1]]
    assert ranks(rows, 0, one(1, 1, 1, 1, 1, 1, 2)) == []
    assert len(ranks(rows, 99, one(1, 1, 1, 1, 1, 1, 2))) == 4
    assert ranks([], 10, one(1, 1, 1, 1, 1, 1, 2)) == []


def test_three_partners_in_two_draws_worked_by_hand() -> None:
    # Weights of stage and ties: 3 and 1 of 4, then 1 and 3 of 4. Scores, in sixteenths:
    #   a 1/4, 3/4   3 * 4 + 1 * 12 = 24, 1 * 4 + 3 * 12 = 40
    #   b 3/4, 1/4   3 * 12 + 1 * 4 = 40, 1 * 12 + 3 * 4 = 24
    #   c 1/2, 1/2   3 * 8 + 1 * 8  = 32, 1 * 8 + 3 * 8  = 32
    a, b, c = [0.25, 0, 0, 0, 0, 0.75, 0], [0.75, 0, 0, 0, 0, 0.25, 0], [0.5, 0, 0, 0, 0, 0.5, 0]
    draws = [*one(3, 0, 0, 0, 0, 1, 0), *one(1, 0, 0, 0, 0, 3, 0)]
    assert ranks([a, b, c], 3, draws) == [[3, 1], [1, 3], [2, 2]]
    # Not shown, c still counts where it is above; a and b are above it in turn.
    assert ranks([a, b, c], 2, draws) == [[3, 1], [1, 3]]
    assert ranks([c, a, b], 1, draws) == [[2, 2]]


def test_who_is_above_only_some_of_those_shown_counts_for_them() -> None:
    rows = [[0.9] * 7, [0.2] * 7, [0.5] * 7, [0.1] * 7]
    assert ranks(rows, 2, one(1, 1, 1, 1, 1, 1, 2)) == [[1], [3]]


def test_without_draws_there_are_no_ranks() -> None:
    assert Fields([]).ranks([[0.5] * 7, [None] * 7], 2) == [[], []]


def test_a_ranker_stays_with_what_needs_nothing_installed_where_the_work_does_not_pay_for_more() -> None:
    usual = [[0.5] * 7] * 143
    ranker = Ranker([*one(1, 1, 1, 1, 1, 1, 2)] * 1000, PAYS // (143 * 10 * 1000))
    assert ranker.ranks(usual, 10) == [[1] * 1000] * 10
    assert isinstance(ranker.form, Fields)


def test_a_ranker_does_without_numpy_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matcher.scoring.arrays", None)
    monkeypatch.setattr("matcher.scoring.ranks.PAYS", 1)
    ranker = Ranker(one(1, 1, 1, 1, 1, 1, 2))
    assert ranker.ranks([[0.5] * 7, [0.9] * 7], 2) == [[2], [1]]
    assert isinstance(ranker.form, Fields)


def test_equals_share_the_better_rank() -> None:
    rows = [[0.5] * 7, [0.5] * 7, [0.9] * 7, [0.5] * 7, [0.1] * 7]
    assert ranks(rows, 5, one(1, 1, 1, 1, 1, 1, 2)) == [[2], [2], [1], [2], [5]]


@pytest.mark.parametrize("component", range(7))
def test_each_component_counts_by_its_own_weight(component: int) -> None:
    weights = [0] * 7
    weights[component] = UNIT
    better, worse = [0.0] * 7, [1.0] * 7
    better[component], worse[component] = 0.2, 0.1
    assert ranks([worse, better], 2, [weights]) == [[2], [1]]


def test_each_draw_ranks_anew() -> None:
    # The first is better in stage, the second in ties.
    rows = [[1.0, 0, 0, 0, 0, 0.0, 0], [0.0, 0, 0, 0, 0, 1.0, 0]]
    draws = [*one(3, 0, 0, 0, 0, 1, 0), *one(1, 0, 0, 0, 0, 3, 0), *one(1, 0, 0, 0, 0, 1, 0)]
    assert ranks(rows, 2, draws) == [[1, 2, 1], [2, 1, 1]]


def test_an_unknown_component_leaves_the_mean() -> None:
    # Weights 1 of 4 and 3 of 4. The first has 0.8 of what is known, the second 0.25 x 1 + 0.75 x 0.6 = 0.7; counted
    # as nought the unknown would leave the first 0.6.
    rows: list[Row] = [[None, 0, 0, 0, 0, 0.8, 0], [1.0, 0, 0, 0, 0, 0.6, 0]]
    assert ranks(rows, 2, one(1, 0, 0, 0, 0, 3, 0)) == [[1], [2]]
    # Where both lack it they are compared by the rest: 0.8, 0.6.
    assert ranks([rows[0], [None, 0, 0, 0, 0, 0.6, 0]], 2, one(1, 0, 0, 0, 0, 3, 0)) == [[1], [2]]


def test_a_mean_of_some_components_equals_the_same_mean_of_all_of_them() -> None:
    rows: list[Row] = [[0.5] * 7, [None, 0.5, 0.5, None, 0.5, 0.5, 0.5]]
    assert ranks(rows, 2, draw(BALANCED, 50, 3)) == [[1] * 50, [1] * 50]


def test_where_next_to_nothing_is_known_the_draw_says_nothing() -> None:
    rows: list[Row] = [[None, *[1.0] * 6], [0.1, *[0.0] * 6]]
    nothing = [UNIT - NOTHING, NOTHING, 0, 0, 0, 0, 0]
    something = [UNIT - NOTHING - 1, NOTHING + 1, 0, 0, 0, 0, 0]
    assert ranks(rows, 2, [nothing, something]) == [[2, 1], [1, 2]]
    # It is then as good as a partner of whom all is known and nothing speaks for it.
    assert ranks([rows[0], [0.0] * 7], 2, [nothing]) == [[1], [1]]
    assert UNIT == 2**30
    assert NOTHING == 1073  # a millionth of it


def test_a_difference_in_the_last_place_still_counts_where_something_is_unknown() -> None:
    rows: list[Row] = [[None, 1.0, 1.0 - 1 / UNIT, 0, 0, 0, 0], [None, 1.0, 1.0, 0, 0, 0, 0]]
    assert ranks(rows, 2, [[UNIT // 2, UNIT // 2 - 1, 1, 0, 0, 0, 0]]) == [[2], [1]]


def test_the_largest_numbers_fit_their_fields_and_do_not_spill_into_the_next() -> None:
    rows = [[1.0] * 7, [0.0] * 7, [1.0] * 7, [0.0] * 7]
    assert ranks(rows, 4, draw(BALANCED, 20, 5)) == [[1] * 20, [3] * 20, [1] * 20, [3] * 20]


def test_draws_lie_around_the_weights() -> None:
    around = [0.125, 0.125, 0.25, 0.125, 0.125, 0.125, 0.125]
    drawn = draw(around, 4000, 7)
    for component, weight in enumerate(around):
        values = sorted(row[component] / UNIT for row in drawn)
        mean = sum(values) / len(values)
        variance = sum((value - mean) ** 2 for value in values) / len(values)
        # Dirichlet of concentration 30: mean w, variance w (1 - w) / 31. The margins are five standard errors.
        assert mean == pytest.approx(weight, abs=0.007)
        assert variance == pytest.approx(weight * (1 - weight) / 31, rel=0.2)
    # Nine draws of ten, of a weight of 1/4.
    quarter = sorted(row[2] / UNIT for row in drawn)
    assert quarter[200] == pytest.approx(0.13, abs=0.01)
    assert quarter[3800] == pytest.approx(0.39, abs=0.015)


def test_a_seed_makes_the_same_draws_and_another_seed_makes_others() -> None:
    assert draw(BALANCED, 50, 1) == draw(BALANCED, 50, 1)
    assert draw(BALANCED, 50, 1) != draw(BALANCED, 50, 2)
    assert draw(BALANCED, 80, 1)[:50] == draw(BALANCED, 50, 1)
    assert draw(BALANCED, 0, 1) == []


def test_the_draws_of_a_seed_stay_what_they_are() -> None:
    # Made once with this program; the printed shares of a release can be made again from its seed.
    assert draw([0.5, 0.5, *[0.0] * 5], 1, 1) == [[389_401_443, 684_340_381, 0, 0, 0, 0, 0]]


def test_a_thousand_draws_of_seed_one_are_made_when_nothing_else_is_asked_for() -> None:
    assert (DRAWS, SEED) == (1000, 1)


@given(weightings(), st.integers(0, 1000))
@often()
def test_each_draw_adds_up_to_one_and_a_weight_of_nought_stays_nought(weights: dict[str, float], seed: int) -> None:
    proportions = [value / sum(weights.values()) for value in weights.values()]
    for drawn in draw(proportions, 20, seed):
        assert sum(drawn) == UNIT
        assert all(value >= 0 for value in drawn)
        assert all(value == 0 for value, weight in zip(drawn, proportions, strict=True) if weight == 0.0)


@given(ROWS, st.integers(0, 13), weightings(), st.integers(0, 1000))
@often(300)
def test_ranks_are_those_of_a_plain_slow_reckoning(
    rows: list[Row], shown: int, weights: dict[str, float], seed: int
) -> None:
    drawn = draw([value / sum(weights.values()) for value in weights.values()], 8, seed)
    assert ranks(rows, shown, drawn) == slowly(rows, shown, drawn)


@given(st.lists(st.lists(MAYBE, min_size=7, max_size=7), min_size=1, max_size=8), st.integers(0, 1000))
@example([[None, None, 0.0, 0.0, *[None] * 3], [None, None, 1e-05, 0.0, *[None] * 3]], 0)  # told apart, small as it is
@often(200)
def test_ranks_of_any_numbers_are_those_of_the_score_to_the_ninth_place(rows: list[Row], seed: int) -> None:
    (drawn,) = draw(BALANCED, 1, seed)
    weights = dict(zip(COMPONENTS, (value / UNIT for value in drawn), strict=True))
    scores = [score(Components(*row), weights) for row in rows]
    found = [place for (place,) in ranks(rows, len(rows), [drawn])]
    for a, one_score in zip(found, scores, strict=True):
        for b, other in zip(found, scores, strict=True):
            if one_score is not None and other is not None and one_score > other + 1e-8:
                assert a < b


@given(ROWS, st.integers(0, 1000))
@often()
def test_ranks_do_not_depend_on_the_order_of_the_draws(rows: list[Row], seed: int) -> None:
    drawn = draw(BALANCED, 5, seed)
    assert Fields(drawn[::-1]).ranks(rows, 3) == Fields(drawn).ranks(rows, 3)


@given(st.lists(st.lists(SIXTEENTHS, min_size=7, max_size=7), min_size=6, max_size=10), st.integers(0, 1000))
@often()
def test_eight_of_each_partner_have_eight_times_as_many_above_them(rows: list[Row], seed: int) -> None:
    drawn = draw(BALANCED, 5, seed)
    few, many = Fields(drawn).ranks(rows, 99), Fields(drawn).ranks(rows * 8, 99)
    assert len(few) <= LONG < len(many)  # whose scores are sorted
    assert many == [[8 * rank - 7 for rank in ranks] for ranks in few] * 8


def test_a_long_list_without_draws_has_no_ranks() -> None:
    assert Fields([]).ranks([[0.5] * 7] * (LONG + 1), LONG + 1) == [[]] * (LONG + 1)


@given(ROWS, st.integers(0, 1000))
@often()
def test_ranks_do_not_depend_on_the_order_of_the_partners(rows: list[Row], seed: int) -> None:
    drawn = draw(BALANCED, 5, seed)
    plain = ranks(rows, len(rows), drawn)
    assert ranks(rows[::-1], len(rows), drawn) == plain[::-1]


def test_what_is_told_is_the_share_among_the_first_and_the_ranks_of_nine_draws_of_ten() -> None:
    # 21 ranks, 1 to 21: places 1 and 19 of 0 to 20 hold ranks 2 and 20; seven of 21 are among the first seven.
    assert stability(list(range(1, 22)), 7) == Stability(7 / 21, 2, 20)
    # 101 ranks: places 5 and 95.
    assert stability(list(range(1, 102)), 101) == Stability(1.0, 6, 96)


def test_a_partner_that_never_moves_is_certain() -> None:
    assert stability([3] * 1000, 3) == Stability(1.0, 3, 3)
    assert stability([3] * 1000, 2) == Stability(0.0, 3, 3)
    assert stability([4], 10) == Stability(1.0, 4, 4)


def test_without_draws_nothing_is_told() -> None:
    assert stability([], 10) is None


@given(st.lists(st.integers(1, 40), min_size=1), st.integers(1, 40))
@often()
def test_the_ranks_told_are_among_those_found_and_the_share_counts_them(found: list[int], k: int) -> None:
    told = stability(sorted(found), k)
    assert told is not None
    assert told.top == sum(rank <= k for rank in found) / len(found)
    assert {told.low, told.high} <= set(found)
    assert min(found) <= told.low <= told.high <= max(found)
    assert 0.0 <= told.top <= 1.0
