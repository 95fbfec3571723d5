"""JSON, the same bytes on every machine: an envelope around every answer. Its names stay; fields are only ever
added."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from matcher import __version__
from matcher.language import ENGLISH, spoken
from matcher.text import escaped_in_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.forms.table import Display

SCHEMA_VERSION = 1
KEPT = 5_000
"""Results whose text is kept for when they come again, as in a batch that asks the same of many lines."""


def text(answer: Answer[Any], display: Display) -> Iterator[str]:
    """The answer as one document, in pieces."""
    results = list(answer.stream())  # first: the warnings of a batch are known only then
    if answer.error:
        fields = {**failure(answer.command, [answer.error]), "query": answer.query, "results": results}
        yield document(fields)
        return
    fields = {
        "schema_version": SCHEMA_VERSION,
        "command": answer.command,
        "status": "ok",
        "tool": {"version": __version__, "data": answer.version},
        **_language(),
        "query": answer.query,
        "results": [],
        "warnings": [*answer.warnings, *answer.faults],
    }
    before, mark, after = document(fields).partition('\n  "results": []')
    if not results:
        yield before + mark + after
        return
    yield before + '\n  "results": ['
    yield from _listed(results)
    yield "\n  ]" + after


def _listed(results: list[Any]) -> Iterator[str]:
    """The results as they stand in the document, each text made once."""
    kept: dict[int, str] = {}
    comma = ""
    for result in results:
        if (made := kept.get(id(result))) is None:
            # A line end within a value is an escape, so that those that there are can all be indented.
            made = "\n    " + document(result)[:-1].replace("\n", "\n    ")
            if len(kept) < KEPT:
                kept[id(result)] = made
        yield comma + made
        comma = ","


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
    """A JSON document, indented, with letters of every script as they are; what hides or steers text is escaped."""
    return escaped_in_json(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def line(value: Any) -> str:
    """The same on one line."""
    return escaped_in_json(json.dumps(value, ensure_ascii=False, allow_nan=False)) + "\n"
