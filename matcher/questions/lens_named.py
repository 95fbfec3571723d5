"""From what a person calls a lens to the one that is meant."""

from __future__ import annotations

from matcher.errors import UsageError
from matcher.language import name_of, tr
from matcher.scoring.score import LENSES
from matcher.text import LONGEST, did_you_mean, normalise, quoted

WORDS = {
    "balanced": ("équilibré", "équilibrée", "equilibrado", "equilibrada", "equilibrio"),
    "learn": ("apprendre", "apprentissage", "aprender", "aprendizaje", "aprendizagem"),
    "mutual": ("mutuel", "mutuelle", "mutuo", "mutua"),
    "common-ground": ("terrain commun", "terrain d'entente", "terreno común", "terreno comum"),
}
"""What a lens is called in French, Spanish and Portuguese, beside its id (accents do not matter)."""


def resolve(typed: str) -> str:
    """The id of the lens that is called so, in any case and language. Raises UsageError for what is none."""
    forms = {normalise(word): lens for lens, words in WORDS.items() for word in (lens, *words)}
    if found := forms.get(normalise(typed[:LONGEST])):
        return found
    names = [*LENSES, *(name_of("lens", lens) for lens in LENSES)]
    message = tr("No lens is called {name}.", name=quoted(typed)) + did_you_mean(typed, names)
    raise UsageError(message, tr("The lenses are: {names}.", names=", ".join(map(_both, LENSES))))


def _both(lens: str) -> str:
    """The id of a lens, and its name where the language that is spoken has another."""
    name = name_of("lens", lens)
    return lens if name == lens else f"{lens} ({name})"
