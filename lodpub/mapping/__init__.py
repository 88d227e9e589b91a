"""From a record to its description: one JSON-LD node tree in which both vocabularies say their part of the same nodes."""

from __future__ import annotations

from lodpub.errors import UsageError
from lodpub.mapping.dublincore import dublincore
from lodpub.mapping.nodes import Node, Nodes, subject_iri
from lodpub.mapping.references import References
from lodpub.mapping.schemaorg import schemaorg
from lodpub.record import Record
from lodpub.values.pages import bounds

__all__ = ["describe", "subject_iri"]

_PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def describe(record: Record, vocab: str | None = None, base: str | None = None) -> Node:
    """The record as a JSON-LD node tree with its ``@context``.

    >>> describe(Record(kind="article", title="On hyphens", url="https://example.org/1"), vocab="schemaorg")["name"]
    'On hyphens'
    """
    nodes = Nodes(subject_iri(record, base))
    references = References(record, nodes, in_both=vocab is None)
    pages = bounds(record.pages) if record.pages else None
    if vocab == "schemaorg":
        return {"@context": "https://schema.org", **schemaorg(record, references, nodes, pages)}
    if vocab == "dublincore":
        return {"@context": dict(_PREFIXES), **dublincore(record, references, nodes, pages)}
    if vocab is not None:
        raise UsageError(f"unknown vocabulary {vocab!r}; known: schemaorg, dublincore")
    tree = schemaorg(record, references, nodes, pages)
    dublincore(record, references, nodes, pages)
    return {"@context": ["https://schema.org", dict(_PREFIXES)], **tree}
