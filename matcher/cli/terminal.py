"""What the streams are: a terminal or not, in colour or not."""

from __future__ import annotations

import os
import sys

from matcher.cli.options import Options


def is_screen(options: Options) -> bool:
    """Whether the answer goes to a person's terminal."""
    return (not options.output or options.output == "-") and sys.stdout is not None and sys.stdout.isatty()


def colour(options: Options) -> bool:
    """Whether the answer may have colours (https://no-color.org, FORCE_COLOR, TERM=dumb)."""
    if options.no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_screen(options) and os.environ.get("TERM") != "dumb"
