"""Draws the first screen for the README, as a terminal shows it: `python -m tools.picture` writes docs/screen.svg."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from tests.process import ROOT
from tests.reliability.child import on_a_terminal

PICTURE = ROOT / "docs" / "screen.svg"
COLUMNS = 100
ASKED = ("suggest", "Rwanda")


def drawn() -> str:
    """The picture of the screen, without the versions of program and data."""
    from tools.golden import versionless

    _, shown = on_a_terminal(*ASKED, columns=COLUMNS, env={"COLUMNS": str(COLUMNS)})
    console = Console(file=io.StringIO(), width=COLUMNS, record=True, force_terminal=True, color_system="truecolor")
    console.print(Text("$ matcher suggest Rwanda"))
    for line in versionless(shown).splitlines():
        console.print(Text.from_ansi(line))
    return console.export_svg(title="matcher suggest Rwanda", unique_id="matcher")


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
