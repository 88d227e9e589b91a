"""Streams that can be read forward only, yet show how they begin."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["BLOCK", "Forward", "beginning"]

BLOCK = 1 << 18
"""How many bytes are read at a time."""


class Forward(io.RawIOBase):
    """What can only be read forward; `tell` counts."""

    def __init__(self, stream: IO[Any]) -> None:
        self._stream = stream
        self._given = 0
        self._fault: Exception | None = None

    @classmethod
    def buffered(cls, stream: IO[Any]) -> BinaryIO:
        """The stream with room to look ahead."""
        return cast(BinaryIO, io.BufferedReader(cls(stream), BLOCK))

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: WriteableBuffer) -> int:
        if self._fault is not None:
            raise self._fault
        view = memoryview(buffer).cast("B")
        filled = 0
        # As much as there is room for, so that looking ahead sees it even where a pipe trickles.
        while filled < len(view):
            try:
                data = self._stream.read(len(view) - filled)
            except Exception as fault:  # it is raised when what came before it has been taken
                self._fault = fault
                break
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        if self._fault is not None and not filled:
            raise self._fault
        self._given += filled
        return filled


def beginning(stream: BinaryIO, size: int = 512) -> bytes:
    """The first bytes of a stream, `BLOCK` at most, which stay in it.

    >>> stream = io.BytesIO(b"text")
    >>> beginning(stream), stream.read()
    (b'text', b'text')
    """
    if isinstance(stream, io.BufferedReader) and not stream.seekable():
        return stream.peek(size)[:size]
    place = stream.tell()
    data = stream.read(size)
    stream.seek(place)
    return data
