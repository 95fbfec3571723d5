"""What a search found, as an answer: the same for all that is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from matcher.answers.answer import Answer, Result, made_by
from matcher.answers.blocks import Card, Listing
from matcher.language import tr
from matcher.questions.find import Found
from matcher.text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from matcher.answers.sheet import Sheet

    R = TypeVar("R", bound=Result)


def answer_of(
    found: Found,
    command: str,
    *,
    thing: str,
    result: Callable[[Any], R],
    row: Callable[[Any], Mapping[str, Any]] | None = None,
    columns: Sequence[str],
    header: Sequence[str],
    cells: Callable[[Any], tuple[str, ...]],
    right: frozenset[int] = frozenset(),
    foot: Sequence[str] = (),
    empty: str,
    card: Callable[[Any], Card] | None = None,
    sheets: Callable[[Found], Iterable[Sheet]] | None = None,
    order: Callable[[Any], str] | None = None,
    warnings: Sequence[str] = (),
) -> Answer[R]:
    """The hits as results (`result` makes one of each; `row` a flat one, where that differs), as a table (`cells`), and
    where that is too wide for a terminal as cards, counted as so many of `thing`. Programs get them as they were found,
    pages by `order`."""
    count = counted(len(found.hits), thing)
    if found.total > len(found.hits):
        count = tr("{shown} of {all}", shown=len(found.hits), all=counted(found.total, thing))
    below = (count, *foot, made_by(found.version)) if found.hits else (count, made_by(found.version))
    return Answer(
        command=command,
        version=found.version,
        query=found.asked,
        results=lambda: map(result, found.hits),
        columns=columns,
        rows=(lambda: map(row, found.hits)) if row else None,
        page=lambda: [
            Listing(
                header=header,
                rows=list(map(cells, sorted(found.hits, key=order) if order else found.hits)),
                right=right,
                foot=below,
                empty=empty,
                cards=list(map(card, found.hits)) if card else (),
            )
        ],
        what=count,
        warnings=warnings,
        empty="" if found.hits else empty,
        sheets=(lambda: sheets(found)) if sheets and found.hits else None,
    )
