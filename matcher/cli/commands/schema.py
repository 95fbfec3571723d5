"""`matcher schema [FILE]`."""

from __future__ import annotations

import os

from matcher.cli.asked import catalogue_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.cli.output import write
from matcher.editing.descriptions import ABOUT
from matcher.editing.schema import schema
from matcher.errors import ExitCode, UsageError
from matcher.folder import FILES
from matcher.render.jsontext import document
from matcher.text import counted, did_you_mean

COLUMNS = ("file", "holds")


def run(options: Options) -> int:
    """Print the JSON Schema of a data file, or list the files."""
    catalogue = catalogue_of(options)
    if not options.file:
        files = [{"file": name, "holds": ABOUT[name]} for name in FILES]
        page = Page(
            query={},
            results=files,
            columns=COLUMNS,
            rows=files,
            header=("File", "Holds"),
            cells=[(name, ABOUT[name]) for name in FILES],
            footer=[counted(len(files), "file"), "The schema of one of them: matcher schema experiences.yaml"],
            thing="file",
        )
        return show(page, options, catalogue.version)
    name = os.path.basename(options.file)
    if name not in FILES:
        raise UsageError(
            f'No data file is called "{options.file[:100]}".{did_you_mean(name, FILES)}',
            f"The files are: {', '.join(FILES)}.",
        )
    made = schema(
        name,
        profiles=list(catalogue.profiles),
        themes=list(catalogue.themes),
        topics=list(catalogue.topics),
        series=list(catalogue.section("dictionary")["series"]),
    )
    write([document(made)], options, f"the schema of {name}")
    return int(ExitCode.DONE)
