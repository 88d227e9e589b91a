"""RDF terms as constraints compare them, and the statements of a document under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from lodpub import vocabulary
from lodpub.documents.document import Document, Node, Place, Value
from lodpub.vocabulary import canonical

__all__ = ["META", "Classes", "Statements", "Term", "tag_iri", "term"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
META = "urn:lodpub:meta:"
"""The namespace in which shapes speak of meta tags: ``meta:citation_title``, ``meta:DC.title``."""
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_MOST_KEPT = 10_000


class Term(NamedTuple):
    """An IRI, a blank node or a literal without its place; two that are equal are the same RDF term.

    A plain string has no datatype; a language is in lower case; schema.org's names are in http.
    """

    kind: str
    text: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.text if self.kind == "blank" else f"<{self.text}>" if self.kind == "iri" else f'"{self.text}"'


def term(value: Value) -> Term:
    """The term of a value.

    >>> term(Value("iri", "https://schema.org/Person"))
    Term(kind='iri', text='http://schema.org/Person', datatype=None, language=None)
    """
    if value.kind == "literal":
        datatype = None if value.datatype in (None, _STRING) else canonical(value.datatype or "")
        return Term("literal", value.text, datatype, value.language.lower() if value.language else None)
    return _name(value.text, value.kind)


def _name(text: str, kind: str = "iri") -> Term:
    if kind == "blank" or text.startswith("_:"):
        return Term("blank", text if text.startswith("_:") else f"_:{text}")
    return Term("iri", canonical(text))


class Classes:
    """Which classes are above which: what the vocabularies say, and what else is stated; what is asked twice is kept."""

    def __init__(self, parents: Mapping[str, tuple[str, ...]]) -> None:
        self._words = vocabulary.load()
        self.parents = parents
        self._above: dict[str, frozenset[str]] = {}

    def above(self, class_: str) -> frozenset[str]:
        """A class and all above it; circles come to an end."""
        found = self._above.get(class_)
        if found is None:
            above, waiting = {class_}, [class_]
            while waiting:
                name = waiting.pop()
                fresh = {*self._words.ancestors(name), *self.parents.get(name, ())} - above
                above |= fresh
                waiting.extend(fresh)
            if len(self._above) > _MOST_KEPT:
                self._above.clear()
            found = self._above[class_] = frozenset(above)
        return found


class Statements:
    """A document's statements, by subject and property and, once asked for, by object.

    `classes` tells which classes are above others; the document may state more of that. The names of meta tags are in
    the namespace `META`, their node is a ``meta:Page``.
    """

    def __init__(self, document: Document, classes: Classes) -> None:
        self.of: dict[Term, dict[str, dict[Term, Place]]] = {}
        self.places: dict[Term, Place] = {}
        tags = document.part == "meta tags"
        for node in document.nodes.values():
            self._add(node, tags)
        stated = self.parents()
        self._classes = Classes({**classes.parents, **stated}) if stated else classes
        self._of_node: dict[Term, frozenset[str]] = {}
        self._nodes_of: dict[str, list[Term]] = {}

    def parents(self) -> dict[str, tuple[str, ...]]:
        """What the document itself says of classes that are below others."""
        return {
            node.text: tuple(above.text for above in statements[_SUBCLASS] if above.kind == "iri")
            for node, statements in self.of.items()
            if _SUBCLASS in statements
        }

    def _add(self, node: Node, tags: bool) -> None:
        subject = _name(node.id)
        statements = self.of.setdefault(subject, {})
        self.places.setdefault(subject, node.place)
        types = [(_name(iri), place) for iri, place in node.types]
        if tags:
            types.append((Term("iri", f"{META}Page"), node.place))
        if types:
            of_type = statements.setdefault(_RDF_TYPE, {})
            for name, place in types:
                of_type.setdefault(name, place)
        for property, values in node.properties.items():
            objects = statements.setdefault(tag_iri(property) if tags else canonical(property), {})
            for value in values:
                objects.setdefault(term(value), value.place)

    @cached_property
    def to(self) -> dict[str, dict[Term, list[Term]]]:
        """The subjects of each property and object."""
        inverse: dict[str, dict[Term, list[Term]]] = {}
        for subject, statements in self.of.items():
            for property, objects in statements.items():
                subjects = inverse.setdefault(property, {})
                for value in objects:
                    subjects.setdefault(value, []).append(subject)
        return inverse

    def values(self, subject: Term, property: str) -> dict[Term, Place]:
        """The values of a property, each with the place of its statement."""
        return self.of.get(subject, {}).get(property, {})

    def types(self, subject: Term) -> Iterator[str]:
        """The IRIs of the classes that a node is said to be of."""
        return (name.text for name in self.values(subject, _RDF_TYPE) if name.kind == "iri")

    def is_a(self, subject: Term, class_: str) -> bool:
        """Whether a node is of a class or of one below it."""
        found = self._of_node.get(subject)
        if found is None:
            found = frozenset().union(*(self._classes.above(name) for name in self.types(subject)))
            self._of_node[subject] = found
        return class_ in found

    def instances(self, class_: str) -> list[Term]:
        """The nodes of a class and of those below it, in the order of the document."""
        found = self._nodes_of.get(class_)
        if found is None:
            found = self._nodes_of[class_] = [subject for subject in self.of if self.is_a(subject, class_)]
        return found


def tag_iri(name: str) -> str:
    """A tag's name in `META`; Dublin Core prefixes in capitals and names with a small letter, as their readers take them;
    Highwire's tags in small letters.

    A link of Dublin Core says what a tag says; other links stay apart.

    >>> [tag_iri(name).removeprefix(META) for name in ("citation_title", "dc.Title", "link:DCTERMS.license", "link:canonical")]
    ['citation_title', 'DC.title', 'DCTERMS.license', 'link:canonical']
    """
    prefix, dot, local = name.removeprefix("link:").partition(".")
    if name[:9].upper() == "CITATION_":
        name = name.lower()
    elif dot and prefix.upper() in ("DC", "DCTERMS"):
        name = f"{prefix.upper()}.{local[:1].lower()}{local[1:]}"
    return META + name
