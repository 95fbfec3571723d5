"""From everyday words to the one theme or topic that is meant: by its id, its name, or an alias. Never guesses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matcher.errors import AmbiguousName, UnknownName
from matcher.text import LONGEST, counted, listed, nearest, normalise, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OTHER = {"theme": "topic", "topic": "theme"}


def resolve(
    typed: str, kind: str, words: Mapping[str, Any], names: Mapping[str, Mapping[str, str]], held: Callable[[str], int]
) -> str:
    """The id of the one `kind` ("theme", "topic") that `typed` names.

    `words` and `names` hold for each kind the table of words (normalised -> ids) and the names (id -> name); `held`
    says how many experiences hold some words. Raises AmbiguousName, or UnknownName with what is near.
    """
    form = normalise(typed[:LONGEST])
    ids = words[kind].get(form, [])
    if len(ids) == 1:
        found: str = ids[0]
        return found
    if ids:
        candidates = tuple(_shown(i, names[kind]) for i in ids)
        hint = f"Use the id, for example {ids[0]}."
        raise AmbiguousName(f"{quoted(typed)} may mean {listed(candidates, 'or')}.", hint, candidates)
    other = OTHER[kind]
    if ids := words[other].get(form, []):
        meant = listed([_shown(i, names[other]) for i in ids], "or")
        raise UnknownName(
            f"No {kind} is called {quoted(typed)}; as a {other} it is {meant}: --{other} {ids[0]}.",
            f"`matcher topics --theme {ids[0]}` lists its topics." if other == "theme" else "",
            tuple(ids),
        )
    close = _near(form, words[kind])
    further = [] if close else _near(form, words[other])
    question = f" Did you mean {listed(close, 'or')}?" if close else ""
    count = held(form)
    hold = f"{counted(count, 'experience')} {'holds' if count == 1 else 'hold'}"
    hints = [
        f"Near it among the {other}s: {listed(further, 'or')} (--{other} {further[0]})." if further else "",
        f'{hold} {"these words" if " " in form else "this word"}: `matcher experiences "{form}"`.' if count else "",
        "`matcher topics` lists all topics." if kind == "topic" else "",
        f"The themes are: {', '.join(names[kind])}." if kind == "theme" and len(names[kind]) <= 15 else "",
    ]
    hint = " ".join(filter(None, hints))
    raise UnknownName(f"No {kind} is called {quoted(typed)}.{question}", hint, tuple(close))


def _near(form: str, table: Mapping[str, list[str]]) -> list[str]:
    """The ids of those with words near `form`, the nearest first, four at most."""
    return list(dict.fromkeys(i for near in nearest(form, table) for i in table[near]))[:4]


def _shown(i: str, names: Mapping[str, str]) -> str:
    return f"{i} ({names[i]})"
