"""Work spread over processes, its results in the order of what they were made from."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lodpub.errors import LodpubError

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["cores", "seldom_collecting", "spread"]

T = TypeVar("T")
R = TypeVar("R")

_ALLOCATED = 100_000
_AHEAD = 3
"""How many items wait or are done for each process: enough to keep it busy, so few that memory stays flat."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """What `work` makes of each item, in order; by so many processes, or by this one where `jobs` is 1.

    Raises `LodpubError` where a process was ended from outside.

    >>> list(spread(len, [b"a", b"ab"], jobs=2))
    [1, 2]
    """
    if jobs == 1:
        yield from map(work, items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=partial(_begin, work))
    under_way: deque[Future[R]] = deque()
    try:
        for item in items:
            under_way.append(pool.submit(cast(Callable[[T], R], _do), item))
            if len(under_way) >= _AHEAD * jobs or under_way[0].done():
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool:
        raise LodpubError("a worker process was ended from outside, perhaps for lack of memory") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Within it, cycles of garbage are looked for a hundred times less often than usual. Records and descriptions hold
    none, and looking through them takes a fifth of the time of an export."""
    usual = gc.get_threshold()
    gc.set_threshold(_ALLOCATED, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    import signal
    import threading

    global _work
    _work = work
    gc.set_threshold(_ALLOCATED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that reads
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(item: Any) -> Any:
    return _work(item)
