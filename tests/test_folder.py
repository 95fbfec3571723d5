"""Which folders are read, and how a change in one of them is noticed."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

import pytest

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.editing import build, load
from matcher.editing.stage_series import Stages
from matcher.errors import ExitCode, InvalidData, UsageError
from matcher.folder import FILES, chosen, contents, fingerprint, shipped
from tests.editing.folder_of import TEXTS, changed, faults_of, folder_of


def test_the_shipped_folder_holds_every_file() -> None:
    assert sorted(name for name in os.listdir(shipped()) if name.endswith((".csv", ".yaml"))) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_fingerprint_changes_with_the_content_of_every_file(tmp_path: Path, name: str) -> None:
    place = folder_of(tmp_path)
    folders = (str(place),)
    before = fingerprint(folders)
    assert fingerprint(folders) == before
    (place / name).write_text(TEXTS[name] + "# more\n")
    longer = fingerprint(folders)
    (place / name).write_text(TEXTS[name] + "# less\n")
    os.utime(place / name, ns=(1, 1))  # of the same length, and changed at another time
    other = fingerprint(folders)
    (place / name).unlink()
    assert len({before, longer, other, fingerprint(folders)}) == 4


def test_the_fingerprint_of_own_data_holds_the_shipped_scales_too(tmp_path: Path) -> None:
    parts = fingerprint((str(folder_of(tmp_path)),)).split("|")
    assert parts[parts.index(shipped()) + 1].startswith("reference.csv ")
    assert fingerprint((shipped(),)).split("|").count(shipped()) == 1


def test_the_fingerprint_tells_folders_and_their_order_apart(tmp_path: Path) -> None:
    a, b = str(folder_of(tmp_path / "a")), str(folder_of(tmp_path / "b"))
    assert len({fingerprint(folders) for folders in ((a,), (b,), (a, b), (b, a))}) == 4


@pytest.mark.parametrize("name", [b"line\nend", b"caf\xe9", "\u5317\u4eac".encode()])
def test_a_fingerprint_is_one_line_that_can_be_written(tmp_path: Path, name: bytes) -> None:
    place = folder_of(tmp_path / os.fsdecode(name))
    line = fingerprint((str(place),)).encode()
    assert b"\n" not in line
    assert b"countries.yaml" in line


def test_a_folder_that_is_not_there_has_a_fingerprint_too(tmp_path: Path) -> None:
    assert fingerprint((str(tmp_path / "gone"),)) != fingerprint((str(tmp_path / "a\0b"),))


def test_the_contents_are_told_by_size_and_checksum_of_each_file_that_the_index_is_made_from() -> None:
    told = [part.split(" ") for part in contents().split("|")]
    package = Path(matcher.__file__).parent
    code = [path for room in ("", "editing", "scoring") for path in sorted((package / room).glob("*.py"))]
    paths = [Path(shipped()) / name for name in FILES] + code
    sums = [(len(content), f"{crc32(content):08x}") for content in (path.read_bytes() for path in paths)]
    assert [(int(size), checksum) for _, size, checksum in told] == sums
    assert [name for name, _, _ in told][: len(FILES)] == list(FILES)
    assert {"/store.py", "editing/build.py", "scoring/stage.py"} <= {name for name, _, _ in told}


@pytest.mark.parametrize("name", ["gone", "x" * 300, "a\0b", "file"])
def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidData) as caught:
        load.read((tmp_path / name,))
    assert [(fault.file, fault.line, fault.message) for fault in caught.value.faults] == [
        (str(tmp_path / name), 0, "there is no such folder")
    ]


def test_a_folder_without_any_file_of_a_catalogue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "country.yaml").write_text("- {iso3: AAA, name: Alpha}\n")
    with pytest.raises(InvalidData) as caught:
        load.read((tmp_path,))
    assert caught.value.faults[0].message.startswith(
        "the folder holds none of the files of a catalogue (countries.yaml,"
    )


def test_a_later_folder_adds_to_an_earlier_one_and_overrides_it_record_by_record(tmp_path: Path) -> None:
    first = folder_of(tmp_path / "first")
    own = tmp_path / "own"
    own.mkdir()
    (own / "countries.yaml").write_text("- {iso3: BBB, name: New Beta}\n- {iso3: DDD, name: Delta}\n")
    (own / "indicators.csv").write_text(
        "iso3,indicator,year,value,source\nDDD,WAT,2023,10,book\nAAA,WAT,2024,55,book\n"
    )
    records = build.checked((first, own))
    assert {iso3: country.name for iso3, country in records.countries.items()} == {
        "AAA": "Alpha",
        "BBB": "New Beta",
        "CCC": "Gamma",
        "DDD": "Delta",
    }
    assert records.countries["BBB"].south is False
    assert (records.values["AAA"]["WAT"].value, records.values["AAA"]["MAL"].value) == (55.0, 100.0)
    assert records.values["DDD"]["WAT"].value == 10.0


def test_a_fault_in_a_later_folder_is_called_by_that_folder(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "countries.yaml").write_text("- {iso3: DDD, name: Delta, priorities: [watr]}\n")
    with pytest.raises(InvalidData) as caught:
        build.checked((folder_of(tmp_path / "first"), own))
    assert [str(fault) for fault in caught.value.faults] == [
        f"{own}/countries.yaml:1: priorities[1]: there is no topic 'watr'. Did you mean 'water'?"
    ]


def test_the_shipped_folder_is_called_data_in_messages(tmp_path: Path) -> None:
    # The own theme takes the place of the shipped one, and with it the topics that shipped experiences answer and
    # countries declare.
    topic = "  - {id: primary-care, name: Primary health care, basis: proxy}\n"
    (tmp_path / "topics.yaml").write_text(f"themes:\n- id: health\n  name: Health\n  topics:\n{topic}")
    with pytest.raises(InvalidData) as caught:
        build.checked((Path(shipped()), tmp_path))
    lines = (Path(shipped()) / "experiences.yaml").read_text(encoding="utf-8").split("\n")
    for fault in caught.value.faults:
        if fault.file == "data/experiences.yaml":
            assert lines[fault.line - 1].strip().startswith("topics: [")
    assert {fault.file for fault in caught.value.faults} == {
        "data/experiences.yaml",
        "data/partnerships.yaml",
        "data/priorities.yaml",
    }


def test_a_column_of_history_added_by_a_later_folder_is_empty_in_the_earlier_one(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "indicators.yaml").write_text(
        "indicators: []\nseries:\n- {column: mood, name: M, short: m, unit: u, min: 0, max: 9, source: [book]}\n"
    )
    header = TEXTS["history.csv"].split("\n")[0]
    (own / "history.csv").write_text(f"{header},mood\nCCC,2020,1,,50,,,,,1,7\n")
    folders = (folder_of(tmp_path / "first"), own)
    records = build.checked(folders)
    stages = Stages(records)
    assert stages.newest("CCC", "mood") == (2020, 7.0)
    assert stages.newest("AAA", "mood") is None
    assert build.build(folders, "print").startswith(b"matcher-index")


def test_own_data_lie_over_the_shipped_ones_or_in_their_place(tmp_path: Path) -> None:
    own = str(tmp_path)
    assert chosen(None, "overlay") == (shipped(),)
    assert chosen(own, "overlay") == (shipped(), own)
    assert chosen(own, "replace") == (own,)


def test_the_shipped_folder_named_by_itself_does_not_lie_over_itself(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(shipped())
    link = str(tmp_path / "link")
    assert chosen(link, "overlay") == (link,)


@pytest.mark.parametrize(("data", "mode"), [("own", "overlap"), ("own", ""), ("", "overlay")])
def test_another_mode_and_a_folder_without_a_name_are_refused(data: str, mode: str) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(data, mode)
    assert caught.value.exit_code is ExitCode.USAGE
    with pytest.raises(UsageError):
        Catalogue.load(data, mode=mode)


@pytest.mark.parametrize("name", ["countries.yaml", "topics.yaml", "indicators.yaml"])
def test_a_file_that_nothing_can_do_without_is_missed_once(tmp_path: Path, name: str) -> None:
    [fault] = faults_of(tmp_path, {name: None})
    assert fault.startswith(f"{tmp_path}: {name} is missing; it says ")


@pytest.mark.parametrize(
    "name",
    [
        "former.yaml",
        "partnerships.yaml",
        "priorities.yaml",
        "tensions.yaml",
        "indicators.csv",
        "history.csv",
    ],
)
def test_any_other_file_may_be_left_out(tmp_path: Path, name: str) -> None:
    assert faults_of(tmp_path, {name: None}) == []


def test_the_experiences_may_be_left_out_with_the_ids_that_they_once_had(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "a", {"experiences.yaml": None, "former.yaml": None}) == []
    assert faults_of(tmp_path / "b", {"experiences.yaml": None}) == [
        "former.yaml:1: now: there is no experience 'bbb-clean-water'."
    ]


def test_own_data_without_scales_stand_on_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CACHE_DIR", "off")
    catalogue = Catalogue.load(folder_of(tmp_path, {"reference.csv": None}), mode="replace")
    lines = (Path(shipped()) / "reference.csv").read_text().splitlines()
    scales = {row.split(",")[0]: row.split(",")[1].split() for row in lines}
    low, high = map(float, scales["stage life_expectancy"])
    assert catalogue.profiles["AAA"].stage[2] == pytest.approx((60 - low) / (high - low), abs=1e-4)


def test_a_partnership_told_again_in_a_later_folder_takes_the_place_of_the_first(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    again = changed("partnerships.yaml", "year: 2015", "year: 2016")["partnerships.yaml"]
    other = changed("partnerships.yaml", "Nets for Beta", "More nets")["partnerships.yaml"]
    (own / "partnerships.yaml").write_text(again + other)
    told = build.checked((folder_of(tmp_path / "first"), own)).partnerships
    assert [(partnership.project, partnership.year) for partnership in told] == [
        ("Nets for Beta", 2016),
        ("More nets", 2015),
    ]
