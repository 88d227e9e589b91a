"""Records as they are written: where they stand in their source, and where their values do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property

from lodpub import formats
from lodpub.documents.document import Place
from lodpub.errors import ReadError
from lodpub.formats import Format
from lodpub.pipeline import Bad, Batch
from lodpub.record import Record
from lodpub.syntax.pieces import CARRIED, Piece

__all__ = ["Written", "read"]

_LONGEST = 500
_MORE_LINES = 20
"""Lines behind the last one that a field is known to begin on."""
_MOST_LINES = 2000
_ESCAPED = {"&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos", "\\": "x", "/": "x"}
_PAGES = re.compile(r"(\w+)[-\u2013](\w+)")


class Written:
    """A record as it is written in a piece of its source, to find the place of a value; looked at when a fault is found.

    Where the piece can be parted into as many records as were read of it, this is the one with the `number`, from 0.
    """

    def __init__(
        self, format: Format, piece: Piece, singles: Callable[[], Sequence[Piece]], number: int, of: int
    ) -> None:
        self.format = format
        self._piece, self._singles, self._number, self._of = piece, singles, number, of

    @cached_property
    def _part(self) -> Piece:
        singles = self._singles()
        return singles[self._number] if len(singles) == self._of else self._piece

    @property
    def line(self) -> int | None:
        """The line that the record begins on, where it can be told from others."""
        return self._part.line if self._of == 1 or self._part is not self._piece else None

    @cached_property
    def _lines(self) -> list[str]:
        written = self._part.data.rpartition(CARRIED)[2]  # what a piece of a table or of BibTeX needs stands before it
        return written.decode("utf-8", errors="replace").split("\n")

    def place(self, record: Record, value: str) -> Place | None:
        """Where a record says a value: on the one line of those known to be its own that has it, else where it is first."""
        if len(value) > _LONGEST or not value.strip():
            return None
        span = _PAGES.fullmatch(value)  # some formats have a field for either end
        value = rf"{span[1]}\W{{1,3}}{span[2]}|{span[2]}" if span else "".join(map(_as_written, value))
        whole = re.compile(rf"(?<!\w)(?:{value})(?!\w)")
        if known := [place.line for place in record.provenance if place.line] + [part.line for part in record.unread]:
            first = min(known)
            found = self._found(whole, first, min(max(known) + _MORE_LINES, first + _MOST_LINES))
            if len(found) == 1:
                return found[0]
        if self.line is None:
            return None
        found = self._found(whole, self.line, self.line + _MOST_LINES)
        return found[0] if found else None

    def _found(self, pattern: re.Pattern[str], first: int, last: int) -> list[Place]:
        """The lines from the first to the last that a pattern is on."""
        begin = self._part.line
        return [
            Place(number, at.start() + 1)
            for number, line in enumerate(self._lines[max(first - begin, 0) : last - begin + 1], max(first, begin))
            if (at := pattern.search(line))
        ]


def _as_written(sign: str) -> str:
    """A pattern for a character of a value, as formats may write it: plain, or escaped in JSON or XML."""
    if sign.isspace():
        return r"\s+"
    if sign.isascii() and sign not in _ESCAPED:
        return re.escape(sign)
    units = sign.encode("utf-16-be", "surrogatepass")
    pairs = "".join(rf"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
    return rf"(?:{re.escape(sign)}|(?i:{pairs})|\\{re.escape(sign)}|&(?:#{ord(sign)}|{_ESCAPED.get(sign, 'x')});)"


def read(batch: Batch | Bad) -> Iterator[tuple[Record | ReadError, Written | None]]:
    """What is read of a piece of a source, each record as it is written."""
    if isinstance(batch, Bad):
        yield batch.error, None
        return
    format, piece = formats.find(batch.format), Piece(batch.line, batch.data)
    items = list(format.read(batch.data, batch.source, batch.line))
    singles = cache(lambda: tuple(format.cutting.singles(piece)))
    for number, item in enumerate(items):
        yield item, Written(format, piece, singles, number, len(items))
