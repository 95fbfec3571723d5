"""Sentences of answers are made in one room: whoever translates them looks nowhere else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.process import ROOT

TYPED = ("requests", "documented", "pool", "question", "find")
"""Modules of questions that understand what people type, and word what is wrong with it."""
MODULES = [
    *(ROOT / "matcher" / "scoring").glob("*.py"),
    *(ROOT / "matcher" / "forms").glob("*.py"),
    *(path for path in (ROOT / "matcher" / "questions").glob("*.py") if path.stem not in TYPED),
]
NAMES = {"biggest in theme"}
"""What reads like a sentence and is a name."""


def sentences(source: str) -> list[str]:
    """The texts of three words or more that a module can show: no docstrings, no messages of what is raised."""
    tree = ast.parse(source)
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise):
            passed |= {id(inside) for inside in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in passed]
    return [text.value for text in texts if isinstance(text.value, str) and text.value.strip().count(" ") >= 2]


@pytest.mark.parametrize("path", sorted(MODULES), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_outside_of_answers_has_no_sentence_to_show(path: Path) -> None:
    assert set(sentences(path.read_text(encoding="utf-8"))) <= NAMES


def test_a_sentence_would_be_found() -> None:
    assert sentences('"""A module with a sentence."""\nx = f"{y} is not known yet"') == [" is not known yet"]
    assert sentences('raise ValueError("it is not known yet")') == []


def test_the_answers_hold_them() -> None:
    words = [sentences(path.read_text(encoding="utf-8")) for path in (ROOT / "matcher" / "answers").glob("*.py")]
    assert sum(map(len, words)) > 60
