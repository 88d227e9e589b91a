"""What stands around the work, in both vocabularies: funding, related works, links, the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.crosswalk import table
from lodpub.mapping.agents import schemaorg_organization
from lodpub.mapping.identifiers import property_values
from lodpub.mapping.nodes import Node, Nodes, date_literal
from lodpub.record import Event, Funding, Record, Relation
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode

__all__ = ["dublincore_event", "dublincore_relations", "schemaorg_funding", "schemaorg_relations"]


def schemaorg_funding(record: Record, nodes: Nodes) -> dict[str, list[Node]]:
    """``funder`` for every body that gave money, ``funding`` with a Grant for every award."""
    found: dict[str, list[Node]] = {"funder": [], "funding": []}
    number = 0
    for funding in record.funding:
        funder = schemaorg_organization(funding.funder, nodes, "funder") if funding.funder else None
        if funder:
            found["funder"].append(funder)
        for grant in _grants(funding):
            number += 1
            if funder:
                grant["funder"] = {"@id": funder["@id"]}
            found["funding"].append(nodes.add({"@id": nodes.part(f"grant-{number}"), **grant}))
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


def schemaorg_relations(record: Record, nodes: Nodes) -> dict[str, list[str | Node]]:
    """Related works, files and other pages, by the property that the crosswalk table gives."""
    found: dict[str, list[str | Node]] = {}
    for number, relation in enumerate(record.relations, 1):
        row = table("relations").get(relation.kind)
        if row and row["schemaorg"]:
            node = _related(relation, nodes, number)
            if relation.date and row["dated"]:
                node["datePublished"] = relation.date
            found.setdefault(row["schemaorg"], []).append(nodes.add(node))
    if record.links:
        _links(record, nodes, found)
    if record.event:
        found.setdefault("subjectOf", []).append(_event(record.event, nodes))
    return found


def _related(relation: Relation, nodes: Nodes, number: int) -> Node:
    address = iri(relation.identifier) if relation.identifier else None
    node: Node = {"@id": _place(address, nodes, number), "@type": "CreativeWork"}
    if relation.title:
        node["name"] = relation.title
    if relation.identifier and not address:
        node["identifier"] = property_values([relation.identifier], nodes, f"related-{number}-identifier")[0]
    return node


def _place(address: str | None, nodes: Nodes, number: int) -> str:
    """The IRI of a related work: its own address, or a part of the record."""
    return address if address and address != nodes.subject else nodes.part(f"related-{number}")


def _links(record: Record, nodes: Nodes, found: dict[str, list[str | Node]]) -> None:
    for number, link in enumerate(record.links, 1):
        address = nodes.address(link.url)
        if link.rel == "repository" and record.kind == "software":
            found.setdefault("codeRepository", []).append(address)
            continue
        is_file = link.rel == "fulltext"
        node: Node = {"@id": nodes.part(f"file-{number}" if is_file else f"link-{number}")}
        if link.label:
            node["name"] = link.label
        if link.media_type:
            node["encodingFormat"] = link.media_type
        key = "subjectOf"
        if not is_file:
            node["@type"] = "WebPage"
            node["url"] = address
        else:
            is_data = record.kind == "dataset"
            key = "distribution" if is_data else "encoding"
            node["@type"] = "DataDownload" if is_data else "MediaObject"
            node["contentUrl"] = address
        found.setdefault(key, []).append(nodes.add(node))


def _event(event: Event, nodes: Nodes) -> Node:
    """The node of a meeting."""
    found: Node = {"@id": nodes.part("event"), "@type": "Event", "name": event.name}
    if event.short_name:
        found["alternateName"] = [event.short_name]
    if event.number:
        found["identifier"] = event.number
    if event.country:
        place: Node = {"@id": nodes.part("event-place"), "@type": "Place"}
        place["address"] = {
            "@type": "PostalAddress",
            "addressCountry": event.country,
            "@id": nodes.part("event-address"),
        }
        if event.place:
            place["name"] = event.place
        found["location"] = nodes.add(place)
    elif event.place:
        found["location"] = event.place
    if event.start:
        found["startDate"] = event.start
    if event.end:
        found["endDate"] = event.end
    if event.url:
        found["url"] = encode(event.url)
    return nodes.add(found)


def dublincore_event(event: Event, nodes: Nodes) -> Node:
    """The node of a meeting, as a bibo:Conference."""
    found: Node = {"@id": nodes.part("event"), "@type": "bibo:Conference", "dcterms:title": event.name}
    if event.short_name:
        found["dcterms:alternative"] = event.short_name
    if event.number:
        found["dcterms:identifier"] = event.number
    if place := ", ".join(part for part in (event.place, event.country) if part):
        found["dcterms:spatial"] = place
    if dates := [date for date in (event.start, event.end) if date]:
        found["dcterms:date"] = dates[0] if len(dates) == 1 or dates[0] == dates[1] else "/".join(dates)
    return nodes.add(found)


def dublincore_relations(record: Record, nodes: Nodes) -> dict[str, list[Node]]:
    """Related works, files and other pages in DCMI terms."""
    found: dict[str, list[Node]] = {}
    for number, relation in enumerate(record.relations, 1):
        row = table("relations").get(relation.kind)
        address = iri(relation.identifier) if relation.identifier else None
        node: Node = {"@id": _place(address, nodes, number), "@type": "bibo:Document"}
        if relation.title:
            node["dcterms:title"] = relation.title
        if relation.identifier:
            node["dcterms:identifier"] = relation.identifier.value
        if relation.date and row and row["dated"]:
            node["dcterms:issued"] = date_literal(relation.date)
        key = row["dcterms"] if row else ""
        if not key:
            node["dcterms:description"] = relation.kind
        found.setdefault(f"dcterms:{key or 'relation'}", []).append(nodes.add(node))
    for link in record.links:
        key = "dcterms:hasFormat" if link.rel == "fulltext" else "dcterms:relation"
        found.setdefault(key, []).append({"@id": nodes.address(link.url)})
    return found
