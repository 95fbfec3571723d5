"""Which country each line of a list is taken for, where a line names it twice or in a way that must be told."""

from __future__ import annotations

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import AmbiguousName, UnknownName
from matcher.language import tr, trn
from matcher.questions.requests import Request
from matcher.text import quoted

SHOWN = 5
"""Lines that a note names; more are counted."""
NAMIBIA = "NA"
"""The code that many programs write for "not available"."""


class Disagreement(UnknownName):
    """A name and a code that belong to two countries."""


class Taken:
    """Finds the country of each line, and keeps what must be said of it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[tuple[str, str], str | UnknownName] = {}
        self._by_code: set[tuple[str, str]] = set()
        self._lines: dict[str, list[int]] = {}
        self.also: dict[tuple[str, ...], list[int]] = {}
        """A name that is also part of those of others, what it was taken for, and those others -> its lines."""

    def country(self, request: Request) -> str:
        """The id of the country that the line means. Raises UnknownName; for what was not known before already,
        without looking for what may have been meant once more."""
        key = (request.country, request.code)
        if key not in self._known:
            try:
                self._known[key] = self._found(*key)
            except UnknownName as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, UnknownName):
            raise found
        for typed in key:
            if typed == NAMIBIA and found == "NAM":
                self.told(request.line, tr('"NA" is read as the code of Namibia'))
            if not request.code and (called := self._catalogue.also_called(typed)):
                self.also.setdefault((typed, *called), []).append(request.line)
        if key in self._by_code:
            self.told(request.line, tr("the name is not known here, and the code beside it decides"))
        return found

    def _found(self, name: str, code: str) -> str:
        if not code:
            return self._catalogue.resolve(name)
        try:
            called = self._catalogue.resolve(name)
        except AmbiguousName as error:
            found = self._catalogue.resolve(code)
            if any(candidate.endswith(f"({found})") for candidate in error.candidates):
                return found
            raise self._disagree(name, code) from None
        except UnknownName:
            if self._catalogue.elsewhere(name):
                raise
            found = self._catalogue.resolve(code)
            self._by_code.add((name, code))
            return found
        if self._catalogue.resolve(code) != called:
            raise self._disagree(name, code)
        return called

    def _disagree(self, name: str, code: str) -> UnknownName:
        meant = self._catalogue.resolve(code)
        message = tr(
            "the name is {name}, and the code beside it is that of {country} ({code}).",
            name=quoted(name),
            country=self._catalogue.profiles[meant].name,
            code=meant,
        )
        return Disagreement(message, tr("Mend one of them."))

    def told(self, line: int, note: str) -> None:
        """Keep what is to be said of a line."""
        self._lines.setdefault(note, []).append(line)

    def notes(self) -> list[str]:
        """What is to be said of the lines, a sentence for each kind."""
        return [tr("{lines}: {note}", lines=places(lines), note=note) for note, lines in self._lines.items()]


def places(lines: list[int]) -> str:
    """The lines, for a note.

    >>> places([3]), places([3, 5])
    ('line 3', 'lines 3, 5')
    """
    if len(lines) > SHOWN:
        others = len(lines) - 1
        return trn("line {line} and {n} other", "line {line} and {n} others", others, line=lines[0])
    return trn("line {lines}", "lines {lines}", len(lines), lines=", ".join(map(str, lines)))
