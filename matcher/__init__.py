"""matcher ranks partner countries for South-South cooperation, in both directions, with reasons and sources.

The questions of the command line as functions:

>>> import matcher
>>> found = matcher.suggest("Rwanda", theme="health", top=3)
>>> [suggestion.iso3 for suggestion in found]
['MWI', 'BGD', 'IND']
>>> found[0].learn[0].topic, found[0]["score"] == found[0].score
('hiv-tb', True)
>>> found.rows[0]["partner"], found.query["theme"]
('Malawi', ['health'])
>>> found.warnings
['50 partners with nothing documented here, on either side, left out; --undocumented ranks all.']

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

    from matcher.api import *  # noqa: F403 # the public names are told in `api`
    from matcher.api import __all__ as __all__


def __getattr__(name: str) -> Any:
    """Load the library at the first use of one of its names: the command line does not need it."""
    from matcher.options import COMMANDS  # light: every import of a part of matcher asks here first

    if name in COMMANDS or name in ("Answer", "Catalogue", "by_lens", "__all__"):
        from matcher.signatures import NAMES, described

        if name == "__all__":
            return NAMES
        if name in NAMES:
            return described(name)
    raise AttributeError(f"module 'matcher' has no attribute {name!r}")


def __dir__() -> list[str]:
    from matcher.signatures import NAMES

    return [*NAMES, "__version__"]
