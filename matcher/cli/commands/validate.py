"""`matcher validate [DIR]`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from matcher.cli.options import Options
from matcher.cli.output import say, write
from matcher.editing.build import version_of
from matcher.editing.review import Review, review
from matcher.errors import ExitCode
from matcher.folder import chosen as folders_of
from matcher.folder import shipped
from matcher.render import validation as form
from matcher.text import counted


def run(options: Options) -> int:
    """Check a data folder; every fault and warning at once."""
    shape = options.format
    named = options.directory or options.data
    folders = folders_of(named, options.data_mode)
    found = review(folders)
    if not options.directory and not options.data:
        named = "data"
    faults = [f for f in found.findings if options.strict or f.severity == "error"]
    code = ExitCode.INVALID_DATA if faults else ExitCode.DONE
    folder = named or "data"
    what = counted(len(found.findings), "finding")
    write(_chunks(found, shape, options, folder, folders, code), options, what)
    if shape in ("lines", "csv", "ndjson"):
        say(f"matcher: {form.summary(found, folder)}", options)
    return int(code)


def _chunks(
    found: Review, shape: str, options: Options, folder: str, folders: tuple[str, ...], code: ExitCode
) -> Iterator[str]:
    results = [form.result(finding) for finding in found.findings]
    if shape == "lines":
        yield from form.lines([f._replace(file=_path(f.file)) for f in found.findings])
    elif shape == "csv":
        from matcher.render import csvtext

        yield from csvtext.rows(form.COLUMNS, results)
    elif shape == "ndjson":
        from matcher.render import jsontext

        yield from jsontext.lines(results)
    elif shape == "json":
        from matcher.render import jsontext
        from matcher.render.envelope import failure, success

        query = {"folder": folder, "data_mode": options.data_mode, "strict": options.strict, "holds": found.counts}
        if code == ExitCode.DONE:
            version = version_of(tuple(map(Path, folders)))
            yield jsontext.document(success("validate", version, query, results, []))
        else:
            error = {
                "code": "invalid_data",
                "message": form.summary(found, folder),
                "hint": "Mend the lines in results.",
            }
            yield jsontext.document({**failure("validate", [error]), "query": query, "results": results})
    else:
        from matcher.cli.layout import paragraphs

        page = form.page(found, folder, strict=options.strict)
        yield from paragraphs(options, page)


def _path(file: str) -> str:
    """Where a file lies, for an editor to open: messages call the shipped folder `data`, wherever it is."""
    if file.startswith("data/") and os.path.abspath("data") != shipped():
        return os.path.join(shipped(), file.removeprefix("data/"))
    return file
