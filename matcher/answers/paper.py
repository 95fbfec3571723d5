"""A page that is laid out for a printer: blocks, and beside them the sources, numbered, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.blocks import Block, Gap, Item, Section, Text
from matcher.plain import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


SHORT = 40
"""Letters of an edition that is named."""


class Source(Record):
    """A source of the page: what it is, and where it can be read ("": nowhere that is known)."""

    text: str
    url: str


class Paper(Record):
    """The page: the line above its title, its blocks (in which [3] is the third source), the sources under their
    heading, and what stands at its foot: how it was made, and the `command` that makes it again. `file`: what a file
    with it may be called."""

    kicker: str
    blocks: list[Block]
    heading: str
    sources: list[Source]
    foot: list[str]
    asked: str
    command: str
    file: str

    def flat(self) -> Iterator[Block]:
        """The same as blocks alone, for forms that lay nothing out."""
        yield from self.blocks
        if self.sources:
            yield Section(self.heading)
        for number, source in enumerate(self.sources, 1):
            yield Item(f"[{number}] {source.text}{f', {source.url}' if source.url else ''}")
        yield Gap()
        yield Text(f"{self.asked} {self.command}")
        for line in self.foot:
            yield Text(line)


class Cited:
    """The sources of a page, each numbered where it is first named."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self._numbers: dict[str, int] = {}

    def page(self, source: Mapping[str, Any]) -> str:
        """The mark of a source as entries of the catalogue tell it: " [2]"."""
        words = ", ".join(str(source[name]) for name in ("title", "publisher", "year") if name in source)
        address = source.get("url", "")
        return self._mark(Source(words, address), address or words)

    def pages(self, sources: Sequence[Mapping[str, Any]]) -> str:
        """The marks of several: " [2] [5]"."""
        return "".join(dict.fromkeys(map(self.page, sources)))

    def figures(self, source: Mapping[str, Any]) -> str:
        """The mark of a source of figures, as the list of sources tells it."""
        # What exactly was taken stands behind a bracket or a colon, and in data/sources.yaml.
        what = source.get("what", "").partition(" (")[0].partition(": ")[0]
        edition = source.get("edition", "").partition("; ")[0]
        parts = (what, source.get("publisher", ""), edition if len(edition) <= SHORT else "")
        words = ", ".join(filter(None, parts)) or source["id"]
        return self._mark(Source(words, source.get("url", "")), words)

    def _mark(self, source: Source, key: str) -> str:
        if key not in self._numbers:
            self.sources.append(source)
            self._numbers[key] = len(self.sources)
        return f" [{self._numbers[key]}]"
