"""Who is shown when everybody asks, worked by hand on a few, and what the shipped lists must not fall below."""

from __future__ import annotations

from statistics import median

import pytest

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.questions.exposure import contents, exposure, gini, neighbours
from matcher.questions.pairing import Scores
from matcher.questions.pool import members

CATALOGUE = Catalogue.load()
PROFILES = CATALOGUE.profiles


def test_gini_is_0_for_equals_and_grows_to_1() -> None:
    # Counts 1, 2, 3, 4: (2(1 + 4 + 9 + 16) - 5 * 10) / (4 * 10) = 10 / 40.
    assert gini([4, 2, 1, 3]) == 0.25
    assert gini([0, 0]) == 0.0


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("RWA", "COD", True),  # a border, and two subregions
        ("RWA", "KEN", True),  # no border, and both in Eastern Africa
        ("FJI", "SLB", True),  # islands of Melanesia
        ("KEN", "GHA", False),
        ("BRA", "AGO", False),  # an ocean between them
    ],
)
def test_neighbours_share_a_border_or_a_subregion(a: str, b: str, near: bool) -> None:
    assert neighbours(PROFILES[a], PROFILES[b]) is near
    assert neighbours(PROFILES[b], PROFILES[a]) is near


def test_two_whose_subregion_is_not_known_are_not_neighbours_by_it() -> None:
    one, two = (PROFILES[iso3]._replace(subregion="", borders=[]) for iso3 in ("KEN", "RWA"))
    assert not neighbours(one, two)


def test_exposure_counts_lists_and_the_neighbours_among_the_first_three() -> None:
    # Each of four asks for the three others, so all stand on three lists. Rwanda has two neighbours among them (DR
    # Congo by its border, Kenya by its subregion), those two have Rwanda alone, Ghana has none: 4 of 12 places.
    pool = [PROFILES[iso3] for iso3 in ("RWA", "COD", "KEN", "GHA")]
    found = exposure(Scores(CATALOGUE), pool, "balanced")
    assert (found.countries, found.listed, found.share, found.gini, found.never) == (4, 4, 1.0, 0.0, [])
    assert found.neighbours == pytest.approx(4 / 12)
    assert (found.most_shown, found.most_shown_share) == ("COD", 1.0)
    assert exposure(Scores(CATALOGUE), [], "balanced").neighbours == 0.0


def test_balanced_lists_show_nearly_everybody_and_are_no_lists_of_neighbours() -> None:
    found = exposure(Scores(CATALOGUE), members(CATALOGUE, ("south",)), "balanced")
    assert found.countries == 144
    assert found.share >= 0.88
    assert found.gini <= 0.55
    assert found.neighbours <= 0.45
    assert found.listed + len(found.never) == 144


@pytest.mark.parametrize("pool", ["EAC", "ASEAN", "IND,PAK,BGD,NPL,CHN"])
def test_the_content_of_a_theme_is_what_lists_in_it_hold(pool: str) -> None:
    asked = members(CATALOGUE, (pool,))
    found = {content.theme: content for content in contents(CATALOGUE, asked)}
    assert list(found) == list(CATALOGUE.themes)
    for theme, content in found.items():
        lists = [
            len(matcher.suggest(profile.iso3, theme=theme, pool=pool, top=None, draws=0)) for profile in asked
        ]  # fmt: skip
        assert content.partners == median(lists), theme
        assert content.nobody == lists.count(0), theme
        assert content.empty == pytest.approx(1 - sum(lists) / (len(asked) * (len(asked) - 1))), theme


def test_a_pool_of_nobody_has_nothing() -> None:
    assert {(one.partners, one.nobody, one.empty) for one in contents(CATALOGUE, [])} == {(0.0, 0, 0.0)}
