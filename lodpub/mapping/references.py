"""The works that this one cites, in both vocabularies. They are the most of nearly every description."""

from __future__ import annotations

from typing import TypeAlias

from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Record, Reference
from lodpub.values.dates import precision
from lodpub.values.identifiers import iri

__all__ = ["References", "dublincore_references", "schemaorg_references"]


_Cited: TypeAlias = tuple[str, Reference, str, bool]
"""The IRI of a work, the reference to it, how it is cited in words, and whether that is the first reference to it."""


class References:
    """The references of a record, for both vocabularies to describe."""

    def __init__(self, record: Record, nodes: Nodes) -> None:
        self.cited: list[_Cited] = []
        known = set()
        for number, reference in enumerate(record.references, 1):
            address = _iri(reference, nodes, number)
            self.cited.append((address, reference, _citation(reference), address not in known))
            known.add(address)  # reference lists name some works twice


def schemaorg_references(references: References, nodes: Nodes) -> list[Node]:
    """The nodes for ``citation``."""
    found = []
    for address, reference, citation, first in references.cited:
        node: Node = {"@id": address, "@type": "CreativeWork"}
        if reference.title:
            node["name"] = reference.title
        if citation:
            node["description"] = citation
        if reference.year and precision(reference.year):
            node["datePublished"] = reference.year
        described = nodes.add(node)
        if first:
            found.append(described)
    return found


def dublincore_references(references: References, nodes: Nodes) -> list[Node]:
    """The nodes for ``dcterms:references``."""
    found = []
    for address, reference, citation, first in references.cited:
        node: Node = {"@id": address, "@type": "bibo:Document"}
        if reference.title:
            node["dcterms:title"] = reference.title
        if citation:
            node["dcterms:bibliographicCitation"] = citation
        described = nodes.add(node)
        if first:
            found.append(described)
    return found


def _iri(reference: Reference, nodes: Nodes, number: int) -> str:
    for identifier in reference.identifiers:
        if found := iri(identifier):
            return found if found != nodes.subject else nodes.part(f"reference-{number}")
    return nodes.part(f"reference-{number}")


def _citation(reference: Reference) -> str:
    """The citation as printed, else what is known of it in the order of a reference list."""
    if reference.text:
        return reference.text
    head, place, volume = "; ".join(reference.authors), reference.container or "", reference.volume or ""
    if reference.year:
        head = f"{head} ({reference.year})" if head else f"({reference.year})"
    if reference.issue:
        volume = f"{volume}({reference.issue})"
    if volume:
        place = f"{place} {volume}" if place else volume
    if reference.pages:
        place = f"{place}, {reference.pages}" if place else reference.pages
    return ". ".join(filter(None, (head, reference.title, place)))
