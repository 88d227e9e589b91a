"""A stream of N-Triples or N-Quads cut into records, whose terms stay as they are written.

Nearly all lines have one space between their terms and one before the dot, and neighbouring lines one subject: a block of
such lines is taken apart by a few string methods. All other lines go through the parser one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
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
        usual = [run for run in self.runs if isinstance(run, Run)] if self.is_usual else None
        found = ntriples_runs.document(usual, self.source) if usual is not None else None
        return found or document(self._lines(), self.first, self.source, self.quads, described_elsewhere=True)

    def _lines(self) -> Iterator[str | TooLong]:
        end = b" %b ." % self.graph if self.graph else b" ."
        for run in self.runs:
            if isinstance(run, Run):
                for predicate, value in zip(run.predicates, run.objects, strict=True):
                    yield _text(b"%b %b %b%b" % (run.subject, predicate, value, end))
            else:
                yield run if isinstance(run, TooLong) else _text(run)


def cut(chunks: Iterable[bytes], source: str, *, quads: bool = False, longest: int = MOST_LINES) -> Iterator[Record]:
    """The records of a stream, of so many lines at most.

    A record is a run of lines: those of one graph in N-Quads, else those whose subject is the same IRI up to its fragment
    or a node that the record points at.

    >>> [record] = cut([b'<http://example.org/1> <http://schema.org/name> "One" .'], "a.nt")
    >>> record.runs[0].objects
    (b'"One"',)
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
            self.block(block if block[-1:] == b"\n" else block + b"\n", line)
            line += block.count(b"\n")
            yield from self.finished
            self.finished = []
        if self.says_something:
            yield self.record

    def block(self, block: bytes, first: int) -> None:
        lines = block.split(b" .\n")
        if lines.pop() == b"" and len(lines) == block.count(b"\n") and b"\r" not in block:
            with suppress(ValueError):
                self.rows([line.split(b" ", 2) for line in lines], first)
                return
        at = first
        for is_usual, stretch in groupby(block[:-1].split(b"\n"), _is_usual):
            lines = list(stretch)
            if is_usual:
                self.rows([line[:-2].split(b" ", 2) for line in lines], at)
            else:
                for number, line in enumerate(lines, at):
                    self.odd(line, number)
            at += len(lines)

    def rows(self, rows: list[list[bytes]], first: int) -> None:
        """Takes lines as their three parts, those of a subject together. Raises `ValueError` before it takes any where a
        line has fewer."""
        subjects, predicates, objects = zip(*rows, strict=True)
        if not all(objects):
            for number, row in enumerate(rows, first):
                self.odd(b" ".join(row) + b" .", number)
            return
        begin = 0
        for subject, same in groupby(subjects):
            end = begin + len(tuple(same))
            self.run(subject, predicates[begin:end], objects[begin:end], first + begin)
            begin = end

    def run(self, subject: bytes, predicates: tuple[bytes, ...], objects: tuple[bytes, ...], line: int) -> None:
        if subject[:1] not in (b"<", b"_"):
            for number, (predicate, value) in enumerate(zip(predicates, objects, strict=True), line):
                self.odd(b"%b %b %b ." % (subject, predicate, value), number)
            return
        graph = None
        if self.quads:
            graph = objects[0].rpartition(b" ")[2]
            end = b" " + graph
            size = -len(end)
            values = tuple([value[:size] for value in objects])
            one = [value[size:] for value in objects].count(end) == len(objects) and all(values)
            if not (one and (graph == self.record.graph or iri_in(_text(graph), blank=True))):
                if len(objects) > 1:
                    for at in range(len(objects)):
                        self.run(subject, predicates[at : at + 1], objects[at : at + 1], line + at)
                    return
                graph = None
            else:
                objects = values
        while objects:
            if self.is_other(subject, graph):
                self.finish(line)
            record = self.record
            if self.stem is None:
                self.stem, record.graph = _stem(subject), graph
                self.says_something = True
            room = self.longest - record.size
            taken = objects[:room]
            record.runs.append(Run(subject, predicates[:room], taken, line))
            record.size += len(taken)
            self.pointing.append(taken)
            predicates, objects, line = predicates[room:], objects[room:], line + room

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
                self.stem, self.record.graph = _stem(subject), graph
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


def _stem(subject: bytes) -> bytes:
    return subject.partition(b"#")[0].rstrip(b">")


def _text(line: bytes) -> str:
    """A line, or a term, as text; the parser reports what is no UTF-8 in it."""
    return line.decode("utf-8", errors="surrogateescape")


def _written(id: str) -> bytes:
    return (id if id[:2] == "_:" else f"<{id}>").encode("utf-8", errors="surrogateescape")
