"""Tables are read whole, from CSV and Parquet alike, and what is wrong in them is told with file and line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

pytest.importorskip("numpy")

import numpy as np

from benchmarks.scale_generate import write
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import InvalidData
from matcher.questions import scope
from matcher.questions.pairing import Pairing
from matcher.scale import profiles as tables
from matcher.scale.arrays import Arrays
from matcher.scale.blocks import block
from matcher.scale.kinds import Question
from matcher.scale.profiles import experiences_beside
from matcher.scoring.score import of_lens
from tests.scale.small import assert_equal, catalogue_like, plain

HEAD = "id,country_iso3,gdp_per_person,need_primary-care,languages\n"


def read(tmp_path: Path, catalogue: Catalogue, text: str, experiences: str = "") -> Arrays:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    if experiences:
        Path(experiences_beside(str(path))).write_text(experiences, encoding="utf-8")
    return tables.read(str(path), catalogue)


@pytest.mark.parametrize("themes", [(), ("health",), ("post-conflict",)])
def test_a_generated_table_scores_as_the_plain_path_does(
    themes: tuple[str, ...], table: Path, catalogue: Catalogue
) -> None:
    arrays = tables.read(str(table), catalogue)
    told, shared = tables.read_experiences(experiences_beside(str(table)), catalogue, arrays.ids)
    profiles = plain(arrays, catalogue, shared)
    asked, documented = scope.of(catalogue, themes, ()), bool(themes)
    pairing = Pairing(catalogue_like(catalogue, profiles, told), asked, of_lens("balanced"))
    best = block(arrays, 40, 70, Question.of(of_lens("balanced"), asked, 20, documented=documented))
    assert_equal(best, arrays, pairing, profiles, 20, documented=documented)


def test_parquet_holds_the_same(table: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "profiles.parquet"
    write(catalogue, 600, str(path), experienced=0.2)
    one, other = tables.read(str(table), catalogue), tables.read(str(path), catalogue)
    assert (one.ids, one.names, one.countries) == (other.ids, other.names, other.countries)
    for name in ("stage", "needs", "size", "latitude", "point", "kind", "after_conflict"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    np.testing.assert_array_equal(one.experiences.stage, other.experiences.stage)
    np.testing.assert_array_equal(one.experiences.record, other.experiences.record)


def test_the_order_of_rows_does_not_matter(table: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    random.Random(3).shuffle(rows)
    shuffled = tmp_path / "shuffled.csv"
    shuffled.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    one = tables.read(str(table), catalogue)
    other = tables.read(str(shuffled), catalogue, experiences_beside(str(table)))
    assert one.ids == other.ids
    np.testing.assert_array_equal(one.needs, other.needs)
    np.testing.assert_array_equal(one.stage, other.stage)


def test_what_a_row_leaves_out_is_its_country_s_or_unknown(tmp_path: Path, catalogue: Catalogue) -> None:
    arrays = read(tmp_path, catalogue, HEAD + "a,KEN,,,\nb,KEN,5000,0.5,fr;ln:60\n")
    assert np.isnan(arrays.stage[:, 0]).all()
    assert np.isnan(arrays.needs[0]).all()
    assert arrays.blank.tolist() == [True, False]
    assert arrays.affinities.official[arrays.kind[0]].sum() == len(catalogue.profiles["KEN"].official)
    assert sorted(arrays.affinities.spoken[arrays.kind[1]])[-1] == 0.6


def test_a_place_is_at_war_where_its_country_is(tmp_path: Path, catalogue: Catalogue) -> None:
    head = "id,partner,theme,topics,start,quality,after_conflict\n"
    told = "".join(f"{i},{i},post-conflict,ddr;primary-care,2010,0.5,yes\n" for i in ("a", "b"))
    arrays = read(tmp_path, catalogue, HEAD + "a,RWA,,,\nb,SDN,,,\n", head + told)
    assert (catalogue.profiles["RWA"].in_conflict, catalogue.profiles["SDN"].at_war) == (False, True)
    # In Sudan, what was done counts nothing for peace; primary care is of another theme, and counts half anywhere.
    assert arrays.experiences.share.tolist() == [1.0, 0.5, 0.0, 0.5]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "a,KEN,lots,,\n", "own.csv:2: gdp_per_person: 'lots' is not a number"),
        (HEAD + "a,KEN,nan,,\n", "own.csv:2: gdp_per_person: 'nan' is not a number"),
        (HEAD + "a,KEN,1_000,,\n", "own.csv:2: gdp_per_person: '1_000' is not a number"),
        (HEAD + "a,KEN,-5,,\n", "own.csv:2: gdp_per_person: -5 is outside 1 to"),
        (HEAD + "a,KEN,,1.5,\n", "own.csv:2: need_primary-care: 1.5 is outside 0 to 1"),
        (HEAD + "a,KEN,,,,x\n", "own.csv:2: 6 cells; 5 are due"),
        (HEAD + "a,KEN,,,\nb,KEN,,,\na,KEN,,,\n", "own.csv:4: id: 'a' stands twice, first in line 2"),
        (HEAD + ",KEN,,,\n", "own.csv:2: id: is missing"),
        (HEAD + "a,KNE,,,\n", "own.csv:2: country_iso3: no country of the catalogue has the code 'KNE'"),
        (HEAD + "a,KEN,,,fr:often\n", "own.csv:2: languages: 'fr:often': after the colon"),
        (HEAD + 'a,KEN,,,"x\n', "not valid CSV"),
        ("id,country_iso3,need_primary-car\na,KEN,1\n", "own.csv:1: need_primary-car: there is no such column"),
        ("id,name\na,b\n", "own.csv:1: country_iso3: the column is missing"),
        ("id,id,country_iso3\na,b,KEN\n", "own.csv:1: id: the column stands twice"),
        ("", "the file is empty"),
        (HEAD, "holds no profile"),
    ],
    ids=range(16),
)
def test_what_is_wrong_is_told_with_its_line(text: str, said: str, tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(InvalidData) as caught:
        read(tmp_path, catalogue, text)
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("e,z,health,primary-care,2001,0.5,", "own.experiences.csv:2: partner: no profile has the id 'z'"),
        ("e,a,heath,primary-care,2001,0.5,", "own.experiences.csv:2: theme: there is no theme 'heath'"),
        ("e,a,health,primary-car,2001,0.5,", "own.experiences.csv:2: topics: there is no topic 'primary-car'"),
        ("e,a,health,,2001,0.5,", "own.experiences.csv:2: topics: is missing"),
        ("e,a,health,primary-care,,0.5,", "own.experiences.csv:2: start: is missing"),
        ("e,a,health,primary-care,2001,7,", "own.experiences.csv:2: quality: 7 is outside 0 to 1"),
        ("e,a,health,primary-care,2001,0.5,b:loved", "own.experiences.csv:2: shared_with: 'loved' is not one of"),
    ],
    ids=range(7),
)
def test_what_is_wrong_with_an_experience_is_told(row: str, said: str, tmp_path: Path, catalogue: Catalogue) -> None:
    head = "id,partner,theme,topics,start,quality,shared_with\n"
    with pytest.raises(InvalidData) as caught:
        read(tmp_path, catalogue, HEAD + "a,KEN,,,\n", head + row + "\n")
    assert said in caught.value.message


def test_a_file_that_is_not_there_and_one_that_is_not_utf8(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(InvalidData, match="there is no such file"):
        tables.read(str(tmp_path / "none.csv"), catalogue)
    bad = tmp_path / "bad.csv"
    bad.write_bytes(HEAD.encode() + b"a,KEN,,,\nb\xff,KEN,,,\n")
    with pytest.raises(InvalidData, match="not UTF-8"):
        tables.read(str(bad), catalogue)


def test_a_parquet_file_that_is_not_there_and_one_that_is_none(tmp_path: Path, catalogue: Catalogue) -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(InvalidData, match="there is no such file"):
        tables.read(str(tmp_path / "none.parquet"), catalogue)
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(InvalidData, match="not a Parquet file"):
        tables.read(str(tmp_path / "bad.parquet"), catalogue)


def test_a_table_as_a_spreadsheet_saves_it_is_read(tmp_path: Path, catalogue: Catalogue) -> None:
    head = "ID;Country ISO3;GDP per person;Need Primary-Care;Languages;\n"
    rows = "a;KEN;5000,5;0,5;fr;\nb;KEN;..;n/a\n;;;;\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (tmp_path / "own.csv").write_bytes((head + rows).encode(encoding))
        told: list[str] = []
        arrays = tables.read(str(tmp_path / "own.csv"), catalogue, say=told.append)
        assert arrays.ids == ["a", "b"]
        assert np.nanmax(arrays.needs[0]) == 0.5
        assert np.isnan(arrays.stage[0]).tolist() == [False, True]
        assert told == ["2 cells with n/a, .., - or the like taken for unknown figures"]


def test_a_decimal_comma_elsewhere_is_refused_with_what_it_takes(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(InvalidData, match="only where ; separates the columns"):
        read(tmp_path, catalogue, HEAD + 'a,KEN,"5000,5",,\n')
