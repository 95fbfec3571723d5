"""matcher ranks partner countries for South-South cooperation, in both directions, with reasons and sources.

The questions of the command line as functions:

>>> import matcher
>>> found = matcher.suggest("Rwanda", theme="health", top=3)
>>> [suggestion["iso3"] for suggestion in found]
['UGA', 'MWI', 'KEN']
>>> found.rows[0]["partner"], found.warnings
('Uganda', [])

Every answer is a list of dictionaries, named as in the JSON of the command line, with `rows` (flat, as in the CSV),
`query` and `warnings` beside it. `pandas.DataFrame(found.rows)` makes a table of it. What is loaded once serves all
questions; another `Catalogue` (own data) is passed as `catalogue=`. Failures are `matcher.errors.MatcherError`.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.catalogue.catalogue import Catalogue
    from matcher.library import Answer, batch, compare, evaluate, explain, pairs, suggest

__all__ = [
    "Answer",
    "Catalogue",
    "__version__",
    "batch",
    "compare",
    "evaluate",
    "explain",
    "pairs",
    "suggest",
]


def __getattr__(name: str) -> Any:
    """Load the library at the first use of one of its names: the command line does not need it."""
    if name == "Catalogue":
        from matcher.catalogue.catalogue import Catalogue

        return Catalogue
    if name in __all__:
        from matcher import library

        return getattr(library, name)
    raise AttributeError(f"module 'matcher' has no attribute {name!r}")
