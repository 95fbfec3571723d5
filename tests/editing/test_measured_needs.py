"""Needs, worked out by hand on three small countries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from matcher.editing.measured_needs import Measure, south_values
from matcher.editing.stage_series import Stages
from matcher.scoring.conflict import Conflict
from matcher.scoring.needs import Need
from tests.editing.folder_of import TEXTS, changed, records_of

MALARIA, WATER, RECONCILIATION = range(3)
CONFLICT = TEXTS["countries.yaml"].split("  conflicts:\n")[1].split("  names:")[0]


def measure(place: Path, changes: Mapping[str, str | None] | None = None) -> Measure:
    records = records_of(place, changes)
    return Measure(records, Stages(records))


def weighs(conflict: Conflict, now: bool, last: int | None, weight: float) -> bool:
    return (conflict.now, conflict.last) == (now, last) and conflict.weight == pytest.approx(weight)


def near(need: Need, value: float, coverage: float) -> bool:
    return need.value == pytest.approx(value, abs=1e-12) and need.coverage == pytest.approx(coverage)


def test_a_need_is_the_place_among_the_reference_set_ties_sharing_the_middle(tmp_path: Path) -> None:
    # Reference of MAL: 0 100 100 300. AAA has 100: one below, three not above; (1 + 3) / (2 x 4).
    assert near(measure(tmp_path).needs("AAA")[MALARIA], 0.5, 1.0)
    # CCC has 300: three below, four not above; 7 / 8.
    assert near(measure(tmp_path).needs("CCC")[MALARIA], 0.875, 1.0)


def test_a_need_of_several_indicators_is_their_mean_each_in_its_direction(tmp_path: Path) -> None:
    # WAT 50 among 50 70 90 is 1/6; less water is more need: 5/6.
    # DIR is not in the reference set, so the South at hand stands for it: 10 and 30. 30 is (1 + 2) / 4.
    assert near(measure(tmp_path).needs("AAA")[WATER], (5 / 6 + 3 / 4) / 2, 1.0)


def test_an_unknown_indicator_is_left_out_and_counted_as_unknown(tmp_path: Path) -> None:
    # BBB: WAT 90 is 5/6, turned 1/6; DIR is not known.
    assert near(measure(tmp_path).needs("BBB")[WATER], 1 / 6, 0.5)


def test_a_need_of_which_nothing_is_known_is_unknown_and_not_nought(tmp_path: Path) -> None:
    text = "".join(row for row in TEXTS["indicators.csv"].splitlines(keepends=True) if not row.startswith("BBB"))
    assert measure(tmp_path, {"indicators.csv": text}).needs("BBB")[WATER] == Need(None, 0.0)
    assert measure(tmp_path, {"indicators.csv": None}).needs("AAA")[WATER] == Need(None, 0.0)


def test_a_country_missing_from_a_table_of_those_who_have_the_problem_does_not_have_it(tmp_path: Path) -> None:
    assert near(measure(tmp_path).needs("BBB")[MALARIA], 0.0, 1.0)


def test_a_province_missing_from_a_table_of_countries_is_unknown(tmp_path: Path) -> None:
    changes = changed("countries.yaml", '  m49: "902"\n', "")
    assert measure(tmp_path, changes).needs("BBB")[MALARIA] == Need(None, 0.0)


def test_missing_from_any_other_table_is_unknown(tmp_path: Path) -> None:
    changes = changed("topics.yaml", ", absent: no-need", "")
    assert measure(tmp_path, changes).needs("BBB")[MALARIA] == Need(None, 0.0)


def test_an_indicator_with_the_same_value_everywhere_puts_everybody_in_the_middle(tmp_path: Path) -> None:
    changes = changed("reference.csv", "need WAT,50 70 90", "need WAT,70 70 70") | {
        "indicators.csv": TEXTS["indicators.csv"]
        .replace("AAA,WAT,2023,50", "AAA,WAT,2023,70")
        .replace("BBB,WAT,2023,90", "BBB,WAT,2023,70")
    }
    measured = measure(tmp_path, changes)
    assert [measured.needs(iso3)[WATER].value for iso3 in ("BBB",)] == [0.5]
    assert measured.needs("AAA")[WATER].value == pytest.approx((0.5 + 0.75) / 2)


def test_beyond_the_reference_set_a_need_is_full_or_none(tmp_path: Path) -> None:
    changes = {"indicators.csv": TEXTS["indicators.csv"].replace("BBB,WAT,2023,90", "BBB,WAT,2023,0")}
    assert measure(tmp_path, changes).needs("BBB")[WATER].value == 1.0
    changes = {"indicators.csv": TEXTS["indicators.csv"].replace("BBB,WAT,2023,90", "BBB,WAT,2023,100")}
    assert measure(tmp_path, changes).needs("BBB")[WATER].value == 0.0


def test_a_declared_priority_is_a_full_need_whatever_the_figures_say(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "name: Beta\n", "name: Beta\n  priorities: [malaria, reconciliation]\n")
    needs = measure(tmp_path, changes).needs("BBB")
    assert needs[MALARIA] == needs[RECONCILIATION] == Need(1.0, 1.0)
    assert near(needs[WATER], 1 / 6, 0.5)


def figures(*rows: str) -> dict[str, str]:
    return {"indicators.csv": TEXTS["indicators.csv"] + "".join(f"{row},book\n" for row in rows)}


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
    # Two years of conflict without a year of war: gravity .4 + .3 x 2/5 = .52.
    measured = measure(tmp_path, figures(f"BBB,UCDP.LASTYEAR25,2024,{last}", "BBB,UCDP.YEARS25,2024,2"))
    state = measured.conflict("BBB")
    assert (state.now, state.last) == (last >= 2023, last)
    assert state.weight == pytest.approx(fade * 0.52)
    # WAT 90 is 1/6 of need, which moves the record by half: .5 + .5 / 6. Ongoing counts .5, recovering .8.
    due = 0.5 if last >= 2023 else 0.8
    assert near(measured.needs("BBB")[RECONCILIATION], due * fade * 0.52 * (0.5 + 0.5 / 6), 1.0)


def test_a_long_conflict_with_a_year_of_war_weighs_most(tmp_path: Path) -> None:
    rows = ("BBB,UCDP.LASTYEAR25,2024,2024", "BBB,UCDP.YEARS25,2024,30", "BBB,UCDP.LASTYEAR1000,2024,1995")
    assert measure(tmp_path, figures(*rows)).conflict("BBB").weight == pytest.approx(1.0)


def test_a_war_of_thirty_years_ago_no_longer_weighs(tmp_path: Path) -> None:
    rows = ("BBB,UCDP.LASTYEAR25,2024,2024", "BBB,UCDP.YEARS25,2024,30", "BBB,UCDP.LASTYEAR1000,2024,1994")
    assert measure(tmp_path, figures(*rows)).conflict("BBB").weight == pytest.approx(0.7)


def test_without_conflict_there_is_no_need_for_reconciliation_and_that_is_known(tmp_path: Path) -> None:
    measured = measure(tmp_path)
    assert weighs(measured.conflict("BBB"), False, None, 0.0)
    assert measured.needs("BBB")[RECONCILIATION] == Need(0.0, 1.0)


def test_of_a_province_the_absence_of_conflict_is_not_known(tmp_path: Path) -> None:
    province = changed("countries.yaml", '  m49: "902"\n', "")
    assert measure(tmp_path / "a", province).needs("BBB")[RECONCILIATION] == Need(None, 0.0)
    counted = measure(tmp_path / "b", {**province, **figures("BBB,UCDP.YEARS25,2024,0")})
    assert counted.needs("BBB")[RECONCILIATION] == Need(0.0, 1.0)


def test_episodes_stand_for_a_territory_that_is_not_counted(tmp_path: Path) -> None:
    # AAA is in no table of deaths; its episode of ten years ended in 2004: .5 x (.4 + .3) = .35.
    measured = measure(tmp_path)
    assert weighs(measured.conflict("AAA"), False, 2004, 0.35)
    # WAT 50 is 5/6: .8 x .35 x (.5 + 5/12)
    assert near(measured.needs("AAA")[RECONCILIATION], 0.8 * 0.35 * (0.5 + 5 / 12), 1.0)


def test_an_episode_without_an_end_goes_on(tmp_path: Path) -> None:
    state = measure(tmp_path, changed("countries.yaml", "end: 2004, ", "")).conflict("AAA")
    assert (state.now, state.last) == (True, 2024)


def test_where_deaths_on_the_territory_are_counted_an_episode_of_the_government_adds_nothing(tmp_path: Path) -> None:
    # Counted: nothing in the last thirty years. The government's episode to 2004 was fought elsewhere.
    measured = measure(tmp_path, figures("AAA,UCDP.YEARS25,2024,0"))
    assert weighs(measured.conflict("AAA"), False, None, 0.0)


def test_an_episode_fought_here_and_filed_under_another_state_counts_beside_the_deaths(tmp_path: Path) -> None:
    changes = figures("AAA,UCDP.YEARS25,2024,1", "AAA,UCDP.LASTYEAR25,2024,1999") | changed(
        "countries.yaml", "type: internal, source: book}", "type: internal, basis: territory, source: book}"
    )
    # The later year and the greater number of years count: 2004 and ten.
    assert weighs(measure(tmp_path, changes).conflict("AAA"), False, 2004, 0.35)


@pytest.mark.parametrize("kind", ["interstate", "extrasystemic"])
def test_a_conflict_between_states_or_against_a_colonial_power_is_no_conflict_at_home(
    tmp_path: Path, kind: str
) -> None:
    changes = changed("countries.yaml", "type: internal,", f"type: {kind},")
    assert weighs(measure(tmp_path, changes).conflict("AAA"), False, None, 0.0)


def test_of_several_episodes_the_last_year_and_the_longest_count(tmp_path: Path) -> None:
    more = CONFLICT.replace("end: 2004, active_years: 10", "end: 2014, active_years: 1")
    changes = changed("countries.yaml", CONFLICT, CONFLICT + more)
    state = measure(tmp_path, changes).conflict("AAA")
    assert state.last == 2014
    assert state.weight == pytest.approx((1 - 0.5 * 9 / 19) * 0.7)


def test_what_is_distinct_is_the_need_beyond_what_the_stage_makes_likely(tmp_path: Path) -> None:
    distinct = measure(tmp_path).distinct("AAA")
    # AAA's level: (.5 + .5 + .4 + .4 + 2/6 + .3) / 6; expected water: .9 - .5 level + .1 level x level
    level = (0.5 + 0.5 + 0.4 + 0.4 + 2 / 6 + 0.3) / 6
    assert distinct[WATER] == pytest.approx((5 / 6 + 3 / 4) / 2 - (0.9 - 0.5 * level + 0.1 * level * level))
    # Nothing is expected of malaria and reconciliation in this reference set.
    assert (distinct[MALARIA], distinct[RECONCILIATION]) == (None, None)


def test_without_a_stage_or_a_need_nothing_is_distinct(tmp_path: Path) -> None:
    assert measure(tmp_path / "a").distinct("CCC") == [None, None, None]
    assert measure(tmp_path / "b", {"indicators.csv": None}).distinct("AAA")[WATER] is None


def test_the_values_of_the_south_are_those_of_its_countries_in_order(tmp_path: Path) -> None:
    assert south_values(records_of(tmp_path / "a"), "WAT") == [50.0, 70.0, 90.0]
    north = changed("countries.yaml", "name: Beta\n  south: true", "name: Beta\n  south: false")
    assert south_values(records_of(tmp_path / "b", north), "WAT") == [50.0, 70.0]
    assert south_values(records_of(tmp_path / "a"), "NONE") == []
