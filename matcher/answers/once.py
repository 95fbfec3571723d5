"""What is made of a thing once, however often it comes: a list that is asked for again is one and the same object."""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KEPT = 500
"""Things for which what was made is kept."""


class Once:
    """`make`, called once for each of the last KEPT objects (not of those that are equal)."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make
        self._made: dict[int, tuple[Any, Any]] = {}  # with the thing itself, so that its id stays its own

    def __call__(self, thing: Any) -> Any:
        """What was made of `thing`."""
        if id(thing) not in self._made:
            while len(self._made) >= KEPT:
                del self._made[next(iter(self._made))]
            self._made[id(thing)] = thing, self._make(thing)
        return self._made[id(thing)][1]
