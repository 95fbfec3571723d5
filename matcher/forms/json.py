"""JSON, the same bytes on every machine: an envelope around every answer. Its names stay; fields are only ever
added."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from matcher import __version__
from matcher.language import ENGLISH, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display

SCHEMA_VERSION = 1


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The answer as one document."""
    results = list(answer.stream())  # first: the warnings of a batch are known only then
    if answer.error:
        yield document({**failure(answer.command, [answer.error]), "query": answer.query, "results": results})
        return
    yield document(
        {
            "schema_version": SCHEMA_VERSION,
            "command": answer.command,
            "status": "ok",
            "tool": {"version": __version__, "data": answer.version},
            **_language(),
            "query": answer.query,
            "results": results,
            "warnings": [*answer.warnings, *answer.faults],
        }
    )


def failure(command: str, errors: list[Mapping[str, Any]]) -> dict[str, Any]:
    """The envelope of a failure."""
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "status": "error",
        "tool": {"version": __version__},
        **_language(),
        "results": [],
        "errors": errors,
    }


def _language() -> dict[str, str]:
    """The language of names and messages, where it is not English."""
    return {} if spoken() == ENGLISH else {"language": spoken()}


def document(value: Any) -> str:
    """A JSON document, indented, with letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
