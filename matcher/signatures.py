"""Gives the public functions the signatures that `help`, notebooks and editors show: their options by name, with the
defaults that `matcher.options` tells."""

from __future__ import annotations

import inspect
from typing import Any

from matcher import api
from matcher.options import COMMANDS, FLAG, MANY, NUMBER, OPTIONS, TEXT, asked

NAMES = api.__all__
"""The public names."""
TYPES = {TEXT: "str | None", MANY: "str | Sequence[str]", NUMBER: "int | None", FLAG: "bool"}
"""How a kind of option is annotated for a reader. (What a type checker holds to is in `questions.question`.)"""


def described(name: str) -> Any:
    """What is called `name`; a function with its options in its signature in place of `**asked`."""
    function = getattr(api, name)
    parameters = list(inspect.signature(function).parameters.values()) if name in COMMANDS else []
    if parameters and parameters[-1].kind is inspect.Parameter.VAR_KEYWORD:
        kind = inspect.Parameter.KEYWORD_ONLY
        options = [
            inspect.Parameter(option, kind, default=default, annotation=TYPES[OPTIONS[option].kind])
            for option, default in asked(name, {}).items()
        ]
        before = [p for p in parameters[:-1] if p.kind is not kind]
        function.__signature__ = inspect.Signature([*before, *options, parameters[-2]])
    return function
