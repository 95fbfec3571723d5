"""The wheel and the sdist, built once, and the program as it comes out of the wheel."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from tests.process import ROOT


class Built(NamedTuple):
    """The files that were built."""

    wheel: Path
    sdist: Path


def build(source: Path, into: Path) -> Built:
    """Build what lies in `source`."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(into)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [wheel], [sdist] = into.glob("*.whl"), into.glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    if find_spec("hatchling") is None:
        pytest.fail("hatchling is not installed, so nothing that is built was tested: pip install -e '.[test]'")
    return build(ROOT, tmp_path_factory.mktemp("built"))


@pytest.fixture
def program(built: Built, tmp_path: Path) -> Path:
    """A folder with what the wheel holds, to be changed."""
    with ZipFile(built.wheel) as archive:
        archive.extractall(tmp_path / "program")
    return tmp_path / "program"


@pytest.fixture(scope="session")
def answer(built: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the program in the wheel says to `ASK` without its index."""
    from tests.wheel.program import ASK, built_anew

    place = tmp_path_factory.mktemp("program")
    with ZipFile(built.wheel) as archive:
        archive.extractall(place)
    return built_anew(place, *ASK)
