"""Where an answer goes, as far as a form must know."""

from __future__ import annotations

from matcher.plain import Record


class Display(Record):
    """Whether it goes to a person's terminal, of how many columns, and whether colours may be used."""

    screen: bool
    width: int
    colour: bool
