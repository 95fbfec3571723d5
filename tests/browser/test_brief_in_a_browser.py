"""A brief in a real browser: it says nothing, asks nobody, prints as it should, and can be read by everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.chromium import AXE_CORE, BROWSER, asked, faults, printed, said
from tests.process import ROOT, matcher

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.html"))
A4 = (595, 842)
"""Points."""
CONTROL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>
<body><main><img src="http://127.0.0.1:9/x.png"><p style="color:#bbb">faint</p><script>throw new Error("spoken")</script></main></body></html>
"""  # noqa: E501


def page_of(tmp_path: Path, *arguments: str) -> Path:
    page = tmp_path / "page.html"
    page.write_text(matcher("brief", *arguments).out, encoding="utf-8")
    return page


@BROWSER
@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_it_says_nothing_and_asks_nobody(page: Path, tmp_path: Path) -> None:
    assert said(page, tmp_path) == []
    assert asked(page, tmp_path) == []


@BROWSER
def test_a_page_that_speaks_and_asks_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "control.html"
    page.write_text(CONTROL, encoding="utf-8")
    assert any("spoken" in line for line in said(page, tmp_path))
    assert asked(page, tmp_path) == ["http://127.0.0.1:9/x.png"]


@BROWSER
def test_its_policy_lets_no_script_in(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = EXAMPLES[0].read_text(encoding="utf-8")
    page.write_text(text.replace("</body>", '<script>throw new Error("spoken")</script></body>'), encoding="utf-8")
    lines = said(page, tmp_path)
    assert any("Content Security Policy" in line for line in lines)
    assert not any("spoken" in line for line in lines)


@BROWSER
@pytest.mark.parametrize("asked_for", [
    ("Rwanda",), ("Fiji",), ("Rwanda", "Kenya"), ("Brazil",), ("China", "Kenya"), ("CIV",), ("Afghanistan",),
    ("Jamaica", "Mexico"),
    ("Saint Vincent and the Grenadines",), ("Bolivia", "Peru", "--theme", "agriculture"),
], ids=" ".join)  # fmt: skip
def test_it_prints_on_two_to_four_sheets_of_a4(asked_for: tuple[str, ...], tmp_path: Path) -> None:
    pdf = PdfReader(printed(page_of(tmp_path, *asked_for), tmp_path))
    assert 2 <= len(pdf.pages) <= 4
    texts = [sheet.extract_text() for sheet in pdf.pages]
    for number, (sheet, text) in enumerate(zip(pdf.pages, texts, strict=True), 1):
        size = float(sheet.mediabox.width), float(sheet.mediabox.height)
        assert size == pytest.approx(A4, abs=1.5)
        assert f"{number} / {len(texts)}" in text.replace("\xa0", " ")
        assert len(text) > 400, "no sheet is nearly empty"
    whole = "".join(texts)
    assert "In short" in texts[0]
    assert "makes it again" in texts[-1]
    assert "Sources" in whole


@BROWSER
@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    headings = {part.partition("</h")[0] for mark in ("<h2>", "<h3>") for part in text.split(mark)[1:]}
    for sheet in PdfReader(printed(page, tmp_path)).pages:
        lines = [line.strip() for line in sheet.extract_text().splitlines() if line.strip()]
        last = [line for line in lines if "/" not in line or len(line) > 6][-1]
        assert last not in headings


@BROWSER
@AXE_CORE
@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_axe_has_nothing_against_it(page: Path, tmp_path: Path) -> None:
    assert faults(page, tmp_path) == []


@BROWSER
@AXE_CORE
def test_axe_would_find_what_cannot_be_read(tmp_path: Path) -> None:
    page = tmp_path / "control.html"
    page.write_text(CONTROL, encoding="utf-8")
    assert {"color-contrast", "image-alt"} <= {rule for rule, *_ in faults(page, tmp_path)}
