"""Work spread over processes, its results in the order of what they were made from."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

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

    Raises `LodpubError` where a process was ended from outside, `OSError` where the temporary files by which items and
    results are handed over cannot be written.

    >>> list(spread(len, [b"a", b"ab"], jobs=2))
    [1, 2]
    """
    if jobs == 1:
        yield from map(work, items)
        return
    import multiprocessing
    import tempfile
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context(_start_method(multiprocessing.get_all_start_methods()))
    with tempfile.TemporaryDirectory(prefix="lodpub-") as folder:
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=partial(_begin, work, folder))
        under_way: deque[tuple[str, Future[None]]] = deque()
        try:
            for number, item in enumerate(items):
                file = f"{folder}/{number % (_AHEAD * jobs)}"
                _hand_over(item, file)
                under_way.append((file, pool.submit(_do, file)))
                if len(under_way) >= _AHEAD * jobs or under_way[0][1].done():
                    yield _result(*under_way.popleft())
            while under_way:
                yield _result(*under_way.popleft())
        except BrokenProcessPool:
            raise LodpubError("a worker process was ended from outside, perhaps for lack of memory") from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _start_method(methods: list[str]) -> str:
    """How processes are begun: as copies of this one, which has imported already what they need, where it is safe, that is
    on Linux while there is but one thread; others may hold locks that nobody in the copy would ever release."""
    if sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1:
        return "fork"
    return "forkserver" if "forkserver" in methods else "spawn"


def _hand_over(value: object, file: str) -> None:
    """Puts a value where another process takes it from. Megabytes go through a file, which is seldom on the disk before it is
    gone again, in a third of the time that a pipe takes."""
    try:
        with open(file, "wb", opener=_reopened) as stream:
            pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    except OSError as error:  # the disk is full: a write does not say of what file
        raise OSError(error.errno, error.strerror, file) from None


def _reopened(file: str, flags: int) -> int:
    return os.open(file, flags & ~os.O_TRUNC)


def _taken_over(file: str) -> Any:
    with open(file, "rb") as stream:
        return pickle.load(stream)


def _result(file: str, done: Future[None]) -> Any:
    done.result()
    return _taken_over(file)


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
_made: Any
"""The last result, kept until the next is made: memory that is all free goes back to the system, to be asked for again page
by page."""


def _begin(work: Callable[[Any], Any], folder: str) -> None:
    import signal
    import threading

    global _work
    _work = work
    gc.set_threshold(_ALLOCATED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that reads
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: str) -> None:
    import shutil
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def _do(file: str) -> None:
    global _made
    _made = _work(_taken_over(file))
    _hand_over(_made, file)
