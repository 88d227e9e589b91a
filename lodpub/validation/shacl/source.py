"""Shapes files as statements with their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from lodpub.documents.document import Document, Place, Value
from lodpub.errors import DataError, ShapesError
from lodpub.validation.shacl.statements import Classes, Statements
from lodpub.validation.shacl.terms import Term

__all__ = ["SHACL", "Source"]

SHACL = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LARGEST = 50_000_000
_Statement: TypeAlias = tuple[Any, Any, Any, Place]


class Source:
    """The statements of some shapes files taken together, and how to say where something is wrong in them."""

    def __init__(self, *files: tuple[str, bytes]) -> None:
        shapes = Document("shapes")
        self._files: dict[str, str] = {}
        for name, data in files:
            for subject in _parse(name, data, shapes):
                self._files.setdefault(subject, name)
        self.name = ", ".join(name for name, _ in files)
        self.data = Statements(shapes, Classes({}))

    @classmethod
    def open(cls, files: Iterable[str | Path]) -> Source:
        """Reads files; a `ShapesError` where one is missing, too large or not RDF."""
        return cls(*((str(file), _bytes(Path(file))) for file in files))

    def objects(self, node: Term, name: str) -> dict[Term, Place]:
        """The values of a SHACL property."""
        return self.data.values(node, SHACL + name)

    def members(self, node: Term) -> list[Term]:
        """The members of an rdf:List; a `ShapesError` where it is none, or runs in a circle."""
        found: list[Term] = []
        nil, cell, seen = Term("iri", f"{RDF}nil"), node, set()
        while cell != nil:
            first, rest = self.data.values(cell, f"{RDF}first"), self.data.values(cell, f"{RDF}rest")
            if len(first) != 1 or len(rest) != 1 or cell in seen:
                raise self.error(
                    node, found="a list that is broken or runs in a circle", expected="a list: ( one two )"
                )
            seen.add(cell)
            found.extend(first)
            cell = next(iter(rest))
        return found

    def line(self, node: Term, name: str | None = None) -> int | None:
        """The line of a statement about a node, else of the node, else where it is named."""
        if name is not None:
            for place in self.objects(node, name).values():
                return place.line or None
        if line := self.data.place(node).line:
            return line
        for objects in self.data.to.values():
            for subject in objects.get(node, ()):
                for property in self.data.properties(subject):
                    if node in (values := self.data.values(subject, property)):
                        return values[node].line or None
        return None

    def error(self, node: Term, name: str | None = None, *, found: str, expected: str) -> ShapesError:
        """The error that points at a node, or at its statement of a SHACL property."""
        file = self._files.get(node.text, self.name)
        return ShapesError(file, self.line(node, name), found=found, expected=expected)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise ShapesError(str(path), found="more than 50 MB", expected="a file of shapes")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or "no such file"
        raise ShapesError(str(path), found=found.lower(), expected="a file of shapes") from None


def _parse(name: str, data: bytes, into: Document) -> Iterator[str]:
    """Adds the statements of a file to a document; gives the subjects."""
    from rdflib.term import URIRef

    for subject, predicate, value, place in _statements(name, data):
        node = into.node(_label(subject), place)
        if str(predicate) == f"{RDF}type" and isinstance(value, URIRef):
            node.types.append((str(value), place))
        else:
            node.add(str(predicate), _value(value, place))
        yield node.id


def _statements(name: str, data: bytes) -> list[_Statement]:
    """The statements of a file in Turtle, N-Triples or JSON-LD; only Turtle's have a line."""
    suffix = Path(name).suffix.lower()
    if suffix in (".rdf", ".xml", ".owl"):
        raise ShapesError(name, found=f"a file in {suffix}", expected="shapes in Turtle, N-Triples or JSON-LD")
    try:
        if suffix in (".jsonld", ".json"):
            return [(*statement[:3], Place()) for statement in _turtle(name, _from_jsonld(name, data))]
        return _turtle(name, data)
    except RecursionError:
        raise ShapesError(name, found="brackets nested too deeply", expected="shapes a few levels deep") from None
    except DataError as error:
        raise ShapesError(name, error.line, found=error.found, expected=error.expected) from None
    except Exception as error:  # the parser raises what it likes: BadSyntax, KeyError, IndexError, UnicodeDecodeError
        line, why = getattr(error, "lines", None), str(getattr(error, "_why", error)).strip() or "the end of the file"
        found = f"a syntax error ({why.splitlines()[0][:120]})"
        raise ShapesError(name, None if line is None else line + 1, found=found, expected="shapes in Turtle") from None


def _from_jsonld(name: str, data: bytes) -> bytes:
    import json

    from lodpub.contexts import to_nquads  # brings in PyLD

    return to_nquads(json.loads(data), name).encode()


def _turtle(name: str, data: bytes) -> list[_Statement]:
    from rdflib import Graph, Literal
    from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser

    found: list[_Statement] = []

    class Placed(RDFSink):
        """Keeps each statement with the line that the parser has come to, and literals as they are written."""

        def newLiteral(self, s: str, dt: Any, lang: str | None) -> Literal:
            return Literal(s, datatype=dt, lang=None if dt else lang, normalize=False)

        def makeStatement(self, quadruple: Any, why: Any = None) -> None:
            formula, predicate, subject, value = quadruple
            subject, predicate, value = (self.normalise(formula, part) for part in (subject, predicate, value))
            found.append((subject, predicate, value, Place(parser.lines + 1)))

    parser: Any = SinkParser(Placed(Graph()), baseURI="https://shapes.invalid/", turtle=True)
    parser.loadBuf(data.decode("utf-8-sig"))
    return found


def _label(node: Any) -> str:
    from rdflib.term import BNode

    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _value(node: Any, place: Place) -> Value:
    from rdflib.term import BNode, Literal

    if isinstance(node, Literal):
        return Value("literal", str(node), str(node.datatype) if node.datatype else None, node.language, place)
    return Value("blank" if isinstance(node, BNode) else "iri", _label(node), place=place)
