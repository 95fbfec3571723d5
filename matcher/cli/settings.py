"""Options from the environment and from configuration files, below what the command line says.

matcher.toml in the working folder, then the user's own file (`options.user_file`), hold keys named as the long
options are, with dashes or underscores: `lens = "learn"`, `pool = ["AU"]`. Environment variables are called
MATCHER_ and the name: MATCHER_LENS=learn; lists are written with spaces between.
"""

from __future__ import annotations

import os
from typing import Any

from matcher.cli.options import ELSEWHERE, SETTABLE, user_file
from matcher.errors import Fault, InvalidData, UsageError

NUMBERS = frozenset({"top", "draws", "seed"})
LISTS = frozenset({"theme", "topic", "pool", "exclude"})
FLAGS = frozenset({"no_color", "quiet", "diverse"})


def fill(values: dict[str, Any], source: dict[str, str]) -> None:
    """Set in `values` what the environment, the project file and the user's file say, and note where from.

    Raises UsageError or InvalidData for names that mean nothing and values of the wrong kind.
    """
    for name, value in _from_environment().items():
        _set(values, source, name, value, "environment")
    for path, layer in (("matcher.toml", "matcher.toml"), (user_file(), user_file())):
        if os.path.exists(path):
            for name, value in _from_file(path).items():
                _set(values, source, name, value, layer)


def _set(values: dict[str, Any], source: dict[str, str], name: str, value: Any, layer: str) -> None:
    if name not in source:
        values[name] = value
        source[name] = layer


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for variable, text in sorted(os.environ.items()):
        if not variable.startswith("MATCHER_") or variable in ELSEWHERE or not text:
            continue  # an empty variable is one that is not set
        name = variable.removeprefix("MATCHER_").lower()
        if name not in SETTABLE:
            from matcher.text import did_you_mean

            known = sorted("MATCHER_" + option.upper() for option in SETTABLE)
            raise UsageError(
                f"The environment sets {variable}, which means nothing.{did_you_mean(variable, known)}",
                f"Known are: {', '.join(known)}.",
            )
        found[name] = _converted(variable, name, text)
    return found


def _converted(variable: str, name: str, text: str) -> Any:
    if name in NUMBERS:
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise UsageError(f'{variable} must be a whole number; it is "{text}".')
        return int(text)
    if name in FLAGS:
        if text.lower() not in ("1", "true", "yes", "0", "false", "no", ""):
            raise UsageError(f'{variable} must be 1 or 0; it is "{text}".')
        return text.lower() in ("1", "true", "yes")
    return text.split() if name in LISTS else text


def _from_file(path: str) -> dict[str, Any]:
    import tomllib
    from pathlib import Path

    from matcher.files import read_text

    text = read_text(Path(path), path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidData([Fault(path, _line_in(str(error)), "", f"not valid TOML: {error}")]) from None
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for key, value in table.items():
        name = key.replace("-", "_")
        line = next((n for n, row in enumerate(text.splitlines(), 1) if row.strip().startswith(key)), 1)
        fault = _wrong(name, value)
        if fault:
            faults.append(Fault(path, line, key, fault))
        else:
            found[name] = [value] if name in LISTS and isinstance(value, str) else value
    if faults:
        raise InvalidData(faults)
    return found


def _wrong(name: str, value: Any) -> str:
    """What is wrong with a setting; empty when nothing is."""
    if name not in SETTABLE:
        from matcher.text import did_you_mean

        return f"there is no such setting.{did_you_mean(name, SETTABLE)}"
    if name in NUMBERS:
        return "" if isinstance(value, int) and not isinstance(value, bool) else "a whole number is due"
    if name in FLAGS:
        return "" if isinstance(value, bool) else "true or false is due"
    if name in LISTS:
        words = value if isinstance(value, list) else [value]
        return "" if all(isinstance(word, str) for word in words) else "text or a list of texts is due"
    return "" if isinstance(value, str) else "text is due, in quotes"


def _line_in(message: str) -> int:
    import re

    found = re.search(r"line (\d+)", message)
    return int(found.group(1)) if found else 1
