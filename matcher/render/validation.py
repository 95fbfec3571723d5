"""What a review of a data folder found, in the forms of the command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from matcher.editing.review import Finding, Review
from matcher.text import counted, visible

COLUMNS = ("file", "line", "column", "field", "message", "severity")
"""Columns of the CSV. They only ever grow, at the end."""


def result(finding: Finding) -> dict[str, Any]:
    """One finding as JSON has it."""
    return dict(zip(COLUMNS, finding, strict=True))


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One line a finding, in the form from which editors jump to the place: file:line:column: severity: message."""
    for finding in findings:
        place = f"{finding.file}:{max(finding.line, 1)}:{finding.column or 1}"
        yield visible(f"{place}: {finding.severity}: {_said(finding)}") + "\n"


def page(found: Review, folder: str, *, strict: bool) -> Iterator[str]:
    """For reading: the faults, then the warnings, then what the folder holds."""
    errors = [finding for finding in found.findings if finding.severity == "error"]
    warnings = [finding for finding in found.findings if finding.severity == "warning"]
    for title, findings in (
        ("Faults", errors),
        ("Warnings (faults here: --strict)" if strict else "Warnings", warnings),
    ):
        if findings:
            yield f"{title}\n\n"
            for finding in findings:
                place = f"{finding.file}:{finding.line}" if finding.line else finding.file
                yield f"- {place}: {_said(finding)}\n"
            yield "\n"
    yield summary(found, folder) + "\n"


def summary(found: Review, folder: str) -> str:
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
