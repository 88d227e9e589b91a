"""The statements of a document as shapes look at them; read from its nodes when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from lodpub import vocabulary
from lodpub.documents.document import Document, Node, Place
from lodpub.validation.shacl.terms import META, Term, name, tag_iri, term
from lodpub.vocabulary import canonical

__all__ = ["Classes", "Statements"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_MOST_KEPT = 10_000


class Classes:
    """Which classes are above which: what the vocabularies say, and what else is stated; what is asked twice is kept."""

    def __init__(self, parents: Mapping[str, tuple[str, ...]]) -> None:
        self._words = vocabulary.load()
        self.parents = parents
        self._above: dict[str, frozenset[str]] = {}
        self._above_all: dict[tuple[str, ...], frozenset[str]] = {}

    def above(self, class_: str) -> frozenset[str]:
        """A class and all above it; circles come to an end."""
        found = self._above.get(class_)
        if found is None:
            above, waiting = {class_}, [class_]
            while waiting:
                next_ = waiting.pop()
                fresh = {*self._words.ancestors(next_), *self.parents.get(next_, ())} - above
                above |= fresh
                waiting.extend(fresh)
            if len(self._above) > _MOST_KEPT:
                self._above.clear()
            found = self._above[class_] = frozenset(above)
        return found

    def above_all(self, classes: tuple[str, ...]) -> frozenset[str]:
        """Some classes and all above any of them."""
        found = self._above_all.get(classes)
        if found is None:
            if len(self._above_all) > _MOST_KEPT:
                self._above_all.clear()
            found = self._above_all[classes] = frozenset().union(*map(self.above, classes))
        return found


class Statements:
    """A document's statements, by subject and property.

    `classes` tells which classes are above others; the document may state more of that. The names of meta tags are in
    the namespace `META`, their node is a ``meta:Page``.
    """

    def __init__(self, document: Document, classes: Classes) -> None:
        self._tags = document.part == "meta tags"
        self._nodes: dict[Term, list[Node]] = {}
        self.places: dict[Term, Place] = {}
        for node in document.nodes.values():
            subject = name(node.id)
            self._nodes.setdefault(subject, []).append(node)
            self.places.setdefault(subject, node.place)
        self._names: dict[int, dict[str, list[str]]] = {}
        self._read: dict[tuple[Term, str], dict[Term, Place]] = {}
        self._nodes_of: dict[str, list[Term]] = {}
        stated = self.parents()
        self._classes = Classes({**classes.parents, **stated}) if stated else classes

    def parents(self) -> dict[str, tuple[str, ...]]:
        """What the document itself says of classes that are below others."""
        return {
            subject.text: tuple(above.text for above in self.values(subject, _SUBCLASS) if above.kind == "iri")
            for subject, nodes in self._nodes.items()
            if any(_SUBCLASS in node.properties for node in nodes)
        }

    def subjects(self, property: str | None = None) -> list[Term]:
        """The nodes that something is said of, or those with a property, in the order of the document."""
        if property is None:
            return list(self._nodes)
        return [subject for subject, nodes in self._nodes.items() if any(property in self._of(node) for node in nodes)]

    def properties(self, subject: Term) -> list[str]:
        """The properties of a node, its types first."""
        nodes = self._nodes.get(subject, ())
        typed = [_RDF_TYPE] if any(node.types or self._tags for node in nodes) else []
        return list(dict.fromkeys([*typed, *(property for node in nodes for property in self._of(node))]))

    def values(self, subject: Term, property: str) -> dict[Term, Place]:
        """The values of a property, each with the place of its statement."""
        found = self._read.get((subject, property))
        if found is None:
            found = self._read[subject, property] = {}
            for node in self._nodes.get(subject, ()):
                if property == _RDF_TYPE:
                    for class_, place in self._typed(node):
                        found.setdefault(name(class_), place)
                for written in self._of(node).get(property, ()):
                    for value in node.properties[written]:
                        found.setdefault(term(value), value.place)
        return found

    def _of(self, node: Node) -> dict[str, list[str]]:
        """The properties of a node with the names that they are written under."""
        found = self._names.get(id(node))
        if found is None:
            found = self._names[id(node)] = {}
            known = tag_iri if self._tags else canonical
            for written in node.properties:
                found.setdefault(known(written), []).append(written)
        return found

    def _typed(self, node: Node) -> Iterator[tuple[str, Place]]:
        yield from node.types
        if self._tags:
            yield f"{META}Page", node.place

    @cached_property
    def to(self) -> dict[str, dict[Term, list[Term]]]:
        """The subjects of each property and object."""
        inverse: dict[str, dict[Term, list[Term]]] = {}
        for subject in self._nodes:
            for property in self.properties(subject):
                subjects = inverse.setdefault(property, {})
                for value in self.values(subject, property):
                    subjects.setdefault(value, []).append(subject)
        return inverse

    @cached_property
    def pointing(self) -> dict[Term, list[tuple[str, Term]]]:
        """The properties and subjects that point at each IRI or blank node, types apart."""
        found: dict[Term, list[tuple[str, Term]]] = {}
        for subject, nodes in self._nodes.items():
            for node in nodes:
                for property, written in self._of(node).items():
                    for value in (value for one in written for value in node.properties[one]):
                        if value[0] != "literal":
                            found.setdefault(name(value[1], value[0]), []).append((property, subject))
        return found

    def types(self, subject: Term) -> Iterator[str]:
        """The IRIs of the classes that a node is said to be of."""
        return (class_.text for class_ in self.values(subject, _RDF_TYPE) if class_.kind == "iri")

    def is_a(self, subject: Term, class_: str) -> bool:
        """Whether a node is of a class or of one below it."""
        return class_ in self._classes_of.get(subject, frozenset())

    @cached_property
    def _classes_of(self) -> dict[Term, frozenset[str]]:
        return {subject: self._classes.above_all(tuple(self.types(subject))) for subject in self._nodes}

    def instances(self, class_: str) -> list[Term]:
        """The nodes of a class and of those below it, in the order of the document."""
        found = self._nodes_of.get(class_)
        if found is None:
            found = [subject for subject, classes in self._classes_of.items() if class_ in classes]
            self._nodes_of[class_] = found
        return found
