"""A stream of N-Triples or N-Quads cut into records, whose terms stay as they are written.

Nearly all lines have one space between their terms and one before the dot, and neighbouring lines one subject: a block of
such lines is taken apart by a few string methods. All other lines go through the parser one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lodpub.documents import ntriples_runs
from lodpub.documents.document import Document
from lodpub.documents.line_blocks import TooLong, blocks
from lodpub.documents.ntriples_lines import document, iri_in, statement
from lodpub.documents.ntriples_runs import Run
from lodpub.documents.places import Problems

__all__ = ["MOST_LINES", "MOST_WHOLE", "Record", "Run", "cut"]

MOST_LINES = 2_000
"""No record is longer, so that memory stays flat."""
MOST_WHOLE = 100_000
"""No record is longer that somebody wants to see as a whole."""


class Record:
    """Lines that belong together; of N-Quads all in one `graph`.

    `runs` are the lines in the usual form; where `is_usual` is False there are others among them, whole. Nothing is decoded
    yet.
    """

    __slots__ = ("first", "graph", "is_usual", "quads", "runs", "size", "source")

    def __init__(self, source: str, quads: bool, first: int) -> None:
        self.source, self.quads, self.first = source, quads, first
        self.graph: bytes | None = None
        self.runs: list[Run | bytes] = []
        self.size = 0
        self.is_usual = True

    def document(self) -> Document:
        """The record parsed, with all places."""
        usual = [run for run in self.runs if isinstance(run, tuple)] if self.is_usual else None
        found = ntriples_runs.document(usual, self.source) if usual is not None else None
        return found or document(self._lines(), self.first, self.source, self.quads, described_elsewhere=True)

    def _lines(self) -> Iterator[str | TooLong]:
        end = b" %b ." % self.graph if self.graph else b" ."
        for run in self.runs:
            if isinstance(run, tuple):
                subject, predicates, objects, _ = run
                for predicate, value in zip(predicates, objects, strict=True):
                    yield _text(b"%b %b %b%b" % (subject, predicate, value, end))
            else:
                yield run if isinstance(run, TooLong) else _text(run)


def cut(chunks: Iterable[bytes], source: str, *, quads: bool = False, longest: int = MOST_LINES) -> Iterator[Record]:
    """The records of a stream, of so many lines at most.

    A record is a run of lines: those of one graph in N-Quads, else those whose subject is the same IRI up to its fragment
    or a node that the record points at.

    >>> [record] = cut([b'<http://example.org/1> <http://schema.org/name> "One" .'], "a.nt")
    >>> record.runs
    [(b'<http://example.org/1>', (b'<http://schema.org/name>',), (b'"One"',), 1)]
    """
    return _Cutter(source, quads, longest).read(chunks)


class _Cutter:
    def __init__(self, source: str, quads: bool, longest: int) -> None:
        self.source, self.quads, self.longest = source, quads, longest
        self.finished: list[Record] = []
        self.begin(1)

    def begin(self, line: int) -> None:
        """Starts a new record at a line."""
        self.record = Record(self.source, self.quads, line)
        self.stem: bytes | None = None
        self.own: tuple[bytes, ...] = ()
        """How subjects begin that belong to the record, where they are in its graph."""
        self.pointed: set[bytes] = set()
        self.pointing: list[tuple[bytes, ...]] = []
        """Objects that are not among the `pointed` yet: few subjects ask for them."""
        self.says_something = False

    def read(self, chunks: Iterable[bytes]) -> Iterator[Record]:
        line = 1
        for block in blocks(chunks):
            if isinstance(block, TooLong):
                self.keep(block)
                self.says_something = True
                line += 1
                continue
            if b"\r" in block:
                block = block.replace(b"\r\n", b"\n")
            if block[-1:] != b"\n":
                block += b"\n"
            size = block.count(b"\n")
            self.block(block, line, size)
            line += size
            yield from self.finished
            self.finished = []
        if self.says_something:
            yield self.record

    def block(self, block: bytes, first: int, size: int) -> None:
        """Takes a block of so many lines."""
        lines = block.split(b" .\n")
        if lines.pop() == b"" and len(lines) == size and b"\r" not in block and self.lines(lines, first):
            return
        at = first
        for is_usual, stretch in groupby(block[:-1].split(b"\n"), _is_usual):
            lines = list(stretch)
            if not is_usual:
                for number, line in enumerate(lines, at):
                    self.odd(line, number)
            elif not self.lines([line[:-2] for line in lines], at):
                for number, line in enumerate(lines, at):
                    if not self.lines([line[:-2]], number):
                        self.odd(line, number)
            at += len(lines)

    def lines(self, lines: list[bytes], first: int) -> bool:
        """Takes lines without their ends; False, and takes none, where one has not three parts."""
        parts = [part for line in lines for part in line.split(b" ", 2)]
        if len(parts) < 3 * len(lines) or not all(parts):
            return False
        subjects, predicates, objects = parts[::3], tuple(parts[1::3]), tuple(parts[2::3])
        if not self.quads:
            self.rows(None, subjects, predicates, objects, first)
            return True
        parts = [part for value in objects for part in value.rpartition(b" ")]
        values, begin = tuple(parts[::3]), 0
        for graph, same in groupby(parts[2::3]):
            end = begin + len(tuple(same))
            if all(values[begin:end]) and (graph == self.record.graph or iri_in(_text(graph), blank=True)):
                self.rows(graph, subjects[begin:end], predicates[begin:end], values[begin:end], first + begin)
            else:
                for at in range(begin, end):
                    is_in = values[at] and iri_in(_text(graph), blank=True)
                    value = values[at] if is_in else objects[at]
                    self.run(graph if is_in else None, subjects[at], predicates[at : at + 1], (value,), first + at)
            begin = end
        return True

    def rows(
        self,
        graph: bytes | None,
        subjects: list[bytes],
        predicates: tuple[bytes, ...],
        objects: tuple[bytes, ...],
        first: int,
    ) -> None:
        """Takes the statements of a graph, those of a subject together."""
        begin = 0
        for subject, same in groupby(subjects):
            end = begin + len(tuple(same))
            self.run(graph, subject, predicates[begin:end], objects[begin:end], first + begin)
            begin = end

    def run(
        self,
        graph: bytes | None,
        subject: bytes,
        predicates: tuple[bytes, ...],
        objects: tuple[bytes, ...],
        line: int,
    ) -> None:
        record = self.record
        size = record.size + len(objects)
        if subject.startswith(self.own) and graph == record.graph and size <= self.longest:
            record.runs.append((subject, predicates, objects, line))
            record.size = size
            self.pointing.append(objects)
            return
        if subject[:1] not in (b"<", b"_"):
            end = b" %b ." % graph if graph else b" ."
            for number, (predicate, value) in enumerate(zip(predicates, objects, strict=True), line):
                self.odd(b"%b %b %b%b" % (subject, predicate, value, end), number)
            return
        while objects:
            if self.is_other(subject, graph):
                self.finish(line)
            record = self.record
            if self.stem is None:
                self.stands_for(subject, graph)
                self.says_something = True
            room = self.longest - record.size
            taken = objects[:room]
            record.runs.append((subject, predicates[:room], taken, line))
            record.size += len(taken)
            self.pointing.append(taken)
            predicates, objects, line = predicates[room:], objects[room:], line + room

    def stands_for(self, subject: bytes, graph: bytes | None) -> None:
        """Names what the record is of, by its first subject."""
        self.stem, self.record.graph = subject.partition(b"#")[0].rstrip(b">"), graph
        self.own = (b"<", b"_") if graph else (self.stem + b"#", self.stem + b">")

    def finish(self, line: int) -> None:
        self.finished.append(self.record)
        self.begin(line)

    def is_other(self, subject: bytes, graph: bytes | None) -> bool:
        """Whether a subject begins another record."""
        if self.stem is None:
            return False
        if self.record.size >= self.longest:
            return True
        if graph is not None or self.record.graph is not None:
            return graph != self.record.graph
        if subject.startswith(self.stem) and subject[len(self.stem) : len(self.stem) + 1] in (b"#", b">", b""):
            return False
        self.pointed.update(*self.pointing)
        self.pointing.clear()
        return subject not in self.pointed

    def odd(self, line: bytes, number: int) -> None:
        """A line that is empty, a comment, unusually spaced or wrong."""
        if not line.strip() or line.lstrip()[:1] == b"#":
            self.keep(line)
            return
        found = statement(Problems(self.source), _text(line), number, self.quads)
        if found is not None:
            subject = _written(found.subject.text)
            graph = None if found.graph is None else _written(found.graph)
            if self.is_other(subject, graph):
                self.finish(number)
            if self.stem is None:
                self.stands_for(subject, graph)
            if found.value.kind != "literal":
                self.pointed.add(_written(found.value.text))
        self.keep(line)
        self.says_something = True

    def keep(self, line: bytes) -> None:
        self.record.runs.append(line)
        self.record.size += 1
        self.record.is_usual = False


def _is_usual(line: bytes) -> bool:
    return line[-2:] == b" ." and line.count(b" ") > 2 and b"\r" not in line


def _text(line: bytes) -> str:
    """A line, or a term, as text; the parser reports what is no UTF-8 in it."""
    return line.decode("utf-8", errors="surrogateescape")


def _written(id: str) -> bytes:
    return (id if id[:2] == "_:" else f"<{id}>").encode("utf-8", errors="surrogateescape")
