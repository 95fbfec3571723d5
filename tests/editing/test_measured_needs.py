"""Needs that figures show, worked out by hand on three small countries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from matcher.editing import build
from matcher.editing.measured_needs import Measure, south_values
from matcher.editing.stage_series import Stages
from matcher.scoring.needs import Need
from tests.editing.folder_of import TEXTS, changed, folder_of, records_of

MALARIA, WATER, RECONCILIATION = range(3)
ALPHAS_WATER = (5 / 6 + 3 / 4) / 2
"""See test_a_need_of_several_indicators_is_their_mean_each_in_its_direction."""


def measure(place: Path, changes: Mapping[str, str | None] | None = None) -> Measure:
    records = records_of(place, changes)
    return Measure(records, Stages(records))


def near(need: Need, value: float, coverage: float) -> bool:
    return need.value == pytest.approx(value, abs=1e-12) and need.coverage == pytest.approx(coverage)


def test_a_need_is_the_place_among_the_reference_set_ties_sharing_the_middle(tmp_path: Path) -> None:
    # Reference of MAL: 0 100 100 300. AAA has 100: one below, three not above; (1 + 3) / (2 x 4).
    assert near(measure(tmp_path).measured("AAA")[MALARIA], 0.5, 1.0)
    # CCC has 300: three below, four not above; 7 / 8.
    assert near(measure(tmp_path).measured("CCC")[MALARIA], 0.875, 1.0)


def test_a_need_of_several_indicators_is_their_mean_each_in_its_direction(tmp_path: Path) -> None:
    # WAT 50 among 50 70 90 is 1/6; less water is more need: 5/6.
    # DIR is not in the reference set, so the South at hand stands for it: 10 and 30. 30 is (1 + 2) / 4.
    assert near(measure(tmp_path).measured("AAA")[WATER], (5 / 6 + 3 / 4) / 2, 1.0)


@pytest.mark.parametrize(
    ("combine", "need"),
    [("mean", (5 / 6 + 3 / 4 + 1 / 2) / 3), ("highest", 5 / 6), ("two-highest", (5 / 6 + 3 / 4) / 2)],
)
def test_of_several_indicators_the_mean_the_highest_or_the_two_highest_count(
    tmp_path: Path, combine: str, need: float
) -> None:
    # The places of AAA: WAT 5/6, DIR 3/4 (as above), MAL 1/2.
    text = changed("topics.yaml", "    - {code: DIR, need: higher}\n", "")["topics.yaml"].replace(
        "    name: Clean water\n    basis: direct\n    indicators:\n",
        f"    name: Clean water\n    basis: direct\n    combine: {combine}\n    indicators:\n"
        "    - {code: DIR, need: higher}\n    - {code: MAL, need: higher}\n",
    )
    measured = measure(tmp_path, {"topics.yaml": text})
    assert near(measured.measured("AAA")[WATER], need, 1.0)
    # Of BBB only WAT is known, 1/6: whatever counts, it is all there is, and a third of the evidence.
    assert near(measured.measured("BBB")[WATER], 1 / 6, 1 / 3)


def test_an_unknown_indicator_is_left_out_and_counted_as_unknown(tmp_path: Path) -> None:
    # BBB: WAT 90 is 5/6, turned 1/6; DIR is not known.
    assert near(measure(tmp_path).measured("BBB")[WATER], 1 / 6, 0.5)


def test_a_need_of_which_nothing_is_known_is_unknown_and_not_nought(tmp_path: Path) -> None:
    text = "".join(row for row in TEXTS["indicators.csv"].splitlines(keepends=True) if not row.startswith("BBB"))
    measured = measure(tmp_path, {"indicators.csv": text})
    assert measured.measured("BBB")[WATER] == Need(None, 0.0)
    assert measured.needs("BBB")[WATER] is None
    assert measure(tmp_path, {"indicators.csv": None}).measured("AAA")[WATER] == Need(None, 0.0)


def test_a_topic_without_a_basis_is_measured_for_nobody(tmp_path: Path) -> None:
    water = TEXTS["topics.yaml"].split("    name: Clean water\n")[1].split("- id: peace")[0]
    measured = measure(tmp_path, changed("topics.yaml", water, "    basis: none\n"))
    assert [measured.measured(iso3)[WATER] for iso3 in ("AAA", "BBB", "CCC")] == [Need(None, 0.0)] * 3


def test_a_country_missing_from_a_table_of_those_who_have_the_problem_does_not_have_it(tmp_path: Path) -> None:
    assert near(measure(tmp_path).measured("BBB")[MALARIA], 0.0, 1.0)


def test_a_province_missing_from_a_table_of_countries_is_unknown(tmp_path: Path) -> None:
    changes = changed("countries.yaml", '  m49: "902"\n', "")
    assert measure(tmp_path, changes).measured("BBB")[MALARIA] == Need(None, 0.0)


def test_missing_from_any_other_table_is_unknown(tmp_path: Path) -> None:
    changes = changed("topics.yaml", ", absent: no-need", "")
    assert measure(tmp_path, changes).measured("BBB")[MALARIA] == Need(None, 0.0)


def test_an_indicator_with_the_same_value_everywhere_puts_everybody_in_the_middle(tmp_path: Path) -> None:
    changes = changed("reference.csv", "need WAT,50 70 90", "need WAT,70 70 70") | {
        "indicators.csv": TEXTS["indicators.csv"]
        .replace("AAA,WAT,2023,50", "AAA,WAT,2023,70")
        .replace("BBB,WAT,2023,90", "BBB,WAT,2023,70")
    }
    measured = measure(tmp_path, changes)
    assert measured.measured("BBB")[WATER].value == 0.5
    assert measured.measured("AAA")[WATER].value == pytest.approx((0.5 + 0.75) / 2)


def test_beyond_the_reference_set_a_need_is_full_or_none(tmp_path: Path) -> None:
    changes = {"indicators.csv": TEXTS["indicators.csv"].replace("BBB,WAT,2023,90", "BBB,WAT,2023,0")}
    assert measure(tmp_path, changes).measured("BBB")[WATER].value == 1.0
    changes = {"indicators.csv": TEXTS["indicators.csv"].replace("BBB,WAT,2023,90", "BBB,WAT,2023,100")}
    assert measure(tmp_path, changes).measured("BBB")[WATER].value == 0.0


def gated(*gates: str) -> dict[str, str]:
    """The topics with these conditions on whom clean water concerns."""
    lines = "".join(f"    - {{{gate}}}\n" for gate in gates)
    return changed("topics.yaml", "    name: Clean water\n", f"    name: Clean water\n    applies_if:\n{lines}")


def of_water(place: Path, changes: Mapping[str, str]) -> list[Need]:
    measured = measure(place, changes)
    return [measured.measured(iso3)[WATER] for iso3 in ("AAA", "BBB", "CCC")]


# Without gates, the needs for clean water. CCC: WAT 70 among 50 70 90 is 1/2, DIR 10 among 10 30 is 1/4.
AS_MEASURED = [(ALPHAS_WATER, 1.0), (1 / 6, 0.5), ((1 / 2 + 1 / 4) / 2, 1.0)]
NO_NEED, NOT_MEASURED = (0.0, 1.0), (None, 0.0)


@pytest.mark.parametrize(
    ("gates", "alpha", "gamma"),
    [
        # DIR: AAA 30, CCC 10, and BBB is not known, which closes no gate.
        (("indicator: DIR, at_least: 20, else: no-need",), AS_MEASURED[0], NO_NEED),
        (("indicator: DIR, at_least: 20, else: not-measured",), AS_MEASURED[0], NOT_MEASURED),
        (("indicator: DIR, at_most: 20, else: no-need",), NO_NEED, AS_MEASURED[2]),
        (("indicator: DIR, at_least: 10, at_most: 30, else: no-need",), AS_MEASURED[0], AS_MEASURED[2]),
        (("indicator: DIR, at_least: 11, at_most: 29, else: no-need",), NO_NEED, NO_NEED),
        # All must hold, and the first that does not says what follows. MAL: AAA 100, CCC 300.
        (
            ("indicator: DIR, at_least: 5, else: no-need", "indicator: MAL, at_most: 200, else: not-measured"),
            AS_MEASURED[0],
            NOT_MEASURED,
        ),
        (
            ("indicator: DIR, at_least: 20, else: no-need", "indicator: MAL, at_most: 200, else: not-measured"),
            AS_MEASURED[0],
            NO_NEED,
        ),
    ],
)
def test_a_topic_concerns_those_whose_values_lie_within_its_gates(
    tmp_path: Path, gates: tuple[str, ...], alpha: tuple[float | None, float], gamma: tuple[float | None, float]
) -> None:
    found = of_water(tmp_path, gated(*gates))
    assert found == [pytest.approx(alpha), pytest.approx(AS_MEASURED[1]), pytest.approx(gamma)]


def test_a_gate_stands_before_the_record_of_conflict_too(tmp_path: Path) -> None:
    text = TEXTS["topics.yaml"].replace(
        "    conflict:", "    applies_if:\n    - {indicator: DIR, at_most: 20, else: no-need}\n    conflict:"
    )
    assert measure(tmp_path, {"topics.yaml": text}).measured("AAA")[RECONCILIATION] == Need(0.0, 1.0)


def test_a_gate_may_use_what_the_stage_is_made_of(tmp_path: Path) -> None:
    indicator = "- {code: SP.URB.TOTL.IN.ZS, name: Towns, short: towns, unit: '%', better: neutral, min: 0, max: 100}"
    changes = {
        **changed("indicators.yaml", "series:\n", f"{indicator}\nseries:\n"),
        **gated("indicator: SP.URB.TOTL.IN.ZS, at_least: 50, else: no-need"),
        "indicators.csv": TEXTS["indicators.csv"] + "AAA,SP.URB.TOTL.IN.ZS,2023,30,book\n",
    }
    assert of_water(tmp_path, changes) == [Need(0.0, 1.0), pytest.approx(AS_MEASURED[1]), pytest.approx(AS_MEASURED[2])]


def dated(edition: str, gammas_year: int) -> dict[str, str]:
    """The folder with this date of its edition ("": none), and the drought of CCC of this year."""
    figures = TEXTS["indicators.csv"].replace("CCC,DIR,2022,", f"CCC,DIR,{gammas_year},")
    if not edition:
        return {"indicators.csv": figures}
    return {"indicators.csv": figures, **changed("indicators.yaml", "indicators:\n", f"{edition}\nindicators:\n")}


@pytest.mark.parametrize(
    ("edition", "last_kept"),
    [
        ('edition: "2026-11-27"', 2016),
        ("edition: 2026-01-01", 2016),
        ('edition: "2031-06-30"', 2021),
        ("", 2013),  # of no date: the newest figure is of 2023
    ],
)
def test_a_figure_older_than_ten_years_before_the_edition_is_unknown(
    tmp_path: Path, edition: str, last_kept: int
) -> None:
    assert of_water(tmp_path / "kept", dated(edition, last_kept)) == [pytest.approx(need) for need in AS_MEASURED]
    # One year older, CCC's 10 is known of nobody: WAT alone is left of it, and of the drought of the South only AAA's
    # own 30 is, which is the middle of itself.
    found = of_water(tmp_path / "old", dated(edition, last_kept - 1))
    assert found == [
        pytest.approx(((5 / 6 + 1 / 2) / 2, 1.0)),
        pytest.approx(AS_MEASURED[1]),
        pytest.approx((1 / 2, 0.5)),
    ]


def test_the_edition_is_that_of_the_last_folder_that_gives_one(tmp_path: Path) -> None:
    first = folder_of(tmp_path / "first", dated("edition: 2026-11-27", 2016))
    own = tmp_path / "own"
    own.mkdir()
    (own / "countries.yaml").write_text("- {iso3: DDD, name: Delta}\n")
    assert build.checked((first, own)).oldest == 2016
    (own / "indicators.yaml").write_text("edition: 2028-01-31\nindicators: []\n")
    records = build.checked((first, own))
    assert (records.edition, records.year, records.oldest) == ("2028-01-31", 2028, 2018)


def test_a_figure_too_old_closes_no_gate(tmp_path: Path) -> None:
    gate = gated("indicator: DIR, at_least: 20, else: no-need")
    assert of_water(tmp_path / "kept", {**gate, **dated("", 2013)})[2] == Need(0.0, 1.0)
    assert near(of_water(tmp_path / "old", {**gate, **dated("", 2012)})[2], 1 / 2, 0.5)


def test_a_figure_too_old_is_unknown_also_where_none_at_all_means_no_need(tmp_path: Path) -> None:
    # BBB had malaria ten years and more ago; that it stands in the table says that it may have it still.
    changes = {"indicators.csv": TEXTS["indicators.csv"] + "BBB,MAL,2012,5,book\n"}
    assert measure(tmp_path, changes).measured("BBB")[MALARIA] == Need(None, 0.0)


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


def test_the_values_of_the_south_are_those_that_are_not_too_old(tmp_path: Path) -> None:
    assert south_values(records_of(tmp_path / "kept", dated("", 2013)), "DIR") == [10.0, 30.0]
    assert south_values(records_of(tmp_path / "old", dated("", 2012)), "DIR") == [30.0]


def test_a_topic_of_peace_that_nothing_measures_concerns_those_who_had_conflict(tmp_path: Path) -> None:
    """AAA had it: not measured. BBB had none: no need."""
    changes = changed(
        "topics.yaml",
        "proxy\n    conflict: {recovering: 0.8, ongoing: 0.5}\n    indicators:\n    - {code: WAT, need: lower}\n",
        "none\n    conflict: {recovering: 0.8, ongoing: 0.5}\n",
    )
    measured = measure(tmp_path, changes)
    assert measured.measured("AAA")[RECONCILIATION] == Need(None, 0.0)
    assert measured.measured("BBB")[RECONCILIATION] == Need(0.0, 1.0)
