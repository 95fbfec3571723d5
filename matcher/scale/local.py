"""Runs the blocks on the cores of this machine.

Each core gets a process that is forked when the arrays are there, so that it shares them and copies nothing. (Threads
would share them too, but a block is many short steps, and Python lets only one thread at a time begin one: two
threads were no faster than one.) Where a system cannot fork, threads do the work. At any time a few blocks are at work
or wait to be taken, whatever the number of profiles.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from matcher.errors import MatcherError
from matcher.language import tr
from matcher.scale.blocks import Best, block

if TYPE_CHECKING:
    from matcher.scale.arrays import Arrays
    from matcher.scale.kinds import Question

LARGEST = 1024
"""Rows of a block at most: enough to find groups of alike rows in, and its result is 1 MB."""
BLOCKS = 16
"""Blocks at least, so that no core waits long for another at the end."""
SMALLEST = 128

Work = Callable[[int, int], Best]
"""Gives the block from the first row to before the last."""


class WorkerLost(MatcherError):
    """A process at work on a block was ended from outside."""

    code = "worker_lost"


def rows_of_blocks(count: int) -> list[tuple[int, int]]:
    """(first, last) of the blocks of `count` rows: the same however and wherever they are run."""
    rows = min(LARGEST, max(SMALLEST, -(-count // BLOCKS)))
    return [(first, min(count, first + rows)) for first in range(0, count, rows)]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(arrays: Arrays, question: Question, workers: int | None = None) -> Iterator[Best]:
    """The blocks of all rows, in the order of rows, on `workers` cores (default: all that this process may use)."""
    work: Work = partial(block, arrays, question=question)
    blocks = rows_of_blocks(len(arrays))
    workers = min(workers or cores(), len(blocks))
    if workers <= 1:
        for first, last in blocks:
            yield work(first, last)
        return
    gc.collect()
    gc.freeze()  # so that no child's collector touches, and thereby copies, what it shares
    pool, work = _pool(workers, work)
    waiting: deque[Future[Best]] = deque()
    try:
        for first, last in blocks:
            waiting.append(pool.submit(work, first, last))
            if len(waiting) > workers + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        hint = tr("Often memory has run out: fewer profiles, or --engine dask.")
        raise WorkerLost(tr("A process at work was ended from outside."), hint) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


def _pool(workers: int, work: Work) -> tuple[Executor, Work]:
    """(a pool, what it is asked for). What an initializer is given goes into a forked process without being sent."""
    if sys.platform == "linux":
        return ProcessPoolExecutor(workers, get_context("fork"), _begin, (work,)), _in_child
    return ThreadPoolExecutor(workers), work


_given: list[Work] = []
"""In a child: the work that it was given."""


def _in_child(first: int, last: int) -> Best:
    return _given[0](first, last)


def _begin(work: Work) -> None:
    """In a child: the parent alone answers Ctrl-C, and the child ends when the parent does, however that comes."""
    _given.append(work)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import ctypes

    die_with_parent = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>
    ctypes.CDLL(None).prctl(die_with_parent, signal.SIGKILL)
    keep_freed_memory()


@cache
def keep_freed_memory() -> None:
    """Let this process keep what it frees: a block makes and drops thousands of arrays of up to a megabyte.

    (dask has its workers give every freed array back to the system at once, MALLOC_TRIM_THRESHOLD_; half of the time
    went into getting that memory anew.)
    """
    if sys.platform == "linux":
        import ctypes

        trim_threshold, map_threshold = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of <malloc.h>
        with suppress(AttributeError):  # a C library without it
            ctypes.CDLL(None).mallopt(trim_threshold, 256 << 20)
            ctypes.CDLL(None).mallopt(map_threshold, 32 << 20)
