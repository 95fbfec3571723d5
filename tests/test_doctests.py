"""The examples in docstrings are true, and all of them are run."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from tests.process import ROOT


def examples() -> dict[str, int]:
    """How many lines of each module's source begin an example. Those of the room `scale` need its extras."""
    counts = {}
    for path in sorted((ROOT / "matcher").rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        count = sum(line.lstrip().startswith(">>> ") for line in lines)
        if count and "scale" not in path.parts:
            counts[".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")] = count
    return counts


@pytest.mark.parametrize(("name", "count"), examples().items())
def test_the_examples_of_a_module_are_all_run_and_all_true(name: str, count: int) -> None:
    assert doctest.testmod(import_module(name)) == doctest.TestResults(failed=0, attempted=count)


def test_every_module_with_a_formula_to_show_has_an_example() -> None:
    formulas = {"conflict", "experience", "needs", "score", "stability", "stage", "ties"}
    assert {f"matcher.scoring.{name}" for name in formulas} <= set(examples())
