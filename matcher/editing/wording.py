"""Turns what pydantic found into words for the person who edits the file."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from matcher.editing.kinds import FORMS
from matcher.editing.yaml12 import Path
from matcher.language import mark, tr
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
    "string_type": mark("text"),
    "int_type": mark("a whole number"),
    "int_from_float": mark("a whole number"),
    "float_type": mark("a number"),
    "finite_number": mark("a finite number"),
    "bool_type": mark("true or false"),
    "list_type": mark("a list"),
    "dict_type": mark("a mapping of keys to values"),
    "model_type": mark("a mapping of keys to values"),
    "model_attributes_type": mark("a mapping of keys to values"),
}
"""Kind of fault -> what would be right."""

WRONG = {
    "missing": mark("is missing"),
    "string_too_short": mark("is empty"),
    "string_too_long": mark("is longer than {max_length} characters"),
    "greater_than_equal": mark("{given} is below {ge:.15g}"),
    "greater_than": mark("{given} must be above {gt:.15g}"),
    "less_than_equal": mark("{given} is above {le:.15g}"),
}
"""Kind of fault -> what is wrong."""


def _words(fault: Any, where: Path, kind: Any) -> str:
    given, limits = shown(fault["input"]), fault.get("ctx", {})
    fault_kind = fault["type"]
    if fault_kind in DUE:
        due = tr(DUE[fault_kind])
        if fault_kind == "string_type" and isinstance(fault["input"], int | float):
            return tr("{due} is due, found {given}; put it in quotes", due=due, given=given)
        # Translators: what should stand there, and what was found: "a number is due, found 'many'".
        return tr("{due} is due, found {given}", due=due, given=given)
    if fault_kind in WRONG:
        return tr(WRONG[fault_kind], given=given, **limits)
    match fault_kind:
        case "extra_forbidden":
            fields = _fields(kind, where[:-1])
            known = did_you_mean(str(where[-1]), fields) or " " + tr("The keys are: {keys}.", keys=", ".join(fields))
            return tr("there is no such key.") + known
        case "literal_error":
            choices = str(limits["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            wrong = tr("{given} is not one of {choices}.", given=given, choices=", ".join(choices))
            return wrong + did_you_mean(str(fault["input"]), choices)
        case "too_short" | "too_long":
            count = limits["actual_length"]
            due = limits.get("min_length") or limits["max_length"]
            # Translators: how many entries a list must have, and how many it has.
            return tr("{due} are due, found {count}", due=due, count=count) if count else tr("is empty")
        case "string_pattern_mismatch":
            # Translators: "'Ab' is not two capital letters".
            return tr("{given} is not {form}", given=given, form=tr(FORMS[limits["pattern"]]))
        case _:
            return str(fault["msg"])


def _key(key: str) -> str:
    return _short(visible(key))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def shown(value: Any) -> str:
    """A value from a file, as short and as plain as a message can carry it."""
    if value is None:
        return tr("nothing")
    if isinstance(value, dict):
        return tr("a mapping")
    if isinstance(value, list):
        return tr("a list")
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
