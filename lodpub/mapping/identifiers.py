"""The identifiers of the work and of its parts, in both vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from lodpub.crosswalk import table, written
from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Identifier, Record
from lodpub.values.identifiers import iri

__all__ = ["dublincore_identifiers", "property_values", "schemaorg_identifiers"]

_OWN_IRI = frozenset({"doi", "handle", "pmid", "pmcid", "arxiv", "wikidata", "url", "ark", "swhid"})
_ADDRESSES = frozenset({"url", "ark", "arxiv", "wikidata"})
_SERIALS = frozenset(
    ("Collection", "Journal", "MultiVolumeBook", "Newspaper", "Periodical", "Proceedings", "Series", "Website")
)
"""BIBO has ISSNs for collections only."""


def schemaorg_identifiers(record: Record, nodes: Nodes) -> dict[str, list[Node] | list[str]]:
    """``identifier``, and ``sameAs`` with the addresses by which others know the work."""
    found: list[Node] = []
    same: list[str] = []
    for number, identifier in enumerate(record.identifiers, 1):
        address = iri(identifier)
        found.append(_property_value(identifier, address, nodes, f"identifier-{number}"))
        if address is not None and identifier.scheme in _OWN_IRI and address != nodes.subject:
            same.append(address)
    for scheme, value in (("article-number", record.article_number), ("number", record.number)):
        if value:
            other = Identifier(scheme=scheme, value=value)
            found.append(_property_value(other, None, nodes, f"identifier-{len(found) + 1}"))
    return {"identifier": found, "sameAs": same} if same else {"identifier": found}


def property_values(names: Iterable[Identifier], nodes: Nodes, part: str) -> list[Node]:
    """Identifiers as PropertyValue nodes, counted by `part`."""
    return [_property_value(one, iri(one), nodes, f"{part}-{number}") for number, one in enumerate(names, 1)]


def _property_value(identifier: Identifier, address: str | None, nodes: Nodes, part: str) -> Node:
    """The scheme, the value and, where it has one, its address.

    One that breaks its scheme's rules is no identifier in that scheme: the scheme is its name only.
    """
    scheme, value = identifier.scheme, identifier.value
    node: Node = {"@id": nodes.part(part), "@type": "PropertyValue"}
    if identifier.valid:
        node["propertyID"] = scheme
    node["value"] = value
    if identifier.medium:
        node["name"] = f"{scheme.upper()} ({identifier.medium})"
    elif not identifier.valid:
        node["name"] = scheme.upper()
    if address is not None and scheme != "url":
        node["url"] = address
    return nodes.add(node)


def dublincore_identifiers(record: Record, nodes: Nodes, *, in_book: bool) -> dict[str, list[str]]:
    """``dcterms:identifier``, BIBO's property for each scheme, and the addresses; the ISBN of a work in a book is the book's."""
    names: list[str] = []
    isbns: list[str] = []
    issns: list[str] = []
    others: dict[str, list[str]] = {}
    addresses: list[str] = []
    for identifier in record.identifiers:
        scheme, value, valid = identifier.scheme, identifier.value, identifier.valid
        if scheme in _ADDRESSES and (address := iri(identifier)):
            addresses.append(address)
        if scheme == "issn" and valid and written("work-types", record.kind, "bibo") not in _SERIALS:
            names.append(f"urn:ISSN:{value}")
            continue
        names.append(value)
        if not valid:
            continue
        if scheme == "isbn":
            if not in_book:
                isbns.append(value)
        elif scheme == "issn":
            issns.append(value)
        elif scheme in (properties := _bibo()):
            others.setdefault(properties[scheme], []).append(value)
    if record.url:
        addresses.append(nodes.address(record.url))
    found = {"dcterms:identifier": names}
    if isbns:
        found["bibo:isbn"] = isbns
    if issns:
        found["bibo:issn"] = issns
    found |= others
    if addresses:
        found["bibo:uri"] = addresses
    return found


@cache
def _bibo() -> Mapping[str, str]:
    """BIBO's properties by the schemes that it has one for."""
    rows = table("identifier-schemes")
    return {scheme: f"bibo:{name}" for scheme in rows if (name := written("identifier-schemes", scheme, "bibo"))}
