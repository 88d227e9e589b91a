"""Large files of lines, in ranges that can be read apart from each other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple, cast

from lodpub.sources.streams import BLOCK

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Range", "between", "line_count", "line_ranges"]


class Range(NamedTuple):
    """Whole lines of a file: from the byte `start` on, up to the byte `end`."""

    start: int
    end: int


def line_ranges(file: IO[bytes], size: int, each: int) -> Iterator[Range]:
    """The lines of a file of `size` bytes in ranges of about `each` bytes; a range ends where a line does.

    >>> list(line_ranges(io.BytesIO(b"one\\ntwo\\nthree\\n"), 14, 5))
    [Range(start=0, end=8), Range(start=8, end=14)]
    """
    start = 0
    while start < size:
        end = min(start + each, size)
        if end < size:
            file.seek(end - 1)
            while (block := file.readline(BLOCK)) and not block.endswith(b"\n"):
                pass
            end = file.tell()
        yield Range(start, end)
        start = end


def between(file: IO[bytes], range: Range) -> BinaryIO:
    """The bytes of a range as a stream of its own; `tell` says how many of them were read.

    >>> between(io.BytesIO(b"one\\ntwo\\nthree\\n"), Range(4, 8)).read()
    b'two\\n'
    """
    file.seek(range.start)
    return cast(BinaryIO, io.BufferedReader(_Between(file, range.end - range.start), BLOCK))


def line_count(file: IO[bytes], range: Range) -> int:
    """How many lines end in a range."""
    stream = between(file, range)
    return sum(block.count(b"\n") for block in iter(lambda: stream.read(BLOCK), b""))


class _Between(io.RawIOBase):
    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._file.read(min(len(view), self._left))
        view[: len(data)] = data
        self._left -= len(data)
        return len(data)
