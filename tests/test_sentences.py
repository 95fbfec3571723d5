"""Sentences of answers are made in one room: whoever translates them looks nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from matcher import errors
from matcher.forms import html
from tests.process import ROOT

ROOMS = ("scoring", "catalogue", "questions", "forms")
"""Rooms that say nothing but what is wrong with what was asked for."""
MODULES = [path for room in ROOMS for path in (ROOT / "matcher" / room).glob("*.py")]
FAILURES = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
"""What carries a failure; it is worded where it is made."""
TOLD = {
    html.HEAD,  # marks, and how they look
    html.STYLE,
    html.POLICY,
    "biggest in theme",  # a name
    "most frequent in theme",  # another
    "X X X",  # in which words are looked for
    # what is wrong with a line of a batch, or a hint, on its way to who raises it
    "a column is not read: {names}",
    "columns are not read: {names}",
    "columns are not read: {names} and {n} more",
    "{name}: {text} is not a whole number above 0",
    "{name}: {text} is taken for unknown",
    "no country is named",
    "this is a list that matcher wrote: {names} are read, once each; the rest is not",
    "{columns} of a line is taken for what its partners must be; if it tells of the country itself, rename the column",
    "the name is {name}, and the code beside it is that of {country} ({code}).",
    "Mend one of them.",
    "the name is not known here, and the code beside it decides",
    '"NA" is read as the code of Namibia',
    "line {line} and {n} other",
    "line {line} and {n} others",
    # articles before names
    "way of sharing",
    "The ways of sharing are: {names}.",
    "`matcher experiences WORDS` searches the catalogue.",
    "`{command}` lists all topics.",
    "The themes are: {names}.",
    "Near it among the topics: {names} ({option}).",
    "Near it among the themes: {names} ({option}).",
    "{n} experience holds this word: `{command}`.",
    "{n} experiences hold this word: `{command}`.",
    "{n} experience holds these words: `{command}`.",
    "{n} experiences hold these words: `{command}`.",
}


def sentences(source: str) -> list[str]:
    """The texts of three words or more that a module can show, an X for each value in them: no docstrings, no messages
    of failures."""
    tree = ast.parse(source)
    passed: set[int] = set()
    raised: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAILURES
        ):
            passed |= {id(inside) for inside in ast.walk(node)}
            raised |= {inside.id for inside in ast.walk(node) if isinstance(inside, ast.Name)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
    for value in _towards(tree, raised):
        passed |= {id(inside) for inside in ast.walk(value)}
    texts = [whole(node) for node in ast.walk(tree) if id(node) not in passed]
    return [text for text in texts if text.strip().count(" ") >= 2 and len(re.findall(r"[A-Za-z]{2,}|X", text)) >= 3]


def _towards(tree: ast.AST, raised: set[str]) -> list[ast.AST]:
    """What is put into these names, and into those that stand in what is put into them."""
    given: list[tuple[str, ast.AST]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            given += [(target.id, node.value) for target in targets if isinstance(target, ast.Name)]
    size = -1
    while len(raised) > size:
        size = len(raised)
        for name, value in given:
            if name in raised:
                raised |= {inside.id for inside in ast.walk(value) if isinstance(inside, ast.Name)}
    return [value for name, value in given if name in raised]


def whole(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.parametrize("path", sorted(MODULES), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_outside_of_answers_has_no_sentence_to_show(path: Path) -> None:
    assert set(sentences(path.read_text(encoding="utf-8"))) <= TOLD


def test_a_sentence_would_be_found() -> None:
    assert sentences('"""A module with a sentence."""\nx = f"{y} is not known yet"') == ["X is not known yet"]
    assert sentences('x = f"{version} holds {n} countries"') == ["X holds X countries"]
    assert sentences('raise ValueError("it is not known yet")') == []
    assert sentences('why = "it is not known yet"\nraise UsageError(why)') == []
    assert sentences('y = "it is not known yet"\nwhy = mark(y)\nwhy += x\nraise UsageError(why)') == []
    assert sentences('why = "it is not known yet"\nprint(why)') == ["it is not known yet"]


def test_what_is_told_elsewhere_is_still_there() -> None:
    found = {text for path in MODULES for text in sentences(path.read_text(encoding="utf-8"))}
    assert found == TOLD


def test_the_answers_hold_them() -> None:
    words = [sentences(path.read_text(encoding="utf-8")) for path in (ROOT / "matcher" / "answers").glob("*.py")]
    assert sum(map(len, words)) > 60
