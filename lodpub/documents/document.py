"""A document: nodes with their statements, each with its place in the file.

Every syntax is parsed into this one shape (`lodpub.documents`); readers make records of it, and every rule looks at it
(`lodpub.validation.rules`). The graph is the same as a library would make of the file; what is added is the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from lodpub.finding import Finding

__all__ = ["Document", "Node", "Parsed", "Place", "Streamed", "Value"]


class Place(NamedTuple):
    """Where something stands; both count from 1, 0 where it is not known."""

    line: int = 0
    column: int = 0


_NOWHERE = Place()


class Value(NamedTuple):
    """The object of a statement.

    `kind` is ``iri``, ``blank`` (a node without a name; `text` is its label) or ``literal``. A literal has a datatype or a
    language; a plain string has neither.

    >>> Value("literal", "2021-08-01", datatype="http://schema.org/Date").kind
    'literal'
    """

    kind: str
    text: str
    datatype: str | None = None
    language: str | None = None
    place: Place = _NOWHERE


class Node:
    """A subject with its types and its statements, in the order of the document.

    `id` is an IRI or the label of a blank node (``_:b0``); `types` pairs each type's IRI with its place; `properties`
    holds the values of each property under its IRI, without rdf:type; an rdf:List stands as its members, in order.
    `places` says where each property is named for the first time, apart from its values, where the syntax shows it, and
    under ``@id`` where the node's own name stands.
    """

    __slots__ = ("id", "place", "places", "properties", "types")

    def __init__(self, id: str, place: Place = _NOWHERE) -> None:
        self.id = id
        self.place = place
        self.types: list[tuple[str, Place]] = []
        self.properties: dict[str, list[Value]] = {}
        self.places: dict[str, Place] = {}

    def add(self, property: str, value: Value) -> None:
        """Adds one statement."""
        self.properties.setdefault(property, []).append(value)

    def texts(self, property: str) -> Iterator[str]:
        """The texts of a property's values: of literals their characters, of the others their IRI or label."""
        return (value.text for value in self.properties.get(property, ()))

    def say_once(self, before: dict[str, int], known: dict[str, tuple[set[Value], int]]) -> None:
        """Drops what is said again of a node that is described in several places: of each property so many values were there.

        `known` is what this found before of the same node, and among how many values, so that each is looked at once.
        """
        for property, count in before.items():
            values = self.properties[property]
            if len(values) == count:
                continue
            said, seen = known.get(property) or (set(), 0)
            said.update(value._replace(place=_NOWHERE) for value in values[seen:count])
            new = [value for value in values[count:] if value._replace(place=_NOWHERE) not in said]
            said.update(value._replace(place=_NOWHERE) for value in new)
            values[count:] = new
            known[property] = said, len(values)


class Document:
    """The nodes of one source, one script of a page, or one record of a dump.

    `part` says which of several statements of the same thing in one page this is (``JSON-LD``, ``microdata``, ``RDFa``,
    ``meta tags``), for findings that compare them; `problems` are the findings of the parser (``syntax-error``,
    ``remote-context`` ...); `described_elsewhere` is True where nodes may have statements that are not in here (a part
    of a stream, a file that breaks off), so that nothing is said of a bare reference. `page` holds the names of the nodes that any part of the same
    page describes, with whether it says what they are; `tops` the names of those that stand at the top of a nested document,
    in order, none where the syntax has no nesting.
    """

    __slots__ = ("described_elsewhere", "nodes", "page", "part", "problems", "source", "tops")

    def __init__(self, source: str, part: str = "", *, described_elsewhere: bool = False) -> None:
        self.source = source
        self.part = part
        self.nodes: dict[str, Node] = {}
        self.problems: list[Finding] = []
        self.tops: dict[str, None] = {}
        self.described_elsewhere = described_elsewhere
        self.page: dict[str, bool] = {}

    def node(self, id: str, place: Place = _NOWHERE) -> Node:
        """The node of this name, made where there is none."""
        found = self.nodes.get(id)
        if found is None:
            found = self.nodes[id] = Node(id, place)
        return found


class Streamed(Protocol):
    """A record of a stream, which is parsed when its document is asked for."""

    def document(self) -> Document:
        """The record as a document, with all places."""
        ...


class Parsed(NamedTuple):
    """A record of a stream that can only be cut by being parsed."""

    found: Document

    def document(self) -> Document:
        """The record as a document, with all places."""
        return self.found
