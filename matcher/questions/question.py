"""What was asked, with every word understood: names, codes and numbers become ids and weights."""

from __future__ import annotations

from collections.abc import Mapping

from matcher import options
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.language import local, tr
from matcher.plain import Record
from matcher.questions import scope as scopes
from matcher.scoring.score import COMPONENTS, LENSES, normalised, of_lens
from matcher.text import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypedDict

    Words = str | Sequence[str]

    class Asked(TypedDict, total=False):
        """The options of the library's functions. Which of them a function has, `matcher.options` says."""

        theme: Words
        topic: Words
        need: Words
        priorities: str
        pool: Words
        exclude: Words
        language: Words
        population: str | None
        income: Words
        near: bool
        far: bool
        new_only: bool
        at_peace: bool
        undocumented: bool
        mutual_only: bool
        with_country: str | None
        lens: str
        weights: Mapping[str, float] | str | None
        diverse: bool
        draws: int
        seed: int
        top: int | None


LIST = 10
"""Places of a shortlist."""
MOST_DRAWS = 10_000
"""Draws of other weights: shares are then exact to 0.005, and all pairs of the South still take seconds."""


class Question(Record):
    """The options that say what is asked, in ids; an option that a command lacks has its default. `lens` is "own" for
    own weights; `weights` (of each component) add up to 1; `top` is None for all."""

    theme: tuple[str, ...]
    topic: tuple[str, ...]
    need: tuple[str, ...]
    priorities: str
    pool: tuple[str, ...]
    exclude: tuple[str, ...]
    language: tuple[str, ...]
    population: str | None
    income: tuple[str, ...]
    near: bool
    far: bool
    new_only: bool
    at_peace: bool
    undocumented: bool
    lens: str
    weights: Mapping[str, float]
    top: int | None
    draws: int
    seed: int
    diverse: bool
    mutual_only: bool
    with_country: str | None

    @property
    def k(self) -> int:
        """How many places count as "at the top" when the stability of the ranking is looked at."""
        return LIST if self.top is None else min(self.top, LIST)


def understood(catalogue: Catalogue, command: str, given: Mapping[str, Any]) -> Question:
    """The question of `command` whose options are `given`. Raises UnknownName or UsageError for words that mean
    nothing."""
    asked = options.asked(command, given)
    values = {**{name: options.OPTIONS[name].default for name in Question._fields}, **asked}
    weights, lens = values["weights"], values["lens"]
    _check(values)
    if weights is None:
        if lens not in LENSES:
            from matcher.questions import lens_named

            lens = lens_named.resolve(lens)
        weights = of_lens(lens)
    else:
        lens, weights = "own", parsed(weights) if isinstance(weights, str) else normalised(weights)
    if values["near"] and values["far"]:
        raise UsageError(tr("--near and --far together leave nobody."), tr("Leave one of them out."))
    if values["language"] or values["income"] or values["population"]:
        from matcher.questions import filters

        values["language"] = filters.languages(catalogue, values["language"])
        values["income"] = filters.incomes(catalogue, values["income"])
        if values["population"]:
            filters.limits(values["population"])
    found = Question._make(values[name] for name in Question._fields)._replace(
        theme=catalogue.themes_of(values["theme"]),
        topic=catalogue.topics_of(values["topic"]),
        need=catalogue.topics_of(values["need"]),
        lens=lens,
        weights=weights,
        with_country=catalogue.resolve(values["with_country"]) if values["with_country"] else None,
    )
    scopes.check(catalogue, found.theme, found.topic, found.need)
    return found


def _check(values: Mapping[str, Any]) -> None:
    """Raise UsageError for a value that an option cannot have."""
    if values["top"] is not None and values["top"] < 1:
        raise UsageError(tr("--top must be at least 1; it is {number}.", number=values["top"]))
    if not 0 <= values["draws"] <= MOST_DRAWS:
        most, number = local(f"{MOST_DRAWS:,}"), local(f"{values['draws']:,}")
        message = tr("--draws must be between 0 and {most}; it is {number}.", most=most, number=number)
        raise UsageError(message, tr("The default is {number}.", number=options.OPTIONS["draws"].default))
    if (way := values["priorities"]) not in options.PRIORITIES:
        near = did_you_mean(way, options.PRIORITIES)
        message = tr('Priorities are not looked at by "{word}".', word=way)
        raise UsageError(f"{message}{near}", tr("The ways are: {names}.", names=", ".join(options.PRIORITIES)))


def parsed(text: str) -> dict[str, float]:
    """The weights in "stage=2,learn=1", which stand instead of a lens: what is not named weighs nothing.

    They are normalised to add up to 1. Raises UsageError for unknown names, values that are negative or not finite, and
    weights that are all 0.
    """
    given: dict[str, float] = {}
    for part in text.split(","):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if name in COMPONENTS and not equals:
            option = f"--weights {name}=2"
            hint = tr("For example: {command}", command=option)
            raise UsageError(tr("--weights {name}: a number is due.", name=name), hint)
        if name not in COMPONENTS:
            message = tr('--weights has no component "{name}".', name=name) + did_you_mean(name, COMPONENTS)
            hint = tr(
                "The components are: {names}. For example: {command}",
                names=", ".join(COMPONENTS),
                command="--weights stage=2,learn=1",
            )
            raise UsageError(message, hint)
        if name in given:
            raise UsageError(tr("--weights names {name} twice.", name=name))
        try:
            given[name] = float(number)
        except ValueError:
            raise UsageError(tr('--weights {name}: "{text}" is not a number.', name=name, text=number)) from None
    return normalised(given)
