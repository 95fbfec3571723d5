"""Where a score stands: among all pairs of the South, and beside those that have the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.plain import Record
from matcher.questions.question import Question

FEWEST = 5
"""Scores from which on a middle and a best say anything."""
DECIMALS = 3
"""Digits of a score that are shown: what is the same in them counts as tied."""


class Fit(Record):
    """The middle and the best score of the pairs that a score may be compared with: of all pairs in the South (in a
    theme: `theme` is its name), or of those on the list before it was cut."""

    middle: float
    best: float
    of_all: bool
    theme: str = ""


def shared_places(scores: Sequence[float | None], count: int) -> Iterator[int]:
    """For each of the first `count` of these scores (best first), the first place of those with the same to DECIMALS
    digits; 0 where there is no other."""
    shown = [None if score is None else round(score, DECIMALS) for score in scores]
    for score in shown[:count]:
        yield shown.index(score) + 1 if score is not None and shown.count(score) > 1 else 0


def fit(catalogue: Catalogue, question: Question, scores: Sequence[float | None]) -> Fit | None:
    """What the scores of a list are to be compared with; None where nothing has a score."""
    whole = not question.topic and len(question.theme) < 2 and not question.need and question.priorities == "both"
    found = catalogue.fit(question.lens, question.theme[0] if question.theme else "all") if whole else None
    if found:
        return Fit(*found, of_all=True, theme=catalogue.themes[question.theme[0]] if question.theme else "")
    known = sorted(score for score in scores if score is not None)
    return Fit(known[len(known) // 2], known[-1], of_all=False) if len(known) >= FEWEST else None
