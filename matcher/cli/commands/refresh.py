"""`matcher refresh FILE DIR`."""

from __future__ import annotations

from matcher import api
from matcher.cli.settings import Settings
from matcher.cli.show import show
from matcher.errors import ExitCode


def run(settings: Settings) -> int:
    """Write a folder of newer figures, and tell what they change."""
    answer = api.refresh(
        settings.file,
        settings.directory,
        edition=settings.edition,
        freeze=settings.freeze,
        force=settings.force,
        data=settings.data,
        data_mode=settings.data_mode,
    )
    show(answer, settings)
    return ExitCode.DONE
