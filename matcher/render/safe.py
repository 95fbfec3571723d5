"""Text from data or from the command line, made safe for the place it is shown in."""

from __future__ import annotations

# C0 and C1 controls, bidirectional overrides and isolates, line separators, and lone surrogates: what could move
# the cursor, recolour the screen or turn the reading order around. (Plain Arabic or Hebrew text needs none.)
_HIDDEN = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def visible(text: str) -> str:
    """`text` with every hidden or steering character shown as an escape.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if text.isprintable() and text.isascii():
        return text
    import re  # compiled only where something may be hidden

    return re.sub(_HIDDEN, lambda found: found.group().encode("unicode_escape").decode("ascii"), text)
