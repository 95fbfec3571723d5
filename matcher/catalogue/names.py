"""From what a person types to the one country, theme or topic that is meant. Never guesses.

An exact table of names (codes, seven languages, former and short names) answers first; then, for what lists write in a
way of their own, the other ways to read it (`readings`), where all of them lead to one country. A name that several
countries carry is refused with the candidates; an unknown one gets "did you mean".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from matcher.errors import AmbiguousName, UnknownName
from matcher.language import mark, tr
from matcher.text import LONGEST, listed, nearest, normalise, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Formal = tuple[frozenset[str], tuple[str, ...]]

MOST = 300
"""Characters of a name; longer ones are none, and nothing is cut off to make them one."""
SQUEEZED = 5
"""Letters that a name must have to be found without its blanks."""
CODE = 3
"""Letters of a code."""
SURE = 92.0
"""Likeness from which a formal name is taken to be misspelt as a whole."""
FEW = 15
"""Words of a kind that a message names one by one."""
KEPT = 10_000
"""Names whose meaning is kept: in a long list each is looked for once."""
HINT = mark("`matcher countries` lists all names and codes.")
NOT_AVAILABLE = "n a"
"""What N/A and N.A. are, which name nobody; NA is Namibia."""
NO_WORD = {
    "experience": mark("No experience is called {name}."),
    "kind": mark("No kind is called {name}."),
    "level": mark("No level is called {name}."),
    "offer": mark("No offer is called {name}."),
    "question set": mark("No question set is called {name}."),
    "way of sharing": mark("No way of sharing is called {name}."),
}
"""What is said of a word of each kind that means nothing (`resolve_word`)."""
ALL_WORDS = {
    "kind": mark("The kinds are: {names}."),
    "level": mark("The levels are: {names}."),
    "offer": mark("The offers are: {names}."),
    "question set": mark("The question sets are: {names}."),
}
"""What there is of those whose words are told where they are few, and no other hint is given."""


class Names:
    """The names of countries: `table` maps a normalised name to the ids that carry it, `shown` an id to its name for
    display; `about` is what `editing.words.countries` knows of them beside."""

    def __init__(
        self,
        table: Mapping[str, Sequence[str]],
        shown: Mapping[str, str],
        about: Mapping[str, Any],
    ) -> None:
        self._table = table
        self._shown = shown
        self._elsewhere: Mapping[str, str] = about["elsewhere"]
        self._about = about
        self._found: dict[str, str | UnknownName] = {}

    def resolve(self, typed: str) -> str:
        """The id of the one country that `typed` names.

        Raises AmbiguousName with the candidates, or UnknownName with what may have been meant.
        """
        if typed not in self._found:
            if len(self._found) >= KEPT:
                self._found.clear()
            try:
                self._found[typed] = self._resolved(typed)
            except UnknownName as error:
                self._found[typed] = error
        found = self._found[typed]
        if isinstance(found, UnknownName):
            raise type(found)(found.message, found.hint, found.candidates)
        return found

    def others(self, typed: str) -> Sequence[str]:
        """The ids of the countries that are called so too, where the display name of another is nobody else's."""
        ids: Sequence[str] = self._about["also"].get(exact_form(typed), ())
        return ids

    def elsewhere(self, typed: str) -> str:
        """The name of the territory, former state or the like that `typed` names, which is no country here; else ""."""
        form = exact_form(typed)
        return "" if form in self._table else self._elsewhere.get(form, "")

    def meant(self, typed: str) -> Sequence[str]:
        """The ids of the countries that `typed` may mean: one where it names one, none where it names no country."""
        return self._meant(typed)[0]

    def _resolved(self, typed: str) -> str:
        ids, name = self._meant(typed)
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise self._ambiguous(typed, ids)
        if name:
            count = self._about["countries"] or len(self._shown)
            raise UnknownName(tr("{name} is not among the {count} countries.", name=name, count=count), tr(HINT))
        raise self._unknown(typed)

    def _meant(self, typed: str) -> tuple[Sequence[str], str]:
        """(the ids of the countries that `typed` may mean, the name of what it names that is no country here)."""
        form = exact_form(typed)
        if not form or form in self._table:
            return self._table.get(form, ()), ""
        if form in self._elsewhere:
            return (), self._elsewhere[form]
        read, name = self._read(typed)
        return [i for i in self._shown if i in read], name

    def _read(self, typed: str) -> tuple[set[str], str]:
        """(the ids of the countries that other readings of `typed` lead to, the name of what it is that is none)."""
        from matcher.catalogue import readings

        found: set[str] = set()
        letters = readings.abbreviated(typed)
        for form in readings.readings(typed) if not letters else ():
            if form not in self._table and form in self._elsewhere:
                return set(), self._elsewhere[form]
            found |= self._of_form(form)
        if len(letters) > 1 and letters not in self._about["iso2"] and letters != "na":
            found.update(self._table.get(letters, ()))
        for names in readings.two_names(typed) if not found else ():
            for name in names:
                if there := self.elsewhere(name):
                    return set(), there
            one, other = (self._each(name) for name in names)
            found |= one & other if len(one | other) == 1 else set()
        if not found and (there := self.elsewhere(readings.before_brackets(typed))):
            return set(), there
        return found, ""

    def _each(self, name: str) -> set[str]:
        from matcher.catalogue import readings

        return set().union(*map(self._of_form, readings.readings(name)))

    def _of_form(self, form: str) -> set[str]:
        """The ids of the countries with a name that differs from this form by its blanks, or by the order of the words
        that tell the form of the state."""
        from matcher.formal import parts

        found = set(self._table.get(form, ()))
        if len(joined := form.replace(" ", "")) >= SQUEEZED:
            found |= self._squeezed.get(joined, set())
        forms, words = parts(form)
        if words:
            found |= self._loose.get((forms, words), set())
            named = self._loose.get((frozenset(), words), set())
            found |= {i for i in named if forms and forms == frozenset(self._about["forms"].get(i, ()))}
        return found

    @cached_property
    def _squeezed(self) -> dict[str, set[str]]:
        """Name without its blanks -> ids."""
        found: dict[str, set[str]] = {}
        for form, ids in self._table.items():
            found.setdefault(form.replace(" ", ""), set()).update(ids)
        return found

    @cached_property
    def _loose(self) -> dict[Formal, set[str]]:
        """What tells the form of the state in a name, and what names it -> ids."""
        from matcher.formal import parts

        found: dict[Formal, set[str]] = {}
        for form, ids in self._table.items():
            if len(form) > CODE or not form.isascii():  # ST is no saint
                found.setdefault(parts(form), set()).update(ids)
        return found

    def _labels(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(f"{self._shown[i]} ({i})" for i in ids)

    def _ambiguous(self, typed: str, ids: Sequence[str]) -> AmbiguousName:
        candidates = self._labels(ids)
        message = tr("{name} may mean {candidates}.", name=quoted(typed), candidates=listed(candidates, "or"))
        hint = tr("Use the code or the full name, for example {code}.", code=ids[0])
        return AmbiguousName(message, hint, candidates)

    def _unknown(self, typed: str) -> UnknownName:
        """What is said of a name that nobody carries, with those that are near it."""
        ids = dict.fromkeys(i for form in self._near(typed) for i in self._table[form])
        close = self._labels(list(ids)[:4])
        message = tr("No country is called {name}.", name=quoted(typed))
        if close:
            message += " " + tr("Did you mean {names}?", names=listed(close, "or"))
        return UnknownName(message, tr(HINT), close)

    def _near(self, typed: str) -> list[str]:
        """The names near `typed`. In a formal name the words that tell the form of the state count only where the whole
        is nearly right: any republic is near any other."""
        from matcher.formal import parts

        form = exact_form(typed)
        forms, words = parts(form)
        if len(form.replace(" ", "")) < CODE or not words:
            return []
        return (nearest(form, self._table, SURE)[:1] if forms else []) or nearest(" ".join(words), self._table)


def exact_form(typed: str) -> str:
    """The form in which `typed` is looked up as it stands; "" where it cannot be a name: punctuation alone, or longer
    than any. Nothing is cut off.

    >>> exact_form("Côte d’Ivoire"), exact_form("&"), exact_form("n/a")
    ('cote d ivoire', '', '')
    """
    name = typed.strip()
    if len(name) > MOST or not any(letter.isalnum() for letter in name):
        return ""
    form = normalise(name)
    return "" if form == NOT_AVAILABLE else form


def resolve_word(typed: str, words: Mapping[str, str], what: str, hint: str = "") -> str:
    """The id among `words` (id -> name for display) that `typed` names, by id or by name, in any case.

    `what` says what kind of word it is (one of NO_WORD). Raises UnknownName with what may have been meant.
    """
    wanted = normalise(typed[:LONGEST])
    for i, name in words.items():
        if wanted and wanted in (normalise(i), normalise(name)):
            return i
    forms = {normalise(i): i for i in words} | {normalise(name): i for i, name in words.items()}
    close = list(dict.fromkeys(forms[form] for form in nearest(wanted, forms)))[:4]
    message = tr(NO_WORD[what], name=quoted(typed))
    if close:
        message += " " + tr("Did you mean {names}?", names=listed(close, "or"))
    if not hint and len(words) <= FEW:
        hint = tr(ALL_WORDS[what], names=", ".join(words))
    raise UnknownName(message, hint, tuple(close))
