"""The page of a brief in HTML: valid, whole in itself, read aloud in order, and showing text as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest

import matcher
from matcher import forms
from matcher.forms.table import Display
from tests.reliability.own import EXPERIENCE, punjab, write

DISPLAY = Display(screen=False, width=0, colour=False)
HTML = "{http://www.w3.org/1999/xhtml}"
PAGES = [
    matcher.brief("Rwanda"),
    matcher.brief("Fiji", theme="climate", top=3),
    matcher.brief("Rwanda", "Kenya"),
    matcher.brief("Nepal", "India", "Bhutan"),
    matcher.brief("Tuvalu", "San Marino"),
    matcher.brief("Andorra", theme="health", draws=0),
    matcher.brief("Russia", "Ukraine"),
]


def text_of(answer: matcher.Answer[Any]) -> str:
    return "".join(forms.text(answer, "html", DISPLAY))


def parsed(text: str) -> Any:
    """The page as a browser sees it. Raises ParseError for whatever the standard calls a parse error."""
    return html5lib.HTMLParser(strict=True).parse(text)


def names(tree: Any) -> Iterator[tuple[str, Any]]:
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element.tag.rpartition("}")[2], element


@pytest.mark.parametrize("answer", PAGES, ids=lambda answer: answer.what)
def test_a_page_is_valid_whole_and_in_order(answer: matcher.Answer[Any]) -> None:
    text = text_of(answer)
    tree = parsed(text)
    elements = list(names(tree))
    tags = [tag for tag, _ in elements]
    assert tree.get("lang") == "en"
    assert not {"script", "img", "link", "iframe", "object", "form", "image", "use", "foreignObject"} & set(tags)
    assert [tags.count(tag) for tag in ("h1", "header", "main", "footer", "title")][:4] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later - former <= 1 for former, later in pairwise(levels))
    policy = next(e.get("content") for tag, e in elements if tag == "meta" and e.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ids = [e.get("id") for _, e in elements if e.get("id")]
    assert len(ids) == len(set(ids))
    for _, element in elements:
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
    assert not re.search(r"url\((?!#)|@import|src=", text)


@pytest.mark.parametrize("answer", PAGES, ids=lambda answer: answer.what)
def test_links_lead_to_the_web_or_to_a_source_and_say_where(answer: matcher.Answer[Any]) -> None:
    tree = parsed(text_of(answer))
    ids = {e.get("id") for _, e in names(tree)}
    links = [e for tag, e in names(tree) if tag == "a"]
    assert links
    for link in links:
        href = link.get("href")
        assert href.startswith(("https://", "http://")) or href[1:] in ids
        assert "".join(link.itertext()).strip()


@pytest.mark.parametrize("answer", PAGES, ids=lambda answer: answer.what)
def test_tables_and_pictures_can_be_read_aloud(answer: matcher.Answer[Any]) -> None:
    tree = parsed(text_of(answer))
    for tag, element in names(tree):
        if tag == "th":
            assert element.get("scope") in ("col", "row")
        if tag == "svg":
            kinds = [child.tag.rpartition("}")[2] for child in element][:2]
            assert kinds == ["title", "desc"]
            told = {child.get("id") for child in element if child.tag.rpartition("}")[2] in ("title", "desc")}
            assert (element.get("role"), set(element.get("aria-labelledby").split())) == ("img", told)


def test_the_numbers_of_the_chart_stand_in_its_table_too() -> None:
    tree = parsed(text_of(matcher.brief("Rwanda")))
    shown = [e.text for tag, e in names(tree) if tag == "text" and e.get("class") == "number"]
    cells = ["".join(e.itertext()) for tag, e in names(tree) if tag == "td"]
    assert len(shown) == 36
    assert all(any(cell.startswith(f"{number} (") for cell in cells) for number in shown)


MISCHIEF = "<script>alert(1)</script><img src=x onerror=alert(2)>]]>\\u202e{{ 7*7 }}&amp;\\\"'"


def test_own_data_that_does_mischief_is_text(tmp_path: Path) -> None:
    folder = punjab(tmp_path / "own")
    evil = EXPERIENCE.replace("Calling citizens after", f'"{MISCHIEF} Calling citizens after').replace(
        "a public office\n  partner", 'a public office"\n  partner'
    )
    evil = evil.replace("- {title: Punjab Model for Proactive Governance}", "- {title: </style><b>, publisher: x}")
    evil = evil.replace("people called", "'</svg><i>called'")
    write(folder, {"experiences.yaml": evil, "countries.yaml": (folder / "countries.yaml").read_text().replace(
        "name: Punjab", "name: 'Pun<b>jab'")})  # fmt: skip
    catalogue = matcher.Catalogue.load(folder)
    reform = "public-service-reform"
    for page in (
        matcher.brief("Somalia", "PK-PB", need=reform, topic=reform, catalogue=catalogue),
        matcher.brief("Somalia", "PK-PB", "Nepal", need=reform, topic=reform, catalogue=catalogue),
    ):
        text = text_of(page)
        tree = parsed(text)
        tags = {tag for tag, _ in names(tree)}
        assert not {"script", "img", "b", "i"} & tags
        assert "\u202e" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "{{ 7*7 }}" in text
        assert page[0].again.endswith(f"--data {folder}")


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    from matcher.answers.paper import Source
    from matcher.forms.paper import _address

    assert _address(Source("a", "https://example.org/a?b=1")) == "https://example.org/a?b=1"
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "https://a b", 'http://a"onclick', "", "//example.org"):
        assert _address(Source("a", bad)) == ""


def test_the_same_question_gives_the_same_bytes() -> None:
    assert text_of(matcher.brief("Fiji")) == text_of(matcher.brief("FJI"))
