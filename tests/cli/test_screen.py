"""On a terminal: lists fit, markup in data is shown literally, no word is broken, and long pages go through a pager."""

from __future__ import annotations

import re

import pytest

import matcher
from tests.needs import UNIX
from tests.reliability import child

pytestmark = UNIX


def on_a_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    """What `matcher` shows on a pseudo-terminal of so many columns."""
    code, shown = child.on_a_terminal(*arguments, columns=columns, env={"COLUMNS": str(columns), **environment})
    assert code == 0
    return shown


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("country", ["Rwanda", "Fiji", "Colombia", "São Tomé and Príncipe", "Central African Republic"])
def test_ten_partners_fit_a_screen_of_thirty_lines(country: str) -> None:
    lines = plain(on_a_terminal("suggest", country)).splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 80
    first = lines.index("") + 1
    rows = lines[first : lines.index("", first)]
    assert len(rows) == 2 * 10
    assert all("  Learn  " in row for row in rows[::2])
    assert all("  Share  " in row for row in rows[1::2])


@pytest.mark.parametrize("columns", [80, 100, 140])
def test_what_does_not_fit_is_cut_between_two_words(columns: int) -> None:
    titles = {
        point.title + (f" (ended {record.end})" if (record := matcher.experience(point.experience)[0]).end else "")
        for one in matcher.suggest("Rwanda")
        for point in (*one.learn, *one.share)
    }  # fmt: skip
    shown = plain(on_a_terminal("suggest", "Rwanda", columns=columns))
    said = re.findall(r"  (?:Learn|Share)  (.+)", shown)
    assert len(said) == 20
    cut = 0
    for words in said:
        beginning = words.removesuffix("…")
        cut += beginning != words
        whole = [title for title in titles if title.startswith(beginning)]
        assert whole
        assert any(title == beginning or not title[len(beginning)].isalnum() for title in whole)
    assert columns < 140 or not cut


@pytest.mark.parametrize("columns", [0, 20, 40, 79, 1000])
def test_no_width_loses_a_partner_or_breaks(columns: int) -> None:
    shown = re.sub(r"\s+", "", plain(on_a_terminal("suggest", "Rwanda", columns=columns)))
    for partner in ("Ethiopia", "Tanzania", "Zambia", "Togo", "Malawi"):
        assert partner in shown


def test_places_that_are_shared_are_marked() -> None:
    listed = matcher.suggest("Rwanda", top=None)
    tied = [one for one in listed if one.tied]
    assert tied
    scores = [one.score for one in listed]
    assert all(scores.count(one.score) > 1 for one in tied)
    assert all(scores.count(one.score) == 1 for one in listed if not one.tied)
    shown = plain(on_a_terminal("suggest", "Rwanda", "-n", str(tied[1].rank)))
    first = scores.index(tied[0].score) + 1
    assert re.search(rf"^ *{first}=  {tied[0].name} .*\n.*\n *{first}=  {tied[1].name} ", shown, re.MULTILINE)


def test_the_bar_is_empty_at_the_middle_of_all_pairs_and_full_at_the_best() -> None:
    middle, best = 0.405, 0.664  # as the page says with -v
    shown = plain(on_a_terminal("suggest", "Rwanda", "-v", "-n", "1"))
    assert f"the middle one has {middle}, the best\n{best}." in shown
    (bar,) = re.findall(r"([▏▎▍▌▋▊▉█]+)·", shown)
    eighths = sum(" ▏▎▍▌▋▊▉█".index(block) for block in bar)
    score = matcher.suggest("Rwanda", top=1)[0].score
    assert score is not None
    assert eighths == pytest.approx(64 * (score - middle) / (best - middle), abs=1)


def test_a_terminal_that_shows_only_ascii_gets_bars_and_cuts_that_it_can_show() -> None:
    shown = plain(on_a_terminal("suggest", "Rwanda", PYTHONIOENCODING="ascii"))
    assert "######.." in shown
    assert "..." in shown
    assert "\\u" not in shown


def test_colours_are_shown_on_a_terminal_and_not_on_a_dumb_one() -> None:
    assert "\x1b[1m" in on_a_terminal("suggest", "Rwanda")
    assert "\x1b" not in on_a_terminal("suggest", "Rwanda", TERM="dumb")
    assert "\x1b" not in on_a_terminal("suggest", "Rwanda", NO_COLOR="1")


def test_a_page_is_wrapped_with_its_indent() -> None:
    lines = plain(on_a_terminal("explain", "Rwanda", "Kenya", "-n", "1")).splitlines()
    sentences = [line for line in lines if "http" not in line]
    assert max(len(line) for line in sentences) <= 80
    assert any(line.startswith(" " * 18) for line in lines)


@pytest.mark.parametrize("command", [("topics",), ("platforms",), ("experiences", "water"), ("country", "Nepal")])
def test_what_is_looked_up_fits_too_and_no_id_is_broken(command: tuple[str, ...]) -> None:
    shown = plain(on_a_terminal(*command))
    assert max(len(line) for line in shown.splitlines() if "http" not in line) <= 80
    words = set(re.findall(r"[\w-]+", shown))
    ids = {
        "topics": [one.topic for one in matcher.topics()],
        "platforms": [one.id for one in matcher.platforms()],
        "experiences": [one.id for one in matcher.experiences("water")],
        "country": [],
    }[command[0]]
    assert words.issuperset(ids)


MARK = "sed s/^/PAGED:/"


def test_a_long_page_goes_through_the_pager_that_is_named() -> None:
    long, short = ("explain", "Rwanda", "Kenya"), ("suggest", "Rwanda", "-n", "2")
    paged = on_a_terminal(*long, MATCHER_PAGER=MARK)
    assert all(line.startswith("PAGED:") for line in paged.splitlines())
    assert "PAGED:" not in on_a_terminal(*short, MATCHER_PAGER=MARK)
    assert "PAGED:" not in on_a_terminal(*long, "--no-pager", MATCHER_PAGER=MARK)
    assert "PAGED:" not in on_a_terminal(*long, MATCHER_NO_PAGER="1", MATCHER_PAGER=MARK)
    assert paged.replace("PAGED:", "") == on_a_terminal(*long, "--no-pager")


def test_its_own_variable_beats_the_one_of_all_programs_and_none_is_needed() -> None:
    long = ("explain", "Rwanda", "Kenya")
    assert "PAGED:" in on_a_terminal(*long, MATCHER_PAGER="", PAGER=MARK)
    assert "PAGED:" not in on_a_terminal(*long, MATCHER_PAGER="cat", PAGER=MARK)
    whole = on_a_terminal(*long, "--no-pager")
    for broken in ("no-such-program-at-all", "'", " "):
        assert on_a_terminal(*long, MATCHER_PAGER=broken) == whole
    assert on_a_terminal(*long, MATCHER_PAGER=MARK, TERM="dumb") == plain(whole)
    # Who leaves the pager early has seen enough.
    assert len(on_a_terminal(*long, MATCHER_PAGER="head -n 3").splitlines()) == 3
