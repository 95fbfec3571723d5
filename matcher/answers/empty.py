"""Why a list is empty, and the one change that would fill it."""

from __future__ import annotations

from matcher.language import tr, trn
from matcher.questions.conditions import UNDOCUMENTED, Change
from matcher.questions.question import Question
from matcher.questions.suggest import Shortlist
from matcher.text import as_typed, listed, lower_first


def why_empty(found: Shortlist) -> str:
    """What to say in place of a list without a row."""
    name = found.seeker.name
    others = [change for change in found.changes if change.option != UNDOCUMENTED]
    if found.reach.left_out:
        return _undocumented(found, others)
    if not others:
        options = options_of(found.question)
        return tr("No country meets all that was asked of a partner of {name}: {options}.", name=name, options=options)
    if len(others) == 1:
        return trn(
            "No country meets all that was asked of a partner of {name}. Without {option} there is {n} country.",
            "No country meets all that was asked of a partner of {name}. Without {option} there are {n} countries.",
            others[0].left,
            name=name,
            option=others[0].option,
        )
    instead = listed([f"{one.option} ({one.left})" for one in others[:2]], "or")
    return tr(
        "No country meets all that was asked of a partner of {name}. Leave out one of: {options}.",
        name=name,
        options=instead,
    )


def _undocumented(found: Shortlist, others: list[Change]) -> str:
    """What is said where nothing is documented with any that meet what was asked; `others`: what else to change."""
    topics = listed([lower_first(name) for name in found.topics or found.themes], "or")
    name, partners = found.seeker.name, _partners(found)
    if not others:
        return tr(
            "Nothing on {topics} is on record between {name} and {partners}; {option} ranks them nevertheless.",
            topics=topics,
            name=name,
            partners=partners,
            option=UNDOCUMENTED,
        )
    return trn(
        "Nothing on {topics} is on record between {name} and {partners}; without {change} there is {n} country; "
        "{option} ranks them nevertheless.",
        "Nothing on {topics} is on record between {name} and {partners}; without {change} there are {n} countries; "
        "{option} ranks them nevertheless.",
        others[0].left,
        topics=topics,
        name=name,
        partners=partners,
        change=others[0].option,
        option=UNDOCUMENTED,
    )


def _partners(found: Shortlist) -> str:
    """Those with whom nothing is documented."""
    asked, out = found.question, found.reach.left_out
    if asked.pool == ("south",) and not _narrowed(asked):
        # Translators: stands in "Nothing is on record between Kenya and ...".
        return trn("the one country of the South", "any of the {n} countries of the South", out)
    # Translators: stands in "Nothing is on record between Kenya and ...".
    return trn("the one country that were asked for", "any of the {n} countries that were asked for", out)


def _narrowed(asked: Question) -> bool:
    return bool(asked.exclude or asked.language or asked.income or asked.population or asked.near or asked.far)


def options_of(asked: Question) -> str:
    """The conditions on a partner, as they are written."""
    given = [f"--pool {as_typed(word)}" for word in asked.pool if word != "south"]
    given += [f"--exclude {as_typed(word)}" for word in asked.exclude]
    for name in ("language", "income"):
        if words := getattr(asked, name):
            given.append(f"--{name} {','.join(words)}")
    if asked.population:
        given.append(f"--population '{asked.population}'")
    given += [f"--{name.replace('_', '-')}" for name in ("near", "far", "new_only", "at_peace") if getattr(asked, name)]
    return " ".join(given)
