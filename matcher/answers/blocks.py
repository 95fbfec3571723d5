"""What a page for reading is made of, whatever form it takes: a terminal, a pipe, a Markdown file.

(Plain classes: making a named tuple takes a hundred times as long, and a page of a shortlist needs one of these.)
"""

from __future__ import annotations

from collections.abc import Sequence

from matcher.language import between, tr, trn


class Words:
    """A block that is nothing but text."""

    __match_args__ = ("text",)
    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Title(Words):
    """The title of the page."""


class Section(Words):
    """The title of a part of it; `kind` says which part it is, to who lays it out."""

    __slots__ = ("kind",)

    def __init__(self, text: str, kind: str = "") -> None:
        super().__init__(text)
        self.kind = kind


class Heading(Words):
    """The title of a thing within a part."""


class Text(Words):
    """A paragraph."""


class Under(Words):
    """A sentence right below a table."""


class Item(Words):
    """A point of a list."""


class Line(Words):
    """A labelled line; without a label it goes on with the one above."""

    __match_args__ = ("label", "text")
    __slots__ = ("label",)

    def __init__(self, label: str, text: str) -> None:
        super().__init__(text)
        self.label = label

    def head(self) -> str:
        """The label with its colon."""
        return tr("{label}:", label=self.label) if self.label else ""


class Gap:
    """An empty line."""


class Table:
    """A table of figures; the columns in `right` are aligned to the right."""

    __match_args__ = ("header", "rows", "right")
    __slots__ = ("header", "right", "rows")

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> None:
        self.header = header
        self.rows = rows
        self.right = right


class Series(Words):
    """A line that names things one after the other ("Declares: nutrition; employment; and 3 more"): a terminal shows as
    many of `things` as it has room for, under the shorter label `brief`. `more`: how many are not among them; None: how
    many is nobody's concern."""

    __slots__ = ("brief", "joint", "label", "more", "things")

    def __init__(self, label: str, brief: str, things: Sequence[str], more: int | None = 0, *, joint: str = "") -> None:
        self.label = label
        self.brief = brief
        self.things = things
        self.more = more
        self.joint = joint or between()
        super().__init__(tr("{label}: {things}", label=label, things=self.said(len(things))))

    def said(self, count: int) -> str:
        """The first `count` things, and how many there are beside them."""
        rest = 0 if self.more is None else len(self.things) - count + self.more
        return self.joint.join([*self.things[:count], *([trn("and {n} more", "and {n} more", rest)] if rest else [])])


class Card:
    """A result for a terminal: what it is called, how full its bar is (0-1; None: no bar), a word beside the bar, and
    what is to be said of it, each as (label, words) and shown in one line, or, to be read `whole`, in as many as it
    takes."""

    __slots__ = ("aside", "lines", "mark", "share", "title", "whole")

    def __init__(
        self,
        *,
        mark: str,
        title: str,
        share: float | None,
        aside: str,
        lines: Sequence[tuple[str, str]],
        whole: bool = False,
    ) -> None:
        self.mark = mark
        self.title = title
        self.share = share
        self.aside = aside
        self.lines = lines
        self.whole = whole


class Listing(Table):
    """A list of results as a table of its own: `lead` above it, `foot` below, `empty` in its place without a row.

    A terminal shows `cards` in place of the table, and below them `legend` in place of `scale`, which says what the
    numbers of the table are to be compared with. `detail` are lines on the method, for who asks for them.
    """

    __slots__ = ("cards", "detail", "empty", "foot", "lead", "legend", "scale")

    def __init__(
        self,
        *,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: frozenset[int] = frozenset(),
        lead: Sequence[str | Series] = (),
        foot: Sequence[str] = (),
        empty: str = "",
        cards: Sequence[Card] = (),
        legend: str = "",
        scale: str = "",
        detail: Sequence[str] = (),
    ) -> None:
        super().__init__(header, rows, right)
        self.lead = lead
        self.foot = foot
        self.empty = empty
        self.cards = cards
        self.legend = legend
        self.scale = scale
        self.detail = detail

    def above(self) -> list[str]:
        """What stands above it, in full."""
        return [line.text if isinstance(line, Series) else line for line in self.lead]

    def below(self, *, cards: bool = False, detail: bool = True) -> list[str]:
        """What stands below the table, or below the cards."""
        first = self.legend if cards else self.scale
        further = [self.scale, *self.detail] if cards else self.detail
        return [line for line in (first, *self.foot, *(further if detail else ())) if line]


Block = Words | Gap | Table
