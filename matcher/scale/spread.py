"""Runs the blocks on a cluster, through dask.distributed (`pip install matcher[dask]`).

The arrays go to every worker once; a block is a pure function of them and of two row numbers. So when a worker dies,
what it was at is simply done again elsewhere, and each result is taken once, in the order of rows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from matcher.errors import MatcherError, UsageError
from matcher.scale.blocks import Best, block
from matcher.scale.local import bounds, keep_freed_memory

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.question import Question

AHEAD = 3
"""Blocks that are handed out for each core: one at work, and others so that it never waits for the next."""
ATTEMPTS = 3
"""Times that the arrays are sent anew after all workers that held them were lost."""
PATIENCE = 30
"""Seconds to wait for the scheduler."""


class ClusterFailed(MatcherError):
    """The cluster cannot be reached, or lost its workers again and again."""

    code = "cluster_failed"


def run(arrays: Arrays, question: Question, scheduler: Any) -> Iterator[Best]:
    """The blocks of all rows, in the order of rows, on the cluster of `scheduler` (an address, or a cluster)."""
    client, own = _client(scheduler)
    try:
        yield from _blocks(client, arrays, question)
    except OSError as error:
        raise ClusterFailed(f"The scheduler {scheduler} was lost: {error}.", "The results so far are whole.") from None
    finally:
        if own:
            client.close()


def _blocks(client: Any, arrays: Arrays, question: Question) -> Iterator[Best]:
    from concurrent.futures import CancelledError

    left = deque(bounds(len(arrays)))
    waiting: deque[tuple[tuple[int, int], Any]] = deque()
    sent = client.scatter(arrays, broadcast=True, hash=False)
    attempts = 0
    while left or waiting:
        cores = max(1, sum(client.nthreads().values()))
        while left and len(waiting) < AHEAD * cores:
            rows = left.popleft()
            waiting.append((rows, client.submit(_block, sent, *rows, question, pure=False)))
        try:
            best: Best = waiting[0][1].result()
        except CancelledError:
            # Every worker that held the arrays is gone: send them anew, and hand out again what was not yet taken.
            attempts += 1
            if attempts > ATTEMPTS:
                raise ClusterFailed("The cluster lost its workers again and again.", "Look at their logs.") from None
            left.extendleft(rows for rows, _ in reversed(waiting))
            waiting.clear()
            sent = client.scatter(arrays, broadcast=True, hash=False)
            continue
        waiting.popleft()
        yield best


def _block(arrays: Arrays, first: int, last: int, question: Question) -> Best:
    """`blocks.block`, on a worker."""
    keep_freed_memory()
    return block(arrays, first, last, question)


def _client(scheduler: Any) -> tuple[Any, bool]:
    """(a client, whether it is ours to close)."""
    try:
        Client: Any = import_module("distributed").Client
    except ImportError:
        raise UsageError("--engine dask needs dask.", "Install it: pip install 'matcher[dask]'") from None
    if isinstance(scheduler, Client):
        return scheduler, False
    try:
        return Client(scheduler, timeout=PATIENCE), True
    except (OSError, ValueError) as error:
        hint = "Give the address that `dask scheduler` prints, for example tcp://127.0.0.1:8786."
        raise ClusterFailed(f"No scheduler answers at {scheduler}: {error}.", hint) from None
