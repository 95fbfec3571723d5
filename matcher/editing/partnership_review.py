"""Looks through files on partnerships for those who keep them: every fault and warning at once, each with its place."""

from __future__ import annotations

import os

from matcher.editing.partnership_files import ENDINGS, Known, files_at, read
from matcher.editing.review import Finding, Review, located
from matcher.folder import FILES

COUNTED = "followed partnership"


def is_of_partnerships(path: str) -> bool:
    """Whether `path` is a file on a partnership, or a folder of them that holds no data beside them."""
    if os.path.isdir(path):
        return not any(os.path.lexists(os.path.join(path, name)) for name in FILES) and bool(files_at(path))
    return path.endswith(ENDINGS) and os.path.basename(path) not in FILES


def files_beside(folder: str) -> list[str]:
    """The files on partnerships that lie beside the data in a folder."""
    return files_at(folder) if os.path.isdir(folder) else []


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
