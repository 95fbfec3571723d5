"""Rows 26 to 28: countries of which little or nothing is known, pools of one, and nobody with itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.editing.folder_of import TEXTS, changed, folder_of
from tests.reliability import own
from tests.reliability.child import run

NOTHING = "- {iso3: ZERO, name: Nowhere, south: true}\n- {iso3: NIL, name: Nothing, south: true}\n"


def results(*arguments: str) -> list[dict[str, Any]]:
    found = run(*arguments, "--json")
    assert found.code == 0, found.err
    assert "NaN" not in found.out
    answer: list[dict[str, Any]] = json.loads(found.out)["results"]
    return answer


def test_row_26_a_country_without_data_has_no_score_and_stands_last(tmp_path: Path) -> None:
    data = ("--data", str(own.write(tmp_path, {"countries.yaml": NOTHING})))
    ranked = results("suggest", "Rwanda", "-n", "300", *data)
    assert [line["iso3"] for line in ranked[-2:]] == ["NIL", "ZERO"]
    for line in ranked[-2:]:
        assert (line["score"], line["stability"]) == (None, None)
        assert set(line["components"].values()) == {None}
    assert all(line["score"] is not None for line in ranked[:-2])
    page = run("suggest", "Rwanda", "--pool", "NIL,KEN", *data).out
    assert "insufficient data (0 of 6)" in page
    assert "Note: 1 of 2 have insufficient data for a score and stand last." in page
    table = run("suggest", "Rwanda", "--pool", "NIL", "--format", "csv", *data).out.splitlines()[1]
    assert table.startswith("RWA,Rwanda,,1,NIL,Nothing,,,,,,,,,,")


def test_row_26_two_countries_without_data_have_nothing_to_compare(tmp_path: Path) -> None:
    data = ("--data", str(own.write(tmp_path, {"countries.yaml": NOTHING})))
    [line] = results("suggest", "ZERO", "--pool", "NIL", *data)
    assert (line["score"], set(line["components"].values())) == (None, {None})
    asked = run("suggest", "ZERO", "--pool", "NIL", *data)
    assert "insufficient data (0 of 6)" in asked.out
    assert "Nowhere: insufficient data on its stage (0 of 6 figures); not ranked." in asked.out
    [pair] = results("pairs", "--pool", "ZERO,NIL", *data)
    assert pair["score"] is None
    assert results("pairs", "--pool", "ZERO,NIL", "--mutual-only", *data) == []
    told = run("explain", "ZERO", "NIL", *data).out
    assert "Insufficient data for a score (Nowhere: 0 of 6 figures of its stage; Nothing: 0 of 6" in told
    for command in (("compare", "ZERO", "NIL"), ("country", "ZERO"), ("gaps", "--pool", "ZERO")):
        for form in ("table", "json", "csv"):
            found = run(*command, "--format", form, *data)
            assert (found.code, found.err) == (0, ""), (command, form)
            assert re.search(r"\bnan\b", found.out, re.IGNORECASE) is None


def test_row_26_figures_without_overlap_are_not_likeness(tmp_path: Path) -> None:
    history = """\
iso3,year,gdp_per_person,gni_per_person,life_expectancy,schooling,agriculture_jobs,urban,fertility,population
AAA,2020,1000,,60,4,,,,
BBB,2020,,10000,,,20,70,2,600000
"""
    indicators = "iso3,indicator,year,value,source\nAAA,MAL,2023,100,book\nBBB,WAT,2023,90,book\n"
    folder = folder_of(tmp_path, {"history.csv": history, "indicators.csv": indicators})
    [line] = results("suggest", "AAA", "--pool", "BBB", "--data", str(folder), "--data-mode", "replace")
    assert (line["components"]["stage"], line["components"]["needs"]) == (None, None)


def test_row_27_a_constant_indicator_is_a_defined_need(tmp_path: Path) -> None:
    changes = {"indicators.csv": TEXTS["indicators.csv"].replace(",90,", ",50,").replace(",70,", ",50,")}
    changes |= changed("reference.csv", "need WAT,50 70 90", "need WAT,50 50 50")
    folder = folder_of(tmp_path, changes)
    [found] = results("country", "BBB", "--data", str(folder), "--data-mode", "replace")
    needs = {need["topic"]: need["value"] for need in found["needs"]}
    assert 0.0 <= needs["water"] <= 1.0


def test_row_27_a_pool_of_one_has_a_first_place() -> None:
    [line] = results("suggest", "Rwanda", "--pool", "KEN")
    assert (line["rank"], line["iso3"]) == (1, "KEN")
    assert line["stability"] == {"top": 1.0, "low": 1, "high": 1}
    assert results("suggest", "Rwanda", "--pool", "RWA") == []
    assert results("pairs", "--pool", "RWA") == []


@pytest.mark.parametrize(
    "weights", ["stage=0", "stage=0,learn=0", "stage=nan", "stage=inf", "stage=-1", "stage=1e308,learn=1e308", "", "=1"]
)
def test_row_27_weights_that_weigh_nothing_are_a_usage_error(weights: str) -> None:
    found = run("suggest", "Rwanda", f"--weights={weights}")
    assert (found.code, found.out) == (2, "")


def test_row_28_nobody_is_matched_with_itself(tmp_path: Path) -> None:
    everyone = results("countries")
    ranked = results("suggest", "Kenya", "--pool", "all", "-n", "300")
    assert sorted(line["iso3"] for line in ranked) == sorted(c["iso3"] for c in everyone if c["iso3"] != "KEN")
    for pair in results("pairs", "--pool", "EAC"):
        assert pair["a"]["iso3"] != pair["b"]["iso3"]
    for command in (("explain", "Kenya", "KE"), ("compare", "Kenya", "Kenya")):
        found = run(*command)
        assert (found.code, found.out) == (2, ""), command
    text = own.EXPERIENCE.replace(
        "  sources:\n", "  transfers:\n  - {to: PK-PB, grade: adopted, note: x}\n  sources:\n"
    )
    folder = own.write(tmp_path, {"countries.yaml": own.PUNJAB, "experiences.yaml": text})
    refused = run("validate", str(folder), "--format", "lines")
    assert "transfers[1].to: is the partner itself" in refused.out


def test_row_28_aggregates_are_no_countries() -> None:
    names = {country["name"] for country in results("countries")}
    assert not names & {"World", "Africa", "Arab World", "European Union", "Sub-Saharan Africa", "South Asia"}
    for name in ("World", "WLD", "Sub-Saharan Africa", "SSF", "European Union"):
        found = run("suggest", name)
        assert (found.code, found.out) == (4, ""), name
