"""A table of profiles is measured on the scales of the data in use, its own or the shipped ones, as countries are."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("numpy")

import numpy as np

from benchmarks.scale_generate import FIGURES
from matcher.catalogue.catalogue import Catalogue
from matcher.folder import shipped
from matcher.scale import profiles as tables
from matcher.scale.profiles import NEED
from tests.editing.folder_of import TEXTS, folder_of
from tests.process import matcher

ROUNDED = 2e-4
"""How far a figure of a country's profile, of four decimals, may be from that of the table."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data, but for one scale and what one topic's need is likely to be."""
    place = tmp_path_factory.mktemp("own") / "data"
    shutil.copytree(shipped(), place)
    text = (place / "reference.csv").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^stage gdp_per_person,.*$", "stage gdp_per_person,300 900000", text)
    text = re.sub(r"(?m)^expected primary-care,.*$", "expected primary-care,0.25 0.5 0.125", text)
    (place / "reference.csv").write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def countries(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The countries of the South as a table of profiles: the figures from which their own profiles are made."""
    path = tmp_path_factory.mktemp("countries") / "countries.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        figures = ("gni_per_person", *FIGURES)
        writer.writerow(["id", "country_iso3", *figures, *(NEED + topic for topic in catalogue.topics)])
        for profile in catalogue.profiles.values():
            if profile.south:
                now = catalogue.country(profile.iso3)["stage_now"]
                plain = [now[name][1] if name in now else "" for name in figures]
                needs = ["" if need is None else need for need in profile.needs]
                writer.writerow([profile.iso3, profile.iso3, *plain, *needs])
    return path


def test_stages_and_needs_are_those_of_the_countries_own_profiles(own: Path, countries: Path) -> None:
    catalogue = Catalogue.load(own, mode="replace")
    arrays = tables.read(str(countries), catalogue)
    distinct = arrays.distinct(np.arange(len(arrays), dtype=np.int32))
    for row, iso3 in enumerate(arrays.ids):
        profile = catalogue.profiles[iso3]
        np.testing.assert_allclose(arrays.stage[:, row], np.array(profile.stage, dtype=float), atol=ROUNDED)
        np.testing.assert_allclose(distinct[row], np.array(profile.distinct, dtype=float), atol=ROUNDED)


def test_a_batch_says_what_suggest_says(own: Path, countries: Path) -> None:
    stage = ("--weights", "stage=1", "--format", "csv", "--top", "200")
    found = {}
    for data in ((), ("--data", str(own), "--data-mode", "replace")):
        table = matcher("batch", "--profiles", str(countries), *stage, *data)
        plain = matcher("suggest", "Rwanda", *stage, *data)
        assert (table.code, plain.code) == (0, 0)
        near = {row["partner_iso3"]: row["stage"] for row in csv.DictReader(io.StringIO(plain.out))}
        listed = {r["partner_id"]: r["stage"] for r in csv.DictReader(io.StringIO(table.out)) if r["id"] == "RWA"}
        assert listed.keys() == near.keys()
        for iso3, value in near.items():
            assert float(listed[iso3] or "nan") == pytest.approx(float(value or "nan"), abs=0.0011, nan_ok=True), iso3
        found[data] = listed
    before, after = found.values()
    assert before["KEN"] != after["KEN"]


def test_a_folder_without_scales_is_measured_on_the_shipped_ones(catalogue: Catalogue, tmp_path: Path) -> None:
    no_series = TEXTS["indicators.yaml"].partition("series:")[0]
    alone = own_folder(tmp_path, {"reference.csv": None, "history.csv": None, "indicators.yaml": no_series})
    path = tmp_path / "table.csv"
    rows = ["id,country_iso3," + ",".join(FIGURES), *(f"{n},{{}},{n}500,60,{n},40,30,4" for n in range(1, 4))]
    stages = []
    for own, iso3 in ((alone, "AAA"), (catalogue, "KEN")):
        path.write_text("\n".join(rows).replace("{}", iso3), encoding="utf-8")
        stages.append(tables.read(str(path), own).stage)
    np.testing.assert_array_equal(stages[0], stages[1])


def test_what_has_no_scale_is_unknown(tmp_path: Path) -> None:
    reference = "\n".join(line for line in TEXTS["reference.csv"].splitlines() if not line.startswith("stage urban"))
    own = own_folder(tmp_path, {"reference.csv": reference})
    path = tmp_path / "table.csv"
    path.write_text("id,country_iso3,urban,fertility\na,AAA,30,4\n", encoding="utf-8")
    stage = tables.read(str(path), own).stage[:, 0]
    assert np.flatnonzero(~np.isnan(stage)).tolist() == [6]


def own_folder(place: Path, changes: dict[str, str | None]) -> Catalogue:
    """A small folder that stands alone."""
    return Catalogue.load(folder_of(place / "data", changes), mode="replace")
