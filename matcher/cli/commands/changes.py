"""`matcher changes OLD NEW`."""

from __future__ import annotations

from matcher import api
from matcher.cli.settings import Settings
from matcher.cli.show import show
from matcher.errors import ExitCode, UsageError


def run(settings: Settings) -> int:
    """Say what changed between two sets of data."""
    for name in ("data", "data_mode"):
        if settings.source.get(name) == "flag":
            message = (
                f"--{name.replace('_', '-')} says nothing here: the two sets of data are named one after the other."
            )
            raise UsageError(message, "For example: matcher changes shipped my-data")
    show(api.changes(settings.old, settings.new, **settings.own()), settings)
    return int(ExitCode.DONE)
