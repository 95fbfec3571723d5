"""The examples in the docstrings of the scoring room say what happens."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import matcher.scoring

MODULES = sorted(module.name for module in pkgutil.iter_modules(matcher.scoring.__path__))


def examples(name: str) -> int:
    """How many lines of the module's source begin an example."""
    module = importlib.import_module(f"matcher.scoring.{name}")
    assert module.__file__ is not None
    with open(module.__file__, encoding="utf-8") as source:
        return sum(line.lstrip().startswith(">>> ") for line in source)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_all_run_and_all_true(name: str) -> None:
    if name == "arrays":
        pytest.importorskip("numpy")
    result = doctest.testmod(importlib.import_module(f"matcher.scoring.{name}"))
    assert result == doctest.TestResults(failed=0, attempted=examples(name))


def test_every_module_with_a_formula_to_show_has_an_example() -> None:
    shown = {name for name in MODULES if examples(name)}
    assert {"conflict", "experience", "needs", "score", "stability", "stage", "ties"} <= shown
