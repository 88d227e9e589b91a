"""From a record to its description: one JSON-LD node tree in which both vocabularies say their part of the same nodes."""

from __future__ import annotations

from typing import Any

from lodpub.errors import UsageError
from lodpub.mapping.dublincore import dublincore
from lodpub.mapping.nodes import Nodes, subject_iri
from lodpub.mapping.schemaorg import schemaorg
from lodpub.record import Record

__all__ = ["describe", "subject_iri"]

_PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def describe(record: Record, vocab: str | None = None, base: str | None = None) -> dict[str, Any]:
    """The record as a JSON-LD node tree with its ``@context``.

    >>> describe(Record(kind="article", title="On hyphens", url="https://example.org/1"), vocab="schemaorg")["name"]
    'On hyphens'
    """
    if vocab not in (None, "schemaorg", "dublincore"):
        raise UsageError(f"unknown vocabulary {vocab!r}; known: schemaorg, dublincore")
    nodes = Nodes(record, base)
    if vocab == "schemaorg":
        return {"@context": "https://schema.org", **schemaorg(record, nodes)}
    if vocab == "dublincore":
        return {"@context": dict(_PREFIXES), **dublincore(record, nodes)}
    tree = schemaorg(record, nodes)
    known: dict[str, dict[str, Any]] = {}
    _index(tree, known)
    _merge(dublincore(record, nodes), known)
    return {"@context": ["https://schema.org", dict(_PREFIXES)], **tree}


def _index(value: Any, known: dict[str, dict[str, Any]]) -> None:
    if isinstance(value, list):
        for item in value:
            _index(item, known)
    elif isinstance(value, dict):
        if "@id" in value and len(value) > 1:
            known.setdefault(value["@id"], value)
        for item in value.values():
            _index(item, known)


def _merge(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """Fold what a tree says of nodes that are known already onto those, and refer to them."""
    if isinstance(value, list):
        return [_merge(item, known) for item in value]
    if not isinstance(value, dict):
        return value
    merged = {key: _merge(item, known) for key, item in value.items()}
    node = known.get(merged.get("@id", ""))
    if node is None:
        return merged
    for key, item in merged.items():
        if key == "@type":
            node["@type"] = [
                *_listed(node.get("@type")),
                *(t for t in _listed(item) if t not in _listed(node.get("@type"))),
            ]
        elif key != "@id":
            node[key] = item
    return {"@id": merged["@id"]}


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
