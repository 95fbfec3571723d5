"""The house is in order: short functions, imports that point one way, no circles, and pydantic in one room."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.process import ROOT

TABLE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("| room | what |\n")[2].partition("\n\n")[0]
ROWS = [re.findall(r"`(\w+)`", line.split("|")[1]) for line in TABLE.splitlines()[1:]]
"""The rooms as CONTRIBUTING.md tells them: what stands in a row may import from it and from those above it."""
ROOMS = {name: number for number, row in enumerate(ROWS) for name in row}
FUNCTION = 50
"""Lines that a function stays under, from its name to its end, with what it says of itself."""

TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "matcher").rglob("*.py"))}
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in TREES}


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a file imports anywhere in it: at its top, in functions, or for type checkers alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                yield module if module in MODULES else str(node.module)


def room(module: str) -> str:
    """The room in which a module stands; empty for the package itself, which tells its version to all."""
    return module.split(".")[1] if "." in module else ""


IMPORTS = {module: set(imported(TREES[path])) for module, path in MODULES.items()}
INSIDE = {m: {name for name in found if name in MODULES and room(name)} - {m} for m, found in IMPORTS.items()}


def too_long(tree: ast.AST) -> list[tuple[str, int]]:
    return [
        (node.name, lines)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) >= FUNCTION
    ]


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle, or nothing: those that are left when, again and again, who imports
    none of those left, or is imported by none of them, is taken away."""
    left = dict(graph)
    while True:
        used = {name for found in left.values() for name in found}
        kept = {name: found & set(left) for name, found in left.items() if found & set(left) and name in used}
        if kept == left:
            return sorted(left)
        left = kept


@pytest.mark.parametrize("path", [*TREES, *sorted((ROOT / "tools").glob("*.py"))], ids=label)
def test_no_function_is_long(path: Path) -> None:
    assert too_long(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_every_module_stands_in_a_room() -> None:
    assert {room(module) for module in MODULES} - {"", "__main__"} == set(ROOMS)


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) in ROOMS])
def test_no_import_points_below(module: str) -> None:
    assert [name for name in sorted(INSIDE[module]) if ROOMS[room(name)] > ROOMS[room(module)]] == []


@pytest.mark.parametrize("row", ROWS, ids=", ".join)
def test_no_modules_import_each_other_in_a_circle(row: list[str]) -> None:
    assert circle({module: found for module, found in INSIDE.items() if room(module) in row}) == []


def test_a_circle_would_be_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == ["b", "c"]


@pytest.mark.parametrize("name", [module for module in MODULES if room(module) in ("answers", "forms")])
def test_what_an_answer_or_a_form_shows_it_was_given(name: str) -> None:
    asked = {room(module) for module in INSIDE[name]}
    if room(name) == "forms":
        assert asked <= {"answers", "forms", *ROWS[0]}
    assert "catalogue" not in asked


def test_pydantic_is_known_to_the_editing_room_alone() -> None:
    users = {package: {m for m, found in IMPORTS.items() if package in {name.partition(".")[0] for name in found}}
             for package in ("pydantic", "pydantic_core")}  # fmt: skip
    assert {room(module) for module in users["pydantic"]} == {"editing"}
    # Its core writes JSON three times as fast as json, when an index is compiled.
    assert users["pydantic_core"] == {"matcher.store"}


def test_every_python_that_is_promised_is_tested_here_and_hosted() -> None:
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    promised = [text.rpartition(" ")[2] for text in about["classifiers"] if "Python :: 3." in text]
    assert about["requires-python"] == f">={promised[0]}"
    hosted = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    assert hosted["jobs"]["tests"]["strategy"]["matrix"]["python"] == promised
    assert f"for version in {' '.join(promised[1:])}; do" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_the_tests_that_ci_names_are_there() -> None:
    named = re.findall(r"\btests/[\w./]+", (ROOT / ".ci/run").read_text(encoding="utf-8"))
    assert len(named) >= 7
    assert [name for name in named if not (ROOT / name).exists()] == []
