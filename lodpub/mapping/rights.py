"""Licences, access and copyright, in both vocabularies."""

from __future__ import annotations

from lodpub.crosswalk import author_roles, table
from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Copyright, Record

__all__ = ["dublincore_rights", "schemaorg_rights"]


def schemaorg_rights(record: Record, nodes: Nodes) -> Node:
    """``license``, ``conditionsOfAccess`` and what belongs to a copyright."""
    found: Node = {"license": _licenses(record, nodes)} if record.licenses else {}
    if access := record.access:
        row = table("access-rights").get(access)
        found["conditionsOfAccess"] = row["label"] if row else access
        if access == "open":
            found["isAccessibleForFree"] = True
    if notice := record.copyright:
        if notice.year is not None:
            found["copyrightYear"] = notice.year
        if notice.notice:
            found["copyrightNotice"] = notice.notice
        found["copyrightHolder"] = [
            nodes.add({"@id": place, "@type": "Organization", "name": name}) if name else {"@id": place}
            for place, name in _holders(record, notice, nodes)
        ]
    return found


def _licenses(record: Record, nodes: Nodes) -> list[str | Node]:
    found: list[str | Node] = []
    seen = set()
    for number, licence in enumerate(record.licenses, 1):
        address = nodes.address(licence.url) if licence.url else None
        if licence.label:
            place = address or nodes.part(f"license-{number}")
            found.append(nodes.add({"@id": place, "@type": "CreativeWork", "name": licence.label}))
        elif address and address not in seen:
            found.append(address)
        seen.add(address)
    return found


def dublincore_rights(record: Record, nodes: Nodes) -> Node:
    """``dcterms:license``, ``dcterms:accessRights`` and what belongs to a copyright."""
    found: Node = {}
    if record.licenses:
        licences: dict[str, Node] = {}
        for number, licence in enumerate(record.licenses, 1):
            if licence.url or licence.label:
                place: Node = {"@id": nodes.address(licence.url) if licence.url else nodes.part(f"license-{number}")}
                if licence.label:
                    place |= {"@type": "dcterms:LicenseDocument", "dcterms:title": licence.label}
                    place = nodes.add(place)
                licences.setdefault(place["@id"], place)
        found["dcterms:license"] = [*licences.values()]
    if record.access and (row := table("access-rights").get(record.access)):
        found["dcterms:accessRights"] = {"@id": f"http://purl.org/coar/access_right/{row['coar']}"}
    if notice := record.copyright:
        holders = [
            nodes.add({"@id": place, "@type": "foaf:Agent", "foaf:name": name}) if name else {"@id": place}
            for place, name in _holders(record, notice, nodes)
        ]
        if notice.notice:
            found["dcterms:rights"] = notice.notice
        found["dcterms:rightsHolder"] = holders
    return found


def _holders(record: Record, notice: Copyright, nodes: Nodes) -> list[tuple[str, str | None]]:
    """The IRIs of the holders of copyright: people and bodies of the record, or with a name what is new."""
    known = {c.agent.name: nodes.agent(c.agent, c.role) for c in record.contributors}
    for body, part in (
        (record.publisher, "publisher"),
        (record.on_behalf_of, "source"),
        (record.institution, "source"),
    ):
        if body:
            known[body.name] = nodes.agent(body, part)
    found: list[tuple[str, str | None]] = [
        (known[name], None) if name in known else (nodes.part(f"holder-{number}"), name)
        for number, name in enumerate(notice.holders, 1)
    ]
    if notice.by_authors:
        found += [(nodes.agent(c.agent, c.role), None) for c in record.contributors if c.role in author_roles()]
    return list(dict.fromkeys(found))
