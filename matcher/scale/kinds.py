"""What this room hands around: kinds of arrays, and what is asked of all profiles at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from matcher.scoring.learning import Scope
from matcher.scoring.score import COMPONENTS

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


class Question(NamedTuple):
    """What is asked for all profiles: weights of the six components (they add up to 1), topics in scope, and how many
    partners for each."""

    weights: tuple[float, ...]
    inside: list[bool]
    whole: bool
    top: int

    @classmethod
    def of(cls, weights: Mapping[str, float], scope: Scope, top: int) -> Question:
        """The question with these weights (by name) and this scope."""
        return cls(tuple(weights[name] for name in COMPONENTS), list(scope.topics), scope.whole, top)
