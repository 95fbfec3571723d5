"""`matcher schema [FILE]`."""

from __future__ import annotations

import os

from matcher.answers.lists import data_files
from matcher.cli.output import write
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of, show
from matcher.editing.schema import BESIDE, schema
from matcher.errors import ExitCode, UsageError
from matcher.folder import ABOUT, FILES
from matcher.forms.json import document
from matcher.language import tr
from matcher.text import did_you_mean


def run(settings: Settings) -> int:
    """Print the JSON Schema of a data file, or list the files."""
    catalogue = catalogue_of(settings)
    if not settings.file:
        holds = {name: tr(about) for name, about in {**ABOUT, **BESIDE}.items()}
        show(data_files(catalogue.version, holds), settings)
        return ExitCode.DONE
    name = os.path.basename(settings.file)
    files = (*FILES, *BESIDE)
    if name not in files:
        message = tr('No data file is called "{name}".', name=settings.file[:100]) + did_you_mean(name, files)
        raise UsageError(message, tr("The files are: {names}.", names=", ".join(files)))
    made = schema(
        name,
        profiles=list(catalogue.profiles),
        themes=list(catalogue.themes),
        topics=list(catalogue.topics),
        series=list(catalogue.dictionary["series"]),
        sets=catalogue.keys("sets"),
        questions=catalogue.keys("questions"),
    )
    write([document(made)], settings, tr("the schema of {file}", file=name))
    return ExitCode.DONE
