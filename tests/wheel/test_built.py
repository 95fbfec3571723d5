"""What is in the wheel, and what in the sdist."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from matcher.folder import FILES, OUTLINES
from tests.process import ROOT
from tests.wheel.conftest import Built, build

TOP = "matcher-0.1.0/"
MADE = re.compile(r"(^|/)(\.[a-z_]+_cache|__pycache__|\.hypothesis)/|\.mo$")
"""Left by tools, and known to no repository."""


@pytest.fixture(scope="module")
def source(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the sdist holds."""
    place = tmp_path_factory.mktemp("source")
    with tarfile.open(built.sdist) as archive:
        archive.extractall(place, filter="data")
    return place / TOP


def files(place: Path) -> set[str]:
    """Every file below a folder."""
    found = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    return {name for name in found if not MADE.search(name)}


def test_the_wheel_holds_the_program_its_data_and_nothing_else(built: Built) -> None:
    names = [name for name in ZipFile(built.wheel).namelist() if not name.startswith("matcher-0.1.0.dist-info/")]
    data = [*FILES, OUTLINES, "README.md", "index"]
    held = {f"matcher/{name}" for name in files(ROOT / "matcher")}
    assert {Path(name).suffix for name in held} == {".py", ".typed", ".html", ".po"}
    program = {re.sub(r"\.po$", ".mo", name) for name in held}  # of translations what is compiled of them
    assert sorted(names) == sorted({*program, *(f"matcher/data/{name}" for name in data)})


def test_the_sdist_holds_every_file_of_a_checkout(source: Path) -> None:
    inside = files(source)
    for folder in (".ci", ".github", "benchmarks", "constraints", "data", "docs", "matcher", "tests", "tools"):
        assert {name for name in inside if name.startswith(f"{folder}/")} == {
            f"{folder}/{name}" for name in files(ROOT / folder)
        }
    top = {name for name in inside if "/" not in name} - {"PKG-INFO"}
    readme = {"README.md", "README.es.md", "README.fr.md", "README.pt.md"}
    assert top == readme | {".gitignore", ".pre-commit-config.yaml", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
                            "hatch_build.py", "pyproject.toml"}  # fmt: skip


def test_the_sdist_holds_all_that_the_page_for_contributors_names(source: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {word for word in re.findall(r"[\w.][\w./-]+", text) if "/" in word and (ROOT / word).exists()}
    assert len({name for name in named if not name.startswith(".venv")}) > 8
    assert [name for name in named if not (source / name).exists() and not name.startswith(".venv")] == []


def test_a_wheel_from_the_sdist_is_the_same_and_leaves_nothing_behind(
    built: Built, source: Path, tmp_path: Path
) -> None:
    before = files(source)
    assert build(source, tmp_path).wheel.read_bytes() == built.wheel.read_bytes()
    assert files(source) == before
    assert {path.parent for path in source.rglob("*.pyc")} <= {source / "__pycache__"}, "only that of hatch_build.py"
