"""A source that validation opens: which syntax it is in, and whether it is looked at as a whole or as a stream of records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

from lodpub import documents as syntaxes
from lodpub.errors import ReadError
from lodpub.finding import Finding, Severity
from lodpub.sources import Source
from lodpub.sources.streams import beginning

__all__ = ["Opened", "opened", "unreadable"]

_HEAD = 1 << 16
_MAY_BE_EMPTY = ("turtle", "trig", "ntriples", "nquads", "jsonl", "html")


class Opened(NamedTuple):
    """The bytes of a source: all of them in `data`, or those of a stream in `chunks`; of records only the beginning is in
    `data`, and stays in the stream."""

    syntax: str | None
    data: bytes = b""
    chunks: Iterator[bytes] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in a file that ought to have something."""
        return self.chunks is None and self.syntax in _MAY_BE_EMPTY and not self.data.strip()


def opened(source: Source, stream: BinaryIO, syntax: str | None) -> Opened:
    """The bytes of a stream that is open, in a syntax that is recognized where it is not given.

    A small file is a whole, so that all is known that it says; what is longer, and can be, is a stream. Of what cannot be
    read in one piece only so much is read that it can be refused. Raises `ReadError` where the file is broken.
    """
    head = beginning(stream, _HEAD)
    syntax = syntax or syntaxes.recognize(head.decode("utf-8", errors="replace"), source.name)
    if syntax not in syntaxes.SYNTAXES:
        return Opened(syntax, head)
    data = _read(stream, 2 * _HEAD)
    if syntax == "jsonl" and data.strip():
        return Opened(syntax, chunks=_chunks(data, stream))
    most = _HEAD if syntax in syntaxes.LINES else syntaxes.WHOLE if syntax in syntaxes.STREAMED else syntaxes.LARGEST
    data += _read(stream, most + 1 - len(data))
    if len(data) > most and syntax in syntaxes.STREAMED:
        return Opened(syntax, chunks=_chunks(data, stream))
    return Opened(syntax, data)


def _read(stream: BinaryIO, size: int) -> bytes:
    """So many bytes of a stream, or all where it has fewer."""
    found = []
    while size > 0 and (chunk := stream.read(size)):
        found.append(chunk)
        size -= len(chunk)
    return b"".join(found)


def _chunks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield from (head[at : at + _HEAD] for at in range(0, len(head), _HEAD))
    yield from iter(partial(stream.read, _HEAD), b"")


def unreadable(error: ReadError, severity: Severity = "error") -> Finding:
    """The finding that a source cannot be read."""
    return Finding(
        rule="syntax-error",
        severity=severity,
        message=f"found {error.found}, expected {error.expected}",
        source=error.source,
        line=error.line,
        value=error.found,
    )
