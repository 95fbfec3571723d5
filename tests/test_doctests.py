"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from tests.process import ROOT


def modules_with_examples() -> list[str]:
    names = []
    for path in sorted((ROOT / "matcher").rglob("*.py")):
        if ">>> " in path.read_text(encoding="utf-8") and "scale" not in path.parts:
            names.append(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    return names


@pytest.mark.parametrize("name", modules_with_examples())
def test_the_examples_of_a_module_are_true(name: str) -> None:
    results = doctest.testmod(import_module(name))
    assert results.attempted > 0
    assert results.failed == 0


def test_there_are_examples() -> None:
    assert len(modules_with_examples()) >= 15
