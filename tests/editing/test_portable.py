"""Text that readers of YAML take for different things: found in own files, and nowhere in the shipped ones."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from matcher import api, folder
from matcher.editing.portable import misread
from matcher.editing.yaml12 import parse

SHIPPED = sorted(Path(folder.shipped()).glob("*.yaml"))
QUOTE = "put it in quotes"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: NO\n", "1: without quotes, NO is read otherwise by readers of YAML 1.1; put it in quotes"),
        ("a:\n- yes\n", "2: without quotes, yes is read otherwise by readers of YAML 1.1; put it in quotes"),
        ("a: 010\n", "1: without quotes, 010 is read otherwise by readers of YAML 1.1; put it in quotes"),
        ("a: 2026-11-27\n", "1: without quotes, 2026-11-27 is read otherwise by readers of YAML 1.1; put it in quotes"),
        ("a: 12:30\n", "1: without quotes, 12:30 is read otherwise by readers of YAML 1.1; put it in quotes"),
        ("a: 1_000\n", "1: without quotes, 1_000 is read otherwise by readers of YAML 1.1; put it in quotes"),
        ("a: 1e3\n", "1: without quotes, 1e3 is read otherwise by readers of YAML 1.1; put it in quotes"),
        (
            "a: {url: https://example.org/?a=1}\n",
            "1: a ? in a text without quotes, between braces, is refused by some readers of YAML; put it in quotes",
        ),
    ],
)
def test_what_is_read_in_two_ways_is_told_with_its_line(text: str, line: str) -> None:
    assert [f"{number}: {message}" for number, message in misread(text)] == [line]


@pytest.mark.parametrize(
    "text",
    ["a: 'NO'\n", 'a: "2026-11-27"\n', "a: [true, 1, 2.5, null, -3, .5]\n", "a: Norway\nb: 10\n",
     "a: https://example.org/?a=1\n", "a: {url: 'https://example.org/?a=1'}\n", "a: >-\n  no\n", "a:\n"],
)  # fmt: skip
def test_what_all_read_alike_raises_no_question(text: str) -> None:
    assert list(misread(text)) == []


@pytest.mark.parametrize("value", ["NO", "yes", "010", "2026-11-27", "12:30", "1_000", "1e3"])
def test_pyyaml_does_read_it_otherwise(value: str) -> None:
    assert yaml.safe_load(f"a: {value}\n") != parse(f"a: {value}\n", "x.yaml")


def test_validate_tells_it_of_own_files(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("- {id: pbs, publisher: NO, retrieved: 2026-11-27}\n", encoding="utf-8")
    found = api.validate(str(tmp_path))
    assert [(one.line, one.severity) for one in found] == [(1, "warning"), (1, "warning")]
    assert all(one.message.endswith(QUOTE) for one in found)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_shipped_files_are_read_alike_by_both_loaders_of_pyyaml_and_by_ruamel(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ours = parse(text, path.name)
    assert yaml.load(text, Loader=yaml.SafeLoader) == ours
    assert yaml.load(text, Loader=yaml.CSafeLoader) == ours
    ruamel: Any = pytest.importorskip("ruamel.yaml")
    assert ruamel.YAML(typ="safe", pure=True).load(text) == ours


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_the_shipped_files_are_read_alike_by_the_reader_of_javascript() -> None:
    program = (
        "const y = require('yaml'), fs = require('fs');"
        "for (const f of process.argv.slice(1)) console.log(JSON.stringify(y.parse(fs.readFileSync(f, 'utf8'))));"
    )
    run = subprocess.run(
        ["node", "-e", program, *map(str, SHIPPED)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if "Cannot find module" in run.stderr:
        pytest.skip("needs npm's yaml")
    assert run.stderr == ""
    _same(run.stdout.splitlines())


def test_the_shipped_files_are_read_alike_by_a_reader_written_in_go() -> None:
    if "mikefarah" not in _printed("yq", "--version"):
        pytest.skip("needs Mike Farah's yq (another program of this name reads by PyYAML)")
    _same([_printed("yq", "-o=json", "-I=0", ".", str(path)) for path in SHIPPED])


def _printed(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    except FileNotFoundError:
        return ""


def _same(told: list[str]) -> None:
    for path, text in zip(SHIPPED, told, strict=True):
        assert json.loads(text) == parse(path.read_text(encoding="utf-8"), path.name), path.name
