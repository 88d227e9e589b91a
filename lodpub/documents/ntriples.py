"""N-Triples and N-Quads, line by line: a whole file with places, or a stream of any length as its records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lodpub.documents.document import Document, Place, Value
from lodpub.documents.iris import RDF
from lodpub.documents.line_blocks import TooLong, blocks
from lodpub.documents.lists import collapse
from lodpub.documents.ntriples_lines import iri_in, statement, too_long, value_in
from lodpub.documents.places import Problems
from lodpub.finding import Finding

__all__ = ["parse", "records"]

_TYPE, _FIRST, _NIL = f"{RDF}type", f"{RDF}first", f"{RDF}nil"
_MOST_LINES = 2_000
_MOST_CACHED = 20_000
_NOWHERE = Place()
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(text: str, source: str, *, quads: bool = False) -> Document:
    """The document that a text is; of N-Quads the graphs become one.

    >>> document = parse('<http://example.org/1> <http://schema.org/name> "One" .', "one.nt")
    >>> document.nodes["http://example.org/1"].properties["http://schema.org/name"][0].place
    Place(line=1, column=49)
    """
    return _placed(text.split("\n"), 1, source, quads, described_elsewhere=False)


def records(chunks: Iterable[bytes], source: str, *, quads: bool = False) -> Iterator[Document]:
    """The records of a stream, without places; `Document.again` reads one again with them.

    A record is a run of lines: those of one graph in N-Quads, else those whose subject is the same IRI up to its fragment
    or a node that the record points at. No record is longer than two thousand lines, so that memory stays flat.
    """
    return _Stream(source, quads).read(chunks)


def _placed(lines: list[str], first: int, source: str, quads: bool, *, described_elsewhere: bool) -> Document:
    document = Document(source, described_elsewhere=described_elsewhere)
    problems = Problems(source)
    document.problems = problems.findings
    graphs: dict[tuple[str, str, Value], str | None] = {}
    for number, line in enumerate(lines, first):
        found = statement(problems, line, number, quads)
        if found is not None and quads:
            said = (found.subject.text, found.predicate.text, found.value._replace(place=_NOWHERE))
            if graphs.setdefault(said, found.graph) == found.graph:  # two graphs may say the same
                found.add_to(document)
        elif found is not None:
            found.add_to(document)
        if problems.full:
            break
    collapse(document)
    return document


class _Stream:
    def __init__(self, source: str, quads: bool) -> None:
        self.source, self.quads = source, quads
        self.predicates: dict[str, str] = {}
        self.objects: dict[str, tuple[Value | None, str | None]] = {}
        self.has_lists = False
        self.damaged = False
        self.begin(1)

    def begin(self, number: int) -> None:
        """Starts a new record at a line."""
        self.document = Document(self.source, described_elsewhere=True)
        self.lines: list[str] = []
        self.first = number
        self.stem: str | None = None
        self.graph: str | None = None
        self.pointed: set[str] = set()
        self.unread: list[Finding] = []
        """What is to be said of lines that cannot be read again."""

    def read(self, chunks: Iterable[bytes]) -> Iterator[Document]:
        number = 1
        for block in blocks(chunks):
            if isinstance(block, TooLong):
                problems = Problems(self.source)
                too_long(problems, number)
                self.document.problems.extend(problems.findings)
                self.unread += problems.findings
                self.lines.append("")
                number += 1
                continue
            lines = self.decoded(block).split("\n")
            if lines[-1] == "":
                lines.pop()
            yield from self.block(lines, number)
            number += len(lines)
            self.forget()
        if self.document.nodes or self.document.problems:
            yield self.finished()

    def forget(self) -> None:
        for cache in (self.predicates, self.objects):
            if len(cache) > _MOST_CACHED:
                cache.clear()

    def decoded(self, block: bytes) -> str:
        """The text of a block; a line with bytes that are no UTF-8 takes the slow way, which reports it."""
        try:
            text = block.decode("utf-8")
            self.damaged = False
        except UnicodeDecodeError:
            text = block.decode("utf-8", errors="surrogateescape")
            self.damaged = True
        return text.replace("\r\n", "\n")

    def finished(self) -> Document:
        document, lines, first, source, quads = self.document, self.lines, self.first, self.source, self.quads
        if self.has_lists:
            collapse(document)
        unread, self.unread = self.unread, []

        def again() -> Document:
            made = _placed(lines, first, source, quads, described_elsewhere=True)
            made.problems += unread
            return made

        document.again = again
        return document

    def block(self, lines: list[str], first: int) -> Iterator[Document]:
        """The hot loop over lines in the usual form, one space between terms; all others go through `odd`."""
        predicates, objects, quads = self.predicates, self.objects, self.quads
        kept, graph = self.lines, self.graph
        last = last_id = ""
        for number, line in enumerate(lines, first):
            parts = line.split(" ", 2)
            rest = parts[-1]
            if len(parts) == 3 and rest[-2:] == " .":
                rest = rest[:-2]
                if quads:
                    value, pointed, graph = self.object_and_graph(rest)
                else:
                    value, pointed = objects.get(rest) or self.object(rest)
                iri = predicates.get(parts[1]) or self.predicate(parts[1])
                id = last_id if parts[0] == last else iri_in(parts[0], blank=True)
            else:
                value = None
            if value is None or iri is None or id is None:
                yield from self.odd(line, number)
                kept, last = self.lines, ""
                continue
            if parts[0] != last or graph != self.graph or len(kept) >= _MOST_LINES:
                stem = id.partition("#")[0]
                if self.is_other(id, stem, graph):
                    yield self.finished()
                    self.begin(number)
                    kept = self.lines
                self.stem = self.stem or stem
                self.graph = graph
                node = self.document.node(id)
                properties, last, last_id = node.properties, parts[0], id
            kept.append(line)
            if pointed is not None:
                if iri == _TYPE:
                    node.types.append((pointed, _NOWHERE))
                    continue
                self.pointed.add(pointed)
            found = properties.get(iri)
            if found is None:
                properties[iri] = [value]
            else:
                found.append(value)

    def object(self, term: str) -> tuple[Value | None, str | None]:
        """An object's value, and the node that it points at."""
        if term[:1] == '"' and term[-1:] == '"' and "\\" not in term and term.count('"') == 2 and len(term) > 1:
            return (None if self.damaged and _SURROGATE.search(term) else Value("literal", term[1:-1])), None
        value = value_in(term)
        if value is None:
            return None, None
        self.has_lists = self.has_lists or value.text == _NIL
        found = self.objects[term] = value, value.text if value.kind != "literal" else None
        return found

    def predicate(self, term: str) -> str | None:
        iri = iri_in(term)
        if iri is not None:
            self.predicates[term] = iri
            self.has_lists = self.has_lists or iri == _FIRST
        return iri

    def is_other(self, id: str, stem: str, graph: str | None) -> bool:
        if self.stem is None:
            return False
        if len(self.lines) >= _MOST_LINES:
            return True
        if graph is not None or self.graph is not None:
            return graph != self.graph
        return stem != self.stem and id not in self.pointed

    def object_and_graph(self, rest: str) -> tuple[Value | None, str | None, str | None]:
        """An object's value, the node that it points at, and the graph behind it where there is one."""
        before, _, graph = rest.rpartition(" ")
        if before and (graph == self.graph or iri_in(graph, blank=True) is not None):
            value, pointed = self.objects.get(before) or self.object(before)
            if value is not None:
                return value, pointed, graph
        value, pointed = self.objects.get(rest) or self.object(rest)
        return value, pointed, None

    def odd(self, line: str, number: int) -> Iterator[Document]:
        """A line that is empty, a comment, unusually spaced or wrong."""
        if not line.strip() or line.lstrip()[:1] == "#":
            self.lines.append(line)
            return
        problems = Problems(self.source)
        found = statement(problems, line, number, self.quads)
        if found is not None:
            id = found.subject.text
            stem = id.partition("#")[0]
            graph = found.graph if found.graph is None or found.graph[:2] == "_:" else f"<{found.graph}>"
            if self.is_other(id, stem, graph):
                yield self.finished()
                self.begin(number)
            self.stem, self.graph = self.stem or stem, graph
            found.add_to(self.document)
            if found.value.kind != "literal":
                self.pointed.add(found.value.text)
            self.has_lists = True
        self.lines.append(line)
        self.document.problems.extend(problems.findings)
