"""How a stream of any size is cut into pieces that can be read on their own, each with the line that it begins on.

Each format names its way in ``lodpub/formats.py``. A piece holds as many whole records as fit into a block; where one of
them turns out bad, `Cutting.singles` parts a piece into its records.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, Protocol

from lodpub.errors import ReadError
from lodpub.syntax.json_arrays import BLOCK, array_in, elements, is_lines
from lodpub.values.patterns import pattern as late_pattern

__all__ = [
    "CARRIED",
    "LARGEST_RECORD",
    "WHOLE",
    "Cutting",
    "Ending",
    "Json",
    "Piece",
    "Starting",
    "Unicode",
    "too_large",
]

CARRIED = b"\x1c\x1c"
"""What a piece needs of the text above it, such as the header of a table, stands before this sign."""
LARGEST_RECORD = 64 << 20
_LARGEST_WHOLE = 512 << 20


class Piece(NamedTuple):
    """A part of a source that can be read on its own, and the line that it begins on, from 1."""

    line: int
    data: bytes


class Cutting(Protocol):
    """One way to cut."""

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        """Pieces of about a block each that together are the stream. Raises `ReadError` where a single record, or a
        source that cannot be cut, is larger than memory should hold."""

    def singles(self, piece: Piece) -> Iterator[Piece]:
        """The records of a piece, one a piece."""


class _Whole:
    """For formats whose records cannot be told apart before they are read."""

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        yield Piece(1, _all(stream, source))

    def singles(self, piece: Piece) -> Iterator[Piece]:
        yield piece


WHOLE = _Whole()


class Starting:
    """For text in which each record starts where a pattern matches.

    >>> import io
    >>> ris = Starting(rb"(?m)^TY  - ")
    >>> list(ris.singles(Piece(1, b"TY  - JOUR\\nER  -\\nTY  - BOOK\\n")))
    [Piece(line=1, data=b'TY  - JOUR\\nER  -\\n'), Piece(line=3, data=b'TY  - BOOK\\n')]
    """

    def __init__(self, pattern: bytes) -> None:
        self._pattern = late_pattern(pattern)

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        yield from self.cut(Unicode(stream), source)

    def cut(self, text: Unicode, source: str) -> Iterator[Piece]:
        """As `batches`, of what is left of a text."""
        line, kept, searched = 1, b"", 0
        first = -1  # where the first record begins: what stands before it goes with it
        while block := text.read(BLOCK):
            kept += block
            starts = [match.start() for match in self._pattern.finditer(kept, searched)]
            if first < 0 and starts:
                first = starts.pop(0)
            if starts:
                yield Piece(line, kept[: starts[-1]])
                line += kept.count(b"\n", 0, starts[-1])
                kept, first = kept[starts[-1] :], 0
            # a start may be cut in two, but no longer than a short line
            searched = max(first + 1, len(kept) - 100)
            _check(len(kept), source, line)
        if kept:
            yield Piece(line, kept)

    def singles(self, piece: Piece) -> Iterator[Piece]:
        line, begin = piece.line, 0
        starts = [match.start() for match in self._pattern.finditer(piece.data)]
        for end in [*starts[1:], len(piece.data)]:
            data = piece.data[begin:end]
            yield Piece(line, data)
            line += data.count(b"\n")
            begin = end


class Ending:
    """For binary records that each end with a sign. They have no lines: their numbers are counted in their stead.

    >>> list(Ending(b"\\x1d").singles(Piece(7, b"one\\x1dtwo\\x1d")))
    [Piece(line=7, data=b'one\\x1d'), Piece(line=8, data=b'two\\x1d')]
    """

    def __init__(self, sign: bytes) -> None:
        self._sign = sign

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        number, kept = 1, b""
        while block := stream.read(BLOCK):
            end = block.rfind(self._sign) + 1
            kept, rest = kept + block[:end], block[end:]
            if end:
                yield Piece(number, kept)
                number += kept.count(self._sign)
                kept = b""
            kept += rest
            _check(len(kept), source, number)
        if kept or number == 1:
            yield Piece(number, kept)

    def singles(self, piece: Piece) -> Iterator[Piece]:
        parts = piece.data.split(self._sign)
        for number, part in enumerate(parts, piece.line):
            if part.strip():
                yield Piece(number, part + (self._sign if number - piece.line < len(parts) - 1 else b""))


class Json:
    """For JSON: one document a line, an array, or an array that a path of keys leads to; else one document.

    >>> import io
    >>> list(Json().singles(Piece(1, b'[{"a": 1},\\n {"a": 2}]')))
    [Piece(line=1, data=b'{"a": 1}'), Piece(line=2, data=b'{"a": 2}')]
    """

    def __init__(self, *paths: tuple[str, ...], holding: bytes = b"") -> None:
        """With `holding`, an array is cut only where its elements hold this, so that they say the same alone."""
        self._paths = frozenset(paths)
        self._holding = holding

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        text = Unicode(stream)
        head = text.read(BLOCK)
        if len(head) < BLOCK:
            yield Piece(1, head)
            return
        text.put_back(head)
        if is_lines(head):
            yield from _lines(text, source)
            return
        begin = self._array(head)
        if begin is None:
            yield Piece(1, _all(text, source))
            return
        text.read(len(head))
        try:
            yield from _batched(elements(head, begin, text.read, LARGEST_RECORD))
        except OverflowError as error:
            raise too_large(source, error.args[0]) from None

    def _array(self, head: bytes) -> int | None:
        return array_in(head, self._paths) if not self._holding or head.count(self._holding) > 1 else None

    def singles(self, piece: Piece) -> Iterator[Piece]:
        if is_lines(piece.data):
            for number, text in enumerate(piece.data.split(b"\n"), piece.line):
                if text.strip():
                    yield Piece(number, text)
            return
        begin = self._array(piece.data)
        if begin is None:
            yield piece
            return
        for line, _, element in elements(piece.data, begin, lambda size: b""):
            yield Piece(piece.line + line - 1, element)


def _batched(found: Iterator[tuple[int, bytes, bytes]]) -> Iterator[Piece]:
    """Arrays of so many elements as fill a block; what stands between them stays, so that lines are counted right."""
    batch: list[bytes] = []
    first = size = 0
    for line, between, element in found:
        if not batch:
            first, between = line, b""
        batch += between, element
        size += len(between) + len(element)
        if size > BLOCK:
            yield Piece(first, b"[" + b"".join(batch) + b"]")
            batch, size = [], 0
    if batch:
        yield Piece(first, b"[" + b"".join(batch) + b"]")


def _lines(text: Unicode, source: str) -> Iterator[Piece]:
    line, kept = 1, b""
    while block := text.read(BLOCK):
        end = block.rfind(b"\n") + 1
        if end:
            data = kept + block[:end]
            yield Piece(line, data)
            line += data.count(b"\n")
            kept = block[end:]
        else:
            kept += block
            _check(len(kept), source, line)
    if kept:
        yield Piece(line, kept)


class Unicode:
    """A stream of text as UTF-8, whichever Unicode encoding its byte order mark tells; what was read can be put back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._put_back = stream.read(2)
        marked = self._put_back in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        self._decoder = codecs.getincrementaldecoder("utf-16")(errors="replace") if marked else None
        if self._decoder:
            self._decoder.decode(self._put_back)
            self._put_back = b""

    def read(self, size: int) -> bytes:
        """So many bytes where that many are left; nothing at the end."""
        data = self._put_back
        while len(data) < size:
            block = self._stream.read(size - len(data))
            if not block:
                break
            data += self._decoder.decode(block).encode() if self._decoder else block
        data, self._put_back = data[:size], data[size:]
        return data

    def put_back(self, data: bytes) -> None:
        """Gives back what was read last."""
        self._put_back = data + self._put_back


def _all(stream: BinaryIO | Unicode, source: str) -> bytes:
    data = stream.read(_LARGEST_WHOLE + 1)
    if len(data) > _LARGEST_WHOLE:
        limit = f"{_LARGEST_WHOLE >> 20} MB"
        raise ReadError(source, found=f"over {limit} in one piece", expected=f"at most {limit} in this format")
    return data


def _check(size: int, source: str, line: int) -> None:
    if size > LARGEST_RECORD:
        raise too_large(source, line)


def too_large(source: str, line: int) -> ReadError:
    return ReadError(source, line, found=f"a record of over {LARGEST_RECORD >> 20} MB", expected="a smaller one")
