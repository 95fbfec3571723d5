"""Small help with putting sentences together."""

from __future__ import annotations

from collections.abc import Sequence


def listed(words: Sequence[str], joint: str = "and") -> str:
    """The words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def lower_first(text: str) -> str:
    """`text` as it stands in the middle of a sentence; abbreviations keep their capitals.

    >>> lower_first("Malaria control"), lower_first("HIV and tuberculosis")
    ('malaria control', 'HIV and tuberculosis')
    """
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
