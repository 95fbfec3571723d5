"""Turns what pydantic found into words for the person who edits the file."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from matcher.editing.kinds import FORMS
from matcher.editing.yaml12 import Path
from matcher.text import did_you_mean, visible


def words_of(path: Path) -> str:
    """A path as an editor would say it: results[2].value (list places counted from 1, as sources are)."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else (f".{_key(step)}" if words else _key(step))
    return words


def describe(error: ValidationError, kind: Any) -> Iterator[tuple[Path, str]]:
    """(where, what is wrong and what would be right) for each fault in `error`, found while reading a `kind`."""
    for fault in error.errors(include_url=False):
        where: Path = tuple(fault["loc"])
        if where[-1:] == ("[key]",):
            # The key itself is wrong; pydantic names it in the last step but one, as what it is.
            where = (*where[:-2], str(where[-2]))
        yield where, _words(fault, where, kind)


DUE = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}
"""Kind of fault -> what would be right."""

WRONG = {
    "missing": "is missing",
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters",
    "greater_than_equal": "{given} is below {ge:.15g}",
    "greater_than": "{given} must be above {gt:.15g}",
    "less_than_equal": "{given} is above {le:.15g}",
}
"""Kind of fault -> what is wrong."""


def _words(fault: Any, where: Path, kind: Any) -> str:
    given, limits = shown(fault["input"]), fault.get("ctx", {})
    fault_kind = fault["type"]
    if fault_kind in DUE:
        quotes = "; put it in quotes" if fault_kind == "string_type" and isinstance(fault["input"], int | float) else ""
        return f"{DUE[fault_kind]} is due, found {given}{quotes}"
    if fault_kind in WRONG:
        return WRONG[fault_kind].format(given=given, **limits)
    match fault_kind:
        case "extra_forbidden":
            fields = _fields(kind, where[:-1])
            known = did_you_mean(str(where[-1]), fields) or f" The keys are: {', '.join(fields)}."
            return f"there is no such key.{known}"
        case "literal_error":
            choices = str(limits["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"{given} is not one of {', '.join(choices)}.{did_you_mean(str(fault['input']), choices)}"
        case "too_short" | "too_long":
            count = limits["actual_length"]
            return f"{limits.get('min_length') or limits['max_length']} are due, found {count}" if count else "is empty"
        case "string_pattern_mismatch":
            return f"{given} is not {FORMS[limits['pattern']]}"
        case _:
            return str(fault["msg"])


def _key(key: str) -> str:
    return _short(visible(key))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def shown(value: Any) -> str:
    """A value from a file, as short and as plain as a message can carry it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return _short(visible(str(value).lower() if isinstance(value, bool) else repr(value)))


def _fields(kind: Any, where: Path) -> list[str]:
    """The names of the fields that a record at `where` may have."""
    for step in where:
        if isinstance(kind, types.UnionType):
            kind = next(k for k in typing.get_args(kind) if k is not type(None))
        origin = typing.get_origin(kind)
        if origin is typing.Annotated:
            kind = typing.get_args(kind)[0]
            origin = typing.get_origin(kind)
        if origin is list:
            kind = typing.get_args(kind)[0]
        elif origin is dict:
            kind = typing.get_args(kind)[1]
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            kind = kind.model_fields[str(step)].annotation
    if isinstance(kind, types.UnionType):
        kind = next(k for k in typing.get_args(kind) if k is not type(None))
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []
