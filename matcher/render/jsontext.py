"""JSON and NDJSON, the same bytes on every machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def document(value: Any) -> str:
    """A JSON document, indented, with letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def lines(records: Iterable[Any]) -> Iterator[str]:
    """One JSON object a line."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"
