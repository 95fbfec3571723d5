"""Why a list is empty, and the one change that would fill it."""

from __future__ import annotations

from matcher.questions.conditions import UNDOCUMENTED
from matcher.questions.question import Question
from matcher.questions.suggest import Shortlist
from matcher.text import counted, listed, lower_first


def why_empty(found: Shortlist) -> str:
    """What to say in place of a list without a row."""
    name, out = found.seeker.name, found.reach.left_out
    others = [change for change in found.changes if change.option != UNDOCUMENTED]
    if out:
        those = "the one country" if out == 1 else f"any of the {out} countries"
        between = f"between {name} and {those} {_asked(found.question)}"
        wider = f"without {others[0].option} there {_are(others[0].left)}; " if others else ""
        about = listed([lower_first(name) for name in found.topics or found.themes], "or")
        return f"Nothing on {about} is on record {between}; {wider}--undocumented ranks them nevertheless."
    if not others:
        return f"No country meets all that was asked of a partner of {name}: {options_of(found.question)}."
    if len(others) == 1:
        return (
            f"No country meets all that was asked of a partner of {name}. "
            f"Without {others[0].option} there {_are(others[0].left)}."
        )
    instead = " or ".join(f"{one.option} ({one.left})" for one in others[:2])
    return f"No country meets all that was asked of a partner of {name}. Leave out one of: {instead}."


def _are(count: int) -> str:
    return f"{'is' if count == 1 else 'are'} {counted(count, 'country')}"


def _asked(asked: Question) -> str:
    return "of the South" if asked.pool == ("south",) and not _narrowed(asked) else "that were asked for"


def _narrowed(asked: Question) -> bool:
    return bool(asked.exclude or asked.language or asked.income or asked.population or asked.near or asked.far)


def options_of(asked: Question) -> str:
    """The conditions on a partner, as they are written."""
    given = [f"--pool {word}" for word in asked.pool if word != "south"]
    given += [f"--exclude {word}" for word in asked.exclude]
    for name in ("language", "income"):
        if words := getattr(asked, name):
            given.append(f"--{name} {','.join(words)}")
    if asked.population:
        given.append(f"--population '{asked.population}'")
    given += [f"--{name.replace('_', '-')}" for name in ("near", "far", "new_only", "at_peace") if getattr(asked, name)]
    return " ".join(given)
