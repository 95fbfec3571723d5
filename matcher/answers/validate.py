"""What a review of a data folder found, in words."""

from __future__ import annotations

import os
from collections.abc import Iterator

from matcher.answers.answer import Answer, Result
from matcher.answers.blocks import Block, Gap, Item, Text, Title
from matcher.editing.review import Finding, Review
from matcher.folder import shipped
from matcher.text import counted, visible

COLUMNS = ("file", "line", "column", "field", "message", "severity")
"""Columns of the CSV. They only ever grow, at the end."""


class Found(Result):
    """A fault or a warning (`severity` is error or warning): in which file, where, and what is wrong."""

    file: str
    line: int
    column: int | None
    field: str
    message: str
    severity: str


def answer(found: Review, version: str, *, folder: str, data_mode: str, strict: bool, facts: bool) -> Answer[Found]:
    """The findings as an answer. `strict`: warnings are faults."""
    faulty = any(strict or finding.severity == "error" for finding in found.findings)
    error = {"code": "invalid_data", "message": _summary(found, folder), "hint": "Mend the lines in results."}
    return Answer(
        command="validate",
        version=version,
        query={"folder": folder, "data_mode": data_mode, "strict": strict, "facts": facts, "holds": found.counts},
        results=lambda: (Found(**finding._asdict()) for finding in found.findings),
        columns=COLUMNS,
        page=lambda: _page(found, folder, strict=strict),
        what=counted(len(found.findings), "finding"),
        error=error if faulty else None,
        lines=lambda: map(_line, found.findings),
        note=_summary(found, folder),
    )


def _line(finding: Finding) -> str:
    """In the form from which editors jump to the place: file:line:column: severity: message."""
    place = f"{_path(finding.file)}:{max(finding.line, 1)}:{finding.column or 1}"
    return visible(f"{place}: {finding.severity}: {_said(finding)}") + "\n"


def _path(file: str) -> str:
    """Where a file lies, for an editor to open: messages call the shipped folder `data`, wherever it is."""
    if file.startswith("data/") and os.path.abspath("data") != shipped():
        return os.path.join(shipped(), file.removeprefix("data/"))
    return file


def _page(found: Review, folder: str, *, strict: bool) -> Iterator[Block]:
    """The faults, then the warnings, then what the folder holds."""
    warnings = "Warnings (faults here: --strict)" if strict else "Warnings"
    for title, severity in (("Faults", "error"), (warnings, "warning")):
        findings = [finding for finding in found.findings if finding.severity == severity]
        if findings:
            yield Title(title)
            for finding in findings:
                place = f"{finding.file}:{finding.line}" if finding.line else finding.file
                yield Item(f"{place}: {_said(finding)}")
            yield Gap()
    if found.ended:
        yield Text(f"Note: {counted(len(found.ended), 'plan')} past the last year: {', '.join(found.ended)}.")
    yield Text(_summary(found, folder))


def _summary(found: Review, folder: str) -> str:
    """One line: how many faults and warnings, or what a clean folder holds."""
    errors = sum(finding.severity == "error" for finding in found.findings)
    warnings = len(found.findings) - errors
    if errors:
        return f"{folder}: {counted(errors, 'fault')}, {counted(warnings, 'warning')}."
    held = [counted(count, thing) for thing, count in found.counts.items() if count]
    noted = f", {counted(warnings, 'warning')}" if warnings else ""
    return f"{folder}: no faults{noted}. It holds {', '.join(held) or 'nothing'}."


def _said(finding: Finding) -> str:
    return f"{finding.field}: {finding.message}" if finding.field else finding.message
