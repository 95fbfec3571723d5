"""NDJSON: one JSON object a line, a line a result, each as soon as it is there."""

from __future__ import annotations

import json
from collections.abc import Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The results of the answer, a line a piece."""
    for result in answer.stream():
        yield json.dumps(result, ensure_ascii=False, allow_nan=False) + "\n"
