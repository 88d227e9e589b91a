"""Streams that can be read forward only, yet show how they begin."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["BLOCK", "Forward", "beginning"]

BLOCK = 1 << 18
"""How many bytes are read at a time."""

_BEGINNING = 512


class Forward(io.RawIOBase):
    """What can only be read forward; `tell` counts."""

    def __init__(self, stream: IO[Any]) -> None:
        self._stream = stream
        self._given = 0

    @classmethod
    def buffered(cls, stream: IO[Any]) -> BinaryIO:
        """The stream with room to look ahead."""
        return cast(BinaryIO, io.BufferedReader(cls(stream), BLOCK))

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        wanted, filled = min(len(view), _BEGINNING), 0
        # At least a beginning's worth at a time, so that looking ahead sees it even where a pipe trickles.
        while filled < wanted:
            data = self._stream.read(len(view) - filled)
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        self._given += filled
        return filled


def beginning(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, which stay in it.

    >>> stream = io.BytesIO(b"text")
    >>> beginning(stream), stream.read()
    (b'text', b'text')
    """
    if isinstance(stream, io.BufferedReader) and not stream.seekable():
        return stream.peek(_BEGINNING)[:_BEGINNING]
    place = stream.tell()
    data = stream.read(_BEGINNING)
    stream.seek(place)
    return data
