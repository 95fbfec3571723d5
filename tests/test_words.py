"""Partners are equal: the words that make one country a giver and another a taker appear nowhere."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.options import COMMANDS
from tests.process import ROOT, matcher

BARRED = re.compile(r"\b(donors?|recipients?|aid|backward)\b", re.IGNORECASE)
ACCEPTED_COLUMN = "recipient_iso3"
"""A column of public data sets, which `evaluate` accepts as it is."""


def sources() -> list[Path]:
    return sorted((ROOT / "matcher").rglob("*.py"))


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_name_and_no_text_in_the_program_holds_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(ACCEPTED_COLUMN, "")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.NAME, tokenize.STRING):
            words = re.sub(r"[_\W]+", " ", token.string)
            assert not BARRED.search(words), f"{path}:{token.start[0]}: {token.string}"


def test_no_help_page_holds_them() -> None:
    for name in COMMANDS:
        assert not BARRED.search(matcher(name, "--help").out.replace(ACCEPTED_COLUMN, "")), name


def test_no_sentence_of_the_catalogue_holds_them() -> None:
    catalogue = Catalogue.load()
    for experience in catalogue.experiences:
        record = catalogue.experience(experience.id)
        shown = [record["id"].replace("-", " "), record["title"], record["what"], record.get("conditions", "")]
        shown += [f"{item['metric']} {item['unit']}" for item in record.get("results", [])]
        shown += [item["note"] for item in record.get("transfers", [])]
        assert not BARRED.search(" ".join(shown)), experience.id
    for i, name, *_ in catalogue.platforms:
        assert not BARRED.search(f"{name} {catalogue.platform(i)['offers']}"), i
    for name in (*catalogue.themes.values(), *catalogue.topics.values()):
        assert not BARRED.search(name)
    dictionary = catalogue.dictionary["indicators"].values()
    assert not [i["code"] for i in dictionary if BARRED.search(f"{i['short']} {i['name']}")]


def test_no_page_for_readers_holds_them() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = page.read_text(encoding="utf-8").replace(ACCEPTED_COLUMN, "")
        # Titles of sources stand in brackets with their address.
        text = re.sub(r"\[\d+\].*", "", text)
        assert not BARRED.search(text), page.name
