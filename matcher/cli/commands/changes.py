"""`matcher changes OLD NEW`."""

from __future__ import annotations

from matcher import api
from matcher.cli.settings import Settings
from matcher.cli.show import show
from matcher.errors import ExitCode, UsageError
from matcher.language import tr


def run(settings: Settings) -> int:
    """Say what changed between two sets of data."""
    for name in ("data", "data_mode"):
        if settings.source.get(name) == "flag":
            option = f"--{name.replace('_', '-')}"
            message = tr(
                "{option} says nothing here: the two sets of data are named one after the other.", option=option
            )
            raise UsageError(message, tr("For example: {command}", command="matcher changes shipped my-data"))
    show(api.changes(settings.old, settings.new, **settings.own()), settings)
    return ExitCode.DONE
