"""The shipped catalogue and a table of generated profiles, made once for all tests of a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.catalogue.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def table(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """600 profiles, a fifth of them with experiences."""
    from benchmarks.scale_generate import write  # needs numpy, which not every test of this folder does

    path = tmp_path_factory.mktemp("scale") / "profiles.csv"
    write(catalogue, 600, str(path), experienced=0.2)
    return path
