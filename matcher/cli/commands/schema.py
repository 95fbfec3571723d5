"""`matcher schema [FILE]`."""

from __future__ import annotations

import os

from matcher.answers.lists import data_files
from matcher.cli.output import write
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of, show
from matcher.editing.schema import schema
from matcher.errors import ExitCode, UsageError
from matcher.folder import ABOUT, FILES
from matcher.forms.json import document
from matcher.text import did_you_mean


def run(settings: Settings) -> int:
    """Print the JSON Schema of a data file, or list the files."""
    catalogue = catalogue_of(settings)
    if not settings.file:
        show(data_files(catalogue.version, ABOUT), settings)
        return int(ExitCode.DONE)
    name = os.path.basename(settings.file)
    if name not in FILES:
        raise UsageError(
            f'No data file is called "{settings.file[:100]}".{did_you_mean(name, FILES)}',
            f"The files are: {', '.join(FILES)}.",
        )
    made = schema(
        name,
        profiles=list(catalogue.profiles),
        themes=list(catalogue.themes),
        topics=list(catalogue.topics),
        series=list(catalogue.dictionary["series"]),
    )
    write([document(made)], settings, f"the schema of {name}")
    return int(ExitCode.DONE)
