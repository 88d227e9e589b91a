"""Nodes on their way into documents: all into one, or those of a stream into one document for each record."""

from __future__ import annotations

from lodpub.documents.document import Document, Parsed, Place, Value
from lodpub.documents.lists import collapse
from lodpub.documents.ntriples_records import MOST_LINES
from lodpub.documents.places import Problems

__all__ = ["MOST_WITHIN", "Records"]

MOST_WITHIN = 250_000
"""Statements of one record that hang together, so that it cannot be cut."""


class Records:
    """Documents in the making, with the problems of their parser.

    A record of a stream is what `ntriples_records` makes one: the statements of one named graph, else those whose subject
    is the same IRI up to its fragment or a node that the record points at; a record has no more statements than there.

    >>> records = Records(Problems("a.ttl"), streamed=True)
    >>> for subject in ("http://a.org/1", "http://a.org/1#x", "http://a.org/2"):
    ...     records.begin(subject)
    ...     _ = records.document.node(subject)
    >>> [list(record.found.nodes) for record in records.finished()]
    [['http://a.org/1', 'http://a.org/1#x']]
    """

    def __init__(self, problems: Problems, *, streamed: bool = False) -> None:
        self.problems = problems
        self.streamed = streamed
        """Whether each record becomes a document of its own."""
        self._finished: list[Parsed] = []
        self._fresh()

    def _fresh(self) -> None:
        self.document = Document(self.problems.source, described_elsewhere=self.streamed)
        self.size = 0
        """How many statements the record has."""
        self._stem: str | None = None
        self._graph: str | None = None
        self._pointed: set[str] = set()

    @property
    def full(self) -> bool:
        """Whether the record is so long that it should end here, in the midst of a subject."""
        return self.streamed and self.size >= MOST_LINES

    @property
    def overfull(self) -> bool:
        """Whether the record is longer than memory should hold."""
        return self.streamed and self.size > MOST_WITHIN

    def begin(self, subject: str, graph: str | None = None) -> None:
        """The statements of a subject begin, in the default graph or in a named one."""
        if not self.streamed:
            return
        if self._stem is not None and self._is_other(subject, graph):
            self.finish()
        if self._stem is None:
            self._stem, self._graph = subject.partition("#")[0], graph

    def _is_other(self, subject: str, graph: str | None) -> bool:
        if self.full:
            return True
        if graph is not None or self._graph is not None:
            return graph != self._graph
        return subject.partition("#")[0] != self._stem and subject not in self._pointed

    def count(self, value: Value) -> None:
        """Takes note of one statement, which has this value."""
        self.size += 1
        if self.streamed and value.kind != "literal":
            self._pointed.add(value.text)

    def finish(self) -> Document:
        """Ends the document."""
        document = self.document
        document.problems = self.problems.taken()
        document.described_elsewhere |= self.problems.lost
        collapse(document)
        self._finished.append(Parsed(document))
        self._fresh()
        return document

    def finished(self) -> list[Parsed]:
        """The records that have ended since this was asked last."""
        finished, self._finished = self._finished, []
        return finished

    def hopeless(self, place: Place, expected: str) -> bool:
        """Whether so many problems were found that reading on makes no sense; of a stream that is said."""
        if not self.problems.full:
            return False
        if not self.streamed:
            return True
        is_empty = not self.document.nodes
        self.finish()
        if is_empty:
            self.problems.syntax(place, "nothing but errors", f"{expected}; the rest is not read")
        return is_empty
