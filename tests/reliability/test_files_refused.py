"""Rows 1 to 5 and 10 to 14: files that are no YAML, not the YAML that is due, or no files. As a process."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.editing.folder_of import TEXTS, folder_of
from tests.needs import LINUX, UNIX
from tests.reliability import child, own
from tests.reliability.child import run


def refused(place: Path, changes: Mapping[str, str | bytes], *faults: str) -> None:
    """`validate` refuses a small folder with these files changed, with exactly these faults (and whatever warnings)."""
    folder = small(place, changes)
    found = run("validate", str(folder), "--data-mode", "replace")
    assert found.code == 3, found.err
    assert found.err == ""
    told = found.out.partition("\nWarnings\n")[0].splitlines()
    shown = [line.removeprefix(f"- {folder}/") for line in told if line.startswith("- ")]
    assert shown == list(faults)


def small(place: Path, changes: Mapping[str, str | bytes]) -> Path:
    """A whole folder of three small countries with these files in place of its own."""
    folder = folder_of(place)
    for name, content in changes.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_question_about_data_with_faults_is_refused_with_the_same_words(tmp_path: Path) -> None:
    folder = small(tmp_path, {"countries.yaml": TEXTS["countries.yaml"].replace("name: Beta", "nmae: Beta")})
    found = run("suggest", "Alpha", "--data", str(folder), "--data-mode", "replace")
    assert (found.code, found.out) == (3, "")
    assert found.err.splitlines() == [
        "matcher: 2 faults:",
        f"  {folder}/countries.yaml:21: name: is missing",
        f"  {folder}/countries.yaml:24: nmae: there is no such key. Did you mean 'name'?",
        "  Mend these and run again.",
    ]


@LINUX
def test_row_1_an_alias_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    levels = [("a", "x"), ("b", "*a"), ("c", "*b"), ("d", "*c"), ("e", "*d"), ("f", "*e"), ("g", "*f"), ("h", "*g")]
    bomb = "".join(f"{name}: &{name} [{','.join([what] * 9)}]\n" for name, what in levels)
    folder = own.write(tmp_path / "bomb", {"countries.yaml": bomb})
    code, memory = child.memory_of("validate", str(folder))
    assert code == 3
    assert memory < 105
    nothing = own.write(tmp_path / "nothing", {"countries.yaml": "[]\n"})
    assert memory < child.memory_of("validate", str(nothing))[1] + 5
    refused(tmp_path, {"countries.yaml": bomb}, "countries.yaml:1: anchor &a is not accepted; write the value out")
    a_second = child.limited("CPU", 1)
    assert run("validate", str(tmp_path), "--data-mode", "replace", prepare=a_second).code == 3


def test_row_2_five_thousand_levels_are_refused(tmp_path: Path) -> None:
    refused(
        tmp_path / "brackets",
        {"countries.yaml": "[" * 5000 + "]" * 5000},
        "countries.yaml:1: not valid YAML: exceeded maximum nesting depth",
    )
    steps = "".join(f"{' ' * n}a:\n" for n in range(5000))
    refused(tmp_path / "steps", {"experiences.yaml": steps}, "experiences.yaml:129: nested deeper than 128 levels")


def test_row_3_a_key_twice_in_a_mapping_is_refused_with_both_lines(tmp_path: Path) -> None:
    twice = own.PUNJAB + "  name: Panjab\n"
    refused(tmp_path, {"countries.yaml": twice}, "countries.yaml:7: key 'name' stands twice, first in line 2")


def named(word: str) -> str:
    return TEXTS["countries.yaml"].replace("iso2: BB\n", "iso2: NO\n").replace("name: Beta", f"name: {word}")


@pytest.mark.parametrize("word", ["NO", "on", "off", "010", "1:30", "2020-01-01", "1_000"])
def test_row_4_what_yaml_1_1_converts_stays_text_and_norway_keeps_its_code(tmp_path: Path, word: str) -> None:
    folder = small(tmp_path, {"countries.yaml": named(word)})
    found = run("country", "NO" if word != "NO" else "BBB", "--json", "--data", str(folder), "--data-mode", "replace")
    [country] = json.loads(found.out)["results"]
    assert (country["iso3"], country["iso2"], country["name"]) == ("BBB", "NO", word)


@pytest.mark.parametrize(("word", "read"), [("1e3", "1000.0"), ("12", "12"), ("true", "true")])
def test_row_4_what_is_no_text_in_yaml_1_2_either_is_refused(tmp_path: Path, word: str, read: str) -> None:
    fault = f"countries.yaml:24: name: text is due, found {read}; put it in quotes"
    refused(tmp_path, {"countries.yaml": named(word)}, fault)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (".nan", "a finite number is due, found nan"),
        (".inf", "a finite number is due, found inf"),
        ("1e999", "a number is due, found '1e999'"),
        ("'12%'", "a number is due, found '12%'"),
        ("true", "a number is due, found true"),
    ],
)
def test_row_5_what_is_no_number_is_refused_where_one_is_due(tmp_path: Path, value: str, message: str) -> None:
    text = TEXTS["experiences.yaml"].replace("value: 90", f"value: {value}")
    refused(tmp_path, {"experiences.yaml": text}, f"experiences.yaml:10: results[1].value: {message}")


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e999", "12%", "true", "1_000", "", "0x1A"])
def test_row_5_what_is_no_number_is_refused_in_a_table(tmp_path: Path, value: str) -> None:
    text = TEXTS["indicators.csv"].replace("MAL,2023,100,", f"MAL,2023,{value},")
    finite = "finite " if value in ("nan", "inf", "-inf", "1e999") else ""
    refused(tmp_path, {"indicators.csv": text}, f"indicators.csv:2: value: {value!r} is not a {finite}number")


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!x", "!!str", "!!binary"]
)
def test_row_10_a_tag_is_refused_and_nothing_is_executed(tmp_path: Path, tag: str) -> None:
    mark = tmp_path / "executed"
    text = f"- iso3: {tag} ['touch {mark}']\n  name: X\n"
    called = tag.replace("!!", "tag:yaml.org,2002:")
    fault = f"countries.yaml:1: tag {called} is not accepted; write plain text, numbers and lists"
    refused(tmp_path / "data", {"countries.yaml": text}, fault)
    assert not mark.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: the file holds no data; a list or a mapping is due"),
        ("# only\n# comments\n", "1: the file holds no data; a list or a mapping is due"),
        ("- {iso3: A, name: A}\n---\n- {}\n", "2: a second document begins here; one file holds one document"),
        ("iso3: A\nname: A\n", "1: a list is due, found a mapping"),
        ("A\n", "1: a list is due, found 'A'"),
        ("42\n", "1: a list is due, found 42"),
    ],
)  # fmt: skip
def test_row_11_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, message: str) -> None:
    refused(tmp_path, {"countries.yaml": text}, f"countries.yaml:{message}")


def test_row_12_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    plain, windows = own.punjab(tmp_path / "plain"), own.punjab(tmp_path / "windows")
    for file in windows.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    answers = []
    for folder in (plain, windows):
        found = run("suggest", "Punjab", "--format", "csv", "--data", str(folder))
        assert (found.code, found.err) == (0, "")
        answers.append(found.out)
    assert answers[0] == answers[1]
    assert answers[0].count("\n") == 11


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- iso3: A\n  name: Cô\n".encode("latin-1"), "2: byte 0xf4 at column 10 is not UTF-8; save the file as UTF-8 "
         "(it looks like Windows-1252, Western European letters)"),
        ("- iso3: A\n  name: A\n".encode("utf-16-le"), "1: this is UTF-16 without a mark; save the file as UTF-8"),
        (b"- iso3: A\n  name: A\x00B\n", "2: control character U+0000; delete it and save the file as UTF-8"),
        (b"- iso3: A\n  name: A\x1b[31mB\n", "2: control character U+001B; delete it and save the file as UTF-8"),
        ("- iso3: A\n  name: A\x85B\n".encode(), "2: control character U+0085; delete it and save the file as UTF-8"),
    ],
)  # fmt: skip
def test_row_13_other_encodings_and_control_bytes_are_refused_with_their_place(
    tmp_path: Path, content: bytes, message: str
) -> None:
    refused(tmp_path, {"countries.yaml": content}, f"countries.yaml:{message}")


def no_file(folder: Path, reason: str) -> None:
    found = run("validate", str(folder), "--data-mode", "replace", "--format", "lines")
    assert found.out == f"{folder}/countries.yaml:1:1: error: {reason}\n"
    assert found.code == 3


@UNIX
def test_row_14_a_pipe_a_device_a_folder_and_a_link_loop_are_refused_at_once(tmp_path: Path) -> None:
    for name in ("pipe", "device", "folder", "loop"):
        folder_of(tmp_path / name, {"countries.yaml": None})
    os.mkfifo(tmp_path / "pipe/countries.yaml")
    (tmp_path / "device/countries.yaml").symlink_to("/dev/zero")
    (tmp_path / "folder/countries.yaml").mkdir()
    (tmp_path / "loop/countries.yaml").symlink_to(tmp_path / "loop/countries.yaml")
    no_file(tmp_path / "pipe", "is not a regular file (a pipe or a device); a file is due")
    no_file(tmp_path / "device", "is not a regular file (a pipe or a device); a file is due")
    no_file(tmp_path / "folder", "is a folder; a file is due")
    no_file(tmp_path / "loop", "cannot be opened: Too many levels of symbolic links")


def test_row_14_a_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    folder_of(tmp_path, {"countries.yaml": None})
    with (tmp_path / "countries.yaml").open("wb") as file:
        file.truncate(10 * 2**30)
    no_file(tmp_path, "is 10,737,418,240 bytes; at most 67,108,864 are read")


@LINUX
def test_row_14_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    folder = small(tmp_path, {})
    (folder / "countries.yaml").chmod(0)
    found = run("validate", str(folder), "--data-mode", "replace", "--json", prepare=child.bound_by_permissions)
    assert found.code == 3
    assert f'"file": "{folder}/countries.yaml"' in found.out
    assert '"message": "cannot be opened: Permission denied"' in found.out


@UNIX
@pytest.mark.parametrize("kind", ["batch", "evaluate"])
def test_row_14_other_inputs_that_are_no_files_are_refused_too(tmp_path: Path, kind: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = run(kind, str(tmp_path / "pipe"))
    assert (found.code, found.out) == (3, "")
    assert "is not a regular file (a pipe or a device); a file is due" in found.err
