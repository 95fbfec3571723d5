"""Runs the blocks on a cluster, through dask.distributed (`pip install matcher[dask]`).

The arrays go to every worker once; a block is a pure function of them and of two row numbers. So when a worker dies,
what it was at is simply done again elsewhere, and each result is taken once, in the order of rows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError
from importlib import import_module
from typing import TYPE_CHECKING, Any

from matcher.errors import MatcherError, UsageError
from matcher.language import tr
from matcher.scale.blocks import Best, block
from matcher.scale.local import keep_freed_memory, rows_of_blocks

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.kinds import Question

AHEAD = 3
"""Blocks that are handed out for each core: one at work, and others so that it never waits for the next."""
ATTEMPTS = 4
"""Times that the arrays are sent: anew after all workers that held them were lost."""
PATIENCE = 30
"""Seconds to wait for the scheduler."""


class ClusterFailed(MatcherError):
    """The cluster cannot be reached, or lost its workers again and again."""

    code = "cluster_failed"


def run(arrays: Arrays, question: Question, scheduler: Any) -> Iterator[Best]:
    """The blocks of all rows, in the order of rows, on the cluster of `scheduler` (an address, or a cluster)."""
    try:
        client = import_module("distributed").Client(scheduler, timeout=PATIENCE)
    except ImportError:
        hint = tr("Install it: {command}", command="pip install 'matcher[dask]'")
        raise UsageError(tr("--engine dask needs dask."), hint) from None
    except (OSError, ValueError) as error:
        hint = tr("Give the address that `dask scheduler` prints, for example tcp://127.0.0.1:8786.")
        message = tr("No scheduler answers at {address}: {reason}.", address=scheduler, reason=error)
        raise ClusterFailed(message, hint) from None
    try:
        yield from _blocks(client, arrays, question)
    except OSError as error:
        message = tr("The scheduler {address} was lost: {reason}.", address=scheduler, reason=error)
        raise ClusterFailed(message, tr("The results so far are whole.")) from None
    finally:
        client.close()


def _blocks(client: Any, arrays: Arrays, question: Question) -> Iterator[Best]:
    left = deque(rows_of_blocks(len(arrays)))
    for _ in range(ATTEMPTS):
        sent = client.scatter(arrays, broadcast=True, hash=False)
        waiting: deque[Any] = deque()  # for the first of the blocks that are left
        try:
            while left:
                while len(waiting) < min(len(left), AHEAD * max(1, sum(client.nthreads().values()))):
                    waiting.append(client.submit(_block, sent, *left[len(waiting)], question, pure=False))
                best: Best = waiting[0].result()
                del waiting[0], left[0]
                yield best
        except CancelledError:
            continue  # every worker that held the arrays is gone
        else:
            return
    raise ClusterFailed(tr("The cluster lost its workers again and again."), tr("Look at their logs."))


def _block(arrays: Arrays, first: int, last: int, question: Question) -> Best:
    """`blocks.block`, on a worker."""
    keep_freed_memory()
    return block(arrays, first, last, question)
