"""The stage of a country in any year, on three small countries worked out by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from matcher.editing.stage_series import Stages
from matcher.scoring import stage
from tests.editing.folder_of import TEXTS, records_of

HEAD = TEXTS["history.csv"].split("\n")[0] + "\n"


def stages_of(place: Path, rows: str) -> Stages:
    """Stages over a history of these rows."""
    return Stages(records_of(place, {"history.csv": HEAD + rows}))


def schooling(place: Path, values: dict[int, float]) -> Stages:
    """Stages over a history that holds AAA's years of schooling and nothing else."""
    return stages_of(place, "".join(f"AAA,{year},,,,{value},,,,\n" for year, value in values.items()))


def test_a_stage_lies_on_the_scales_of_the_reference_set(tmp_path: Path) -> None:
    # AAA in 2020: 1,000 dollars between 100 and 10,000 is half way by ratio (x 10, x 10);
    # life 60 between 40 and 80: 0.5; school 4 of 10: 0.4; farming 60 of 100; towns 30 of 100;
    # births 5 between 1 and 7: 4 of 6.
    now = Stages(records_of(tmp_path)).now("AAA")
    assert now == pytest.approx([0.5, None, 0.5, 0.4, 0.6, 0.3, 4 / 6])


def test_values_beyond_the_ends_of_a_scale_are_held_at_its_ends(tmp_path: Path) -> None:
    low = "AAA,2020,50,,30,0,0,0,0.5,5\n"
    high = "BBB,2020,20000,,90,20,100,100,9,5\n"
    stages = stages_of(tmp_path, low + high)
    assert stages.now("AAA") == [0.0, None, 0.0, 0.0, 0.0, 0.0, 0.0]
    assert stages.now("BBB") == [1.0, None, 1.0, 1.0, 1.0, 1.0, 1.0]


def test_now_takes_the_newest_value_of_each_variable_each_in_its_own_year(tmp_path: Path) -> None:
    stages = stages_of(tmp_path, "AAA,2019,,,50,4,,,,\nAAA,2022,,,,6,,,,\nAAA,2024,,,,,40,,,\n")
    assert stages.newest("AAA", "life_expectancy") == (2019, 50.0)
    assert stages.newest("AAA", "schooling") == (2022, 6.0)
    assert stages.newest("AAA", "fertility") is None
    assert stages.now("AAA") == [None, None, 0.25, 0.6, 0.4, None, None]


def test_income_is_gross_national_income_where_output_is_not_known(tmp_path: Path) -> None:
    stages = Stages(records_of(tmp_path))
    # BBB has output only in 2000 and national income in both years. Its newest output is that of 2000.
    # log(4000 / 100) / log(10000 / 100) = 1.60206 / 2; log(5000 / 100) / log(100) = 1.69897 / 2
    assert stages.at("BBB", 2000)[:2] == pytest.approx([0.80103, 0.849485], abs=1e-6)
    # In 2020 no output is within reach: only national income speaks.
    assert stages.at("BBB", 2020)[:2] == [None, 1.0]
    # AAA has output only, so the two are compared on nothing: income is never one kind against the other.
    assert stages.at("AAA", 2020)[:2] == [pytest.approx(0.5), None]
    a, b = stages.at("AAA", 2020), stages.at("BBB", 2020)
    # The other five: life .5/.875, school .4/1, farming .6/.2, towns .3/.7, births 4/6 against 1/6.
    assert stage.similarity(a, b) == pytest.approx(1 - (0.375 + 0.6 + 0.4 + 0.4 + 0.5) / 5)
    assert stage.common(a, b) == 5


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (2000, (2000, 1.0)),  # the year itself
        (2001, (2000, 1.0)),
        (2003, (2000, 1.0)),  # the last one in the three years before
        (2004, (2012, 2.0)),  # four years before is too old; the first one in the ten years after
        (2011, (2012, 2.0)),
        (2012, (2012, 2.0)),
        (2013, (2013, 3.0)),
        (2016, (2013, 3.0)),
        (2017, None),  # nothing before, nothing after
        (1990, (2000, 1.0)),  # ten years after
        (1989, None),  # eleven
    ],
)
def test_a_stage_then_reaches_three_years_back_and_ten_ahead(
    tmp_path: Path, asked: int, found: tuple[int, float] | None
) -> None:
    assert schooling(tmp_path, {2013: 3.0, 2000: 1.0, 2012: 2.0}).near("AAA", "schooling", asked) == found


def test_a_year_before_is_preferred_to_a_nearer_one_after(tmp_path: Path) -> None:
    assert schooling(tmp_path, {2000: 1.0, 2004: 2.0}).near("AAA", "schooling", 2003) == (2000, 1.0)


def test_figures_give_each_value_with_its_year(tmp_path: Path) -> None:
    stages = Stages(records_of(tmp_path))
    assert stages.figures("BBB", 2002) == {
        "gdp_per_person": [2000, 4000.0],
        "gni_per_person": [2000, 5000.0],
        "life_expectancy": [2000, 65.0],
        "schooling": [2000, 6.0],
        "agriculture_jobs": [2000, 40.0],
        "urban": [2000, 50.0],
        "fertility": [2000, 3.0],
    }
    assert stages.figures("AAA", None)["schooling"] == [2020, 4.0]
    assert stages.figures("CCC", None) == {}


def test_a_path_gives_the_level_of_each_year_that_has_three_variables(tmp_path: Path) -> None:
    stages = Stages(records_of(tmp_path))
    path = stages.path("AAA")
    assert len(path) == 2024 - 1990 + 1
    assert {1990 + i for i, level in enumerate(path) if level is not None} == {2000, 2020}
    # 2020: income .5, life .5, school .4, not in farming .4, fewer births 2/6, towns .3; the mean of six
    assert path[2020 - 1990] == pytest.approx((0.5 + 0.5 + 0.4 + 0.4 + 2 / 6 + 0.3) / 6, abs=0.0005)
    # 2000: log(5) / log(100) = .349485; life .25; school .2; farming .2; births 5/6 -> 1/6; towns .2
    assert path[2000 - 1990] == pytest.approx((0.349485 + 0.25 + 0.2 + 0.2 + 1 / 6 + 0.2) / 6, abs=0.0005)


def test_a_country_without_history_has_a_stage_of_nothing(tmp_path: Path) -> None:
    stages = Stages(records_of(tmp_path))
    assert stages.now("CCC") == stages.at("CCC", 2000) == [None] * len(stage.VARIABLES)
    assert stages.path("CCC") == [None] * 35
    assert stage.similarity(stages.now("CCC"), stages.now("AAA")) is None


def test_without_a_reference_set_nothing_is_put_on_a_scale(tmp_path: Path) -> None:
    stages = Stages(records_of(tmp_path, {"reference.csv": None}))
    assert stages.now("AAA") == [None] * len(stage.VARIABLES)
    assert stages.figures("AAA", None)["gdp_per_person"] == [2020, 1000.0]


def test_without_history_every_stage_is_unknown(tmp_path: Path) -> None:
    assert Stages(records_of(tmp_path, {"history.csv": None})).now("AAA") == [None] * len(stage.VARIABLES)


def test_a_column_that_is_not_there_has_no_values(tmp_path: Path) -> None:
    assert Stages(records_of(tmp_path)).series("AAA", "happiness") == {}


def test_the_order_of_rows_makes_no_difference(tmp_path: Path) -> None:
    rows = TEXTS["history.csv"].splitlines(keepends=True)
    upside_down = rows[0] + "".join(reversed(rows[1:]))
    a = Stages(records_of(tmp_path / "a"))
    b = Stages(records_of(tmp_path / "b", {"history.csv": upside_down}))
    for iso3 in ("AAA", "BBB", "CCC"):
        assert a.now(iso3) == b.now(iso3)
        assert list(a.series(iso3, "schooling").items()) == list(b.series(iso3, "schooling").items())


def test_half_and_double_are_as_far_apart_on_the_scale_of_income(tmp_path: Path) -> None:
    rows = "AAA,2020,500,,,,,,,\nBBB,2020,1000,,,,,,,\nCCC,2020,2000,,,,,,,\n"
    stages = stages_of(tmp_path, rows)
    low, middle, high = (stages.now(iso3)[0] for iso3 in ("AAA", "BBB", "CCC"))
    assert low is not None
    assert middle is not None
    assert high is not None
    assert middle - low == pytest.approx(high - middle)
    assert high - middle == pytest.approx(math.log(2) / math.log(100))


def test_the_life_expectancy_of_a_year_of_war_is_the_median_of_the_years_around_it(tmp_path: Path) -> None:
    years = {1989: 47.0, 1990: 46.0, 1991: 25.0, 1992: 48.0, 1993: 49.0, 2024: 50.0}
    rows = "".join(f"AAA,{year},,,{value},,,,,\n" for year, value in years.items())
    header = TEXTS["history.csv"].splitlines(keepends=True)[0]
    stages = Stages(records_of(tmp_path, {"history.csv": header + rows}))
    # Of 1989 to 1993 the middle one; of 1990 to 1993 the mean of the two in the middle; today's as it is.
    assert stages.near("AAA", "life_expectancy", 1991) == (1991, 47.0)
    assert stages.near("AAA", "life_expectancy", 1992) == (1992, 47.0)
    assert stages.near("AAA", "life_expectancy", 1994) == (1993, 48.0)
    assert stages.newest("AAA", "life_expectancy") == (2024, 50.0)
    assert stages.series("AAA", "life_expectancy") == years
