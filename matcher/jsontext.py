"""JSON read as the `json` module reads it, without loading that: with `re` and `enum`, which it brings, it costs half
as much as an empty Python process, and an index is read at every run.

CPython's own reader does the work, which is what `json` calls too. Where there is none, or one that wants more, `json`
does it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _Plain:
    """What the reader is told: objects are dictionaries, numbers are int and float."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


def _reader() -> Callable[[bytes], Any]:
    try:
        from _json import make_scanner

        scan = make_scanner(_Plain)  # type: ignore[arg-type] # it asks for these attributes, of whatever
    except (ImportError, AttributeError, TypeError):
        from json import loads

        return loads

    def read(text: bytes) -> Any:
        words = text.decode()
        try:
            value, end = scan(words, 0)
        except StopIteration:
            raise ValueError("no JSON") from None
        if end != len(words):
            raise ValueError("no JSON")
        return value

    return read


loads = _reader()
"""The value that a JSON text (UTF-8, without blanks around it) stands for. Raises ValueError for what is none."""
