"""On a terminal: the table fits, markup in data is shown literally, nothing is lost."""

from __future__ import annotations

import re

import pytest

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


@pytest.mark.parametrize("country", ["Rwanda", "Fiji", "Colombia", "São Tomé and Príncipe"])
def test_the_table_fits_eighty_columns(country: str) -> None:
    lines = plain(on_a_terminal("suggest", country)).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("───") or "───" in line)
    last = next(number for number, line in enumerate(lines) if number > first and not line.strip())
    assert last - first > 10
    assert max(len(line) for line in lines[first:last]) <= 80


@pytest.mark.parametrize("columns", [0, 20, 40, 79, 1000])
def test_no_width_loses_a_partner_or_breaks(columns: int) -> None:
    shown = re.sub(r"\s+", "", plain(on_a_terminal("suggest", "Rwanda", columns=columns)))
    for partner in ("Ethiopia", "Tanzania", "Zambia", "Togo", "Malawi"):
        assert partner in shown


def test_colours_are_shown_on_a_terminal_and_not_on_a_dumb_one() -> None:
    assert "\x1b[1m" in on_a_terminal("suggest", "Rwanda")
    assert "\x1b" not in on_a_terminal("suggest", "Rwanda", TERM="dumb")
    assert "\x1b" not in on_a_terminal("suggest", "Rwanda", NO_COLOR="1")


def test_a_page_is_wrapped_with_its_indent() -> None:
    lines = plain(on_a_terminal("explain", "Rwanda", "Kenya", "-n", "1")).splitlines()
    sentences = [line for line in lines if "http" not in line]
    assert max(len(line) for line in sentences) <= 80
    assert any(line.startswith(" " * 18) for line in lines)
