"""Long pages on a terminal go through a pager, as those of git and gh do: MATCHER_PAGER, else PAGER, else less."""

from __future__ import annotations

import os
from collections.abc import Iterable

from matcher.cli.output import flush, put

ASIDE = 1
"""Lines of a screen that the prompt takes."""
VARIABLES = ("MATCHER_PAGER", "PAGER")
"""What says which program is the pager; `cat`, or nothing but blanks: none."""
LESS = "FRX"
"""How less behaves unless LESS says otherwise: colours as they are, nothing cleared, gone where all fits."""


def show(chunks: Iterable[str]) -> None:
    """Write to standard output, by way of the pager where it is more than the screen holds."""
    text = "".join(chunks)
    try:
        room = os.get_terminal_size().lines - ASIDE
    except OSError:
        room = 0
    if not 0 < room < text.count("\n") or not _through(_command(), text):
        put(text)
    flush()


def _command() -> list[str]:
    """The pager and its arguments; nothing where none is wanted or there is none."""
    import shlex
    import shutil

    if os.environ.get("TERM") == "dumb":
        return []
    chosen = next((value for name in VARIABLES if (value := os.environ.get(name)) is not None), "less")
    try:
        words = shlex.split(chosen)
    except ValueError:
        return []
    return words if words and words[0] != "cat" and shutil.which(words[0]) else []


def _through(command: list[str], text: str) -> bool:
    """Hand `text` to the pager and wait till its reader has done; False where it cannot be started."""
    import subprocess

    if not command:
        return False
    environment = {**os.environ, "LESS": os.environ.get("LESS", LESS)}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    try:
        pager.communicate(text.encode("utf-8", "backslashreplace"))
    except KeyboardInterrupt:
        pager.wait()  # less takes Ctrl-C for itself, and so does its reader
    return True
