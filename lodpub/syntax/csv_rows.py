"""The rows of a table, and how a table of any size is cut between them: line ends within quotes end no row."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from lodpub.syntax import json_arrays
from lodpub.syntax.pieces import CARRIED, LARGEST_RECORD, Piece, Unicode, too_large
from lodpub.values.text import decode

__all__ = ["Row", "Rows", "rows"]

_LONGEST_CELL = 1 << 20


class Row(NamedTuple):
    """A row with the line that it begins on, from 1, its lines as they stand, and its cells: None where one opens with a
    quote and never ends."""

    line: int
    lines: list[str]
    cells: list[str] | None


class _Lines:
    """The lines that a parser of rows asks for: those of the row in hand, and those that are to be read again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.again: deque[str] = deque()
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line = self.again.popleft() if self.again else next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        self.taken.append(line)
        return line


def rows(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """The rows of lines that end with their line ends. After a row that breaks, its second line begins the next.

    >>> [(row.line, row.cells) for row in rows(['a,"b\\n', 'c"\\n', 'd,"e\\n', 'f,g\\n'], ",")]
    [(1, ['a', 'b\\nc']), (3, None), (4, ['f', 'g'])]
    """
    csv.field_size_limit(_LONGEST_CELL)
    feed, number = _Lines(lines), 1
    while True:
        table, broken = csv.reader(feed, delimiter=delimiter), False
        try:
            for cells in table:
                if broken := feed.ended:  # only within quotes is more asked for than there is
                    break
                yield Row(number, feed.taken, cells)
                number += len(feed.taken)
                feed.taken = []
        except csv.Error:
            broken = True
        if not broken:
            return
        first, *rest = feed.taken
        yield Row(number, [first], None)
        feed.again.extendleft(reversed(rest))
        number, feed.taken, feed.ended = number + 1, [], False


class Rows:
    """For CSV and TSV.

    >>> piece = Piece(2, b"Title;Year\\n" + CARRIED + b"On;2020\\nIn;2021\\n")
    >>> [one.line for one in Rows().singles(piece)]
    [2, 3]
    """

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        from lodpub.syntax.csv_header import header, header_lines  # few sources are tables

        lines = _lines(Unicode(stream), source)
        above = header_lines(lines)
        head = "".join(above).encode("latin-1")
        columns = header(decode(head, source))
        if columns is None:
            yield Piece(1, head)
            return
        line, kept, size, count = len(above) + 1, list[str](), 0, 0
        for row in rows(lines, columns.delimiter):
            kept += row.lines
            size += sum(map(len, row.lines))
            if size >= json_arrays.BLOCK:
                yield Piece(line, head + CARRIED + "".join(kept).encode("latin-1"))
                line, kept, size, count = line + len(kept), [], 0, count + 1
        if kept or not count:
            yield Piece(line, head + CARRIED + "".join(kept).encode("latin-1"))

    def singles(self, piece: Piece) -> Iterator[Piece]:
        from lodpub.syntax.csv_header import header

        head, sign, body = piece.data.partition(CARRIED)
        columns = header(decode(head, "")) if sign else None
        if columns is None:
            yield piece
            return
        for row in rows(io.StringIO(body.decode("latin-1"), newline=""), columns.delimiter):
            if row.cells is None or any(cell.strip() for cell in row.cells):
                yield Piece(piece.line + row.line - 1, head + sign + "".join(row.lines).encode("latin-1"))


def _lines(text: Unicode, source: str) -> Iterator[str]:
    """The lines of a stream, each byte a character; in a file of the oldest Macs they end with carriage returns."""
    kept, end, number = b"", b"", 1
    while block := text.read(json_arrays.BLOCK):
        kept += block
        end = end or (b"\r" if b"\n" not in kept and b"\r" in kept[:-1] else b"\n")
        *whole, kept = kept.split(end)
        for line in whole:
            number += 1
            yield (line + end).decode("latin-1")
        if len(kept) > LARGEST_RECORD:
            raise too_large(source, number)
    if kept:
        yield kept.decode("latin-1")
