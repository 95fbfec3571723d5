"""Progress on standard error: only on a terminal, only after a second, never in a log."""

from __future__ import annotations

import sys
import time

from matcher.cli.settings import Settings
from matcher.text import counted

PATIENCE = 1.0
"""Seconds before anything is shown."""
PAUSE = 0.1
"""Seconds between two pictures."""


class Progress:
    """Counts lines for a person who waits."""

    def __init__(self, options: Settings, thing: str = "country") -> None:
        self._thing = thing
        self._shows = sys.stderr is not None and sys.stderr.isatty() and not options.quiet
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def show(self, done: int) -> None:
        """Say how many are done, if it is time to."""
        if self._shows and time.monotonic() >= self._next:
            self._next = time.monotonic() + PAUSE
            self._shown = True
            print(f"\rmatcher: {counted(done, self._thing)}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the picture away, so that what is written next stands on a line of its own."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False
