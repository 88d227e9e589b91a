"""The meaning of a description: its triples, in reading order, and as an `rdflib.Graph`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from lodpub.contexts import coercions

if TYPE_CHECKING:
    import rdflib

__all__ = ["PREFIXES", "Literal", "Triple", "expand", "graph", "list_cells", "predicate", "statements"]

PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RDF = PREFIXES["rdf"]
_XSD = PREFIXES["xsd"]


class Literal(NamedTuple):
    """A literal; `datatype` is an IRI, None for a plain string or one with a `language` tag."""

    value: str
    datatype: str | None = None
    language: str | None = None


Triple: TypeAlias = tuple[str, str, "str | Literal"]
"""Subject, predicate and object; IRIs are plain strings, blank nodes begin with ``_:``."""


def statements(description: dict[str, Any]) -> Iterator[Triple]:
    """The triples of a description, node by node in the order of its tree; list cells are labelled after their subject."""
    waiting = [description]  # the next one last
    while waiting:
        node = waiting.pop()
        subject = node["@id"]
        nested: list[dict[str, Any]] = []
        for key, value in node.items():
            if key in ("@context", "@id"):
                continue
            property, _ = predicate(key)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict) and "@list" in item:
                    yield from _list(subject, property, item["@list"])
                else:
                    yield subject, property, _object(key, item)
                if isinstance(item, dict) and "@id" in item and len(item) > 1:
                    nested.append(item)
        waiting.extend(reversed(nested))


def graph(description: dict[str, Any]) -> rdflib.Graph:
    """The triples as an `rdflib.Graph` with its prefixes bound."""
    import rdflib

    found = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)

    def term(value: str) -> rdflib.URIRef | rdflib.BNode:
        return rdflib.BNode(value[2:]) if value.startswith("_:") else rdflib.URIRef(value)

    for subject, predicate, value in statements(description):
        if isinstance(value, Literal):
            datatype = rdflib.URIRef(value.datatype) if value.datatype else None
            found.add(
                (
                    term(subject),
                    rdflib.URIRef(predicate),
                    rdflib.Literal(value.value, lang=value.language, datatype=datatype, normalize=False),
                )
            )
        else:
            found.add((term(subject), rdflib.URIRef(predicate), term(value)))
    return found


def expand(name: str) -> str:
    """The IRI of a class or property as a description names it."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return PREFIXES["schema"] + name
    return PREFIXES[prefix] + local if prefix in PREFIXES and not local.startswith("//") else name


def predicate(key: str) -> tuple[str, str | None]:
    """The IRI of a property, and what its plain text values are: ``@id``, the IRI of a datatype, or None.

    >>> predicate("datePublished"), predicate("@type")[0].rpartition("#")[2]
    (('http://schema.org/datePublished', 'http://schema.org/Date'), 'type')
    """
    if key == "@type":
        return f"{_RDF}type", None
    return expand(key), coercions().get(key) if ":" not in key else None


_IN_LABELS = {code: chr(code) if chr(code).isalnum() else f"x{code:x}" for code in range(128)}
"""What stands for a character of ASCII in the label of a blank node: letters and digits for themselves."""


def list_cells(subject: str, count: int) -> list[str]:
    """The labels of the cells of a subject's list."""
    label = subject.translate(_IN_LABELS)
    if not label.isascii():
        label = "".join(c if c.isascii() else f"x{ord(c):x}" for c in label)
    return [f"_:l{label}n{number}" for number in range(count)]


def _object(key: str, item: Any) -> str | Literal:
    if isinstance(item, dict):
        if "@value" in item:
            if "@language" in item:
                return Literal(item["@value"], None, item["@language"])
            return Literal(item["@value"], expand(item["@type"]))
        return str(item["@id"])
    if key == "@type":
        return expand(item)
    if isinstance(item, bool):
        return Literal("true" if item else "false", f"{_XSD}boolean")
    if isinstance(item, int):
        return Literal(str(item), f"{_XSD}integer")
    _, coercion = predicate(key)
    if coercion == "@id":
        return str(item)
    return Literal(item, coercion)


def _list(subject: str, predicate: str, items: list[Any]) -> Iterator[Triple]:
    cells = list_cells(subject, len(items))
    yield subject, predicate, cells[0] if cells else f"{_RDF}nil"
    for number, (cell, item) in enumerate(zip(cells, items, strict=True)):
        yield cell, f"{_RDF}first", _object("", item)
        yield cell, f"{_RDF}rest", cells[number + 1] if number + 1 < len(cells) else f"{_RDF}nil"
