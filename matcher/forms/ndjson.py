"""NDJSON: one JSON object a line, a line a result, each as soon as it is there."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.forms.json import KEPT, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The results of the answer, a line a piece; one that comes again is made once."""
    kept: dict[int, tuple[Any, str]] = {}  # with the result itself, so that its id stays its own
    for result in answer.stream():
        if (known := kept.get(id(result))) is None:
            known = result, line(result)
            if len(kept) < KEPT:
                kept[id(result)] = known
        yield known[1]
