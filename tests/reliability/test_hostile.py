"""Texts that mean mischief are shown as text in every form, and run in none."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from functools import cache
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from xml.etree import ElementTree

import html5lib
import openpyxl
import pytest
from markdown_it import MarkdownIt

from matcher import forms
from matcher.answers.answer import Answer
from matcher.forms.table import Display
from matcher.text import visible
from tests.browser.chromium import BROWSER, asked, said
from tests.reliability import hostile, own
from tests.reliability.child import run

DISPLAY = Display(screen=False, width=0, colour=False)
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "article", "nav", "p",
    "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "a", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "g", "path", "rect", "line", "circle", "text",
    "desc", "tspan", "use", "defs", "pattern", "clipPath", "br", "code", "strong", "em",
}  # fmt: skip
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


@cache
def answers() -> dict[str, Answer[Any]]:
    return dict(hostile.answers(Path(mkdtemp())))


def text(name: str, form: str) -> str:
    return "".join(forms.text(answers()[name], form, DISPLAY))


NAMES = [
    "suggest", "explain", "brief", "brief of several", "pairs", "compare", "country", "triangle", "experiences", "gaps",
    "experience script", "experience formula", "experience turned", "plan", "plan of one", "changes",
    *(f"follow {name}" for name in hostile.TITLES),
]  # fmt: skip


def test_these_are_all() -> None:
    assert sorted(answers()) == sorted(NAMES)
    shown = "".join(text(name, "html") for name in NAMES)
    for title in hostile.TITLES.values():
        assert escape(visible(title)).replace("&#x27;", "&#39;")[:12] in shown.replace("&#x27;", "&#39;"), title


@pytest.mark.parametrize("name", NAMES)
def test_html_shows_them_as_text_and_loads_nothing(name: str) -> None:
    page = text(name, "html")
    assert not HIDDEN.search(page)
    tree = html5lib.HTMLParser(strict=False).parse(page)
    for element in tree.iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        assert tag in TAGS, (tag, element.attrib)
        for attribute, value in element.attrib.items():
            plain = str(attribute).rpartition("}")[2].lower()
            assert not plain.startswith("on"), (tag, attribute)
            assert plain not in ("src", "srcset", "action", "formaction", "background", "data", "ping"), (
                tag,
                attribute,
            )
            if plain == "href":
                assert value.startswith(("http://", "https://", "#", "mailto:")), value
    assert page.count("Content-Security-Policy") == 1
    assert re.findall(r"<style>[^<]*(?:url\((?!#)|@import)", page) == []


@pytest.mark.parametrize("name", NAMES)
def test_markdown_shows_them_as_text(name: str) -> None:
    page = text(name, "markdown")
    assert not HIDDEN.search(page)
    kinds = set()
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(page):
        kinds.add(token.type)
        for inner in token.children or ():
            kinds.add(inner.type)
            if inner.type == "link_open":
                assert str(inner.attrs["href"]).startswith(("http://", "https://"))
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence"}


@pytest.mark.parametrize("name", NAMES)
def test_a_csv_has_no_formula_and_nothing_hidden(name: str) -> None:
    for row in csv.reader(io.StringIO(text(name, "csv"), newline="")):
        for cell in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
            assert not HIDDEN.search(cell)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_and_json_have_nothing_hidden(name: str) -> None:
    for form in ("table", "json", "ndjson"):
        assert not HIDDEN.search(text(name, form)), form


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_workbook_has_no_formula_and_links_to_the_web_alone(name: str) -> None:
    (content,) = forms.content(answers()[name], "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f", cell.value
            assert not HIDDEN.search(str(cell.value or ""))
            assert cell.hyperlink is None or (cell.hyperlink.target or "").startswith(("http://", "https://"))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for part in packed.namelist():
            tree = ElementTree.fromstring(packed.read(part))
            cells = (element for element in tree.iter() if element.tag.endswith("}c"))
            assert not any(inside.tag.endswith("}f") for cell in cells for inside in cell), part


@pytest.mark.parametrize("name", ["plan", "plan of one"])
def test_a_calendar_has_the_properties_that_it_should_and_nothing_hidden(name: str) -> None:
    page = text(name, "ics")
    assert not HIDDEN.search(page.replace("\r\n", ""))
    properties = {re.split("[:;]", line)[0] for line in page.replace("\r\n ", "").split("\r\n") if line}
    assert properties == {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION",
        "DESCRIPTION",
    }  # fmt: skip
    assert page.count("BEGIN:VEVENT") == page.count("END:VEVENT\r\n")


@pytest.mark.parametrize("field", ["title", "what", "institution"])
def test_a_text_of_a_hundred_thousand_letters_is_one_clear_line(field: str, tmp_path: Path) -> None:
    entry = own.EXPERIENCE.replace("  start: 2010\n", "  start: 2010\n  institution: Office\n")
    lines = [
        f"  {field}: {'x' * 100_000}" if f"  {field}:" in line[: 3 + len(field)] else line for line in entry.split("\n")
    ]
    folder = own.punjab(tmp_path / "own")
    (folder / "experiences.yaml").write_text("\n".join(lines))
    found = run("suggest", "Fiji", "--data", str(folder))
    assert found.code == 3
    assert re.search(rf"experiences\.yaml:\d+: {field}: is longer than (200|4000) characters\n", found.err), found.err[
        :500
    ]
    assert len(found.err) < 600


@pytest.mark.parametrize("letter", ["\\0", "\\x01", "\\x1b", "\\u202e", "\\uFEFF", "\\x7f"])
def test_a_control_in_a_title_is_refused_or_shown(letter: str, tmp_path: Path) -> None:
    folder = own.punjab(tmp_path / "own")
    text = own.EXPERIENCE.replace("Calling citizens after they used a public office", f'"a{letter}b"')
    (folder / "experiences.yaml").write_text(text)
    found = run("experience", "pk-pb-citizen-feedback", "--data", str(folder))
    assert found.code in (0, 3)
    assert not HIDDEN.search(found.out + found.err)


@BROWSER
@pytest.mark.parametrize("name", ["suggest", "explain", "brief", "plan", "follow image"])
def test_a_browser_runs_nothing_of_it_and_asks_nobody(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(text(name, "html"), encoding="utf-8")
    assert said(page, tmp_path) == []
    assert asked(page, tmp_path) == []
