"""YAML 1.2 for files that people edit: Norway stays Norway, a key stands once, and every fault has a line.

Two parsers share the work. `ryaml` (Rust, YAML 1.2 core schema) reads the 1.5 MB of the catalogue in 0.05 s.
It keeps no positions and lets tags and aliases through, so where something looks or is wrong the file is read
again by PyYAML's event stream, which knows the line of everything.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

from matcher.errors import Fault, InvalidData, line_in
from matcher.language import tr

MAX_DEPTH = 128
"""Levels of nesting, ryaml's own limit; the shipped files use six."""

WORD = 24
"""Letters up to which a text is taken for a word that may come again."""

# One of & * ! where a value may begin. (After a colon too, since a value may follow a quoted key at once: {"a":*b}.)
# The rare character is sought first, and only then what stands before it: five times as fast on the catalogue.
_MAY_HAVE_TAG_OR_ALIAS = re.compile(r"[&*!](?<![^\s\[\]{},:][&*!])(?:(?<=!)|(?=\S))")

Path = tuple[str | int, ...]
"""Where a value stands in a document: keys and list positions from the top."""


def parse(text: str, file: str) -> Any:
    """The one document in `text` as plain lists, dicts, str, int, float, bool and None.

    Raises InvalidData, with the line, for: bad syntax, a key given twice, anchors, aliases, tags, more than one
    document, nesting deeper than MAX_DEPTH, and a file with nothing in it.
    """
    import ryaml as typed_badly

    ryaml: Any = typed_badly  # its stubs leave out what it exports
    if _MAY_HAVE_TAG_OR_ALIAS.search(text):
        _refuse_unwanted(text, file)
    try:
        data = ryaml.loads(text)
    except (ryaml.InvalidYamlError, ValueError, RecursionError) as error:
        _refuse_unwanted(text, file)
        raise InvalidData([Fault(file, line_in(str(error)), "", str(error).split("\n")[0])]) from None
    if data is None:
        raise InvalidData([Fault(file, 1, "", tr("the file holds no data; a list or a mapping is due"))])
    return _shared(data)


def _shared(data: Any) -> Any:
    """The same, in which a word that stands a thousand times (a key, a code, a date) is kept once: that is a tenth of
    what the catalogue takes in memory."""
    if isinstance(data, str):
        return intern(data) if len(data) <= WORD else data
    if isinstance(data, list):
        return [_shared(item) for item in data]
    if isinstance(data, dict):
        return {_shared(key): _shared(value) for key, value in data.items()}
    return data


def locate(text: str) -> dict[Path, int]:
    """The line (from 1) of every key and list item in a document that `parse` has accepted."""
    import yaml

    lines: dict[Path, int] = {(): 1}

    def walk(node: yaml.Node, path: Path) -> None:
        lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                lines[(*path, key.value)] = key.start_mark.line + 1
                walk(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for position, item in enumerate(node.value):
                walk(item, (*path, position))

    root = yaml.compose(text, Loader=loader())
    if root is not None:
        walk(root, ())
    return lines


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of `path`, or of the nearest thing above it that has one (a missing field has none)."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


class _Mapping:
    """A mapping that is open: the line of each key so far, and whether a key comes next."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.key_is_next = True


def _refuse_unwanted(text: str, file: str) -> None:
    """Raise InvalidData for the first thing in the event stream that these files do not use."""
    import yaml

    nesting: list[_Mapping | None] = []  # what is open here, outermost first; None is a list
    documents = 0
    try:
        events: Any = yaml.parse(text, Loader=loader())
        for event in events:
            line: int = event.start_mark.line + 1
            documents += isinstance(event, yaml.DocumentStartEvent)
            why = (
                tr("a second document begins here; one file holds one document") if documents > 1 else _unwanted(event)
            )
            if isinstance(event, yaml.NodeEvent) and not why and nesting and nesting[-1]:
                why = _wrong_in(nesting[-1], event, line)
            if isinstance(event, yaml.CollectionStartEvent):
                why = why or (
                    tr("nested deeper than {levels} levels", levels=MAX_DEPTH) if len(nesting) >= MAX_DEPTH else ""
                )
                nesting.append(_Mapping() if isinstance(event, yaml.MappingStartEvent) else None)
            elif isinstance(event, yaml.CollectionEndEvent):
                nesting.pop()
            if why:
                raise InvalidData([Fault(file, line, "", why)])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        why = tr("not valid YAML: {problem}", problem=error.problem or error.context)
        raise InvalidData([Fault(file, line, "", why)]) from None
    except yaml.YAMLError as error:
        why = tr("not valid YAML: {problem}", problem=str(error).splitlines()[0])
        raise InvalidData([Fault(file, 1, "", why)]) from None


def _unwanted(event: Any) -> str:
    """What is wrong with an event wherever it stands, or nothing."""
    import yaml

    if isinstance(event, yaml.AliasEvent):
        return tr("alias *{name} is not accepted; write the value out", name=event.anchor)
    if getattr(event, "anchor", None) is not None:
        return tr("anchor &{name} is not accepted; write the value out", name=event.anchor)
    if getattr(event, "tag", None) is not None:
        return tr("tag {name} is not accepted; write plain text, numbers and lists", name=event.tag)
    return ""


def _wrong_in(mapping: _Mapping, event: Any, line: int) -> str:
    """What is wrong with the next key of a mapping, or nothing; nothing is wrong with any value."""
    import yaml

    mapping.key_is_next = not mapping.key_is_next
    if mapping.key_is_next:
        return ""
    if not isinstance(event, yaml.ScalarEvent):
        return tr("a key must be plain text")
    if event.value in mapping.lines:
        first = mapping.lines[event.value]
        return tr("key {key} stands twice, first in line {line}", key=repr(event.value), line=first)
    mapping.lines[event.value] = line
    return ""


def loader() -> Any:
    """PyYAML's loader that gives events and lines."""
    import yaml

    # The C loader is ten times faster; it is missing only where PyYAML was built without libyaml.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
