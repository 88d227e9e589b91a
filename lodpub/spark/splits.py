"""What the tasks of a cluster are given: sources cut and put together to pieces of work of about one size."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO, NamedTuple, cast

from lodpub import pipeline, sources
from lodpub.bulk.engine import Item, items
from lodpub.errors import ReadError, UsageError
from lodpub.pipeline import Bad, Batch
from lodpub.sources import Source
from lodpub.sources.ranges import Range, between, line_count, line_ranges

__all__ = ["Piece", "Split", "numbered", "splits"]

_MOST_FILES = 1000


class Piece(NamedTuple):
    """A source, whole or the lines of one range of it; `name` as the user wrote it, `path` as every machine finds it."""

    name: str
    path: str
    range: Range | None
    format: str | None
    lines_before: int = 0

    def items(self) -> Iterator[Item]:
        """Its batches; what cannot be opened or cut is an item that failed, and the rest goes on."""
        for source in self._sources():
            for item in items(source, self.format):
                if isinstance(item, Batch):
                    yield item._replace(line=item.line + self.lines_before)
                elif isinstance(item, Bad):
                    yield item._replace(error=item.error.moved(self.lines_before))
                else:
                    yield item

    def line_count(self) -> int:
        """How many lines end in its range; none for a whole source, whose lines need no count."""
        if self.range is None:
            return 0
        with self._opened() as file:
            return line_count(file, self.range)

    def _sources(self) -> Iterator[Source]:
        if self.range is None:
            for source in sources.expand([self.path]):
                yield source._replace(name=self.name + source.name.removeprefix(self.path))
            return
        try:
            with self._opened() as file:
                yield Source(self.name, between(file, self.range))
        except (OSError, ReadError, UsageError) as error:
            yield Source(self.name, error)

    def _opened(self) -> IO[bytes]:
        (place,) = sources.places([self.path])
        return place.open()


class Split(NamedTuple):
    """What one task exports, into the part of its number."""

    number: int
    pieces: tuple[Piece, ...]

    def line_counts(self) -> list[int]:
        """How many lines end in each piece that is a range."""
        return [piece.line_count() for piece in self.pieces]


def splits(inputs: Iterable[str], format: str | None, size: int) -> list[Split]:
    """The sources, in the order in which the local engine takes them, in splits of about `size` bytes."""
    found: list[Split] = []
    pieces: list[Piece] = []
    filled = 0
    for place in sources.places(inputs):
        for piece, length in _pieces(place, format, size):
            if pieces and (filled + length > size or len(pieces) == _MOST_FILES):
                found.append(Split(len(found), tuple(pieces)))
                pieces, filled = [], 0
            pieces.append(piece)
            filled += length
    if pieces:
        found.append(Split(len(found), tuple(pieces)))
    return found


def numbered(found: list[Split], counts: Iterable[list[int]]) -> list[Split]:
    """The splits, each piece with the number of lines that stand before it in its file, as the messages tell lines.

    `counts` are the `Split.line_counts` of all of them.
    """
    before: dict[str, int] = {}
    result = []
    for split, lines in zip(found, counts, strict=True):
        pieces = []
        for piece, count in zip(split.pieces, lines, strict=True):
            if piece.range:
                start = 0 if piece.range.start == 0 else before[piece.path]
                before[piece.path] = start + count
                piece = piece._replace(lines_before=start)
            pieces.append(piece)
        result.append(Split(split.number, tuple(pieces)))
    return result


def _pieces(place: sources.Place, format: str | None, size: int) -> Iterator[tuple[Piece, int]]:
    """A source as one piece, or cut where it is large and each of its lines is a record; with the bytes of each."""
    path = place.name if sources.is_address(place.name) else os.path.abspath(place.name)
    try:
        with place.open() as file:
            length = file.seek(0, os.SEEK_END)
            file.seek(0)
            lines = pipeline.format_of_lines(cast(BinaryIO, file), place.name, format) if length > size else None
            if lines:
                for one in line_ranges(file, length, size):
                    yield Piece(place.name, path, one, lines), one.end - one.start
                return
    except (OSError, ReadError, UsageError):
        length = 0  # the task that reads it says what is wrong
    yield Piece(place.name, path, None, format), length
