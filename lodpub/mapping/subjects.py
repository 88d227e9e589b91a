"""Controlled terms, in both vocabularies: MeSH publication types and other genres as genres, all others as what the work is about."""

from __future__ import annotations

from lodpub.crosswalk import table
from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Record, Subject

__all__ = ["dublincore_subjects", "schemaorg_subjects"]

_GENRES = ("mesh-publication-type", "genre")


def schemaorg_subjects(record: Record, nodes: Nodes) -> dict[str, list[Node]]:
    """``genre`` and ``about``, as DefinedTerm nodes, and ``spatialCoverage``."""
    found: dict[str, list[Node]] = {"genre": [], "about": []}
    for number, subject in enumerate(record.subjects, 1):
        node: Node = {"@id": _iri(subject, nodes, number), "@type": "DefinedTerm", "name": subject.term}
        if subject.code:
            node["termCode"] = subject.code
        node["inDefinedTermSet"] = _term_set(subject, nodes)
        if not subject.iri and subject.weight is not None:
            node["description"] = f"weight {subject.weight} %"
        found["genre" if subject.scheme in _GENRES else "about"].append(nodes.add(node))
    if record.coverage:
        found["spatialCoverage"] = [
            nodes.add({"@id": nodes.part(f"coverage-{n}"), "@type": "Place", "name": place})
            for n, place in enumerate(record.coverage, 1)
        ]
    return found


def _term_set(subject: Subject, nodes: Nodes) -> str | Node:
    scheme = table("subject-schemes").get(subject.scheme)
    if scheme and scheme["iri"]:
        return scheme["iri"]
    name = subject.vocabulary or (scheme["label"] if scheme else subject.scheme)
    local = "".join(c if c.isalnum() else "-" for c in name.lower()).strip("-") or "scheme"
    return nodes.add({"@id": nodes.part(f"terms-{local}"), "@type": "DefinedTermSet", "name": name})


def dublincore_subjects(record: Record, nodes: Nodes) -> tuple[list[Node], list[Node]]:
    """The nodes for ``dcterms:type`` and those for ``dcterms:subject``."""
    genres: list[Node] = []
    subjects: list[Node] = []
    for number, subject in enumerate(record.subjects, 1):
        node: Node = {"@id": _iri(subject, nodes, number), "@type": "skos:Concept", "skos:prefLabel": subject.term}
        if subject.code:
            node["skos:notation"] = subject.code
        (genres if subject.scheme in _GENRES else subjects).append(nodes.add(node))
    return genres, subjects


def _iri(subject: Subject, nodes: Nodes, number: int) -> str:
    address = nodes.address(subject.iri) if subject.iri else nodes.subject
    return address if address != nodes.subject else nodes.part(f"subject-{number}")
