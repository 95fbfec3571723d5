"""Numbers for showing: one rounding for every format, and parts that still add up to their whole."""

from __future__ import annotations

from collections.abc import Mapping

DIGITS = 3
"""Decimals of scores, components and contributions, in every format."""


def rounded(value: float | None, digits: int = DIGITS) -> float | None:
    """`value` to so many decimals; None stays None, and there is no minus zero."""
    return None if value is None else round(value, digits) + 0.0


def apportioned(parts: Mapping[str, float | None], digits: int = DIGITS) -> dict[str, float | None]:
    """`parts` rounded so that they still add up to their rounded sum (largest remainder method).

    >>> apportioned({"a": 0.3334, "b": 0.3334, "c": 0.3334})
    {'a': 0.334, 'b': 0.333, 'c': 0.333}
    """
    unit = 10**digits
    known = {name: value * unit for name, value in parts.items() if value is not None}
    whole = {name: int(value // 1) for name, value in known.items()}
    short = round(sum(known.values())) - sum(whole.values())
    by_remainder = sorted(known, key=lambda name: whole[name] - known[name])
    for name in by_remainder[:short]:
        whole[name] += 1
    return {name: whole[name] / unit if name in whole else None for name in parts}


def figure(value: float) -> str:
    """A figure for reading: thousands separated, no more digits than it deserves.

    >>> figure(2764.31), figure(4.88), figure(0.4821), figure(13169311.0), figure(56.0)
    ('2,764', '4.9', '0.48', '13,169,311', '56')
    """
    size = abs(value)
    if size >= 1000 or (value == int(value) and size >= 100):
        return f"{value:,.0f}"
    if size >= 1:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2f}".rstrip("0").rstrip(".")
