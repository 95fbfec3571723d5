"""Letters that take two columns, or none, and letters that run from right to left: columns stay where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.answers.blocks import Card
from matcher.forms.cards import cards
from matcher.forms.screen import table as on_screen
from matcher.forms.table import Display, aligned, folded, width
from tests.needs import UNIX
from tests.reliability import own
from tests.reliability.child import on_a_terminal, run

NAMES = {
    "plain": ("Rwanda", 6),
    "accent put on": ("Co\u0302te d’Ivoire", 13),
    "Chinese": ("中国", 4),
    "full width": ("ＡＢ", 4),
    "emoji": ("🎉🇰🇪", 4),
    "emoji of two": ("👩\u200d🌾", 2),
    "emoji by a mark": ("❤\ufe0f", 2),
    "emoji of a colour": ("👍🏽", 2),
    "Arabic with vowels": ("كِينيا", 5),
    "Hebrew": ("קניה", 4),
    "Thai": ("รวันดาที่", 6),
    "Devanagari": ("केन्या", 4),
    "Korean in parts": ("\u1100\u1161", 2),
    "nothing between": ("a\u200bb\u00adc", 4),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_takes_the_columns_that_terminals_give_it(name: str) -> None:
    text, columns = NAMES[name]
    assert width(text) == columns


def test_the_second_column_begins_below_itself_whatever_is_in_the_first() -> None:
    rows = [(text, "12", "x") for text, _ in NAMES.values()]
    shown = aligned(("name", "share", "last"), rows, frozenset({1})).splitlines()
    begins = {width(line[: line.rindex("  x")]) for line in shown[1:]}
    assert len(begins) == 1
    assert {width(line) for line in shown[1:]} == {begins.pop() + 3}


@pytest.mark.parametrize("columns", [80, 100, 140])
def test_no_card_is_wider_than_the_screen(columns: int) -> None:
    display = Display(screen=True, width=columns, colour=False)
    said = "中国的经验" * 40
    shown = [
        Card(
            title=text,
            mark="1",
            share=0.5,
            aside="0.500",
            lines=(("learn", said), ("", f"🎉 {text} " * 40)),
            whole=whole,
        )
        for whole in (True, False)
        for text, _ in NAMES.values()
    ]
    for some in (shown[: len(NAMES)], shown[len(NAMES) :]):
        assert max(width(line) for line in "".join(cards(some, display)).splitlines()) <= columns


def test_lines_are_folded_by_the_columns_that_they_take() -> None:
    assert folded("one two three four", 9) == ["one two", "three", "four"]
    assert folded("  one two three", 9, "    ") == ["  one two", "    three"]
    assert folded("averylongwordindeed", 9) == ["averylongwordindeed"]
    assert folded("中国中国中国", 8) == ["中国中国", "中国"]
    assert folded("a 🎉🎉 b 🎉🎉 c", 8) == ["a 🎉🎉 b", "🎉🎉 c"]
    assert folded("", 9) == []
    assert "".join(folded("中国 " * 50, 7)).replace(" ", "") == "中国" * 50
    assert folded("   learn:         Côte d’Ivoire and others", 30, " " * 18) == [
        "   learn:         Côte",
        "                  d’Ivoire and",
        "                  others",
    ]


def test_a_table_on_a_screen_keeps_its_columns_too() -> None:
    rows = [
        (str(place), text, "12", "x")
        for place, (text, _) in enumerate(NAMES.values())
        if place not in (5, 6, 7, 10, 11, 12)
    ]
    shown = on_screen(("#", "name", "share", "last"), rows, frozenset({2}), width=70, colour=False).splitlines()
    assert len({width(line[: line.rindex("x")]) for line in shown if line.rstrip().endswith(" x")}) == 1


@UNIX
def test_own_names_of_every_kind_stand_in_columns_in_a_pipe_and_on_a_terminal(tmp_path: Path) -> None:
    folder = own.punjab(tmp_path)
    (folder / "countries.yaml").write_text(
        own.PUNJAB.replace("name: Punjab", "name: 🎉 中文 كينيا é"), encoding="utf-8"
    )
    asked = ("suggest", "Nepal", "--pool", "PK-PB,Kenya,Peru", "--draws", "0", "--data", str(folder))
    piped = [line for line in run(*asked).out.splitlines() if line[:3] in ("1  ", "2  ", "3  ")]
    assert len(piped) == 3
    assert len({width(line[: line.index(" 0.")]) for line in piped}) == 1
    code, screen = on_a_terminal(*asked, env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert code == 0
    assert max(width(line) for line in screen.splitlines()) <= 80
    begins = {
        width(line[: line.index("learn")]) for line in screen.splitlines() if "learn" in line and " 1 " not in line
    }
    assert len(begins) <= 1
