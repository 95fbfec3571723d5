"""From everyday words to the one theme or topic that is meant: by its id, its name, or an alias. Never guesses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matcher.errors import AmbiguousName, UnknownName
from matcher.language import mark, tr, trn
from matcher.text import LONGEST, listed, nearest, normalise, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OTHER = {"theme": "topic", "topic": "theme"}
NONE = {"theme": mark("No theme is called {name}."), "topic": mark("No topic is called {name}.")}
IS_THE_OTHER = {
    "theme": mark("No theme is called {name}; as a topic it is {meant}: {option}."),
    "topic": mark("No topic is called {name}; as a theme it is {meant}: {option}."),
}
NEAR_THE_OTHER = {
    "theme": mark("Near it among the topics: {names} ({option})."),
    "topic": mark("Near it among the themes: {names} ({option})."),
}
"""What is said of what is no theme, and of what is no topic."""
FEW = 15
"""Themes that a message names one by one."""


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
        message = tr("{name} may mean {candidates}.", name=quoted(typed), candidates=listed(candidates, "or"))
        raise AmbiguousName(message, tr("Use the id, for example {id}.", id=ids[0]), candidates)
    other = OTHER[kind]
    if ids := words[other].get(form, []):
        meant = listed([_shown(i, names[other]) for i in ids], "or")
        option = f"--{other} {ids[0]}"
        message = tr(IS_THE_OTHER[kind], name=quoted(typed), meant=meant, option=option)
        command = f"matcher topics --theme {ids[0]}"
        hint = tr("`{command}` lists its topics.", command=command) if other == "theme" else ""
        raise UnknownName(message, hint, tuple(ids))
    close = _near(form, words[kind])
    message = tr(NONE[kind], name=quoted(typed))
    if close:
        message += " " + tr("Did you mean {names}?", names=listed(close, "or"))
    hints = []
    if further := [] if close else _near(form, words[other]):
        option = f"--{other} {further[0]}"
        hints.append(tr(NEAR_THE_OTHER[kind], names=listed(further, "or"), option=option))
    if count := held(form):
        hints.append(_held(form, count))
    if kind == "topic":
        hints.append(tr("`{command}` lists all topics.", command="matcher topics"))
    elif len(names[kind]) <= FEW:
        hints.append(tr("The themes are: {names}.", names=", ".join(names[kind])))
    raise UnknownName(message, " ".join(hints), tuple(close))


def _held(form: str, count: int) -> str:
    """How many experiences hold the words that were typed, and how to see them."""
    command = f'matcher experiences "{form}"'
    if " " in form:
        return trn(
            "{n} experience holds these words: `{command}`.",
            "{n} experiences hold these words: `{command}`.",
            count,
            command=command,
        )
    return trn(
        "{n} experience holds this word: `{command}`.",
        "{n} experiences hold this word: `{command}`.",
        count,
        command=command,
    )


def _near(form: str, table: Mapping[str, list[str]]) -> list[str]:
    """The ids of those with words near `form`, the nearest first, four at most."""
    return list(dict.fromkeys(i for near in nearest(form, table) for i in table[near]))[:4]


def _shown(i: str, names: Mapping[str, str]) -> str:
    return f"{i} ({names[i]})"
