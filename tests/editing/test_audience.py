"""Whom an experience speaks to: `only_for` worked out by hand for the three countries of the small folder.

Alpha lies at 10 degrees north, has a coast and Beta for a neighbour, speaks English, and lies in Africa; of Beta and
Gamma no more is known than that they are countries without a neighbour by land.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.editing.audience import Audiences
from tests.editing.folder_of import TEXTS, changed, faults_of, records_of


def _only(conditions: str, *, joint: str = "") -> dict[str, str]:
    more = f"  joint_with: {joint}\n" if joint else ""
    more += f"  only_for: {{{conditions}, why: Others need it not.}}\n" if conditions else ""
    return changed("experiences.yaml", "  end: 2010\n", f"  end: 2010\n{more}")


@pytest.mark.parametrize(
    ("conditions", "outside"),
    [
        ("situation: [coast]", ""),
        ("situation: [landlocked]", "AAA"),
        ("situation: [tropics]", ""),
        ("situation: [land-border]", "BBB CCC"),
        ("situation: [island]", "AAA"),
        ("situation: [land-border, landlocked]", "AAA BBB CCC"),
        ("figures: [{indicator: WAT, at_most: 60}]", "BBB CCC"),
        ("figures: [{indicator: WAT, at_least: 70}]", "AAA"),
        ("figures: [{indicator: WAT, at_least: 50, at_most: 50}]", "BBB CCC"),
        ("figures: [{indicator: MAL, at_most: 200}]", "CCC"),
        ("languages: [fr, es]", "AAA"),
        ("languages: [fr, en]", ""),
        ("regions: [Asia]", "AAA"),
        ("regions: [Asia, Africa]", ""),
        ("members_of: [G77]", ""),
        ("countries: [CCC]", "AAA BBB"),
        ("not_countries: [CCC]", "CCC"),
        ("countries: [AAA, CCC], not_countries: [CCC]", "BBB CCC"),
    ],
)
def test_who_is_known_to_fail_a_condition_is_left_out_and_nobody_else(
    tmp_path: Path, conditions: str, outside: str
) -> None:
    audiences = Audiences(records_of(tmp_path, _only(conditions)))
    bit = audiences.of("bbb-clean-water")
    assert [iso3 for iso3 in ("AAA", "BBB", "CCC") if audiences.outside(iso3) & bit] == outside.split()
    assert bit == (1 if outside else 0)


def test_the_tropics_reach_to_25_degrees_on_both_sides(tmp_path: Path) -> None:
    for latitude, outside in ((25.0, False), (-25.0, False), (25.1, True), (-40.0, True)):
        place = changed("countries.yaml", "lat: 10.0", f"lat: {latitude}")
        audiences = Audiences(records_of(tmp_path, {**_only("situation: [tropics]"), **place}))
        assert bool(audiences.outside("AAA")) is outside


def test_of_a_province_it_is_not_known_that_it_has_no_neighbour(tmp_path: Path) -> None:
    province = {"countries.yaml": TEXTS["countries.yaml"] + "- {iso3: AAA-1, name: North}\n"}
    for situation in ("land-border", "island"):
        audiences = Audiences(records_of(tmp_path, {**_only(f"situation: [{situation}]"), **province}))
        assert audiences.outside("AAA-1") == 0


def test_an_old_figure_keeps_nobody_out(tmp_path: Path) -> None:
    old = changed("indicators.csv", "AAA,WAT,2023,50,book", "AAA,WAT,2001,50,book")
    audiences = Audiences(records_of(tmp_path, {**_only("figures: [{indicator: WAT, at_least: 70}]"), **old}))
    assert audiences.outside("AAA") == 0


def test_who_did_it_together_has_nothing_to_learn_from_it(tmp_path: Path) -> None:
    audiences = Audiences(records_of(tmp_path, _only("", joint="[AAA]")))
    assert [audiences.outside(iso3) for iso3 in ("AAA", "BBB", "CCC")] == [1, 0, 0]


def test_what_is_for_all_has_no_bit(tmp_path: Path) -> None:
    audiences = Audiences(records_of(tmp_path))
    assert audiences.of("bbb-clean-water") == 0
    assert audiences.outside("AAA") == 0


@pytest.mark.parametrize(
    ("conditions", "joint", "fault"),
    [
        ("countries: [XXX]", "", "8: only_for.countries[1]: there is no country 'XXX'."),
        ("members_of: [G7]", "", "8: only_for.members_of[1]: there is no organisation 'G7'."),
        ("figures: [{indicator: WUT, at_most: 1}]", "",
         "8: only_for.figures[1].indicator: there is no indicator 'WUT'."),
        ("figures: [{indicator: WAT}]", "", "8: only_for.figures[1]: at_least or at_most is due"),
        ("situation: [hills]", "", "8: only_for.situation[1]: 'hills' is not one of "
         "coast, landlocked, island, land-border, tropics."),
        ("countries: []", "[BBB]", "8: joint_with[1]: is the partner itself"),
        ("countries: []", "[AAA, AAA]", "8: joint_with[2]: 'AAA' stands twice"),
    ],
)  # fmt: skip
def test_a_condition_that_means_nothing_is_refused_with_its_place(
    tmp_path: Path, conditions: str, joint: str, fault: str
) -> None:
    assert faults_of(tmp_path, _only(conditions, joint=joint)) == [f"experiences.yaml:{fault}"]


def test_a_reason_alone_is_no_condition(tmp_path: Path) -> None:
    text = changed("experiences.yaml", "  end: 2010\n", "  end: 2010\n  only_for: {why: Just so.}\n")
    message = "names no condition: situation, figures, languages, regions ..."
    assert faults_of(tmp_path, text) == [f"experiences.yaml:8: only_for: {message}"]
