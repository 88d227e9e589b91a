"""What stands around the work, in both vocabularies: funding, references, related works, links, the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Set

from lodpub.crosswalk import table
from lodpub.mapping.nodes import Node, Nodes, date_literal
from lodpub.mapping.references import References
from lodpub.mapping.schemaorg_parts import event, organization, property_values
from lodpub.record import Funding, Record, Relation
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode

__all__ = ["dublincore_relations", "schemaorg_funding", "schemaorg_relations"]


def schemaorg_funding(record: Record, nodes: Nodes) -> dict[str, list[Node]]:
    """``funder`` for every body that gave money, ``funding`` with a Grant for every award."""
    if not record.funding:
        return {}
    found: dict[str, list[Node]] = {"funder": [], "funding": []}
    number = 0
    for funding in record.funding:
        funder = organization(funding.funder, nodes, "funder") if funding.funder else None
        if funder:
            found["funder"].append(funder)
        for grant in _grants(funding):
            number += 1
            if funder:
                grant["funder"] = {"@id": funder["@id"]}
            found["funding"].append(nodes.describe(nodes.part(f"grant-{number}"), grant))
    return {key: list({node["@id"]: node for node in reversed(nodes_)}.values())[::-1] for key, nodes_ in found.items()}


def _grants(funding: Funding) -> Iterator[Node]:
    if funding.statement:
        yield {"@type": "Grant", "description": funding.statement}
    for award in funding.awards:
        grant: Node = {"@type": "Grant"}
        if award.title:
            grant["name"] = award.title
        if award.number:
            grant["identifier"] = award.number
        if award.url:
            grant["url"] = encode(award.url)
        yield grant
    if not funding.awards and not funding.statement:
        yield {"@type": "Grant"}


def schemaorg_relations(
    record: Record, references: References, nodes: Nodes, takes: Set[str]
) -> dict[str, list[str | Node]]:
    """Related and cited works, files and other pages, by the property that the crosswalk table gives."""
    found: dict[str, list[str | Node]] = {}
    if record.references and (cited := references.schemaorg(taken="citation" in takes)):
        found["citation"] = [*cited]
    for number, relation in enumerate(record.relations, 1):
        row = table("relations").get(relation.kind)
        if row and row["schemaorg"]:
            node = _related(relation, nodes, number)
            if relation.date and row["dated"]:
                node["datePublished"] = relation.date
            found.setdefault(row["schemaorg"], []).append(nodes.add(node))
    _links(record, nodes, found)
    if record.event:
        found.setdefault("subjectOf", []).append(event(record.event, nodes))
    return found


def _related(relation: Relation, nodes: Nodes, number: int) -> Node:
    node: Node = {"@type": "CreativeWork"}
    if relation.title:
        node["name"] = relation.title
    address = _relation_iri(relation, nodes, number)
    if relation.identifier and (not iri(relation.identifier)):
        node["identifier"] = property_values([relation.identifier], nodes, f"related-{number}-identifier")[0]
    return {"@id": address, **node}


def _links(record: Record, nodes: Nodes, found: dict[str, list[str | Node]]) -> None:
    for number, link in enumerate(record.links, 1):
        address = encode(link.url)
        node: Node = {"name": link.label} if link.label else {}
        if link.media_type:
            node["encodingFormat"] = link.media_type
        if link.rel == "fulltext":
            node |= {"@type": "DataDownload" if record.kind == "dataset" else "MediaObject", "contentUrl": address}
            key = "distribution" if record.kind == "dataset" else "encoding"
            found.setdefault(key, []).append(nodes.describe(nodes.part(f"file-{number}"), node))
        elif link.rel == "repository" and record.kind == "software":
            found.setdefault("codeRepository", []).append(address)
        else:
            node |= {"@type": "WebPage", "url": address}
            found.setdefault("subjectOf", []).append(nodes.describe(nodes.part(f"link-{number}"), node))


def dublincore_relations(record: Record, references: References, nodes: Nodes) -> dict[str, list[Node]]:
    """Related and cited works, files and other pages in DCMI terms."""
    found: dict[str, list[Node]] = {}
    if record.references and (cited := references.dublincore()):
        found["dcterms:references"] = cited
    for number, relation in enumerate(record.relations, 1):
        row = table("relations").get(relation.kind)
        node: Node = {"@type": "bibo:Document"}
        if relation.title:
            node["dcterms:title"] = relation.title
        if relation.identifier:
            node["dcterms:identifier"] = relation.identifier.value
        if relation.date and row and row["dated"]:
            node["dcterms:issued"] = date_literal(relation.date)
        if not row or not row["dcterms"]:
            node["dcterms:description"] = relation.kind
        place = nodes.describe(_relation_iri(relation, nodes, number), node)
        found.setdefault(f"dcterms:{row['dcterms'] if row and row['dcterms'] else 'relation'}", []).append(place)
    for link in record.links:
        key = "dcterms:hasFormat" if link.rel == "fulltext" else "dcterms:relation"
        found.setdefault(key, []).append({"@id": encode(link.url)})
    return found


def _relation_iri(relation: Relation, nodes: Nodes, number: int) -> str:
    found = iri(relation.identifier) if relation.identifier else None
    return found if found and found != nodes.subject else nodes.part(f"related-{number}")
