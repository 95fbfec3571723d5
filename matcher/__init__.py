"""matcher ranks partner countries for South-South cooperation, in both directions, with reasons and sources.

The questions of the command line as functions:

>>> import matcher
>>> found = matcher.suggest("Rwanda", theme="health", top=3)
>>> [suggestion.iso3 for suggestion in found]
['UGA', 'MWI', 'KEN']
>>> found[0].learn[0].topic, found[0]["score"] == found[0].score
('epidemic-preparedness', True)
>>> found.rows[0]["partner"], found.warnings
('Uganda', [])

Every answer is a sequence of results, named as in the JSON of the command line: a result is a dictionary whose fields
are attributes too, each with its type. Beside them stand flat `rows` (as in the CSV), `query` and `warnings`;
`to_frame()` makes a pandas.DataFrame, and a notebook shows a table. What is loaded once serves all questions; another
`Catalogue` (own data) is passed as `catalogue=`. Failures are `matcher.errors.MatcherError`.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matcher.answers.answer import Answer
    from matcher.api import (
        batch,
        compare,
        countries,
        country,
        evaluate,
        experience,
        experiences,
        explain,
        gaps,
        pairs,
        platforms,
        suggest,
        topics,
        validate,
    )
    from matcher.catalogue.catalogue import Catalogue

__all__ = [
    "Answer",
    "Catalogue",
    "__version__",
    "batch",
    "compare",
    "countries",
    "country",
    "evaluate",
    "experience",
    "experiences",
    "explain",
    "gaps",
    "pairs",
    "platforms",
    "suggest",
    "topics",
    "validate",
]


def __getattr__(name: str) -> Any:
    """Load the library at the first use of one of its names: the command line does not need it."""
    if name == "Catalogue":
        from matcher.catalogue.catalogue import Catalogue

        return Catalogue
    if name == "Answer":
        from matcher.answers.answer import Answer

        return Answer
    if name in __all__:
        from matcher.signatures import described

        return described(name)
    raise AttributeError(f"module 'matcher' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
