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
        subject = nodes.subject
        for number, reference in enumerate(record.references, 1):
            address = None
            for identifier in reference.identifiers:
                if address := iri(identifier):
                    break
            if address is None or address == subject:
                address = f"{subject}#reference-{number}"
            self.cited.append((address, reference, reference.text or _citation(reference), address not in known))
            known.add(address)  # reference lists name some works twice


def schemaorg_references(references: References, nodes: Nodes) -> list[Node]:
    """The nodes for ``citation``, each once."""
    return _described(references, nodes, "CreativeWork", "name", "description", "datePublished")


def dublincore_references(references: References, nodes: Nodes) -> list[Node]:
    """The nodes for ``dcterms:references``, each once."""
    return _described(references, nodes, "bibo:Document", "dcterms:title", "dcterms:bibliographicCitation", None)


def _described(
    references: References, nodes: Nodes, kind: str, title: str, description: str, date: str | None
) -> list[Node]:
    found = []
    add = nodes.add
    for address, reference, citation, first in references.cited:
        node: Node = {"@id": address, "@type": kind}
        if reference.title:
            node[title] = reference.title
        if citation:
            node[description] = citation
        if date and reference.year and precision(reference.year):
            node[date] = reference.year
        node = add(node)
        if first:
            found.append(node)
    return found


def _citation(reference: Reference) -> str:
    """What is known of a work in the order of a reference list."""
    volume = reference.volume
    if reference.issue:
        volume = f"{volume or ''}({reference.issue})"
    place = reference.container
    if volume:
        place = f"{place} {volume}" if place else volume
    if reference.pages:
        place = f"{place}, {reference.pages}" if place else reference.pages
    head = "; ".join(reference.authors) if reference.authors else ""
    if reference.year:
        head = f"{head} ({reference.year})" if head else f"({reference.year})"
    parts = [part for part in (head, reference.title, place) if part]
    return ". ".join(parts)
