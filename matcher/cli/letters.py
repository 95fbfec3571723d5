"""Letters that a console of a few letters cannot show, in those that it can."""

from __future__ import annotations

import codecs
import unicodedata

NEAR = {
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-",
    "−": "-", "·": "-", "•": "-", "→": ">", "↔": "=", "×": "x", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "≥": ">=", "≤": "<=", "≈": "~", "\xa0": " ",
}  # fmt: skip
"""What stands for a letter that a console has not and that is no other with an accent."""


def registered(name: str) -> str:
    """Make `plain` known to Python under this name, for streams; returns the name."""
    codecs.register_error(name, plain)
    return name


def plain(error: UnicodeError) -> tuple[str, int]:
    """What cannot be shown, in the nearest letters that every console has; what has none near is \\uXXXX."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(nearest_letters, error.object[error.start : error.end])), error.end


def nearest_letters(letter: str) -> str:
    """A letter in plain ones.

    >>> "".join(map(nearest_letters, "Côte d’Ivoire … 中"))
    "Cote d'Ivoire ... \\\\u4e2d"
    """
    if letter.isascii() or letter in NEAR:
        return NEAR.get(letter, letter)
    base = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return base if base.isascii() and base.isprintable() and base.strip() else escape(letter)


def ascii_json(document: str) -> bytes:
    """A JSON document with an escape for every letter that is not ASCII: the same values."""
    return "".join(map(escape, document)).encode("ascii")


def escape(letter: str) -> str:
    """A letter as JSON and Python escape it, where it is not ASCII."""
    if letter.isascii():
        return letter
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
