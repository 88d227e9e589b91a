"""A document as readers of linked data see it: nodes whose properties are asked for by field, and what nobody asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from lodpub.crosswalk import table
from lodpub.documents.document import Document, Node, Value
from lodpub.documents.iris import KNOWN_PREFIXES
from lodpub.record import Identifier, Unread
from lodpub.values import identifiers
from lodpub.values.text import fold
from lodpub.vocabulary import canonical

__all__ = ["Described", "Graph", "properties", "short"]

_NAMESPACES = {namespace: prefix for prefix, namespace in KNOWN_PREFIXES.items() if prefix not in ("sdo", "dct")} | {
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://prismstandard.org/namespaces/basic/2.1/": "prism",
    "http://prismstandard.org/namespaces/basic/3.0/": "prism",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://www.w3.org/2006/vcard/ns#": "vcard",
    "http://creativecommons.org/ns#": "cc",
    "http://purl.org/spar/cito/": "cito",
    "http://purl.org/spar/fabio/": "fabio",
    "http://schemas.talis.com/2005/address/schema#": "address",
}
_DEEPEST = 4
_MOST_LINES = 500


@lru_cache(maxsize=4096)
def short(iri: str) -> str:
    """An IRI with the prefix that everybody knows, itself where there is none.

    >>> short("https://schema.org/name"), short("http://purl.org/dc/terms/title"), short("urn:x")
    ('schema:name', 'dcterms:title', 'urn:x')
    """
    iri = canonical(iri)
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _NAMESPACES.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix else iri


@cache
def properties(field: str) -> tuple[str, ...]:
    """The properties of a field, with their prefixes; the first is the one to write.

    >>> properties("issue")
    ('schema:issueNumber', 'bibo:issue', 'prism:number')
    """
    return tuple(table("properties")[field]["properties"].split("|"))


class Described:
    """A node with its properties by their short names."""

    __slots__ = ("graph", "id", "properties", "types")

    def __init__(self, graph: Graph, node: Node) -> None:
        self.graph = graph
        self.id = node.id
        self.types = [short(iri) for iri, _ in node.types]
        self.properties: dict[str, list[Value]] = {}
        for iri, values in node.properties.items():
            self.properties.setdefault(short(iri), []).extend(values)

    def take(self, name: str) -> list[Value]:
        """The values of one property, which then counts as read."""
        values = self.properties.get(name)
        if values is None:
            return []
        self.graph.taken.add((self.id, name))
        return values

    def every(self, *fields: str) -> list[Value]:
        """The values of all properties of some fields, each value once, in the order of the table."""
        found: dict[tuple[str, str | None], Value] = {}
        for field in fields:
            for name in properties(field):
                for value in self.take(name):
                    found.setdefault((value.text, value.language), value)
        return list(found.values())

    def texts(self, *fields: str) -> list[str]:
        """The texts of a field: literals, and of nodes their names."""
        found = (self.graph.label(value) for value in self.every(*fields))
        return list(dict.fromkeys(text for text in found if text))

    def text(self, field: str) -> str | None:
        """The first text of a field. A property that says something else than it stays unread."""
        first: str | None = None
        for name in properties(field):
            values = self.properties.get(name, ())
            texts = [text for value in values if (text := self.graph.label(value))]
            if first is None and texts:
                first = texts[0]
            if len({text.casefold() for text in texts} - {(first or "").casefold()}) == 0:
                self.take(name)
        return first

    def nodes(self, *fields: str) -> Iterator[Described]:
        """The nodes that a field points at, those that say something."""
        for value in self.every(*fields):
            if node := self.graph.node(value):
                yield node

    def has(self, field: str) -> bool:
        """Whether a field has a value."""
        return any(name in self.properties for name in properties(field))

    def line(self, *fields: str) -> int:
        """The line where a field first stands."""
        places = (
            self.properties[name][0].place
            for field in fields
            for name in properties(field)
            if self.properties.get(name)
        )
        return next((place.line for place in places if place.line), 1)

    def is_a(self, *types: str) -> bool:
        """Whether it has one of these types."""
        return any(type in self.types for type in types)


class Graph:
    """The nodes of a document; `taken` are the properties that were read, `seen` the nodes that were asked for."""

    def __init__(self, document: Document) -> None:
        self._nodes = document.nodes
        self._described: dict[str, Described] = {}
        self.taken: set[tuple[str, str]] = set()
        self.seen: dict[str, None] = {}
        self._parents: dict[str, list[str]] | None = None
        self._subject = ""

    def begin(self, id: str) -> Described:
        """The node that a record is made of; what was read before for other records counts no longer."""
        self._subject = id
        self.taken.clear()
        self.seen.clear()
        return self.at(id)

    def at(self, id: str) -> Described:
        """The node of this name, which there must be."""
        found = self._described.get(id)
        if found is None:
            found = self._described[id] = Described(self, self._nodes[id])
        self.seen[id] = None
        return found

    def ids(self) -> list[str]:
        """The names of all nodes, in the order of the document."""
        return list(self._nodes)

    def peek(self, id: str) -> Node | None:
        """The bare node of this name, without any mark that it was read."""
        return self._nodes.get(id)

    def known(self, id: str) -> Identifier | None:
        """The valid identifier that a node's name is; None for one that has no name of its own in the world: a blank
        node, or a part of the work under the work's name."""
        if id.startswith(("_:", f"{self._subject}#")):
            return None
        found = identifiers.recognize(id)
        return found if found is not None and found.valid else None

    def called(self, id: str) -> Identifier | None:
        """As `known`; an address that is no identifier in any other scheme is one as such."""
        found = self.known(id)
        if found is None and id.startswith(("http://", "https://")) and not id.startswith(f"{self._subject}#"):
            return identifiers.parse("url", id)
        return found

    def node(self, value: Value) -> Described | None:
        """The node that a value points at; None for a literal and for a node of which nothing is said."""
        if value.kind == "literal":
            return None
        node = self._nodes.get(value.text)
        return self.at(value.text) if node is not None and (node.properties or node.types) else None

    def label(self, value: Value) -> str | None:
        """The text of a value: of a literal its characters, of a node its name, else its IRI."""
        if value.kind == "literal":
            return fold(value.text) or None
        node = self.node(value)
        if node is None:
            return value.text if value.kind == "iri" else None
        if text := node.text("name"):
            return text
        for name in ("schema:value", "schema:url", "rdf:value", "schema:@value"):
            if texts := [fold(v.text) for v in node.properties.get(name, ()) if v.text.strip()]:
                node.take(name)
                return texts[0]
        return None if value.kind == "blank" else value.text

    def parents(self, id: str) -> list[Described]:
        """The nodes that say that this one is a part of theirs."""
        if self._parents is None:
            self._parents = {}
            names = set(properties("has-part"))
            for parent, node in self._nodes.items():
                for iri, values in node.properties.items():
                    if short(iri) in names:
                        for value in values:
                            if value.kind != "literal":
                                self._parents.setdefault(value.text, []).append(parent)
        return [self.at(parent) for parent in self._parents.get(id, ())]

    def unread(self) -> list[Unread]:
        """What the nodes that were asked for say and nobody took, each with its line."""
        found: list[Unread] = []
        for id in list(self.seen):
            node = self._described[id]
            for name, values in node.properties.items():
                if (id, name) not in self.taken:
                    for value in values:
                        found += self._lines(name, value, {id}, 0)
                        if len(found) >= _MOST_LINES:
                            return found
        return found

    def _lines(self, name: str, value: Value, above: set[str], depth: int) -> Iterator[Unread]:
        node = self._nodes.get(value.text) if value.kind != "literal" else None
        inner = node is not None and value.text not in above and value.text not in self.seen and depth < _DEEPEST
        if node is None or not inner or not node.properties:
            if value.kind != "blank" or depth == 0:
                yield Unread(line=max(value.place.line, 1), text=f"{name}: {fold(value.text)}")
            return
        for iri, values in node.properties.items():
            for each in values:
                yield from self._lines(f"{name}/{short(iri)}", each, above | {value.text}, depth + 1)
