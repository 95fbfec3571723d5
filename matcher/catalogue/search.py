"""Words looked for in experiences: whole words, then their stems, and never a part of another word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from matcher.text import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
"""Words that say nothing of what is looked for."""
WHOLE, STEM, SPELT = 100.0, 95.0, 80.0
"""How much a word counts that is found as it is, by its stem, or only by its spelling (the least)."""


class Text:
    """The words of an experience, by where they stand: what stands in the title counts in full, among names and topics
    less, in the prose least."""

    def __init__(self, record: Mapping[str, Any], partner: str, topics: Sequence[str]) -> None:
        named = [partner, record.get("institution", ""), record["id"].replace("-", " "), *topics]
        places = (
            (1.0, record["title"]),
            (0.9, " ".join(named)),
            (0.8, f"{record['what']} {record.get('conditions', '')}"),
        )
        self.places = [(share, frozenset(normalise(text).split())) for share, text in places]

    @property
    def words(self) -> frozenset[str]:
        """All of its words."""
        return frozenset().union(*(words for _, words in self.places))

    def holds(self, word: str) -> float:
        """How well it holds a word (0-100): as it is or by its stem."""
        best = 0.0
        for share, words in self.places:
            if word in words:
                best = max(best, share * WHOLE)
            elif share * STEM > best and stem(word) in map(stem, words):
                best = share * STEM
        return best

    def holds_like(self, near: Mapping[str, float]) -> float:
        """How well it holds one of the words in `near` (word -> likeness, 0-100)."""
        return max(
            (share * near[word] for share, words in self.places for word in words.intersection(near)), default=0.0
        )


def looked_for(query: str) -> list[str]:
    """The words of a query, each once; the small ones only where there are no others.

    >>> looked_for("Health of the mothers")
    ['health', 'mothers']
    """
    words = list(dict.fromkeys(normalise(query).split()))
    return [word for word in words if word not in SMALL] or words


def near(word: str, words: frozenset[str]) -> dict[str, float]:
    """Those of `words` that are spelt like one, with their likeness (0-100): they begin with it (from three letters
    on), or differ in few letters (from four on)."""
    from rapidfuzz import fuzz

    found = {}
    for other in words:
        if len(word) >= 3 and other.startswith(word):
            found[other] = STEM
        elif len(word) >= 4 and abs(len(other) - len(word)) <= 2 and (like := fuzz.ratio(word, other)) >= SPELT:
            found[other] = like
    return found


@cache
def stem(word: str) -> str:
    """An English word without the ending of a plural, of a verb, or of the noun made from it.

    >>> stem("midwives") == stem("midwife")
    True
    >>> [stem(word) for word in ("mothers", "policies", "vaccination", "vaccines", "vaccinated", "planning", "plans")]
    ['mother', 'policy', 'vaccin', 'vaccin', 'vaccin', 'plan', 'plan']
    """
    if len(word) < 4 or not word.isascii():
        return word
    word = _singular(word)
    for ending, least in (("ation", 5), ("ing", 3), ("ed", 3), ("e", 3)):
        left = word.removesuffix(ending)
        if left != word and len(left) >= least and not left.endswith("e") and any(c in "aeiouy" for c in left):
            if ending in ("e", "ed", "ing") and left.endswith("at") and len(left) >= 7:
                left = left[:-2]  # irrigated, irrigate: as irrigation
            doubled = ending in ("ed", "ing") and left[-1] == left[-2] and left[-1] not in "lsz"
            return left[:-1] if doubled else left
    return word


def _singular(word: str) -> str:
    if word.endswith("wives"):
        return word[:-3] + "fe"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
