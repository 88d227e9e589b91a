"""The works that this one cites, in both vocabularies. They are the most of nearly every description."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Record, Reference
from lodpub.values.dates import precision
from lodpub.values.identifiers import iri

__all__ = ["References", "dublincore_references", "schemaorg_references"]


_Cited: TypeAlias = tuple[str, Reference, str, bool]
"""The IRI of a work, the reference to it, how it is cited in words, and whether that is the first reference to it."""


class _Words(NamedTuple):
    """The class and the properties by which a vocabulary describes a work."""

    kind: str
    title: str
    description: str
    date: str | None


_SCHEMAORG = _Words("CreativeWork", "name", "description", "datePublished")
_DUBLINCORE = _Words("bibo:Document", "dcterms:title", "dcterms:bibliographicCitation", None)


class References:
    """The references of a record, for both vocabularies to describe; `at_once` where the first one speaks for the other."""

    def __init__(self, record: Record, nodes: Nodes, *, at_once: bool = False) -> None:
        self.at_once = at_once
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
    return _described(references, nodes, _SCHEMAORG, *((_DUBLINCORE,) if references.at_once else ()))


def dublincore_references(references: References, nodes: Nodes) -> list[Node]:
    """The nodes for ``dcterms:references``, each once."""
    if references.at_once:
        return [{"@id": address} for address, _, _, first in references.cited if first]
    return _described(references, nodes, _DUBLINCORE)


def _described(references: References, nodes: Nodes, *vocabularies: _Words) -> list[Node]:
    found = []
    add = nodes.add
    kinds = [words.kind for words in vocabularies]
    kind = kinds if len(kinds) > 1 else kinds[0]
    for address, reference, citation, first in references.cited:
        node: Node = {"@id": address, "@type": kind}
        for _, title, description, date in vocabularies:
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
