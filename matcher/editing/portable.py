"""Text in YAML files that other readers take for something else, or refuse.

The files are YAML 1.2. Many readers still follow 1.1, in which `NO` is false, `010` is eight and `2026-11-27` a day;
and some, PyYAML's own among them, refuse a question mark in an unquoted text between braces. With quotes all agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from matcher.language import tr

NULL = re.compile(r"null|Null|NULL|~|")
BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
WHOLE = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
"""What is no text in YAML 1.2 (core schema, section 10.3.2)."""
EIGHTS = re.compile(r"[-+]?0[0-7]+")
"""A whole number that 1.1 counts in eights."""


def misread(text: str) -> Iterator[tuple[int, str]]:
    """(line, what is wrong and what to do) for each unquoted text in a document that `yaml12.parse` has accepted."""
    import yaml

    from matcher.editing.yaml12 import loader

    older: Any = yaml.resolver.Resolver()
    braces: list[bool] = []  # for each list or mapping that is open, whether it is written in one line with braces
    events: Any = yaml.parse(text, Loader=loader())
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            braces.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            braces.pop()
        elif isinstance(event, yaml.ScalarEvent) and not event.style:
            mark: Any = event.start_mark
            why = ""
            if braces and braces[-1] and "?" in event.value:
                why = tr(
                    "a ? in a text without quotes, between braces, is refused by some readers of YAML; put it in quotes"
                )
            elif _older(older, event.value) != _newer(event.value):
                why = tr(
                    "without quotes, {value} is read otherwise by readers of YAML 1.1; put it in quotes",
                    value=event.value,
                )
            if why:
                yield mark.line + 1, why


def _older(resolver: Any, value: str) -> str:
    """What YAML 1.1 takes a text for: the end of its tag."""
    import yaml

    found: str = resolver.resolve(yaml.ScalarNode, value, (True, False)).rpartition(":")[2]
    return "eights" if found == "int" and EIGHTS.fullmatch(value) else found


def _newer(value: str) -> str:
    for kind, form in (("null", NULL), ("bool", BOOLEAN), ("int", WHOLE), ("float", NUMBER)):
        if form.fullmatch(value):
            return kind
    return "str"
