"""Looks through files on partnerships for those who keep them: every fault and warning at once, each with its place."""

from __future__ import annotations

from matcher.editing.partnership_files import Known, read
from matcher.editing.partnership_places import files_at
from matcher.editing.review import Finding, Review, located

COUNTED = "followed partnership"


def review(path: str, known: Known | None) -> Review:
    """What is wrong with the files on partnerships at `path`, and how many there are. Without `known` (the data they
    name things of have faults of their own) they are looked at as far as their form goes."""
    findings: list[Finding] = []
    files = files_at(path)
    for file in files:
        kept = read(file, known)
        lines = {file: kept.text.split("\n")} if kept.text else {}
        findings += [located(fault, lines) for fault in kept.faults]
    return Review(findings, {COUNTED: len(files)} if files else {})
