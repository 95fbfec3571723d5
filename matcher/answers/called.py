"""What is said where the name of a country is also part of those of others."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.language import tr
from matcher.text import listed, quoted


def taken_for(typed: str, meant: str, others: Sequence[str]) -> str:
    """That `typed` was taken for one country, and not for the others that are called so too.

    >>> taken_for("Guinea", "Guinea (GIN)", ["Guinea-Bissau (GNB)"])
    '"Guinea" is taken for Guinea (GIN), not for Guinea-Bissau (GNB).'
    """
    return tr(
        "{typed} is taken for {meant}, not for {others}.", typed=quoted(typed), meant=meant, others=listed(others)
    )
