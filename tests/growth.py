"""How work grows with what it is done on: told by comparing sizes, so that no machine is too slow for a test."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

__all__ = ["assert_linear"]

_TIMES = 4
_MOST = 10.0
"""Four times as much takes four times as long where the time is linear, sixteen times where it is quadratic."""
_NOTHING = 0.005
"""Seconds in which no machine does the square of a large size."""
_ATTEMPTS = 5


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fails where `work`, done on something of a size, takes much more than four times as long as on a fourth of it.

    It counts the processor's time for this thread alone, and an attempt that something else on the machine disturbed is
    made again.
    """
    taken = []
    for _ in range(_ATTEMPTS):
        small, large = _seconds(work, size // _TIMES), _seconds(work, size)
        if large < max(_MOST * small, _NOTHING):
            return
        taken.append(f"{small:.4f} s for {size // _TIMES:,}, {large:.4f} s for {size:,}")
    raise AssertionError(f"the time is not linear: {'; '.join(taken)}")


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.disable()  # it would look at what other tests have left
    try:
        begin = time.thread_time()
        work(size)
        return time.thread_time() - begin
    finally:
        gc.enable()
