"""Why a list is empty, and the one change that would fill it."""

from __future__ import annotations

from matcher.questions.question import Question
from matcher.questions.suggest import Shortlist
from matcher.text import counted, listed


def why_empty(found: Shortlist) -> str:
    """What to say in place of a list without a row."""
    name, out = found.seeker.name, found.reach.left_out
    if out:
        those = "the one country" if out == 1 else f"any of the {out} countries"
        between = f"between {name} and {those} {_asked(found.question)}"
        return f"Nothing on {_about(found.question)} is on record {between}; --undocumented ranks them all the same."
    if not found.changes:
        return f"No country meets all that was asked of a partner of {name}: {_options(found.question)}."
    change = found.changes[0]
    instead = " or ".join(f"{one.option} ({one.left})" for one in found.changes[:2])
    if len(found.changes) == 1:
        return (
            f"No country meets all that was asked of a partner of {name}. "
            f"Without {change.option} there {'is' if change.left == 1 else 'are'} {counted(change.left, 'country')}."
        )
    return f"No country meets all that was asked of a partner of {name}. Leave out one of: {instead}."


def _about(asked: Question) -> str:
    return listed([topic.replace("-", " ") for topic in asked.topic] or list(asked.theme), "or")


def _asked(asked: Question) -> str:
    return "of the South" if asked.pool == ("south",) and not _narrowed(asked) else "that were asked for"


def _narrowed(asked: Question) -> bool:
    return bool(asked.exclude or asked.language or asked.income or asked.population or asked.near or asked.far)


def _options(asked: Question) -> str:
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
