"""The page in HTML: sound, whole in itself, read aloud in order, and showing text as text."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

import matcher
from matcher import forms
from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Gap, Heading, Item, Line, Listing, Section, Table, Text, Title, Under
from matcher.forms.table import Display

DISPLAY = Display(screen=False, width=0, colour=False)
EMPTY = {"meta", "br"}


class Page(HTMLParser):
    """Holds every tag against those that are open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.text.setdefault(self.open[-1], []).append(data)


def _html(answer: Answer[Any]) -> str:
    return "".join(forms.text(answer, "html", DISPLAY))


def _of(*blocks: Any) -> str:
    return _html(Answer(command="x", version="v", query={}, results=list, columns=(), page=lambda: blocks, what="what"))


@pytest.mark.parametrize(
    "answer",
    [
        matcher.suggest("Rwanda"),
        matcher.explain("Bolivia", "Peru", theme="agriculture"),
        matcher.country("Nepal"),
        matcher.compare("Rwanda", "Kenya"),
        matcher.experience("ken-m-pesa-mobile-money"),
        matcher.topics("water"),
        matcher.evaluate(pool="EAC"),
    ],
)
def test_a_page_is_whole_and_fetches_nothing(answer: Answer[Result]) -> None:
    text = _html(answer)
    page = Page(text)
    assert page.open == []
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    names = [tag for tag, _ in page.tags]
    assert not {"script", "img", "link", "iframe", "object"} & set(names)
    assert all(
        set(attributes) <= {"href", "class", "scope", "lang", "charset", "name", "content", "http-equiv"}
        for _, attributes in page.tags
    )
    assert "url(" not in text
    assert text.count('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ') == 1
    levels = [int(name[1]) for name in names if name in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(later - former <= 1 for former, later in pairwise(levels))


def test_each_block_is_what_it_means() -> None:
    page = Page(_of(
        Title("All"), Text("Said."), Section("Part"), Item("one"), Item("two"), Gap(), Heading("Thing"),
        Line("What", "a"), Line("", "b"), Table(("n", "v"), [("x", "1")], frozenset({1})), Under("below"),
        Listing(header=("h",), rows=[], lead=["Lead", "more"], foot=["foot"], empty="Nothing."),
    ))  # fmt: skip
    assert page.text["h1"] == ["All"]
    assert page.text["h2"] == ["Part", "Lead"]
    assert page.text["h3"] == ["Thing"]
    assert page.text["li"] == ["one", "two"]
    assert (page.text["dt"], page.text["dd"]) == (["What"], ["a", "b"])
    assert (page.text["th"], page.text["td"]) == (["n", "v"], ["x", "1"])
    assert page.text["p"] == ["Said.", "below", "more", "Nothing.", "foot"]
    assert page.text["title"] == ["All"]
    assert [attributes for tag, attributes in page.tags if tag == "td"] == [{}, {"class": "n"}]


def test_text_is_text_and_an_address_a_link() -> None:
    text = _of(Text('<script>alert(1)</script> & "x" \x1b[31m'), Text("See https://example.org/a?b=1&c=2 (there)."))
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;" in text
    assert "\x1b" not in text
    assert '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a> (there).' in text


def test_a_page_without_a_heading_is_called_what_it_is() -> None:
    text = _of(Text("Said."))
    assert "<title>what</title>" in text
    assert "<h1>what</h1>" in text
