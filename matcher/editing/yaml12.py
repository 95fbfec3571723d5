"""YAML 1.2 for files that people edit: Norway stays Norway, a key stands once, and every fault has a line.

Two parsers share the work. `ryaml` (Rust, YAML 1.2 core schema) reads the 1.5 MB of the catalogue in 0.05 s.
It keeps no positions and lets tags and aliases through, so where something looks or is wrong the file is read
again by PyYAML's event stream, which knows the line of everything.
"""

from __future__ import annotations

import re
from typing import Any

from matcher.errors import Fault, InvalidData, line_in

MAX_DEPTH = 128
"""Levels of nesting, ryaml's own limit; the shipped files use six."""

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
        raise InvalidData([Fault(file, 1, "", "the file holds no data; a list or a mapping is due")])
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

    root = yaml.compose(text, Loader=_loader())
    if root is not None:
        walk(root, ())
    return lines


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of `path`, or of the nearest thing above it that has one (a missing field has none)."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _refuse_unwanted(text: str, file: str) -> None:
    """Raise InvalidData for the first thing in the event stream that these files do not use."""
    import yaml

    # One frame for each open collection: the keys seen so far (None in a list), and whether a key comes next.
    open_maps: list[tuple[dict[str, int] | None, bool]] = []
    documents = 0

    def refuse(mark: Any, why: str) -> InvalidData:
        return InvalidData([Fault(file, mark.line + 1, "", why)])

    try:
        events: Any = yaml.parse(text, Loader=_loader())
        for event in events:
            mark = event.start_mark
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise refuse(mark, "a second document begins here; one file holds one document")
            if isinstance(event, yaml.AliasEvent):
                raise refuse(mark, f"alias *{event.anchor} is not accepted; write the value out")
            if isinstance(event, yaml.NodeEvent):
                if event.anchor is not None:
                    raise refuse(mark, f"anchor &{event.anchor} is not accepted; write the value out")
                tag = getattr(event, "tag", None)
                if tag is not None:
                    raise refuse(mark, f"tag {tag} is not accepted; write plain text, numbers and lists")
            if isinstance(event, yaml.CollectionEndEvent):
                open_maps.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            if open_maps:
                keys, key_is_next = open_maps[-1]
                if keys is not None:
                    open_maps[-1] = (keys, not key_is_next)
                    if key_is_next:
                        if not isinstance(event, yaml.ScalarEvent):
                            raise refuse(mark, "a key must be plain text")
                        if event.value in keys:
                            first = keys[event.value]
                            raise refuse(mark, f"key {event.value!r} stands twice, first in line {first}")
                        keys[event.value] = mark.line + 1
            if isinstance(event, yaml.CollectionStartEvent):
                if len(open_maps) >= MAX_DEPTH:
                    raise refuse(mark, f"nested deeper than {MAX_DEPTH} levels")
                open_maps.append(({}, True) if isinstance(event, yaml.MappingStartEvent) else (None, False))
    except yaml.MarkedYAMLError as error:
        error_mark = error.problem_mark or error.context_mark
        line = error_mark.line + 1 if error_mark else 1
        raise InvalidData([Fault(file, line, "", f"not valid YAML: {error.problem or error.context}")]) from None
    except yaml.YAMLError as error:
        raise InvalidData([Fault(file, 1, "", f"not valid YAML: {str(error).splitlines()[0]}")]) from None


def _loader() -> Any:
    import yaml

    # The C loader is ten times faster; it is missing only where PyYAML was built without libyaml.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
