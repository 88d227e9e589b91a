"""Graphs to compare: a document's, and those that independent parsers make of the same text."""

from __future__ import annotations

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import parse as parse_rdf

from lodpub.documents.document import Document, Node, Value
from lodpub.documents.lists import collapse

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _term(kind: str, text: str):
    return BlankNode(text[2:].replace("~", "x")) if kind == "blank" else NamedNode(text)


def _object(value: Value):
    if value.kind != "literal":
        return _term(value.kind, value.text)
    if value.language:
        return Literal(value.text, language=value.language.lower())
    return Literal(value.text, datatype=NamedNode(value.datatype)) if value.datatype else Literal(value.text)


def graph(document: Document, *, relative: bool = True) -> Dataset:
    """The statements of a document; without `relative` those with a relative IRI, which no graph can have, are left out."""
    found = Dataset()
    for node in document.nodes.values():
        if not relative:
            _drop_relative(node)
            if ":" not in node.id:
                continue
        subject = _term("blank" if node.id.startswith("_:") else "iri", node.id)
        for iri, _ in node.types:
            kind = _term("blank" if iri.startswith("_:") else "iri", iri)
            found.add(Quad(subject, NamedNode(f"{RDF}type"), kind))
        for iri, values in node.properties.items():
            for value in values:
                found.add(Quad(subject, NamedNode(iri), _object(value)))
    found.canonicalize(_algorithm())
    return found


def _drop_relative(node: Node) -> None:
    node.types = [(iri, place) for iri, place in node.types if ":" in iri]
    for iri, values in node.properties.items():
        node.properties[iri] = [value for value in values if value.kind != "iri" or ":" in value.text]


def expected(text: str | bytes, format: RdfFormat = RdfFormat.N_QUADS, base: str | None = None) -> Dataset:
    """What pyoxigraph reads, in one graph, with lists as their members, as a `Document` has them."""
    document = Document("expected")
    for quad in parse_rdf(text, format=format, base_iri=base):
        subject = _label(quad.subject)
        node = document.node(subject)
        if quad.predicate.value == f"{RDF}type" and not isinstance(quad.object, Literal):
            node.types.append((_label(quad.object), node.place))
        else:
            node.add(quad.predicate.value, _value(quad.object))
    collapse(document)
    return graph(document)


def _label(term) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _value(term) -> Value:
    if isinstance(term, Literal):
        plain = term.language or term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        return Value("literal", term.value, None if plain else term.datatype.value, term.language)
    return Value("blank" if isinstance(term, BlankNode) else "iri", _label(term))


def _algorithm():
    from pyoxigraph import CanonicalizationAlgorithm

    return CanonicalizationAlgorithm.UNSTABLE
