"""Which files a command reads that the user has, so that none of them is written over."""

from __future__ import annotations

import os
from collections.abc import Iterator

from matcher.cli.settings import Settings, user_file
from matcher.errors import UsageError
from matcher.folder import FILES
from matcher.language import tr
from matcher.options import OPTIONS

ARGUMENTS = {
    "batch": ("file",), "evaluate": ("file",), "plan": ("file",), "refresh": ("file", "directory"),
    "follow": ("path",), "validate": ("directory",), "changes": ("old", "new"), "new": ("a",),
}  # fmt: skip
"""The arguments that are names of files or folders; the others are words, though a file may be called so too."""


def refuse_to_write_over_input(settings: Settings) -> None:
    """Raise UsageError where the answer would be put in place of a file that is read, by whatever name, --force or
    not."""
    if not settings.output or settings.output == "-" or not os.path.exists(settings.output):
        return
    for path in _read(settings):
        if path and path != "-" and os.path.exists(path) and os.path.samefile(path, settings.output):
            message = tr("{path} is read as input, and not written over.", path=settings.output)
            raise UsageError(message, tr("Choose another name for -o."))


def _read(settings: Settings) -> Iterator[str]:
    """The files that are read; of a folder those that hold data."""
    words = [getattr(settings, name) for name in ARGUMENTS.get(settings.command, ())]
    own = settings.own() | {name: getattr(settings, name) for name in ("profiles", "experiences")}
    for name, value in own.items():
        if OPTIONS[name].metavar == "FILE":
            words.append(value)
        each = value if isinstance(value, list | tuple) else [value]
        words += [part[1:] for word in each if isinstance(word, str) for part in _at(word)]
    for path in (*words, settings.data, "matcher.toml", user_file()):
        if not isinstance(path, str) or not path:
            continue
        yield path
        if os.path.isdir(path):
            yield from (os.path.join(path, file) for file in os.listdir(path) if _is_data(file))


def _is_data(file: str) -> bool:
    return file in FILES or file.endswith((".yaml", ".yml"))


def _at(word: str) -> list[str]:
    """Those parts of a list that name files."""
    return [part for text in (word, *word.replace(";", ",").split(",")) if (part := text.strip()).startswith("@")]
