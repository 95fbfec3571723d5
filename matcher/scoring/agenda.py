"""The shared agenda: needs that two countries have at the same time, beyond what their stage makes likely.

Two poor countries share a hundred needs because they are poor; that is the stage component's to say. Here each
need is first compared with what the stage alone makes likely (`needs.expected`), and the two profiles of what is
left are compared by their cosine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from matcher.scoring.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.scoring.profile import Number

SHRINK = 6.0
"""Topics that count as "no likeness either way": a cosine over few topics is drawn towards the middle."""
CANCELLED = 1e-3
"""Share of a sum below which subtracting from it costs digits that count."""
GREAT = 0.6
"""Need from which a topic stands on the agenda of a country."""


class Agenda:
    """The need profile of one country in one scope, ready to be compared with many others."""

    def __init__(self, profile: Profile, in_scope: Sequence[bool], weight: Sequence[float]) -> None:
        self._known = [
            (topic, x, w * x, w)
            for topic, (x, inside, w) in enumerate(zip(profile.distinct, in_scope, weight, strict=True))
            if inside and x is not None
        ]
        self._own = sum([x * wx for _, x, wx, _ in self._known])

    def likeness(self, other: Profile) -> float | None:
        """Likeness of the two need profiles in [0, 1], 0.5 being neither alike nor opposed; None without a common
        topic. Topics weigh as given (one over the number of topics of their theme, so that themes count alike)."""
        distinct = other.distinct
        dot = others = 0.0
        own = self._own
        count = len(self._known)
        for topic, x, wx, w in self._known:
            y = distinct[topic]
            if y is None:
                own -= wx * x
                count -= 1
            else:
                dot += wx * y
                others += w * y * y
        if own < CANCELLED * self._own:  # what the subtraction left is rounding: added up afresh
            own = sum([wx * x for topic, x, wx, _ in self._known if distinct[topic] is not None])
        if not count or own <= 0.0 or others <= 0.0:
            return None
        cosine = max(-1.0, min(1.0, dot / (math.sqrt(own) * math.sqrt(others))))
        return shrunk(cosine, count)


def shrunk(cosine: Number, common: Number) -> Number:
    """The likeness that a cosine over so many topics in common says: drawn towards the middle as they are few.

    >>> shrunk(1.0, 6), shrunk(-1.0, 6)
    (0.75, 0.25)
    """
    return 0.5 + 0.5 * cosine * common / (common + SHRINK)


def theme_weights(topic_theme: Sequence[int]) -> list[float]:
    """For each topic one over the number of topics of its theme, so that every theme counts alike."""
    return [1.0 / topic_theme.count(theme) for theme in topic_theme]


def shared(a: Profile, b: Profile, in_scope: Sequence[bool], direct: Sequence[bool]) -> list[int]:
    """The topics that both need much (at least GREAT): those that are measured themselves (`direct`) first, then by
    the need of the one who needs them less."""
    found = [
        (not direct[topic], -min(x, y), topic)
        for topic, (x, y, inside) in enumerate(zip(a.needs, b.needs, in_scope, strict=True))
        if inside and x is not None and y is not None and x >= GREAT and y >= GREAT
    ]
    return [topic for _, _, topic in sorted(found)]
