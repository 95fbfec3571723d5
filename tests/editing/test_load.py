"""Reading a whole data folder: every file, every fault, each with its place."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.editing import build
from matcher.errors import ExitCode, InvalidData
from matcher.folder import FILES
from matcher.store import FORMAT
from tests.editing.folder_of import TEXTS, changed, faults_of, folder_of, records_of
from tests.needs import UNIX

YAML = [name for name in FILES if name.endswith(".yaml")]
CSV = [name for name in FILES if name.endswith(".csv")]


def test_a_good_folder_has_no_faults_and_all_its_records(tmp_path: Path) -> None:
    records = records_of(tmp_path)
    assert list(records.countries) == ["AAA", "BBB", "CCC"]
    assert list(records.themes) == ["health", "peace"]
    assert list(records.experiences) == ["bbb-clean-water"]
    assert [p.project for p in records.partnerships] == ["Nets for Beta"]
    assert [d.plan.name for d in records.priorities.values()] == ["Plan of Gamma"]
    assert [t.between for t in records.tensions] == [["AAA", "CCC"]]
    assert (records.edition, records.year, records.oldest) == ("", 2023, 2013)
    assert records.values["BBB"]["WAT"].value == 90.0
    assert records.history["BBB"][2020] == (None, 10000.0, 75.0, 10.0, 20.0, 70.0, 2.0, 600000.0)
    assert records.reference["need WAT"] == [50.0, 70.0, 90.0]


def test_byte_order_marks_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in TEXTS.items()}
    from_windows, as_it_was = records_of(tmp_path, windows), records_of(tmp_path)
    assert from_windows.countries == as_it_was.countries
    assert from_windows.values == as_it_was.values
    assert from_windows.history == as_it_was.history


def test_the_code_of_norway_survives_unquoted(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "iso2: CC", "iso2: NO")
    assert records_of(tmp_path, changes).countries["CCC"].iso2 == "NO"


@pytest.mark.parametrize("name", YAML)
def test_an_empty_file_is_refused_and_not_a_thousand_things_with_it(tmp_path: Path, name: str) -> None:
    nothing = [f"{name}:1: the file holds no data; a list or a mapping is due"]
    assert faults_of(tmp_path, {name: ""}) == nothing
    assert faults_of(tmp_path, {name: "# only\n# comments\n"}) == nothing


@pytest.mark.parametrize("name", CSV)
def test_an_empty_table_is_refused(tmp_path: Path, name: str) -> None:
    [fault] = faults_of(tmp_path, {name: ""})
    assert fault.startswith(f"{name}:1: the columns must be ")


@pytest.mark.parametrize("name", YAML)
def test_several_documents_are_refused(tmp_path: Path, name: str) -> None:
    line = TEXTS[name].count("\n") + 1
    [fault] = faults_of(tmp_path, {name: f"{TEXTS[name]}---\n{TEXTS[name]}"})
    assert fault == f"{name}:{line}: a second document begins here; one file holds one document"


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("countries.yaml", "AAA: {name: Alpha}\n", "a list is due, found a mapping"),
        ("countries.yaml", "Alpha\n", "a list is due, found 'Alpha'"),
        ("topics.yaml", "- id: health\n", "a mapping of keys to values is due, found a list"),
        ("topics.yaml", "themes: {id: health}\n", "themes: a list is due, found a mapping"),
        ("topics.yaml", "{}\n", "themes: is missing"),
        ("indicators.yaml", "indicator: []\n", "indicator: there is no such key. Did you mean 'indicators'?"),
        ("platforms.yaml", "organisations: []\nplatform: []\n", "platform: there is no such key."),
    ],
)
def test_a_list_where_a_mapping_is_due_and_the_other_way_round_is_refused(
    tmp_path: Path, name: str, text: str, fault: str
) -> None:
    found = faults_of(tmp_path, {name: text})
    assert found[0].split(": ", 1)[1].startswith(fault)
    assert all(line.startswith(f"{name}:") for line in found)


def test_something_else_than_a_record_in_a_list_is_refused_with_its_line(tmp_path: Path) -> None:
    text = TEXTS["sources.yaml"] + "- Alpha\n- [a]\n-\n"
    assert faults_of(tmp_path, {"sources.yaml": text}) == [
        "sources.yaml:2: a mapping of keys to values is due, found 'Alpha'",
        "sources.yaml:3: a mapping of keys to values is due, found a list",
        "sources.yaml:4: a mapping of keys to values is due, found nothing",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("countries.yaml", "- iso3: BBB\n", "- iso3: BBB\n  populaton: 5\n", "22: populaton: there is no such key."),
        (
            "countries.yaml",
            "region: Africa",
            "regoin: Africa",
            "8: regoin: there is no such key. Did you mean 'region'?",
        ),
        ("countries.yaml", "en: 60.5", "en: 160.5", "10: languages.spoken.en: 160.5 is above 100"),
        ("countries.yaml", "en: 60.5", "en: .nan", "10: languages.spoken.en: a finite number is due, found nan"),
        ("countries.yaml", "name: Beta", "name: 1e3", "24: name: text is due, found 1000.0; put it in quotes"),
        ("countries.yaml", "since: 1964", "since: 20233", "13: memberships[1].since: 20233 is above 2100"),
        ("experiences.yaml", "value: 90", 'value: "12%"', "10: results[1].value: a number is due, found '12%'"),
        ("experiences.yaml", "value: 90", "value: true", "10: results[1].value: a number is due, found true"),
        ("experiences.yaml", "value: 90", "value: 1e999", "10: results[1].value: a number is due, found '1e999'"),
        ("experiences.yaml", "value: 90", "value: .inf", "10: results[1].value: a finite number is due, found inf"),
        ("experiences.yaml", "source: 1}", "source: 0}", "10: results[1].source: 0 is below 1"),
        ("experiences.yaml", "  confidence: high\n", "", "1: confidence: is missing"),
        ("experiences.yaml", "confidence: high", "confidence: hgih", "16: confidence: 'hgih' is not one of"),
        ("indicators.yaml", "code: DIR,", "code: [DIR],", "4: code: text is due, found a list"),
        ("topics.yaml", "ongoing: 0.5", "ongoing: 5", "22: topics[1].conflict.ongoing: 5 is above 1"),
        (
            "topics.yaml",
            "code: MAL, need: higher",
            "code: MAL, need: hihger",
            "9: topics[1].indicators[1].need: 'hihger'",
        ),
        ("priorities.yaml", "rank: 2", "rank: 3", "5: priorities[2].rank: 3 is above 2"),
        ("priorities.yaml", "rank: 1", "rank: 0", "4: priorities[1].rank: 0 is below 1"),
        ("priorities.yaml", "said: wells, ", "", "5: priorities[2].said: is missing"),
        ("priorities.yaml", "years: [2021, 2025]", "years: [2021]", "2: plan.years: 2 are due, found 1"),
        (
            "priorities.yaml",
            "kind: national-plan",
            "kind: dream",
            "2: plan.kind: 'dream' is not one of national-plan, ",
        ),
        ("tensions.yaml", "kind: rupture", "kind: quarrel", "2: kind: 'quarrel' is not one of fighting, rupture"),
        ("tensions.yaml", "between: [AAA, CCC]", "between: [AAA, BBB, CCC]", "1: between: 2 are due, found 3"),
        ("tensions.yaml", "  source: {title: News of Alpha}\n", "", "1: source: is missing"),
        (
            "indicators.yaml",
            "indicators:\n",
            "edition: May 2026\nindicators:\n",
            "1: edition: 'May 2026' is not a date",
        ),
        ("sources.yaml", "2026-11-22", "22/11/2026", "1: retrieved: '22/11/2026' is not a date such as 2026-11-22"),
    ],
)
def test_a_fault_in_a_record_has_its_file_line_and_field(
    tmp_path: Path, name: str, old: str, new: str, fault: str
) -> None:
    [found] = [f for f in faults_of(tmp_path, changed(name, old, new)) if f.startswith(name)]
    assert found.startswith(f"{name}:{fault}")


@pytest.mark.parametrize(
    ("name", "field", "again", "line"),
    [
        ("countries.yaml", "iso3", "- {iso3: BBB, name: Other}\n", 21),
        ("experiences.yaml", "id", TEXTS["experiences.yaml"], 1),
        ("sources.yaml", "id", "- {id: book}\n", 1),
        ("priorities.yaml", "country", TEXTS["priorities.yaml"], 1),
        ("platforms.yaml", "id", TEXTS["platforms.yaml"].split("platforms:\n")[1], 4),
        ("indicators.yaml", "column", TEXTS["indicators.yaml"].splitlines(keepends=True)[-1], 16),
    ],
)
def test_an_id_given_twice_is_refused_with_both_lines(
    tmp_path: Path, name: str, field: str, again: str, line: int
) -> None:
    text = TEXTS[name]
    faults = faults_of(tmp_path, {name: text + again})
    second = text.count("\n") + 1
    [fault] = [f for f in faults if "stands twice" in f]
    assert fault.startswith(f"{name}:{second}: {field}: ")
    assert fault.endswith(f" stands twice, first in line {line}")


def test_a_key_given_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    changes = changed("countries.yaml", "  name: Beta\n", "  name: Beta\n  south: false\n")
    assert faults_of(tmp_path, changes) == ["countries.yaml:26: key 'south' stands twice, first in line 25"]


def test_faults_of_all_files_come_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    changes = {
        **changed("topics.yaml", "basis: proxy", "basis: poxy"),
        **changed("countries.yaml", "name: Gamma", "nmae: Gamma"),
        **changed("experiences.yaml", "partner: BBB", "partner: XXX"),
        **changed("sources.yaml", "publisher: A publisher", "publisher: [A]"),
        **changed("indicators.csv", "BBB,WAT,2023,90", "BBB,WAT,2023,190"),
        **changed("history.csv", "AAA,2020", "AAA,20200"),
        "partnerships.yaml": "a: [\n",
    }
    assert faults_of(tmp_path, changes) == [
        "countries.yaml:28: name: is missing",
        "countries.yaml:31: nmae: there is no such key. Did you mean 'name'?",
        "experiences.yaml:3: partner: there is no country 'XXX'.",
        "history.csv:3: year: '20200' is not a year between 1800 and 2100",
        "indicators.csv:5: value: 190 is outside 0 to 100",
        "partnerships.yaml:2: not valid YAML: did not find expected node content",
        "sources.yaml:1: publisher: text is due, found a list",
        "topics.yaml:21: topics[1].basis: 'poxy' is not one of direct, proxy, none. Did you mean 'proxy'?",
    ]


def test_a_slip_in_one_record_leaves_no_reference_to_it_hanging(tmp_path: Path) -> None:
    # The theme, its topics and the country are there, though each has a fault of its own.
    changes = {
        **changed("topics.yaml", "name: Health", "nme: Health"),
        **changed("countries.yaml", "iso2: BB", "iso2: bb"),
    }
    assert faults_of(tmp_path, changes) == [
        "countries.yaml:22: iso2: 'bb' is not two capital letters",
        "topics.yaml:2: name: is missing",
        "topics.yaml:3: nme: there is no such key. Did you mean 'name'?",
    ]


def test_a_file_that_cannot_be_read_leaves_no_reference_into_it_hanging(tmp_path: Path) -> None:
    for number, name in enumerate(YAML):
        [fault] = faults_of(tmp_path / str(number), {name: TEXTS[name] + "}\n"})
        assert fault.startswith(f"{name}:")


def test_twenty_faults_are_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    text = "".join(f"- {{id: s{number}, yeer: 1}}\n" for number in range(25))
    with pytest.raises(InvalidData) as caught:
        records_of(tmp_path, {"sources.yaml": TEXTS["sources.yaml"] + text})
    error = caught.value
    assert error.exit_code is ExitCode.INVALID_DATA
    assert len(error.faults) == 25
    lines = error.message.split("\n")
    assert lines[0] == "25 faults:"
    assert [line.split(": ")[0] for line in lines[1:21]] == [f"{tmp_path}/sources.yaml:{n}" for n in range(2, 22)]
    assert lines[21:] == ["... and 5 more"]


def test_one_fault_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        records_of(tmp_path, {"sources.yaml": "- {id: book, yeer: 1}\n"})
    assert caught.value.message.startswith(f"{tmp_path}/sources.yaml:1: yeer: there is no such key.")
    assert "\n" not in caught.value.message


@UNIX
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_file_is_refused_at_once(tmp_path: Path, name: str) -> None:
    as_folder = folder_of(tmp_path / "folder", {name: None})
    (as_folder / name).mkdir()
    as_pipe = folder_of(tmp_path / "pipe", {name: None})
    os.mkfifo(as_pipe / name)
    as_device = folder_of(tmp_path / "device", {name: None})
    (as_device / name).symlink_to("/dev/zero")
    as_loop = folder_of(tmp_path / "loop", {name: None})
    (as_loop / name).symlink_to(as_loop / name)
    nowhere = folder_of(tmp_path / "nowhere", {name: None})
    (nowhere / name).symlink_to(nowhere / "gone")
    said = {
        as_folder: "is a folder; a file is due",
        as_pipe: "is not a regular file (a pipe or a device); a file is due",
        as_device: "is not a regular file (a pipe or a device); a file is due",
        as_loop: "cannot be opened: Too many levels of symbolic links",
        nowhere: "there is no such file",
    }
    for place, message in said.items():
        with pytest.raises(InvalidData) as caught:
            build.checked((place,))
        assert [str(fault) for fault in caught.value.faults] == [f"{place}/{name}: {message}"]


@pytest.mark.parametrize("name", FILES)
def test_text_that_is_not_utf8_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    place = folder_of(tmp_path)
    (place / name).write_bytes(b"# a\n# Caf\xe9\n")
    with pytest.raises(InvalidData) as caught:
        build.checked((place,))
    said = f"{place}/{name}:2: byte 0xe9 at column 6 is not UTF-8; save the file as UTF-8"
    assert f"{said} (it looks like Windows-1252, Western European letters)" in map(str, caught.value.faults)


PIECES = [
    "",
    " ",
    "\n",
    "- ",
    "  ",
    ": ",
    "'",
    "{",
    "}",
    "[",
    "#",
    "AAA",
    "1e999",
    "-1",
    "9" * 30,
    "~",
    "é",
    "!!x",
    "&a",
]


@settings(deadline=None)
@given(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 20), st.sampled_from(PIECES) | st.text(max_size=5))
def test_a_folder_with_a_piece_cut_out_and_put_in_is_read_or_refused(
    name: str, where: float, cut: int, piece: str
) -> None:
    text = TEXTS[name]
    at = int(where * len(text))
    faults = []
    with tempfile.TemporaryDirectory() as place:
        folders = (folder_of(Path(place), {name: text[:at] + piece + text[at + cut :]}),)
        try:
            content = build.build(folders, "print")
            assert content.startswith(f"{FORMAT} print\n".encode())
        except InvalidData as error:
            faults = error.faults
    assert all(fault.line >= 1 and fault.file == f"{place}/{fault.file.rsplit('/', 1)[1]}" for fault in faults)
    assert faults == sorted(faults, key=lambda fault: (fault.file, fault.line, fault.field))
