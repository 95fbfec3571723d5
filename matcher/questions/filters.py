"""What the words of --language, --income and --population stand for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UnknownName, UsageError
from matcher.language import tr
from matcher.questions.pool import INCOMES
from matcher.text import LONGEST, did_you_mean, normalise, parted, quoted

SIZES = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "": 1.0}
"""What a letter behind a number of people stands for."""


def languages(catalogue: Catalogue, words: Sequence[str]) -> tuple[str, ...]:
    """The codes of the languages that `words` name, by code or by a name in any of seven languages. Raises
    UnknownName."""
    table: dict[str, list[str]] = catalogue.words["language"]
    found: list[str] = []
    for word in chain.from_iterable(parted(word, lambda name: normalise(name) in table) for word in words):
        codes = table.get(normalise(word[:LONGEST]))
        if codes is None:
            names = catalogue.words["languages"].values()
            message = tr("No language is called {name}.", name=quoted(word)) + did_you_mean(word, names)
            hint = tr("A name (French, français) or a code (fr); several with commas between: French,Arabic.")
            raise UnknownName(message, hint)
        found += codes
    return tuple(dict.fromkeys(found))


def incomes(catalogue: Catalogue, words: Sequence[str]) -> tuple[str, ...]:
    """The income groups that `words` name, as they are called here or in another language. Raises UsageError."""
    table: dict[str, list[str]] = catalogue.words["income"]
    found: list[str] = []
    for word in chain.from_iterable(parted(word, lambda name: normalise(name) in table) for word in words):
        form = normalise(word[:LONGEST])
        group = form.removesuffix(" income").replace(" ", "-")
        if group not in INCOMES and form not in table:
            message = tr("No income group is called {name}.", name=quoted(word)) + did_you_mean(word, INCOMES)
            raise UsageError(message, tr("The groups: {names}.", names=", ".join(INCOMES)))
        found += [group] if group in INCOMES else table[form]
    return tuple(dict.fromkeys(found))


def limits(text: str) -> tuple[float, float]:
    """The least and the most people that "<2M", ">=500k", "1M-5M" or "2M" (at least so many) stand for. Raises
    UsageError.

    >>> limits("<2M"), limits("500k-2.5M")
    ((0.0, 2000000.0), (500000.0, 2500000.0))
    """
    plain = text.replace(" ", "").replace("_", "").lower()
    low, high = 0.0, float("inf")
    ends = plain.split("-")
    if plain.startswith("<"):
        high = _people(plain.removeprefix("<").removeprefix("="))
    elif len(ends) == 2:
        low, high = map(_people, ends)
    else:
        low = _people(plain.removeprefix(">").removeprefix("="))
    if not low < high:  # also where one of them is no number
        hint = tr("For example: --population '<2M', '>500k' or 1M-5M (k thousand, M million, bn billion; quoted)")
        raise UsageError(tr("--population {text} is no number of people.", text=quoted(text)), hint)
    return low, high


def _people(text: str) -> float:
    number = text.rstrip("bkmn")
    try:
        return float(number.replace(",", "")) * SIZES.get(text[len(number) :], float("nan"))
    except ValueError:
        return float("nan")
