"""How a BibTeX file that is larger than memory should hold is cut, and what goes along with its pieces.

A file of up to `WHOLE` is read as one. A larger one is cut where lines begin entries. In front of each piece go, ended by
file separators: the ``@string`` definitions so far that it uses, and the entries that it takes fields over from. An entry whose ``crossref`` or ``xdata`` names one further down waits for it; at the end of the file, or
where more than `MOST_WAITING` wait, they are read without, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lodpub.syntax.pieces import CARRIED, Piece, Starting, Unicode
from lodpub.values.patterns import pattern

__all__ = ["MOST_WAITING", "WHOLE", "Bibtex"]

WHOLE = 16 << 20
MOST_WAITING = 64 << 20

_START = (
    rb"(?mi)^[ \t]*@[ \t]*(?:(?:comment|preamble|string)\s*[{(]"
    rb"|[A-Za-z][\w-]*\s*[{(]\s*[^\s,{}()\"=#]*(?:\s*[,=]|[ \t]*$))"
)
_CUTTING = Starting(_START)
_FIRST = pattern(_START)
_HEAD = pattern(rb"\s*@\s*([A-Za-z][\w-]*)\s*[{(]\s*([^\s,={}()\"]*)")
_DEEPEST = 5
_NO_WORKS = frozenset((b"string", b"comment", b"preamble", b"xdata", b"set"))
_LINKS = pattern(rb"\b(?:crossref|xdata)\s*=\s*(?:[{\"]([^{}\"]*)[}\"]|([^\s,{}\"]+))", re.IGNORECASE)
_NAMES = pattern(rb"[=#]\s*([A-Za-z][^\s,#{}\"()=]*)")
_PARENTS = frozenset(
    b"book mvbook collection mvcollection proceedings mvproceedings reference mvreference periodical xdata set".split()
)


class _Entry(NamedTuple):
    line: int
    data: bytes
    links: tuple[bytes, ...]


class Bibtex:
    """For BibTeX and BibLaTeX.

    >>> text = b"@book{b, title={B}}\\n@inbook{a, crossref={b}}\\n"
    >>> [piece.line for piece in Bibtex().singles(Piece(1, text))]
    [1, 2]
    """

    def batches(self, stream: BinaryIO, source: str) -> Iterator[Piece]:
        text = Unicode(stream)
        head = text.read(WHOLE + 1)
        if len(head) <= WHOLE:
            yield Piece(1, head)
            return
        text.put_back(head)
        del head
        whole = _Along()
        for block in _CUTTING.cut(text, source):
            yield from whole.pieces(_entries(block))
        yield from whole.rest()

    def singles(self, piece: Piece) -> Iterator[Piece]:
        carried, _, text = piece.data.rpartition(CARRIED)
        along = _Along()
        for entry in _entries(Piece(1, carried)):
            along.learn(entry)
        entries = list(_entries(Piece(piece.line, text)))
        for entry in entries:
            along.learn(entry)
        works = [entry for entry in entries if _kind(entry.data) not in _NO_WORKS]
        if len(works) < 2:
            yield piece
            return
        for entry in works:
            yield along.piece([entry])


def _entries(block: Piece) -> Iterator[_Entry]:
    """What begins at each ``@``; a comment with all that its braces hold."""
    chunks = list(_CUTTING.singles(_without_heading(block)))
    at = 0
    while at < len(chunks):
        line, data = chunks[at]
        at += 1
        if _kind(data) == b"comment" and data.count(b"{") > data.count(b"}"):
            open_braces = data.count(b"{") - data.count(b"}")
            for end, chunk in enumerate(chunks[at:], at + 1):
                open_braces += chunk.data.count(b"{") - chunk.data.count(b"}")
                if open_braces <= 0:
                    data += b"".join(chunk.data for chunk in chunks[at:end])
                    at = end
                    break
        yield _Entry(line, data, _links(data))


def _without_heading(block: Piece) -> Piece:
    """The block without text before its first entry."""
    match = _FIRST.search(block.data)
    begin = match.start() if match else len(block.data)
    return Piece(block.line + block.data.count(b"\n", 0, begin), block.data[begin:])


def _links(data: bytes) -> tuple[bytes, ...]:
    found = (match[1] or match[2] or b"" for match in _LINKS.finditer(data))
    return tuple(key for keys in found for part in keys.split(b",") if (key := part.strip().lower()))


def _kind(data: bytes) -> bytes:
    match = _HEAD.match(data)
    return match[1].lower() if match else b"comment"


class _Along:
    """What was learnt of a file so far: its strings, the entries that others may take over from, and those that wait."""

    def __init__(self) -> None:
        self._strings: dict[bytes, bytes] = {}
        self._parents: dict[bytes, _Entry] = {}
        self._waiting: list[_Entry] = []
        self._size = 0

    def learn(self, entry: _Entry) -> bytes | None:
        """Notes a string or a parent; the key of a parent."""
        match = _HEAD.match(entry.data)
        if match is None:
            return None
        kind, key = match[1].lower(), match[2].lower()
        if kind == b"string":
            self._strings[key] = entry.data.strip()
        elif kind in _PARENTS and key:
            self._parents.setdefault(key, entry)
            return key
        return None

    def pieces(self, entries: Iterator[_Entry]) -> Iterator[Piece]:
        """Those of the entries that have all that they need, in pieces; and those that waited for one of them."""
        batch: list[_Entry] = []
        learnt = False
        for entry in entries:
            learnt = self.learn(entry) is not None or learnt
            if _kind(entry.data) in _NO_WORKS:
                continue
            if self._lacks(entry):
                self._waiting.append(entry)
                self._size += len(entry.data)
            else:
                batch.append(entry)
        if batch:
            yield self.piece(batch)
        if learnt and self._waiting:
            ready = [entry for entry in self._waiting if not self._lacks(entry)]
            self._waiting = [entry for entry in self._waiting if self._lacks(entry)]
            self._size = sum(len(entry.data) for entry in self._waiting)
            yield from (self.piece([entry]) for entry in ready)
        if self._size > MOST_WAITING:
            yield from self.rest()

    def rest(self) -> Iterator[Piece]:
        """Those that wait, without what they wait for."""
        waiting, self._waiting, self._size = self._waiting, [], 0
        yield from (self.piece([entry]) for entry in waiting)

    def _lacks(self, entry: _Entry, depth: int = 0) -> bool:
        """Whether something that it takes over from, itself or by others, has not been seen."""
        parents = [self._parents.get(key) for key in entry.links]
        return depth < _DEEPEST and any(parent is None or self._lacks(parent, depth + 1) for parent in parents)

    def piece(self, batch: list[_Entry]) -> Piece:
        """The entries, lines between them left blank, behind what goes along."""
        parts: list[bytes] = []
        line = batch[0].line
        for entry in batch:
            parts += b"\n" * (entry.line - line), entry.data
            line = entry.line + entry.data.count(b"\n")
        text = b"".join(parts)
        parents: dict[bytes, _Entry] = {}
        self._gather(batch, parents)
        inherited = b"\n".join(parent.data.strip() for parent in parents.values())
        along = b"\n".join(filter(None, (*self._used(inherited + text), inherited)))
        return Piece(batch[0].line, (along + CARRIED if along else b"") + text)

    def _used(self, text: bytes) -> list[bytes]:
        """The definitions of the strings in a text, and of those in them, in the order of the file."""
        used: dict[bytes, bytes] = {}
        names = {name.lower() for name in _NAMES.findall(text)}
        while new := {name: self._strings[name] for name in names if name in self._strings and name not in used}:
            used |= new
            names = {name.lower() for string in new.values() for name in _NAMES.findall(string)}
        return [string for name, string in self._strings.items() if name in used]

    def _gather(self, entries: list[_Entry], found: dict[bytes, _Entry]) -> None:
        """The entries that some take over from, and those that these take over from."""
        for entry in entries:
            for key in entry.links:
                parent = self._parents.get(key)
                if parent is not None and key not in found:
                    found[key] = parent
                    self._gather([parent], found)
