"""SHACL Core over documents: shapes are read once, then asked of any number of documents.

Our own engine, because it must answer thousands of records a second and say the line; `pyshacl` agrees with it, which
the tests hold. It is no full SHACL processor: SHACL-SPARQL and SHACL-JS are refused with an error. Beyond SHACL, the
sub-classes of the bundled vocabularies are known, and schema.org in http and https is one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from lodpub.documents.document import Document
from lodpub.validation.report import Finding
from lodpub.validation.shacl.names import named
from lodpub.validation.shacl.reader import Reader
from lodpub.validation.shacl.run import Result, Run
from lodpub.validation.shacl.shape import Shape
from lodpub.validation.shacl.shapes_within import SHAPES_WITHIN
from lodpub.validation.shacl.source import Source
from lodpub.validation.shacl.statements import Classes, Statements
from lodpub.validation.shacl.terms import META, Term
from lodpub.validation.shacl.values import VALUES

__all__ = ["Shapes", "shapes"]


def shapes(files: Iterable[str | Path], rule: str = "shacl") -> Shapes:
    """The shapes of some files, which may refer to one another.

    Findings are called after `rule` and the local name of their shape: ``shacl/PersonShape``. Raises `ShapesError` where
    a file is broken or asks for more than SHACL Core.
    """
    return Shapes(Source.open(files), rule)


class Shapes:
    """Shapes that are ready to be asked.

    >>> turtle = b'''@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <http://schema.org/> .
    ... <#Named> sh:targetClass s:Person ; sh:property [ sh:path s:name ; sh:minCount 1 ] .'''
    >>> document = Document("a.ttl")
    >>> document.node("http://example.org/jo").types.append(("https://schema.org/Person", (7, 1)))
    >>> print(*Shapes(Source(("shapes.ttl", turtle))).check(document))
    a.ttl: error[shacl/Named] schema:name: expected at least 1 value
    """

    def __init__(self, source: Source, rule: str = "shacl") -> None:
        reader = Reader(source, {**VALUES, **SHAPES_WITHIN})
        self._rule = rule
        self._shapes = reader.shapes()
        self._targets = tuple(dict.fromkeys(target for shape in self._shapes for target in shape.targets))
        self._classes = Classes(source.data.parents())

    def check(self, document: Document) -> Iterator[Finding]:
        """What the shapes find in a document, shape by shape."""
        for result in self.results(self.statements(document)):
            yield self.finding(document, result)

    def statements(self, document: Document) -> Statements:
        """The statements of a document, with the classes of the shapes file above those of the vocabularies."""
        return Statements(document, self._classes)

    def named(self) -> Iterator[Shape]:
        """The shapes that say something of their own when a value is missing, those within others too; one for each name."""
        waiting, seen = list(self._shapes), set()
        while waiting:
            shape = waiting.pop(0)
            waiting[:0] = shape.properties
            if shape.message and shape.name not in seen:
                seen.add(shape.name)
                yield shape

    def focus_nodes(self, data: Statements) -> list[Term]:
        """All nodes that some shape is for."""
        return Run(data).focus_nodes(self._targets)

    def results(self, data: Statements, among: Container[Term] | None = None) -> Iterator[Result]:
        """What the shapes find, on all nodes that they are for or on those of them that are `among` some."""
        run = Run(data)
        for shape in self._shapes:
            nodes = run.focus_nodes(shape.targets)
            yield from run.results(shape, nodes if among is None else (node for node in nodes if node in among))

    def finding(self, document: Document, result: Result) -> Finding:
        """A result as validation reports it."""
        shape, path, value = result.shape, result.path, result.value
        message = shape.message
        if message is None:
            about = "" if path is None else f"{named(path.iri) if path.iri else path}: "
            message = f"{about}expected {result.constraint.asks}" + (
                "" if value is None or value == result.focus else f", found {named(value)}"
            )
        return Finding(
            rule=f"{self._rule}/{shape.name}",
            severity=shape.severity,
            message=message,
            source=document.source,
            line=result.place.line or None,
            column=result.place.column or None,
            subject=None if document.part == "meta tags" else result.focus.text,
            property=result.property.removeprefix(META) if result.property else None,
            value=None if value is None or value == result.focus else value.text,
            suggestion=shape.example,
        )
