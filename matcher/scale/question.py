"""What is asked of all profiles at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from matcher.scoring.learning import Scope
from matcher.scoring.score import COMPONENTS


class Question(NamedTuple):
    """Weights of the six components (they add up to 1), topics in scope, and how many partners for each."""

    weights: tuple[float, ...]
    inside: list[bool]
    whole: bool
    top: int

    @classmethod
    def of(cls, weights: Mapping[str, float], scope: Scope, top: int) -> Question:
        """The question with these weights (by name) and this scope."""
        return cls(tuple(weights[name] for name in COMPONENTS), list(scope.topics), scope.whole, top)
