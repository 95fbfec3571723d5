"""The table of names in parts, by the first letter of a name: to look one up, a run reads one part in forty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

Part = dict[str, list[str]]

REST = "rest"
"""The part of what begins with no letter from a to z and no digit."""


def letter_of(form: str) -> str:
    """The part in which a normalised name stands."""
    return form[0] if form[:1].isascii() and form[:1].isalnum() else REST


def parted(table: Mapping[str, list[str]]) -> dict[str, Part]:
    """A table as it is kept: letter -> its part.

    >>> parted({"mali": ["MLI"], "malawi": ["MWI"], "чад": ["TCD"]})
    {'m': {'mali': ['MLI'], 'malawi': ['MWI']}, 'rest': {'чад': ['TCD']}}
    """
    parts: dict[str, Part] = {}
    for form, ids in table.items():
        parts.setdefault(letter_of(form), {})[form] = ids
    return parts


class ByLetter(Mapping[str, list[str]]):
    """A table whose parts are read when something in them is looked up: `read` gives the part of one of `letters`."""

    def __init__(self, letters: Sequence[str], read: Callable[[str], Part]) -> None:
        self._letters = letters
        self._read = read
        self._parts: dict[str, Part] = {}

    def _part(self, letter: str) -> Part:
        if letter not in self._parts:
            self._parts[letter] = self._read(letter) if letter in self._letters else {}
        return self._parts[letter]

    def __getitem__(self, form: str) -> list[str]:
        return self._part(letter_of(form))[form]

    def __iter__(self) -> Iterator[str]:
        for letter in self._letters:
            yield from self._part(letter)

    def __len__(self) -> int:
        return sum(len(self._part(letter)) for letter in self._letters)
