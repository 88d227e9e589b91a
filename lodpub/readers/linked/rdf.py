"""Reads Turtle, TriG, N-Triples, N-Quads and RDF/XML that describe works in schema.org, DCMI terms, Dublin Core 1.1, BIBO
or several of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lodpub.documents import documents, recognize
from lodpub.documents.document import Document
from lodpub.errors import ReadError
from lodpub.readers.linked.graph import Graph
from lodpub.readers.linked.work import to_record
from lodpub.readers.linked.works import works
from lodpub.record import Record
from lodpub.values.text import decode

__all__ = ["nquads", "ntriples", "rdfxml", "read", "records_of", "trig", "turtle"]

_SYNTAXES = ("turtle", "trig", "ntriples", "nquads", "rdfxml")
_EXPECTED = "a graph that describes a work: with a class of schema.org, BIBO or DCMI types and a title"


def read(data: bytes, source: str, syntax: str | None = None) -> Iterator[Record | ReadError]:
    """The records of the works in a graph, in the order of the source; what breaks comes out as its error, and what was
    read up to it is read. The syntax is told by the text where it is not given."""
    try:
        text = decode(data, source)
    except ReadError as error:
        yield error
        return
    if not text.strip("\ufeff \t\r\n"):
        yield ReadError(source, found="an empty file", expected="a record")
        return
    syntax = syntax or recognize(text[:200_000], "")
    if syntax not in _SYNTAXES:
        yield ReadError(source, 1, found="a text in no syntax of RDF", expected=_EXPECTED)
        return
    for document in documents(data, source, syntax):
        yield from records_of(document, _EXPECTED)


turtle = partial(read, syntax="turtle")
trig = partial(read, syntax="trig")
ntriples = partial(read, syntax="ntriples")
nquads = partial(read, syntax="nquads")
rdfxml = partial(read, syntax="rdfxml")


def records_of(document: Document, expected: str) -> Iterator[Record | ReadError]:
    """The records of a document's works, then its syntax errors; one that says why where there is neither."""
    graph = Graph(document)
    found = works(document)
    broken = [p for p in document.problems if p.rule == "syntax-error" and p.severity == "error"]
    broken = [p for p in broken if not p.message.startswith("found no @context")]
    for id in found:
        yield to_record(graph, id)
    for problem in broken[:1]:
        stated, _, wanted = problem.message.removeprefix("found ").rpartition(", expected ")
        yield ReadError(document.source, problem.line, found=stated or problem.message, expected=wanted or expected)
    if not found and not broken:
        yield ReadError(document.source, 1, found="nothing that is a work", expected=expected)
