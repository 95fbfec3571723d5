"""`matcher validate [DIR]`."""

from __future__ import annotations

from matcher import api
from matcher.cli.settings import Settings
from matcher.cli.show import show
from matcher.errors import ExitCode


def run(settings: Settings) -> int:
    """Check a data folder; every fault and warning at once."""
    named = settings.directory or settings.data
    answer = api.validate(
        named, data=settings.data, data_mode=settings.data_mode, strict=settings.strict, facts=settings.facts
    )
    show(answer, settings)
    return ExitCode.INVALID_DATA if answer.error else ExitCode.DONE
