"""What changed between two sets of data as a workbook: a sheet for each kind of change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.answers.changes_words import KINDS, after, before, how, name_of, said, why
from matcher.answers.sheet import WHOLE, WORDS, Column, Sheet, headed
from matcher.language import mark, tr
from matcher.questions.changes import Changes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PLACES = (
    Column(mark("Country"), WORDS, 20), Column(mark("Partner"), WORDS, 20), Column(mark("Before"), WHOLE, 8),
    Column(mark("Now"), WHOLE, 8), Column(mark("Change"), WORDS, 10), Column(mark("Why"), WORDS, 60),
)  # fmt: skip
EXPERIENCES = (
    Column(mark("Country"), WORDS, 20), Column(mark("Experience"), WORDS, 60), Column(mark("Change"), WORDS, 40),
    Column(mark("Id"), WORDS, 40),
)  # fmt: skip
OTHERS = (
    Column(mark("Country"), WORDS, 20), Column(mark("What"), WORDS, 44), Column(mark("Before"), WORDS, 20),
    Column(mark("Now"), WORDS, 20), Column(mark("Change"), WORDS, 36), Column(mark("Id"), WORDS, 24),
)  # fmt: skip


def sheets(found: Changes) -> Iterator[Sheet]:
    """The sheets, in the order of a page."""
    for kind, heading in KINDS.items():
        changes = [change for change in found.found if change.kind == kind]
        columns: Sequence[Column] = OTHERS
        rows: Iterable[Sequence[Any]] = (
            [c.country.name, name_of(c), before(c), after(c), said(c), c.id] for c in changes
        )
        if kind == "place":
            columns = PLACES
            rows = ([c.country.name, c.name, c.before, c.after, how(c.what), why(c)] for c in changes)
        elif kind == "experience":
            columns = EXPERIENCES
            rows = ([c.country.name, c.name, said(c), c.id] for c in changes)
        if changes:
            yield Sheet(tr(heading), headed(columns), list(rows))
