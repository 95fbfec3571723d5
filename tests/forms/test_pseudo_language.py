"""A language with longer words, letters that English has not and marks of right-to-left text breaks no page."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from matcher.forms.table import width
from tests.needs import UNIX
from tests.reliability.child import on_a_terminal
from tools import locale

RUN = (
    "import sys, matcher.language; matcher.language.FOLDER = sys.argv.pop(1); "
    "from matcher.cli.main import main; sys.exit(main())"
)
KEPT = re.compile(r"(\{[^}]*\}|`[^`]*`|https?://\S+)")
"""What a translation leaves as it is."""
RIGHT_TO_LEFT = "\u200f"


def lengthened(text: str) -> str:
    """A text with its vowels accented, its words a third longer, and a mark as right-to-left text begins with.

    >>> lengthened("{n} partners of `matcher`").replace(RIGHT_TO_LEFT, "")
    '{n} pártnërsöö öf `matcher`'
    """
    parts = KEPT.split(text)
    for place in range(0, len(parts), 2):
        words = parts[place].translate(str.maketrans("aeiou", "áëíöü"))
        parts[place] = re.sub(r"\w{4,}", lambda word: word[0] + "ö" * (len(word[0]) // 4), words)
    return RIGHT_TO_LEFT + "".join(parts)


def pseudo(catalogue: Catalog) -> bytes:
    """The catalogue said in that language, compiled."""
    for message in catalogue:
        if not message.id:
            continue
        texts = message.id if isinstance(message.id, list | tuple) else [message.id]
        said = tuple(map(lengthened, texts))
        message.string = said if len(said) > 1 else said[0]
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of translations in which French is that language."""
    place = tmp_path_factory.mktemp("locale")
    held = place / "fr" / "LC_MESSAGES"
    held.mkdir(parents=True)
    for domain, catalogue in (("matcher", locale.program()), ("data", locale.data())):
        catalogue.locale = "fr"
        (held / f"{domain}.mo").write_bytes(pseudo(catalogue))
    return place


@UNIX
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "arguments",
    [
        ("suggest", "Rwanda"),
        ("suggest", "Fiji", "--theme", "climate", "-v"),
        ("explain", "Rwanda", "Kenya", "-n", "1"),
        ("pairs", "--pool", "ASEAN", "-n", "5"),
        ("compare", "Kenya", "Uganda"),
        ("topics", "water"),
        ("experiences", "-n", "5"),
        ("institutions", "-n", "5"),
        ("platforms", "--theme", "climate"),
        ("triangle", "Rwanda", "Kenya"),
        ("plan", "--pool", "OECS", "--meetings", "2", "--slots", "3"),
    ],
    ids=lambda arguments: " ".join(arguments) if isinstance(arguments, tuple) else str(arguments),
)
def test_no_line_runs_over_the_edge(arguments: tuple[str, ...], columns: int, folder: Path) -> None:
    command = (sys.executable, "-c", RUN, str(folder))
    environment = {"COLUMNS": str(columns), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    code, shown = on_a_terminal(*arguments, "--lang", "fr", columns=columns, env=environment, command=command)
    assert code == 0, shown
    assert "ö" in shown
    assert [line for line in shown.splitlines() if width(line) > columns and "http" not in line] == []
