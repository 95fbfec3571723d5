"""The two questions on a table of profiles, from the files to the text: `batch` and `pairs`. Call these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from matcher.errors import UsageError
from matcher.language import tr
from matcher.scoring.learning import Scope
from matcher.scoring.score import even

if TYPE_CHECKING:
    from matcher.catalogue.catalogue import Catalogue
    from matcher.scale.arrays import Arrays
    from matcher.scale.blocks import Best
    from matcher.scale.results import Lines

ENGINES = ("local", "dask")
FORMS = ("csv", "ndjson", "parquet")

Progress = Callable[[int, int], None]
"""Is told how many profiles are done, and of how many."""


class Asked(NamedTuple):
    """What is asked. `experiences` lie beside `profiles` unless said otherwise (x.csv: x.experiences.csv); `weights`
    (by component) add up to 1; `top` partners for each, in a theme or topic only those with whom something is
    documented there unless `undocumented`; `scheduler` is the address of a dask scheduler; `told` is told what must be
    said of the tables."""

    profiles: str
    weights: Mapping[str, float]
    scope: Scope
    top: int = 20
    undocumented: bool = False
    experiences: str | None = None
    engine: str = "local"
    scheduler: Any = None
    workers: int | None = None
    told: Callable[[str], None] | None = None


def batch(catalogue: Catalogue, asked: Asked, form: str = "csv", progress: Progress | None = None) -> Iterator[str]:
    """The best partners of every profile, as csv or ndjson, in chunks as they are found.

    Profiles come in the order of country and id. Raises InvalidData (faults of the tables, each with file and line),
    UsageError (an extra that is not installed, a scheduler that does not answer) before the first chunk.
    """
    return _text(catalogue, asked, form, progress, pairs=False)


def pairs(catalogue: Catalogue, asked: Asked, form: str = "csv", progress: Progress | None = None) -> Iterator[str]:
    """Every pair of which one is among the `top` of the other, once; learning and sharing weigh the same."""
    return _text(catalogue, asked, form, progress, pairs=True)


def save(
    catalogue: Catalogue, asked: Asked, path: str, progress: Progress | None = None, *, pairs: bool = False
) -> int:
    """The same as Parquet, written to `path` whole or not at all; the number of rows."""
    arrays, lines = _lines(catalogue, asked, progress, pairs=pairs)
    from matcher.scale.results import to_parquet

    return to_parquet(lines, arrays, path)


def _text(catalogue: Catalogue, asked: Asked, form: str, progress: Progress | None, *, pairs: bool) -> Iterator[str]:
    if form not in FORMS[:2]:
        raise UsageError(tr("Results are streamed as csv or ndjson, not as {format}.", format=form))
    arrays, lines = _lines(catalogue, asked, progress, pairs=pairs)
    from matcher.scale.results import text

    return text(lines, arrays, form)


def _lines(
    catalogue: Catalogue, asked: Asked, progress: Progress | None, *, pairs: bool
) -> tuple[Arrays, Iterator[Lines]]:
    _check(asked)
    from matcher.scale import local, profiles, results, spread
    from matcher.scale.kinds import Question

    arrays = profiles.read(asked.profiles, catalogue, asked.experiences, asked.told)
    weights = even(asked.weights) if pairs else asked.weights
    documented = not asked.scope.whole and not asked.undocumented
    question = Question.of(weights, asked.scope, asked.top, documented=documented)
    if asked.engine == "dask":
        blocks = spread.run(arrays, question, asked.scheduler)
    else:
        blocks = local.run(arrays, question, asked.workers)
    told = _told(blocks, len(arrays), progress)
    return arrays, results.pairs(told, len(arrays)) if pairs else results.batch(told)


def _check(asked: Asked) -> None:
    if asked.engine not in ENGINES:
        hint = tr("The engines are: {names}.", names=", ".join(ENGINES))
        raise UsageError(tr('No engine is called "{name}".', name=asked.engine), hint)
    if (asked.engine == "dask") != (asked.scheduler is not None):
        raise UsageError(tr("--engine dask and --scheduler ADDRESS go together."))
    if asked.top < 1:
        raise UsageError(tr("--top must be at least 1."))
    try:
        import numpy  # noqa: F401 - only whether it is there
    except ImportError:
        hint = tr("Install it: {command}", command="pip install 'matcher[scale]'")
        raise UsageError(tr("--profiles needs numpy."), hint) from None


def _told(blocks: Iterator[Best], count: int, progress: Progress | None) -> Iterator[Best]:
    for best in blocks:
        yield best
        if progress is not None:
            progress(best.first + len(best.partner), count)
