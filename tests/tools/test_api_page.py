"""The page of the library is made from the library, and is of today."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys

import pytest

import matcher
from matcher.answers.suggest import Suggestion
from tests.process import ROOT
from tools.api_page import PAGE, page, signature, table

CLASSES = [name for name in matcher.__all__ if inspect.isclass(getattr(matcher, name))]
FUNCTIONS = [name for name in matcher.__all__ if inspect.isfunction(getattr(matcher, name))]


def part(heading: str) -> str:
    """What stands under a heading of the page, up to the next one of its kind."""
    return f"{page()}\n### ".split(f"\n### {heading}\n")[1].split("\n### ")[0]


def test_the_page_is_of_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tools.api_page writes it anew"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_told_with_its_parameters_what_it_gives_and_what_it_says(name: str) -> None:
    function = getattr(matcher, name)
    told = part(name)
    for parameter in inspect.signature(function).parameters:
        assert f"{parameter}: " in told
    assert f") -> {function.__annotations__['return']}\n" in told
    for paragraph in (inspect.getdoc(function) or "").split("\n\n"):
        assert paragraph in told


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_is_told_with_its_public_names(name: str) -> None:
    told = part(name)
    for member, thing in vars(getattr(matcher, name)).items():
        if not member.startswith("_") and not isinstance(thing, staticmethod):
            assert f".{member}(" in told or f"| `{member}` |" in told


def test_a_result_is_told_with_its_fields_and_those_that_it_holds() -> None:
    told = part("Suggestion")
    for field, typed in inspect.get_annotations(Suggestion).items():
        assert f"\n{field}: {typed}\n" in told
    assert "\n#### Point\n\nAn experience that answers a need" in told


def test_it_is_the_same_under_any_hash_seed() -> None:
    code = "from tools.api_page import page; print(page(), end='')"
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, env=env)
        assert done.stdout.decode().splitlines() == page().splitlines()


def test_a_signature_is_a_line_or_a_parameter_a_line() -> None:
    def short(a: int, *, b: str = "x") -> bool:
        raise NotImplementedError

    def long(*countries: str, **options_that_have_a_name_of_some_length: dict[str, dict[str, list[str | None]]]) -> str:
        raise NotImplementedError

    assert signature("short", short) == "short(a: int, *, b: str = 'x') -> bool"
    assert signature("short", short, skip=1) == "short(*, b: str = 'x') -> bool"
    assert signature("long", long).splitlines() == [
        "long(",
        "    *countries: str,",
        "    **options_that_have_a_name_of_some_length: dict[str, dict[str, list[str | None]]],",
        ") -> str",
    ]


def test_a_type_of_either_kind_does_not_end_a_cell() -> None:
    assert table([("a", "int | None", "What\nit is.")]).splitlines()[2] == "| `a` | `int \\| None` | What it is. |"
    assert table([]) == ""
