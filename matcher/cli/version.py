"""`matcher --version`: the program's version and the data's."""

from __future__ import annotations

from matcher import __version__


def version() -> int:
    """Print the versions of program and data; returns the exit code."""
    from matcher.catalogue.index import data_version
    from matcher.cli.output import put

    put(f"matcher {__version__} (data {data_version()})\n")
    return 0
