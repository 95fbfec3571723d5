"""The JSON envelope around every answer. Its names stay; fields are only ever added."""

from __future__ import annotations

from matcher import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SCHEMA_VERSION = 1


def success(
    command: str, data_version: str, query: dict[str, Any], results: list[Any], warnings: list[str]
) -> dict[str, Any]:
    """The envelope of an answer."""
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "status": "ok",
        "tool": {"version": __version__, "data": data_version},
        "query": query,
        "results": results,
        "warnings": warnings,
    }


def failure(command: str, errors: list[dict[str, Any]]) -> dict[str, Any]:
    """The envelope of a failure."""
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "status": "error",
        "tool": {"version": __version__},
        "results": [],
        "errors": errors,
    }
