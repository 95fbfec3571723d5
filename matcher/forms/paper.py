"""A page laid out for a printer, in HTML: one file with everything in it, by the template `paper.html` beside this.

By Jinja2: a template is what a designer can read and change, and it escapes whatever it is given. It takes a twentieth
of a second to load, paid here alone. No script, nothing from elsewhere; a policy in the page forbids the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Table, Title, Words
from matcher.answers.drawn import Chart, Drawn, Map
from matcher.answers.paper import Source
from matcher.folder import beside
from matcher.language import spoken, tr
from matcher.text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display

_MARK = re.compile(r"\[(\d{1,3})\]")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+\Z")


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from matcher.forms import chart, worldmap

    assert answer.paper is not None
    paper = answer.paper()
    made = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    made.filters |= {
        "shown": _shown,
        "marked": lambda words: Markup(_marked(words, len(paper.sources))),
        "map": worldmap.picture,
        "chart": chart.picture,
    }
    template = made.from_string(beside("forms", "paper.html").decode("utf-8"))
    title, parts = _parts(paper.blocks)
    sources = [(source.text, _address(source)) for source in paper.sources]
    yield template.render(
        lang=spoken(),
        colon=tr("{label}: {words}", label="", words=""),
        paper=paper,
        title=title or answer.what,
        parts=parts,
        sources=sources,
    )


def _parts(blocks: Iterable[Block]) -> tuple[str, list[dict[str, Any]]]:
    """The title, and the parts of the page: each with its heading, what stands in it, and the smaller parts in it."""
    title = ""
    parts: list[dict[str, Any]] = [_part("", "lead")]
    inner = parts[-1]
    for block in blocks:
        match block:
            case Title(words):
                title = words
            case Section(words):
                inner = _part(words, block.kind)
                parts.append(inner)
            case Heading(words):
                inner = _part(words, "")
                parts[-1]["parts"].append(inner)
            case Gap():
                pass
            case _:
                _put(block, inner["blocks"])
    return title, parts


def _part(heading: str, kind: str) -> dict[str, Any]:
    return {"heading": heading, "kind": kind, "blocks": [], "parts": []}


def _put(block: Block, to: list[dict[str, Any]]) -> None:
    """Add a block to what stands there, points and labelled lines to the list that they go on with."""
    match block:
        case Map() | Chart():
            to.append({"kind": "map" if isinstance(block, Map) else "chart", "block": block})
        case Table():
            assert not isinstance(block, Drawn)
            to.append({"kind": "table", "block": block})
        case Item(words) | Line(_, words):
            kind = "points" if isinstance(block, Item) else "lines"
            if not to or to[-1]["kind"] != kind:
                to.append({"kind": kind, "entries": []})
            to[-1]["entries"].append((block.label, words) if isinstance(block, Line) else words)
        case Words(words):
            to.append({"kind": "text", "words": words})


def _shown(words: str) -> str:
    """Text without anything that steers; the template escapes it."""
    return visible(words.replace("\n", " "))


def _marked(words: str, count: int) -> str:
    """Text, escaped, in which the marks of sources lead to them."""
    from markupsafe import escape

    def linked(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 0 < number <= count:
            return found[0]
        return f'<a href="#source-{number}">[{number}]</a>'

    return _MARK.sub(linked, str(escape(_shown(words))))


def _address(source: Source) -> str:
    """Where a source can be read, if that is an address of the web."""
    return source.url if _ADDRESS.match(source.url) else ""
