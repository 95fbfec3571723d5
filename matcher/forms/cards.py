"""Results on a terminal, two lines each: what it is called and a bar on the left, what is to be said of it on the
right, cut to the width where it has to be. Whole they stand in files, in pipes, and in the answers about one result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.blocks import Card, Series
from matcher.forms.table import Display, folded, width
from matcher.language import tr
from matcher.text import visible

SPACE = "  "
"""What stands between two columns."""
BAR = 8
"""Columns of a full bar."""
EIGHTHS = " ▏▎▍▌▋▊▉█"
"""What fills a column of a bar by so many eighths."""
WIDE = 100
"""Columns from which on a terminal has room for every name."""
NAME, LONGEST = 24, 60
"""Columns that a name may take on a narrower one, and at all."""
ROOM = 30
"""Columns that are left for words at least; with fewer, each line stands on its own, folded by the terminal."""


def cards(shown: Sequence[Card], display: Display) -> Iterator[str]:
    """The cards as lines."""
    cap = NAME if display.width < WIDE and not any(card.whole for card in shown) else LONGEST
    titles = [fitted(visible(card.title), cap, display) for card in shown]
    marks = max(len(card.mark) for card in shown)
    has_bar = any(card.share is not None for card in shown)
    left = max(*map(width, titles), (BAR + 2 if has_bar else 0) + max(len(card.aside) for card in shown))
    labels = max(len(label) for card in shown for label, _ in card.lines)
    room = display.width - left - sum(size + len(SPACE) for size in (marks, labels) if size) - len(SPACE)
    for card, title in zip(shown, titles, strict=True):
        bar = bar_of(card.share, display) if card.share is not None else ""
        under = SPACE.join((bar, card.aside)) if has_bar else card.aside
        indent = [" " * marks] if marks else []
        if room < ROOM:
            yield _row(*([card.mark.rjust(marks)] if marks else []), _bold(title, display), under)
            for label, words in card.lines:
                yield _row(
                    *indent, tr("{label}: {words}", label=label, words=visible(words)) if label else visible(words)
                )
            continue
        right = [row for line in card.lines for row in _right(*line, room, card.whole, display)]
        beside = [(title, _bold(title, display)), (under, _dim(under, display))]
        for place in range(max(2, len(right))):
            plain, styled = beside[place] if place < 2 else ("", "")
            label, said = right[place] if place < len(right) else ("", "")
            mark = ([card.mark.rjust(marks)] if place == 0 else indent) if marks else []
            named = [_dim(label.ljust(labels), display)] if labels else []
            yield _row(*mark, styled + " " * (left - width(plain)), *named, said)


def _right(label: str, words: str, room: int, whole: bool, display: Display) -> list[tuple[str, str]]:
    """A labelled line of a card: cut to the room there is, or, to be read whole, in as many rows as it takes."""
    if not whole:
        return [(label, fitted(visible(words), room, display))]
    pieces = folded(visible(words), room) or [""]
    return [("" if place else label, piece) for place, piece in enumerate(pieces)]


def _row(*cells: str) -> str:
    return SPACE.join(cells).rstrip() + "\n"


def bar_of(share: float, display: Display) -> str:
    """A bar that is filled by so much (0-1)."""
    if not display.blocks:
        full = round(share * BAR)
        return "#" * full + "." * (BAR - full)
    eighths = round(min(max(share, 0.0), 1.0) * BAR * 8)
    full, rest = divmod(eighths, 8)
    return (EIGHTHS[8] * full + (EIGHTHS[rest] if rest else "")).ljust(BAR, "·")


def fitted(words: str, room: int, display: Display) -> str:
    """`words` cut between two words where they are longer than `room` columns."""
    if width(words) <= room:
        return words
    dots = "…" if display.blocks else "..."
    room -= len(dots)
    short = ""
    for word in words.split(" "):
        longer = f"{short} {word}" if short else word
        if width(longer) > room:
            break
        short = longer
    if not short:  # a single word that is longer than all the room
        for letter in words:
            if width(short + letter) > room:
                break
            short += letter
    return short.rstrip(",;:") + dots


def series(line: Series, display: Display) -> str:
    """As many of the things as there is room for, one at least."""
    for count in range(len(line.things), 0, -1):
        said = visible(tr("{label}: {things}", label=line.brief, things=line.said(count)))
        if width(said) <= display.width:
            break
    return said


def _bold(words: str, display: Display) -> str:
    return f"\x1b[1m{words}\x1b[0m" if display.colour and words else words


def _dim(words: str, display: Display) -> str:
    return f"\x1b[2m{words}\x1b[0m" if display.colour and words.strip() else words
