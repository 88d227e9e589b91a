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
_NOTHING: dict[Term, Place] = {}


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


class _Subject:
    """The nodes of one name; their properties, and the values that somebody has asked for."""

    __slots__ = ("_is_page", "_names", "nodes", "place", "values")

    def __init__(self, place: Place, is_page: bool) -> None:
        self.nodes: list[Node] = []
        self.place = place
        self.values: dict[str, dict[Term, Place]] = {}
        self._names: dict[str, list[str]] | None = None
        self._is_page = is_page

    def classes(self) -> list[tuple[str, Place]]:
        """The types, as they are written."""
        found = self.nodes[0].types if len(self.nodes) == 1 else [type for node in self.nodes for type in node.types]
        return [*found, (f"{META}Page", self.place)] if self._is_page else found

    def names(self) -> dict[str, list[str]]:
        """The properties, each with the names that it is written under."""
        if self._names is None:
            known = tag_iri if self._is_page else canonical
            self._names = {}
            for written in (written for node in self.nodes for written in node.properties):
                self._names.setdefault(known(written), []).append(written)
        return self._names

    def read(self, property: str) -> dict[Term, Place]:
        """The values of a property, each with the place of its statement."""
        found: dict[Term, Place] = {}
        if property == _RDF_TYPE:
            for class_, place in self.classes():
                found.setdefault(name(class_), place)
        for written in dict.fromkeys(self.names().get(property, ())):
            for node in self.nodes:
                for value in node.properties.get(written, ()):
                    found.setdefault(term(value), value.place)
        self.values[property] = found
        return found


class Statements:
    """A document's statements, by subject and property.

    `classes` tells which classes are above others; the document may state more of that. The names of meta tags are in
    the namespace `META`, their node is a ``meta:Page``.
    """

    def __init__(self, document: Document, classes: Classes) -> None:
        self._document = document
        self._subjects: dict[Term, _Subject] = {}
        is_page = document.part == "meta tags"
        for node in document.nodes.values():
            named = name(node.id)
            if (subject := self._subjects.get(named)) is None:
                subject = self._subjects[named] = _Subject(node.place, is_page)
            subject.nodes.append(node)
        self._nodes_of: dict[str, list[Term]] = {}
        stated = self.parents()
        self._classes = Classes({**classes.parents, **stated}) if stated else classes

    def parents(self) -> dict[str, tuple[str, ...]]:
        """What the document itself says of classes that are below others."""
        return {
            named.text: tuple(above.text for above in self.values(named, _SUBCLASS) if above.kind == "iri")
            for named, subject in self._subjects.items()
            if any(_SUBCLASS in node.properties for node in subject.nodes)
        }

    def subjects(self, property: str | None = None) -> list[Term]:
        """The nodes that something is said of, or those with a property, in the order of the document."""
        if property is None:
            return list(self._subjects)
        return [named for named, subject in self._subjects.items() if property in subject.names()]

    def place(self, node: Term) -> Place:
        """Where a node is described first."""
        subject = self._subjects.get(node)
        return subject.place if subject else Place()

    def properties(self, node: Term) -> list[str]:
        """The properties of a node, its types first."""
        subject = self._subjects.get(node)
        if subject is None:
            return []
        typed = [_RDF_TYPE] if subject.classes() else []
        return list(dict.fromkeys([*typed, *subject.names()]))

    def values(self, node: Term, property: str) -> dict[Term, Place]:
        """The values of a property, each with the place of its statement."""
        subject = self._subjects.get(node)
        if subject is None:
            return _NOTHING
        found = subject.values.get(property)
        if found is not None:
            return found
        return subject.read(property) if property in subject.names() or property == _RDF_TYPE else _NOTHING

    @cached_property
    def to(self) -> dict[str, dict[Term, list[Term]]]:
        """The subjects of each property and object."""
        inverse: dict[str, dict[Term, list[Term]]] = {}
        for subject in self._subjects:
            for property in self.properties(subject):
                subjects = inverse.setdefault(property, {})
                for value in self.values(subject, property):
                    subjects.setdefault(value, []).append(subject)
        return inverse

    @cached_property
    def pointing(self) -> dict[Term, list[tuple[str, Term]]]:
        """The properties and subjects that point at each node of the document, types apart."""
        found: dict[Term, list[tuple[str, Term]]] = {}
        described = self._document.nodes
        for named, subject in self._subjects.items():
            for node in subject.nodes:
                for property, values in node.properties.items():
                    for value in values:
                        kind, text, *_ = value
                        if kind != "literal" and (text in described or canonical(text) is not text):
                            found.setdefault(name(text, kind), []).append((canonical(property), named))
        return found

    def types(self, node: Term) -> Iterator[str]:
        """The IRIs of the classes that a node is said to be of."""
        return (class_.text for class_ in self.values(node, _RDF_TYPE) if class_.kind == "iri")

    def is_a(self, node: Term, class_: str) -> bool:
        """Whether a node is of a class or of one below it."""
        return class_ in self._classes_of.get(node, ())

    @cached_property
    def _classes_of(self) -> dict[Term, frozenset[str]]:
        above_all = self._classes.above_all
        return {
            named: above_all(tuple([canonical(iri) for iri, _ in subject.classes() if iri[:2] != "_:"]))
            for named, subject in self._subjects.items()
        }

    def instances(self, class_: str) -> list[Term]:
        """The nodes of a class and of those below it, in the order of the document."""
        found = self._nodes_of.get(class_)
        if found is None:
            found = [named for named, classes in self._classes_of.items() if class_ in classes]
            self._nodes_of[class_] = found
        return found
