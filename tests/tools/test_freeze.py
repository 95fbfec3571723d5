"""The fixed reference set: made from the data at hand, kept, and then moved by nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher import folder
from matcher.catalogue.catalogue import Catalogue
from matcher.editing import build
from matcher.editing.freeze import FEWEST, freeze
from matcher.editing.load import Loaded
from matcher.editing.measured_needs import Measure
from matcher.editing.stage_series import Stages
from matcher.scoring import stage
from tests.editing.folder_of import TEXTS, changed, folder_of, records_of
from tools.freeze import fits

SHIPPED = Path(folder.shipped())


def measured(folders: tuple[Path, ...]) -> dict[str, tuple[object, ...]]:
    """For each profile, its stage now and then, its needs, and what is distinct in them."""
    records = build.checked(folders)
    stages = Stages(records)
    measure = Measure(records, stages)
    return {
        iso3: (stages.now(iso3), stages.at(iso3, 2005), measure.needs(iso3), measure.distinct(iso3))
        for iso3 in records.countries
    }


def test_the_shipped_reference_set_is_the_one_that_the_shipped_data_gives() -> None:
    made = [*freeze(build.checked((SHIPPED,))).splitlines(keepends=True), *fits(Catalogue.load(SHIPPED))]
    assert "".join(made) == (SHIPPED / "reference.csv").read_text(encoding="utf-8")


def test_freezing_twice_gives_the_same() -> None:
    records = build.checked((SHIPPED,))
    assert freeze(records) == freeze(records)


def test_the_ends_of_a_scale_leave_a_hundredth_of_the_country_years_outside(tmp_path: Path) -> None:
    # 51 country-years of schooling, 0 to 5 in steps of a tenth: one hundredth of the way is 0.05, and 4.95.
    steps = [(iso3, year) for iso3 in ("AAA", "BBB", "CCC") for year in range(1990, 2025)][:51]
    rows = [f"{iso3},{year},,,,{i / 10:.1f},,,,\n" for i, (iso3, year) in enumerate(steps)]
    # Years before 1990, and a country that is not in the South, do not count.
    rows += ["AAA,1989,,,,25,,,,\n", "DDD,2000,,,,25,,,,\n"]
    changes = {
        "history.csv": TEXTS["history.csv"].split("\n")[0] + "\n" + "".join(rows),
        "countries.yaml": TEXTS["countries.yaml"] + "- {iso3: DDD, name: Delta, south: false}\n",
    }
    lines = freeze(records_of(tmp_path, changes)).splitlines()
    assert [line for line in lines if line.startswith("stage")] == ["stage schooling,0.05 4.95"]


def test_a_variable_that_is_the_same_everywhere_or_nowhere_known_has_no_scale(tmp_path: Path) -> None:
    history = TEXTS["history.csv"].replace("AAA,2000,500,,50,2", "AAA,2000,500,,50,").replace(",60,4,", ",50,,")
    history = history.replace(",65,6,", ",50,,").replace(",75,10,", ",50,,")
    records = records_of(tmp_path, {"history.csv": history})
    frozen = freeze(records)
    assert "stage urban" in frozen
    assert "stage life_expectancy" not in frozen
    assert "stage schooling" not in frozen
    now = Stages(records).now("AAA")
    assert (now[2], now[3], now[5] is None) == (None, None, False)


def test_the_values_of_the_south_are_kept_for_each_indicator_of_need(tmp_path: Path) -> None:
    north = changed("countries.yaml", "name: Beta\n  south: true", "name: Beta\n  south: false")
    rows = [line.split(",") for line in freeze(records_of(tmp_path, north)).splitlines()]
    needs = [row for row in rows if row[0].startswith("need")]
    # Only those that a topic uses, by code; Beta's 90 is not of the South.
    assert needs == [["need DIR", "10 30"], ["need MAL", "100 300"], ["need WAT", "50 70"]]


def test_figures_too_old_for_a_need_are_not_kept(tmp_path: Path) -> None:
    # The newest figure is of 2023: of 2013 is kept, of 2012 not.
    figures = TEXTS["indicators.csv"].replace("AAA,DIR,2023", "AAA,DIR,2013").replace("CCC,DIR,2022", "CCC,DIR,2012")
    assert "need DIR,30\n" in freeze(records_of(tmp_path / "a", {"indicators.csv": figures}))
    # By an edition of 2022 both are.
    dated = changed("indicators.yaml", "indicators:\n", "edition: 2022-12-31\nindicators:\n")
    assert "need DIR,10 30\n" in freeze(records_of(tmp_path / "b", {**dated, "indicators.csv": figures}))


def test_what_is_declared_moves_nothing_that_is_kept(tmp_path: Path) -> None:
    records, frozen = fitted(tmp_path / "a", FEWEST)
    assert "expected water" in frozen
    records.priorities.clear()
    assert freeze(records) == frozen


def test_what_a_stage_makes_likely_is_not_fitted_on_too_few_countries(tmp_path: Path) -> None:
    assert "expected" not in freeze(records_of(tmp_path))


def fitted(place: Path, count: int) -> tuple[Loaded, str]:
    """A folder of `count` more countries, whose clean water rises with the square of their stage; and its fit."""
    countries, figures, history = "", "", ""
    for i in range(count):
        share = i / (count - 1)
        countries += f"- {{iso3: X{i}, name: Country {i}, south: true}}\n"
        figures += f"X{i},WAT,2023,{100 * share * share:.6f},book\n"
        history += f"X{i},2020,,,{40 + 40 * share:.6f},{10 * share:.6f},,{100 * share:.6f},,\n"
    changes = {
        "countries.yaml": TEXTS["countries.yaml"] + countries,
        "indicators.csv": TEXTS["indicators.csv"] + figures,
        "history.csv": TEXTS["history.csv"] + history,
    }
    records = records_of(place, changes)
    return records, freeze(records)


def test_what_a_stage_makes_likely_is_fitted_from_thirty_countries_on(tmp_path: Path) -> None:
    # AAA and BBB have a stage and a need for water too.
    assert "expected water" not in fitted(tmp_path / "few", FEWEST - 3)[1]
    assert "expected water" in fitted(tmp_path / "enough", FEWEST - 2)[1]


def test_the_fit_is_the_one_of_least_squares(tmp_path: Path) -> None:
    # What is left over has no part of the form of a constant, of the level, or of its square.
    records, _ = fitted(tmp_path, 40)
    stages = Stages(records)
    measure = Measure(records, stages)
    sums = [0.0, 0.0, 0.0]
    largest = 0.0
    for iso3 in records.countries:
        level, left = stage.level(stages.now(iso3)), measure.distinct(iso3, "measured")[1]
        if level is not None and left is not None:
            sums = [total + left * level**power for power, total in enumerate(sums)]
            largest = max(largest, abs(left))
    assert sums == pytest.approx([0.0, 0.0, 0.0], abs=1e-9)
    assert largest > 0.01


def test_the_fit_of_the_shipped_data_leaves_nothing_that_a_stage_would_explain() -> None:
    records = build.checked((SHIPPED,))
    stages = Stages(records)
    measure = Measure(records, stages)
    south = [iso3 for iso3, country in records.countries.items() if country.south]
    levels = {iso3: stage.level(stages.now(iso3)) for iso3 in south}
    left = {iso3: measure.distinct(iso3, "measured") for iso3 in south}
    topics = [topic.id for theme in records.themes.values() for topic in theme.topics]
    fits = 0
    for position, topic in enumerate(topics):
        pairs = [
            (level, rest)
            for iso3 in south
            if (level := levels[iso3]) is not None and (rest := left[iso3][position]) is not None
        ]
        assert bool(pairs) == (f"expected {topic}" in records.reference)
        fits += bool(pairs)
        for power in range(3):
            assert sum(rest * level**power for level, rest in pairs) == pytest.approx(0.0, abs=1e-3)
    assert fits > 50


def test_a_country_added_moves_nobody_else(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "countries.yaml").write_text("- {iso3: NEW, name: New, south: true}\n")
    codes = [line.split(",")[0] for line in (SHIPPED / "reference.csv").read_text().splitlines()]
    used = [code.removeprefix("need ") for code in codes if code.startswith("need ")]
    rows = "".join(f"NEW,{code},2023,1,wdi_datahub\n" for code in used if "UCDP" not in code)
    (own / "indicators.csv").write_text("iso3,indicator,year,value,source\n" + rows)
    header = (SHIPPED / "history.csv").read_text(encoding="utf-8").split("\n")[0]
    (own / "history.csv").write_text(f"{header}\nNEW,2024,200000,200000,119,24,99,1,14,5\n")
    before = measured((SHIPPED,))
    after = measured((SHIPPED, own))
    assert after.pop("NEW") is not None
    assert after == before


def test_countries_taken_away_move_nobody_else(tmp_path: Path) -> None:
    # Some reference sets stand in the tiny folder only through reference.csv; take away the countries they came from.
    everybody = measured((folder_of(tmp_path / "all", _with_reference()),))
    without = {
        **_with_reference(),
        "priorities.yaml": None,
        "tensions.yaml": None,
        "facilitators.yaml": None,
        "exchanges.yaml": None,
        "countries.yaml": TEXTS["countries.yaml"].split("- iso3: CCC")[0],
        "indicators.csv": "".join(
            row for row in TEXTS["indicators.csv"].splitlines(keepends=True) if not row.startswith("CCC")
        ),
        **changed(
            "experiences.yaml",
            "  transfers:\n  - {to: CCC, year: 2012, grade: adopted, note: Built there too., source: 2}\n",
            "",
        ),
    }
    fewer = measured((folder_of(tmp_path / "fewer", without),))
    assert everybody.pop("CCC") is not None
    assert fewer == everybody


def _with_reference() -> dict[str, str]:
    return changed("reference.csv", "need WAT,50 70 90\n", "need WAT,50 70 90\nneed DIR,10 30\n")


def test_without_the_fixed_set_another_country_would_move_the_rest(tmp_path: Path) -> None:
    # The reason for reference.csv: DIR is not in it, and the South at hand stands for it.
    more = {
        "countries.yaml": TEXTS["countries.yaml"] + "- {iso3: DDD, name: Delta, south: true}\n",
        "indicators.csv": TEXTS["indicators.csv"] + "DDD,DIR,2023,300,book\n",
    }
    before = measured((folder_of(tmp_path / "a"),))
    after = measured((folder_of(tmp_path / "b", more),))
    assert after["AAA"] != before["AAA"]
    assert after["BBB"] == before["BBB"]
