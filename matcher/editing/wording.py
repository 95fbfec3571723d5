"""Turns what pydantic found into words for the person who edits the file."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from matcher.editing.records import FORMS
from matcher.editing.yaml12 import Path
from matcher.text import did_you_mean


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


def _words(fault: Any, where: Path, kind: Any) -> str:
    given, limits = fault["input"], fault.get("ctx", {})
    match fault["type"]:
        case "extra_forbidden":
            fields = _fields(kind, where[:-1])
            known = did_you_mean(str(where[-1]), fields) or f" The keys are: {', '.join(fields)}."
            return f"there is no such key.{known}"
        case "missing":
            return "is missing"
        case "string_type":
            hint = "; put it in quotes" if isinstance(given, int | float) else ""
            return f"text is due, found {shown(given)}{hint}"
        case "int_type" | "int_from_float":
            return f"a whole number is due, found {shown(given)}"
        case "float_type":
            return f"a number is due, found {shown(given)}"
        case "finite_number":
            return f"a finite number is due, found {shown(given)}"
        case "bool_type":
            return f"true or false is due, found {shown(given)}"
        case "list_type":
            return f"a list is due, found {shown(given)}"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"a mapping of keys to values is due, found {shown(given)}"
        case "literal_error":
            choices = str(limits["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            near = did_you_mean(str(given), choices)
            return f"{shown(given)} is not one of {', '.join(choices)}.{near}"
        case "greater_than_equal":
            return f"{shown(given)} is below {limits['ge']:.15g}"
        case "greater_than":
            return f"{shown(given)} must be above {limits['gt']:.15g}"
        case "less_than_equal":
            return f"{shown(given)} is above {limits['le']:.15g}"
        case "string_too_short" | "too_short":
            return "is empty"
        case "string_too_long":
            return f"is longer than {limits['max_length']} characters"
        case "string_pattern_mismatch":
            return f"{shown(given)} is not {FORMS[limits['pattern']]}"
        case _:
            return str(fault["msg"])


def _key(key: str) -> str:
    from matcher.text import visible

    shown = visible(key)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def shown(value: Any) -> str:
    """A value from a file, as short and as plain as a message can carry it."""
    from matcher.text import visible

    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = visible(str(value).lower() if isinstance(value, bool) else repr(value))
    return text if len(text) <= 60 else text[:57] + "..."


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
