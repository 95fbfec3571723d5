"""What was asked, in words, for the last sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.answers.labels import lens_of, pool_of
from matcher.language import mark, tr, trc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "a": mark("Country"),
    "answered": mark("Answered from a strength of"),
    "at_least": mark("Meetings each, at least"),
    "at_peace": mark("Only with those at peace with it"),
    "avoid": mark("Pairs that must not meet"),
    "b": mark("Partner"),
    "countries": mark("Countries"),
    "country": mark("Country"),
    "data": mark("Own data"),
    "data_mode": mark("How own data are laid"),
    "delegation": mark("Delegation"),
    "despite_tensions": mark("Also with tensions between them"),
    "directory": mark("Folder"),
    "diverse": mark("Unlike each other"),
    "draws": mark("Draws of weights"),
    "edition": mark("Edition"),
    "exchange_kind": mark("Kind"),
    "exclude": mark("Left out"),
    "facilitators": mark("Of third partners"),
    "facts": mark("Facts looked over"),
    "far": mark("Only far away"),
    "file": mark("File"),
    "first": mark("Partner"),
    "folder": mark("Folder"),
    "freeze": mark("Scales worked out anew"),
    "great_need": mark("Great need from"),
    "holds": mark("Holds"),
    "id": mark("Id"),
    "income": mark("Income group"),
    "keep": mark("Meetings kept as they are"),
    "lang": mark("Language of this page"),
    "language": mark("Language"),
    "lens": mark("Lens"),
    "lenses": mark("Lenses"),
    "level": mark("Level"),
    "meetings": mark("Meetings each, at most"),
    "method": mark("Method"),
    "modality": mark("Way of sharing"),
    "mutual_only": mark("Only where both gain"),
    "n": mark("How many"),
    "name": mark("Name"),
    "near": mark("Only near"),
    "need": mark("Need"),
    "new": mark("New data"),
    "new_data": mark("New edition"),
    "new_only": mark("Only new partners"),
    "new_stands_alone": mark("The new data stand alone"),
    "offers": mark("Offers"),
    "old": mark("Old data"),
    "old_data": mark("Old edition"),
    "old_stands_alone": mark("The old data stand alone"),
    "on": mark("On the day"),
    "pairs": mark("Pairs"),
    "partners": mark("Partners"),
    "path": mark("File or folder"),
    "pool": mark("Which countries"),
    "pool_size": mark("How many countries"),
    "population": mark("People"),
    "priorities": mark("Priorities"),
    "query": mark("Words looked for"),
    "questions": mark("Question set"),
    "second": mark("Another partner"),
    "seed": mark("Seed"),
    "seekers": mark("For whom"),
    "slots": mark("Slots"),
    "strict": mark("Strict"),
    "tables": mark("Tables"),
    "theme": mark("Theme"),
    "times": mark("Times"),
    "top": mark("How many at most"),
    "topic": mark("Topic"),
    "updated": mark("Figures of"),
    "undocumented": mark("Also without anything documented"),
    "weights": mark("Weights"),
    "with_country": mark("With"),
}
"""What each part of a question is called."""


def in_words(query: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was asked, part by part: what it is called, and what it was. What was not asked is left out."""
    for name, value in query.items():
        if value is not False and value not in (None, [], "", {}):  # a number may well be 0
            yield tr(WORDS[name]), _said(name, value)


def _said(name: str, value: Any) -> str:
    if value is True:
        return tr("yes")
    if isinstance(value, dict):
        # As --weights takes them.
        parts = ((part, f"{n:.3g}" if isinstance(n, float) else str(n)) for part, n in value.items())
        return " ".join(f"{part}={n}" for part, n in parts if n != "0")
    if isinstance(value, list):
        return ", ".join(_said(name, one) for one in value)
    if name in ("lens", "lenses"):
        lens, _, alike = value.partition(", ")  # pairs say that they weigh both sides alike
        return tr("{lens}, both sides alike", lens=lens_of(lens)) if alike else lens_of(lens)
    if name == "pool":
        return pool_of(value)
    return _priorities(value) if name == "priorities" else str(value)


def _priorities(way: str) -> str:
    """How priorities were looked at."""
    return {
        "both": tr("declared and measured"),
        "declared": trc("priorities", "declared"),
        "measured": trc("priorities", "measured"),
    }[way]
