"""From what a person types to the one country, theme or topic that is meant. Never guesses.

An exact table of names (codes, seven languages, former and short names) answers first. A name that several
countries carry is refused with the candidates; an unknown one gets "did you mean".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.errors import AmbiguousName, UnknownName
from matcher.text import LONGEST, listed, nearest, normalise, quoted


def resolve_country(typed: str, table: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> str:
    """The id of the one country that `typed` names.

    `table` maps a normalised name to the ids that carry it, `names` an id to its name for display.
    Raises AmbiguousName with the candidates, or UnknownName with what may have been meant.
    """
    ids = table.get(normalise(typed[:LONGEST]), ())
    if len(ids) == 1:
        return ids[0]
    shown = quoted(typed)
    if ids:
        candidates = tuple(f"{names[i]} ({i})" for i in ids)
        raise AmbiguousName(
            f"{shown} may mean {listed(candidates, 'or')}.",
            f"Use the code or the full name, for example {ids[0]}.",
            candidates,
        )
    close: list[str] = []
    for name in nearest(normalise(typed[:LONGEST]), table):
        for i in table[name]:
            label = f"{names[i]} ({i})"
            if label not in close:
                close.append(label)
    if close:
        raise UnknownName(
            f"No country is called {shown}. Did you mean {listed(close[:4], 'or')}?",
            "`matcher countries` lists all names and codes.",
            tuple(close[:4]),
        )
    raise UnknownName(f"No country is called {shown}.", "`matcher countries` lists all names and codes.")


def resolve_word(typed: str, words: Mapping[str, str], what: str, hint: str = "") -> str:
    """The id among `words` (id -> name for display) that `typed` names, by id or by name, in any case.

    `what` says what kind of word it is ("theme"). Raises UnknownName with what may have been meant.
    """
    wanted = normalise(typed[:LONGEST])
    for i, name in words.items():
        if wanted and wanted in (normalise(i), normalise(name)):
            return i
    forms = {normalise(i): i for i in words} | {normalise(name): i for i, name in words.items()}
    close = list(dict.fromkeys(forms[form] for form in nearest(wanted, forms)))[:4]
    question = f" Did you mean {listed(close, 'or')}?" if close else ""
    all_of_them = f"The {what}s are: {', '.join(words)}." if len(words) <= 15 else ""
    raise UnknownName(f"No {what} is called {quoted(typed)}.{question}", hint or all_of_them, tuple(close))
