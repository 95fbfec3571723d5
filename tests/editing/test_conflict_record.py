"""The record of conflict at home, and what it makes of the needs of peace, worked out by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from matcher.scoring.conflict import Conflict
from matcher.scoring.needs import Need
from tests.editing.folder_of import TEXTS, changed
from tests.editing.test_measured_needs import RECONCILIATION, measure, near

CONFLICT = TEXTS["countries.yaml"].split("  conflicts:\n")[1].split("  names:")[0]
TOLL = (
    "- {code: UCDP.SB.DEATHS.10Y.P6, name: Deaths, short: deaths, unit: per million, better: lower, min: 0, max: 1e6}"
)


def weighs(conflict: Conflict, now: bool, last: int | None, weight: float) -> bool:
    return (conflict.now, conflict.last) == (now, last) and conflict.weight == pytest.approx(weight)


def figures(*rows: str) -> dict[str, str]:
    return {
        **changed("indicators.yaml", "series:\n", f"{TOLL}\nseries:\n"),
        "indicators.csv": TEXTS["indicators.csv"] + "".join(f"{row},book\n" for row in rows),
    }


def fought(**fields: object) -> dict[str, str]:
    """BBB with a conflict over its government to 2020, with these fields."""
    told = {"id": 9, "name": "'Beta: Government'", "start": 1950, "end": 2020, "active_years": 2, "war_years": 0}
    told |= {"intensity": "minor", "type": "internal", "source": "book"} | fields
    text = ", ".join(f"{field}: {value}" for field, value in told.items() if value is not None)
    return changed("countries.yaml", "name: Beta\n", f"name: Beta\n  conflicts:\n  - {{{text}}}\n")


@pytest.mark.parametrize(
    ("last", "fade"),
    [
        (2024, 1.0),
        (2023, 1.0),
        (2014, 1 - 0.5 * 9 / 19),  # ten years: nine of the nineteen steps down to one half
        (2004, 0.5),  # twenty years
        (1999, 0.25),  # twenty-five: half way from one half to nought
        (1994, 0.0),  # thirty
        (1960, 0.0),
    ],
)
def test_a_conflict_fades_evenly_to_a_half_in_twenty_years_and_to_nothing_in_thirty(
    tmp_path: Path, last: int, fade: float
) -> None:
    # Two years of conflict, whose deaths nobody counts (half of what they may weigh): .2 + .2 x 2/5 + .6 / 2 = .58.
    measured = measure(tmp_path, fought(end=last))
    state = measured.conflict("BBB")
    assert (state.now, state.last) == (last >= 2023, last)
    assert state.weight == pytest.approx(fade * 0.58)
    # WAT 90 is 1/6 of need, which moves the record by half: .5 + .5 / 6. Ongoing counts .5, recovering .8.
    due = 0.5 if last >= 2023 else 0.8
    assert near(measured.measured("BBB")[RECONCILIATION], due * fade * 0.58 * (0.5 + 0.5 / 6), 1.0)


def test_deaths_weigh_by_how_many_of_a_million_people_they_are(tmp_path: Path) -> None:
    # Two years of conflict and 99 deaths per million: log(100) of log(1001), .2 + .2 x 2/5 + .6 x .666 .
    rows = ("BBB,UCDP.SB.DEATHS.10Y.P6,2024,99",)
    weight = 0.2 + 0.08 + 0.6 * math.log(100) / math.log(1001)
    assert weighs(measure(tmp_path, fought(end=2024) | figures(*rows)).conflict("BBB"), True, 2024, weight)


def test_without_a_death_in_ten_years_a_conflict_weighs_by_its_length_alone(tmp_path: Path) -> None:
    changes = fought(end=2014) | figures("BBB,UCDP.SB.DEATHS.10Y.P6,2024,0")
    assert measure(tmp_path, changes).conflict("BBB").weight == pytest.approx((1 - 0.5 * 9 / 19) * 0.28)


def test_a_long_conflict_with_a_year_of_war_in_a_small_country_weighs_most(tmp_path: Path) -> None:
    # A year of war is a thousand deaths: of 600,000 people 1,667 per million, above the thousand that weigh most.
    rows = ("BBB,UCDP.LASTYEAR1000,2024,1995", "BBB,UCDP.SB.DEATHS.10Y.P6,2024,1")
    changes = fought(end=2024, active_years=30) | figures(*rows)
    assert measure(tmp_path, changes).conflict("BBB").weight == pytest.approx(1.0)


def test_a_year_of_war_weighs_less_among_many_people(tmp_path: Path) -> None:
    # Ten million people: 100 deaths per million. India is no Sudan.
    many = changed("history.csv", "70,2,600000", "70,2,10000000")
    changes = fought(end=2024, active_years=30) | figures("BBB,UCDP.LASTYEAR1000,2024,1995") | many
    weight = 0.4 + 0.6 * math.log(101) / math.log(1001)
    assert measure(tmp_path, changes).conflict("BBB").weight == pytest.approx(weight)


def test_a_war_of_thirty_years_ago_no_longer_weighs(tmp_path: Path) -> None:
    # The deaths of the last ten years alone count, and of them there are none.
    rows = ("BBB,UCDP.LASTYEAR1000,2024,1994", "BBB,UCDP.SB.DEATHS.10Y.P6,2024,0")
    changes = fought(end=2024, active_years=30) | figures(*rows)
    assert measure(tmp_path, changes).conflict("BBB").weight == pytest.approx(0.4)


def test_a_conflict_over_a_region_weighs_less_than_one_over_the_government(tmp_path: Path) -> None:
    region = fought(end=2024, name="'Beta: Hills'")
    assert measure(tmp_path / "a", region).conflict("BBB").weight == pytest.approx(0.7 * 0.58)
    # One over the government besides, within thirty years, makes it the whole country.
    both = region["countries.yaml"].replace(
        "  - {id: 9,", CONFLICT.replace("Alpha: Government", "Beta: Government") + "  - {id: 9,"
    )
    # Of the two the longer of ten years counts: .2 + .2 + .3.
    assert measure(tmp_path / "b", {"countries.yaml": both}).conflict("BBB").weight == pytest.approx(0.7)
    old = both.replace("end: 2004", "end: 1994")
    assert measure(tmp_path / "c", {"countries.yaml": old}).conflict("BBB").weight == pytest.approx(0.7 * 0.7)


def test_without_conflict_there_is_no_need_for_reconciliation_and_that_is_known(tmp_path: Path) -> None:
    measured = measure(tmp_path)
    assert weighs(measured.conflict("BBB"), False, None, 0.0)
    assert measured.measured("BBB")[RECONCILIATION] == Need(0.0, 1.0)


def test_of_a_topic_of_peace_that_is_not_measured_the_record_says_only_whom_it_concerns(tmp_path: Path) -> None:
    text = TEXTS["topics.yaml"].replace("    basis: proxy\n", "    basis: none\n")
    topics = {"topics.yaml": text.removesuffix("    indicators:\n    - {code: WAT, need: lower}\n")}
    measured = measure(tmp_path / "a", topics)
    # AAA came out of a conflict in 2004, BBB had none.
    assert measured.measured("AAA")[RECONCILIATION] == Need(None, 0.0)
    assert measured.measured("BBB")[RECONCILIATION] == Need(0.0, 1.0)
    # A conflict of thirty years ago no longer weighs, and of a province nothing is known.
    over = fought(end=1994, start=1990)["countries.yaml"].replace('  m49: "903"\n', "")
    measured = measure(tmp_path / "b", {**topics, "countries.yaml": over})
    assert measured.measured("BBB")[RECONCILIATION] == Need(0.0, 1.0)
    assert measured.measured("CCC")[RECONCILIATION] == Need(None, 0.0)


def test_deaths_on_the_territory_without_a_conflict_at_home_are_none_of_it(tmp_path: Path) -> None:
    # Fighting over the border, or of others: the figures alone make no conflict of a country's own.
    rows = ("BBB,UCDP.YEARS25,2024,9", "BBB,UCDP.LASTYEAR25,2024,2024", "BBB,UCDP.SB.DEATHS.10Y.P6,2024,80")
    measured = measure(tmp_path, figures(*rows))
    assert weighs(measured.conflict("BBB"), False, None, 0.0)
    assert measured.measured("BBB")[RECONCILIATION] == Need(0.0, 1.0)


def test_of_a_province_the_absence_of_conflict_is_not_known(tmp_path: Path) -> None:
    province = changed("countries.yaml", '  m49: "902"\n', "")
    assert measure(tmp_path / "a", province).measured("BBB")[RECONCILIATION] == Need(None, 0.0)
    counted = measure(tmp_path / "b", {**province, **figures("BBB,UCDP.YEARS25,2024,0")})
    assert counted.measured("BBB")[RECONCILIATION] == Need(0.0, 1.0)


def test_of_a_province_the_deaths_counted_on_it_are_its_record(tmp_path: Path) -> None:
    province = changed("countries.yaml", '  m49: "902"\n', "")
    rows = ("BBB,UCDP.YEARS25,2024,4", "BBB,UCDP.LASTYEAR25,2024,2024")
    # .2 + .2 x 4/5 + .6 / 2
    assert weighs(measure(tmp_path, {**province, **figures(*rows)}).conflict("BBB"), True, 2024, 0.66)


def test_episodes_stand_for_a_territory_that_is_not_counted(tmp_path: Path) -> None:
    # AAA is in no table of deaths; its episode of ten years ended in 2004: .5 x (.2 + .2 + .3) = .35.
    measured = measure(tmp_path)
    assert weighs(measured.conflict("AAA"), False, 2004, 0.35)
    # WAT 50 is 5/6: .8 x .35 x (.5 + 5/12)
    assert near(measured.measured("AAA")[RECONCILIATION], 0.8 * 0.35 * (0.5 + 5 / 12), 1.0)


def test_an_episode_without_an_end_goes_on(tmp_path: Path) -> None:
    state = measure(tmp_path, changed("countries.yaml", "end: 2004, ", "")).conflict("AAA")
    assert (state.now, state.last) == (True, 2024)


def test_where_no_deaths_are_counted_on_the_territory_the_government_fought_abroad(tmp_path: Path) -> None:
    # Counted: nothing in the last thirty years. The government's episode to 2004 was fought elsewhere.
    measured = measure(tmp_path, figures("AAA,UCDP.YEARS25,2024,0"))
    assert weighs(measured.conflict("AAA"), False, None, 0.0)


def test_where_deaths_are_counted_the_last_of_them_is_the_end(tmp_path: Path) -> None:
    # The government fights on abroad; at home it was over in 1999, twenty-five years ago, after one year of deaths:
    # .25 x (.2 + .2 / 5 + .3).
    changes = figures("AAA,UCDP.YEARS25,2024,1", "AAA,UCDP.LASTYEAR25,2024,1999")
    assert weighs(measure(tmp_path, changes).conflict("AAA"), False, 1999, 0.25 * 0.54)


def test_deaths_after_the_last_conflict_at_home_do_not_prolong_it(tmp_path: Path) -> None:
    # In 2024 others were fighting there: .5 x (.2 + .2 + .3), of 2004.
    changes = figures("AAA,UCDP.YEARS25,2024,12", "AAA,UCDP.LASTYEAR25,2024,2024")
    assert weighs(measure(tmp_path, changes).conflict("AAA"), False, 2004, 0.35)


def test_an_episode_fought_here_and_filed_under_another_state_counts_whatever_the_deaths(tmp_path: Path) -> None:
    changes = figures("AAA,UCDP.YEARS25,2024,1", "AAA,UCDP.LASTYEAR25,2024,1999") | changed(
        "countries.yaml", "type: internal, source: book}", "type: internal, basis: territory, source: book}"
    )
    # To 2004; its length is that of the years with deaths, one: .5 x (.2 + .2 / 5 + .3).
    assert weighs(measure(tmp_path, changes).conflict("AAA"), False, 2004, 0.5 * 0.54)


@pytest.mark.parametrize("kind", ["interstate", "extrasystemic"])
def test_a_conflict_between_states_or_against_a_colonial_power_is_no_conflict_at_home(
    tmp_path: Path, kind: str
) -> None:
    changes = changed("countries.yaml", "type: internal,", f"type: {kind},")
    assert weighs(measure(tmp_path / "a", changes).conflict("AAA"), False, None, 0.0)
    # Not even with deaths on the territory: a war over the border.
    changes |= figures("AAA,UCDP.YEARS25,2024,9", "AAA,UCDP.LASTYEAR25,2024,2024")
    assert weighs(measure(tmp_path / "b", changes).conflict("AAA"), False, None, 0.0)


def test_others_fighting_along_in_a_conflict_at_home_leave_it_one(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "type: internal,", "type: internal-internationalised,")
    assert weighs(measure(tmp_path, changes).conflict("AAA"), False, 2004, 0.35)


def test_of_several_episodes_the_last_year_and_the_longest_count(tmp_path: Path) -> None:
    more = CONFLICT.replace("end: 2004, active_years: 10", "end: 2014, active_years: 1")
    changes = changed("countries.yaml", CONFLICT, CONFLICT + more)
    state = measure(tmp_path, changes).conflict("AAA")
    assert state.last == 2014
    assert state.weight == pytest.approx((1 - 0.5 * 9 / 19) * 0.7)


@pytest.mark.parametrize(("last", "at_war"), [(2024, True), (2023, True), (2022, False)])
def test_at_war_is_who_had_a_thousand_deaths_in_the_last_year_or_the_one_before(
    tmp_path: Path, last: int, at_war: bool
) -> None:
    measured = measure(tmp_path, figures(f"BBB,UCDP.LASTYEAR1000,2024,{last}"))
    assert [measured.at_war(iso3) for iso3 in ("AAA", "BBB")] == [False, at_war]


@pytest.mark.parametrize(
    ("fields", "at_war"),
    [
        ({"end": None, "intensity": "war", "basis": "territory"}, True),
        ({"end": None, "intensity": "war", "basis": "location"}, False),  # its government may be fighting abroad
        ({"end": None, "intensity": "minor", "basis": "territory"}, False),
        ({"end": 2024, "intensity": "war", "basis": "territory"}, False),
    ],
)
def test_a_war_that_goes_on_here_though_filed_under_another_state_is_war(
    tmp_path: Path, fields: dict[str, object], at_war: bool
) -> None:
    assert measure(tmp_path, fought(**fields)).at_war("BBB") is at_war
