"""Which weights the components get: those of a lens, or the user's own."""

from __future__ import annotations

import math
from collections.abc import Mapping

from matcher.errors import UsageError
from matcher.scoring.score import COMPONENTS, LENSES


def of_lens(name: str) -> dict[str, float]:
    """The weights of a lens, in the order of COMPONENTS. Raises UsageError for a name that is none."""
    if name not in LENSES:
        from matcher.catalogue.names import did_you_mean

        hint = f"The lenses are: {', '.join(LENSES)}."
        raise UsageError(f'No lens is called "{name}".{did_you_mean(name, LENSES)}', hint)
    return normalised(LENSES[name])


def parsed(text: str) -> dict[str, float]:
    """The weights in "stage=2,learn=1", which stand instead of a lens: what is not named weighs nothing.

    They are normalised to add up to 1. Raises UsageError for unknown names, values that are negative or not
    finite, and weights that are all 0.
    """
    given: dict[str, float] = {}
    for part in text.split(","):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if not equals or name not in COMPONENTS:
            from matcher.catalogue.names import did_you_mean

            hint = f"The components are: {', '.join(COMPONENTS)}. For example: --weights stage=2,learn=1"
            raise UsageError(f'--weights has no component "{name}".{did_you_mean(name, COMPONENTS)}', hint)
        if name in given:
            raise UsageError(f"--weights names {name} twice.")
        try:
            given[name] = float(number)
        except ValueError:
            raise UsageError(f'--weights {name}: "{number}" is not a number.') from None
    return normalised(given)


def normalised(given: Mapping[str, float]) -> dict[str, float]:
    """Weights for all components that add up to 1, in the order of COMPONENTS."""
    for name, value in given.items():
        if name not in COMPONENTS:
            raise UsageError(f'There is no component "{name}".', f"The components are: {', '.join(COMPONENTS)}.")
        if not math.isfinite(value) or value < 0:
            raise UsageError(f"The weight of {name} must be a finite number of at least 0; it is {value:g}.")
    total = math.fsum(given.values())
    if total <= 0 or not math.isfinite(total):
        raise UsageError("The weights are all 0 or too large; at least one must be above 0.")
    return {name: given.get(name, 0.0) / total for name in COMPONENTS}
