"""How XML of any size is cut into documents of their own that hold a few records each.

Tags are found by their names, outside of comments and CDATA, so that a record that is no well-formed XML costs itself and not
those behind it. A piece is the start tags of what stood around its records, on one line, so that the declarations of
namespaces hold and lines are counted right; then the records; then the end tags.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import BinaryIO, NamedTuple

from lodpub.errors import ReadError
from lodpub.syntax.json_arrays import BLOCK
from lodpub.syntax.pieces import LARGEST_RECORD, Piece, Unicode, too_large
from lodpub.values.patterns import pattern

__all__ = ["Xml"]

_DECLARATION = pattern(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"'][^>]{0,100}\?>")
_ENTITY = pattern(rb"<!DOCTYPE[^>]*\[[^\]]*<!ENTITY")
_TAG = pattern(rb"<([^\s/>!?]++)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_NAME_END = 300
"""No name is longer, so that one that is cut in two is found when more was read."""


class _Found(NamedTuple):
    """A record: its line, the start tags around it, its text, and whether its end tag was there."""

    line: int
    around: tuple[bytes, ...]
    data: bytes
    is_whole: bool

    def piece(self, declaration: bytes, others: list[_Found]) -> Piece:
        """The document of this record and of those that follow it within the same elements."""
        parts, line = [self.data], self.line + self.data.count(b"\n")
        for one in others:
            parts += b"\n" * (one.line - line), one.data
            line = one.line + one.data.count(b"\n")
        ends = [b"</" + tag[1:-1].split(None, 1)[0] + b">" for tag in reversed(self.around)]
        whole = (others[-1] if others else self).is_whole
        return Piece(self.line, declaration + b"".join((*self.around, *parts, *(ends if whole else ()))))


class Xml:
    """For XML whose records are elements of these names, the outermost where they nest.

    >>> import io
    >>> cutting = Xml("mods")
    >>> text = b'<c xmlns="m">\\n<mods><a/></mods>\\n<mods><b></mods>\\n<mods>x</mods></c>'
    >>> for piece in cutting.singles(Piece(1, text)):
    ...     print(piece.line, piece.data)
    2 b'<c xmlns="m"><mods><a/></mods></c>'
    3 b'<c xmlns="m"><mods><b></mods></c>'
    4 b'<c xmlns="m"><mods>x</mods></c>'
    """

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        text = Unicode(stream)
        head = text.read(BLOCK)
        if len(head) < BLOCK or _ENTITY.search(head):  # which the reader refuses
            yield Piece(1, head)
            return
        text.put_back(head)
        try:
            pieces = _batched(_Scanner(text.read, self.names).records(), _declaration(head))
            first = next(pieces, None)
            if first is None:
                names = ", ".join(sorted(self.names)[:4])
                raise ReadError(source, 1, found="no record in a large document", expected=f"elements such as {names}")
            yield first
            yield from pieces
        except OverflowError as error:
            raise too_large(source, error.args[0]) from None

    def singles(self, piece: Piece) -> Iterator[Piece]:
        scanner = _Scanner(io.BytesIO(piece.data).read, self.names)
        declaration = _declaration(piece.data)
        found = list(scanner.records())
        if _ENTITY.search(piece.data) or len(found) < 2:
            yield piece
            return
        for one in found:
            single = one.piece(declaration, [])
            yield Piece(piece.line + single.line - 1, single.data)


def _declaration(head: bytes) -> bytes:
    match = _DECLARATION.match(head.removeprefix(b"\xef\xbb\xbf"))
    return b'<?xml version="1.0" encoding="%b"?>' % match[1] if match else b""


def _batched(found: Iterator[_Found], declaration: bytes) -> Iterator[Piece]:
    batch: list[_Found] = []
    size = 0
    for one in found:
        if batch and (size > BLOCK or one.around != batch[0].around or not batch[-1].is_whole):
            yield batch[0].piece(declaration, batch[1:])
            batch, size = [], 0
        batch.append(one)
        size += len(one.data)
    if batch:
        yield batch[0].piece(declaration, batch[1:])


class _Scanner:
    """Finds the records in what `read` gives, holding little more than one of them."""

    def __init__(self, read: Callable[[int], bytes], names: frozenset[str]) -> None:
        self._read = read
        self._names = frozenset(name.encode() for name in names)
        self._text = b""
        self._place = 0
        self._line = 1
        self._around: list[bytes] = []

    def records(self) -> Iterator[_Found]:
        """Each record; raises `OverflowError` with its line for one that is too large."""
        while self._find_markup():
            record = self._markup()
            if record is not None:
                yield record

    def _find_markup(self) -> bool:
        while (place := self._text.find(b"<", self._place)) < 0:
            self._go(len(self._text))
            if not self._more():
                return False
        self._go(place)
        return True

    def _go(self, place: int) -> None:
        self._line += self._text.count(b"\n", self._place, place)
        self._place = place

    def _more(self) -> bool:
        """Reads on; what stands before the place is forgotten."""
        if len(self._text) - self._place > LARGEST_RECORD:
            raise OverflowError(self._line)
        block = self._read(BLOCK)
        self._text, self._place = self._text[self._place :] + block, 0
        return bool(block)

    def _markup(self) -> _Found | None:
        """Goes behind the tag or the like at the place; the record, where one begins there."""
        while not (end := _end_of_markup(self._text, self._place)):
            if not self._more():
                self._go(self._place + 1)
                return None
        tag = _TAG.match(self._text, self._place)
        if tag is None:
            if self._around and self._text.startswith(b"</", self._place):
                self._around.pop()
        elif _local(tag[1]) in self._names:
            return self._record(tag)
        else:
            if not tag[0].endswith(b"/>"):
                self._around.append(b" ".join(tag[0].split()))
        self._go(end)
        return None

    def _record(self, tag: re.Match[bytes]) -> _Found:
        """The record at the place, up to its end tag or to where the next one shows that it has none."""
        inner = _within(_local(tag[1]))
        depth, length = (0 if tag[0].endswith(b"/>") else 1), len(tag[0])
        is_whole = True
        while depth:
            match = inner.search(self._text, self._place + length)
            end = _end_of_markup(self._text, match.start()) if match else 0
            if match is None or end == 0:
                searched = match.start() if match else max(self._place + length, len(self._text) - _NAME_END)
                length = searched - self._place
                if self._more():
                    continue
                length, is_whole = len(self._text), False
                break
            if match["start"] and not self._text.endswith(b"/>", 0, end):
                if not self._follows_start(match.start()):
                    length, is_whole = match.start() - self._place, False
                    break
                depth += 1
            elif match["end"]:
                depth -= 1
            length = end - self._place
        found = _Found(self._line, tuple(self._around), self._text[self._place : self._place + length], is_whole)
        self._go(self._place + length)
        return found

    def _follows_start(self, place: int) -> bool:
        """Whether a start tag stands before a place: there a record may hold another, elsewhere its end tag is missing."""
        before = self._text[max(0, place - 4096) : place].rstrip()
        begin = before.rfind(b"<")
        return before.endswith(b">") and before[begin + 1 : begin + 2] not in b"/!?" and not before.endswith(b"/>")


def _end_of_markup(text: bytes, place: int) -> int:
    """Behind the tag, comment or the like that begins at a place; 0 where its end is not there."""
    for start, stop in ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")):
        if text.startswith(start, place):
            found = text.find(stop, place + len(start))
            return found + len(stop) if found >= 0 else 0
        if len(text) - place < len(start) and start.startswith(text[place:]):
            return 0
    if text[place : place + 9].upper() == b"<!DOCTYPE":
        end = text.find(b">", place)
        if 0 <= text.find(b"[", place) < end:
            inner = text.find(b"]", place)
            end = text.find(b">", inner) if inner >= 0 else -1
        return end + 1
    if text.startswith(b"</", place):
        return text.find(b">", place) + 1
    tag = _TAG.match(text, place)
    return tag.end() if tag else 0


def _local(name: bytes) -> bytes:
    return name.rpartition(b":")[2]


@cache
def _within(name: bytes) -> re.Pattern[bytes]:
    """What matters within a record of a name: its own tags, and what may hold such tags as text."""
    tag = rb"(?:[\w.-]++:)?" + re.escape(name) + rb"(?=[\s/>])"
    return re.compile(rb"<(?:!--|!\[CDATA\[|\?|(?P<start>" + tag + rb")|(?P<end>/" + tag + rb"))")
