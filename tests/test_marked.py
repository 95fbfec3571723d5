"""What the program says is marked for translation: no sentence goes around `tr` and its like (matcher/language.py)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.options import COMMANDS, OPTIONS
from matcher.text import THINGS
from tests.process import ROOT

MARKS = {"tr", "trn", "trc", "mark", "markn"}
"""What marks a text: nothing within their calls is unmarked."""
MODULES = {path.relative_to(ROOT / "matcher").as_posix(): path for path in sorted((ROOT / "matcher").rglob("*.py"))}
WORD = re.compile(r"[A-Za-z][a-z]+")
TYPED = re.compile(
    # a command to type, in whatever language: it ends without a full stop
    rf"(?:printf '[^']*' \| )?matcher (?:{'|'.join(COMMANDS)})(?: .*)?(?<!\.)"
    # what is counted: matcher.text.THINGS has the marked words for it
    rf"|{'|'.join(THINGS)}"
)
"""Texts that may stand in every module."""
RULES = r"(?:nearest|biggest|most) [a-z ]+|lens learn"
"""Rankings in an evaluation as its JSON has them: `answers/evaluate` has the marked words for them."""
UNSAID = {
    # errors for who writes programs
    "__init__.py": r"module 'matcher' has no attribute ",
    "answers/answer.py": r" has no field | does not change| results for ",
    "plain.py": r" has no fields; does its module say `from __future__ import annotations`\?",
    # why an index is made anew: told to nobody
    "catalogue/index.py": r"none was shipped",
    "store.py": r"made from other data|(?:a part of the index|the directory) is not what was written",
    # an error of the system that the program makes itself, and that ends it without a word
    "cli/output.py": r"the reader has gone",
    # there is no other language than English to say it in
    "cli/languages.py": r" is not spoken here, so this is in English\. Spoken are ",
    # values in JSON and CSV; pages say them in marked words
    "answers/evaluate.py": RULES,
    "questions/evaluate.py": RULES,
    "questions/facilitation.py": RULES,
    "answers/pairs.py": r", both sides alike",
    "answers/follow_words.py": r"to come",
    "questions/follow.py": r"to come",
    # keys of tables of marked sentences
    "catalogue/names.py": r"way of sharing",
    "questions/find.py": r"way of sharing",
    "editing/checks.py": r"organisation or country|set of questions",
    "editing/holdings.py": r"organisation or country",
    "editing/partnership_files.py": r"set of questions",
    # words in the data: names and features by which more is said, and what is looked for in its sentences
    "answers/brief_terms.py": r"India-UN Fund|World Bank|life expectancy|farm work|urban share|\(\?:index\|score\).*",
    "answers/country_conflicts.py": r"Government and ",
    "editing/facts.py": r".*(?:participants\?|workshops\?|first year|more than|sent\|taking part).*",
    # words by which names of states, of pools and lenses, and articles before names are recognised
    "formal.py": r"[\w ]+",
    "catalogue/readings.py": r"democratic republic|the le la les .*",
    "editing/words.py": r"democratic republic ",
    "questions/lens_named.py": r"terr[ae]\w+ .*",
    "editing/named_alike.py": r"(?:lower|upper) middle",
    # what lists of others call their columns, the World Bank its series, and csv a mistake
    "questions/requests.py": r"(?:[Cc]ountry|(?:ISO-)?alpha.*|member|Reference|Code|código|nom|nombre|nome) .*",
    "editing/world_bank.py": r"(?:Country|Indicator|Series) (?:Code|Name)|Last Updated.*",
    "spreadsheet.py": r"unexpected end of data",
    # a source in data that are written, which are in English, whoever writes them
    "editing/refresh.py": r"constant 2021 international \$|World Bank|Newer figures, read by .*|last updated ",
    # what each field of a file means, for editors and other programs: JSON Schema is in English
    "editing/descriptions.py": r".*",
    "editing/partnership_descriptions.py": r".*",
    "editing/schema.py": r"(?:Id|Code|Year|Numbers|A column) .*|The value\.|stage VARIABLE, need INDICATOR .*",
    # keys, ids and addresses in YAML, between the words of a template
    "editing/template.py": r"# yaml-language-server: .*| *#? +\w+: (?:https:\S*|\[?\w+\]?)|\[study-visit, training\]",
    "editing/partnership_template.py": r"# yaml-language-server: .*|  # document: {title: |, url: 'https:\S*'}",
    # HTML, how it looks, and what a page may load
    "encodings.py": r"<\(!doctype html.*",
    "forms/html.py": r"\nbody {.*|default-src .*|<!DOCTYPE html>.*",
    "forms/paper.py": r"<a href=.*",
    # another command to type, names of options and of formats, and an error for who writes programs
    "answers/plan_words.py": r"pip install 'matcher\[plan\]'",
    "options.py": rf"(?: ?\b(?:{'|'.join(OPTIONS)})\b)+ ?|\.csv, \.xlsx, .*|.* unexpected keyword argument |; it has ",
    "signatures.py": r"(?:str|int)(?: \| (?:None|Sequence\[str\]))+",
}
"""Texts of two words and more that nobody reads, or that are the same in every language: module -> pattern."""


def unmarked(path: Path) -> Iterator[str]:
    """The texts of a module that a person may read (two words or more) and that nothing marks."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
            skipped |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
            skipped.add(id(node.value))
    for node in ast.walk(tree):
        if id(node) in skipped or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if len(WORD.findall(node.value)) > 1 and " " in node.value.strip() and not TYPED.fullmatch(node.value):
            yield node.value


@pytest.mark.parametrize("module", MODULES)
def test_no_sentence_goes_around_the_translators(module: str) -> None:
    unsaid = re.compile(UNSAID.get(module, r"(?!)"), re.DOTALL)
    assert [text for text in unmarked(MODULES[module]) if not unsaid.fullmatch(text)] == []


@pytest.mark.parametrize("module", UNSAID)
def test_what_is_not_said_is_still_there(module: str) -> None:
    assert list(unmarked(MODULES[module]))


@pytest.mark.parametrize("module", MODULES)
def test_what_is_marked_can_be_found(module: str) -> None:
    """Babel sees no text that is marked within an f-string, and takes none for one of a call's own texts."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            assert not any(map(_marks_a_text, ast.walk(node))), ast.unparse(node)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            assert not any(isinstance(one, ast.JoinedStr) for one in given), ast.unparse(node)


def _marks_a_text(node: ast.AST) -> bool:
    is_mark = isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS
    return is_mark and any(isinstance(one, ast.Constant) for one in node.args)  # type: ignore[attr-defined]
