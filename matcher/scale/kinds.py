"""What this room hands around: kinds of arrays, and what is asked of all profiles at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from matcher.errors import UsageError
from matcher.language import tr
from matcher.scoring.learning import Scope

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
COMPONENTS = ("stage", "needs", "learn", "share", "mutual", "ties", "record")
"""The components of the score that this room works out."""


class Question(NamedTuple):
    """What is asked for all profiles: weights of the seven components (they add up to 1), topics in scope, how many
    partners for each, and whether only those with whom something is `documented` in scope."""

    weights: tuple[float, ...]
    inside: list[bool]
    whole: bool
    top: int
    documented: bool

    @classmethod
    def of(cls, weights: Mapping[str, float], scope: Scope, top: int, *, documented: bool = False) -> Question:
        """The question with these weights (by name) and this scope. Raises UsageError for others than COMPONENTS."""
        if beyond := [name for name, weight in weights.items() if weight and name not in COMPONENTS]:
            raise UsageError(tr("With --profiles the score cannot weigh: {names}.", names=", ".join(beyond)))
        return cls(tuple(weights[name] for name in COMPONENTS), list(scope.topics), scope.whole, top, documented)
