"""The record in the words of the DCMI terms, BIBO and FOAF."""

from __future__ import annotations

from typing import Any

from lodpub.crosswalk import author_roles, kind_of_work, table, written
from lodpub.mapping.containers import dublincore_containers, is_in_book
from lodpub.mapping.nodes import Node, Nodes, date_literal, distinct, translation
from lodpub.mapping.references import References
from lodpub.mapping.related import dublincore_relations
from lodpub.mapping.subjects import dublincore_subjects
from lodpub.record import Agent, Event, Organization, Record
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode
from lodpub.values.pages import bounds

__all__ = ["dublincore"]

_SERIALS = frozenset(
    ("Collection", "Journal", "MultiVolumeBook", "Newspaper", "Periodical", "Proceedings", "Series", "Website")
)
"""BIBO has ISSNs for collections only."""


def dublincore(record: Record, references: References, nodes: Nodes) -> Node:
    """The Dublin Core node tree of a record, without its context; what the record does not say is left out."""
    row = kind_of_work(record.kind)
    genres, subjects = dublincore_subjects(record, nodes)
    tree: Node = {
        "@type": f"bibo:{row['bibo'] or 'Document'}",
        "dcterms:title": record.title,
        "dcterms:alternative": [*record.alternative_titles, *map(translation, record.translated_titles)],
        **_contributors(record, nodes),
        "dcterms:abstract": [record.abstract, *map(translation, record.translated_abstracts)],
        "dcterms:tableOfContents": record.table_of_contents,
        "dcterms:description": list(record.notes),
        "dcterms:language": [{"@value": x, "@type": "dcterms:RFC5646"} for x in record.languages],
        "dcterms:type": [*_types(row), *genres],
        "dcterms:isPartOf": dublincore_containers(record, nodes, lambda c: _agent(c.agent, nodes, c.role)),
        **_numbers(record),
        **_dates(record),
        "bibo:status": _statuses(record),
        "dcterms:publisher": _agent(record.publisher, nodes, "publisher") if record.publisher else None,
        **_rights(record, nodes),
        "dcterms:subject": [*record.keywords, *map(translation, record.translated_keywords), *subjects],
        "dcterms:coverage": list(record.coverage),
        "dcterms:format": list(record.media_types),
        "dcterms:extent": list(record.sizes),
        "bibo:degree": _degree(record, nodes),
        "bibo:presentedAt": _event(record.event, nodes) if record.event else None,
        **_identifiers(record),
    }
    for key, values in dublincore_relations(record, references, nodes).items():
        tree[key] = [*_listed(tree.get(key)), *values]
    return nodes.add(_filled(tree, nodes.subject))


def _filled(tree: Node, subject: str) -> Node:
    """Without what is empty; a list of one is its one value."""
    found: Node = {"@id": subject}
    for key, value in tree.items():
        if type(value) is list:
            value = distinct(value)
            if not value:
                continue
            if len(value) == 1:
                value = value[0]
        if value is not None and value != "":
            found[key] = value
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _agent(agent: Agent, nodes: Nodes, part: str) -> Node:
    place = nodes.agent(agent, part)
    if isinstance(agent, Organization):
        return nodes.describe(place, {"@type": "foaf:Organization", "foaf:name": agent.name})
    found: Node = {"@id": place, "@type": "foaf:Person", "foaf:name": agent.name}
    if agent.other_names:
        found["foaf:name"] = [agent.name, *agent.other_names]
    if agent.given:
        found["foaf:givenName"] = agent.given
    if agent.family:
        found["foaf:familyName"] = agent.family
    return nodes.add(found)


def _contributors(record: Record, nodes: Nodes) -> Node:
    found: dict[str, Any] = {"dcterms:creator": [], "bibo:editor": [], "dcterms:contributor": []}
    authors = []
    creators = author_roles()
    for contributor in record.contributors:
        if contributor.role == "editor" and is_in_book(record):
            continue
        node = _agent(contributor.agent, nodes, contributor.role)
        if contributor.role in creators:
            authors.append({"@id": node["@id"]})
            found["dcterms:creator"].append(node)
        elif contributor.role == "editor":
            found["bibo:editor"].append(node)
        else:
            found["dcterms:contributor"].append(node)
    sources = [record.institution, record.on_behalf_of, *record.organizations, *(f.funder for f in record.funding)]
    for body in dict.fromkeys(sources):
        if body:
            found["dcterms:contributor"].append(_agent(body, nodes, "source"))
    if authors:
        found["bibo:authorList"] = {"@list": authors}
    return found


def _types(row: Any) -> list[Node]:
    types = [f"http://purl.org/dc/dcmitype/{row['dcmitype']}"] if row["dcmitype"] else []
    types += [f"http://purl.org/coar/resource_type/{row['coar']}"] if row["coar"] else []
    return [{"@id": address} for address in types]


def _numbers(record: Record) -> Node:
    pages = bounds(record.pages) if record.pages else None
    return {
        "bibo:volume": [record.volume, *(s.volume for s in record.series if s.volume != record.volume)],
        "bibo:issue": record.issue,
        "bibo:pages": record.pages,
        "bibo:pageStart": pages and pages[0],
        "bibo:pageEnd": pages and pages[1],
        "bibo:locator": record.article_number,
        "bibo:numPages": record.number_of_pages,
        "bibo:edition": record.edition,
        "bibo:chapter": record.chapter,
        "bibo:number": [record.number, record.version],
    }


def _dates(record: Record) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {"dcterms:issued": [date_literal(record.issued)]}
    for date in record.dates:
        row = table("dates").get(date.kind)
        key = f"dcterms:{row['dcterms'] if row else 'date'}"
        found.setdefault(key, []).append(date_literal(date.value))
    if record.copyright and record.copyright.year:
        found.setdefault("dcterms:dateCopyrighted", []).append(date_literal(str(record.copyright.year)))
    return found


def _statuses(record: Record) -> list[Node]:
    row = table("statuses").get(record.status or "")
    reviewed = {True: "peerReviewed", False: "nonPeerReviewed"}.get(record.peer_reviewed)  # type: ignore[arg-type]
    return [
        {"@id": f"http://purl.org/ontology/bibo/status/{status}"}
        for status in (row and row["bibo"], reviewed)
        if status
    ]


def _rights(record: Record, nodes: Nodes) -> Node:
    found: Node = {}
    licences: dict[str, Node] = {}
    for number, licence in enumerate(record.licenses, 1):
        if not (licence.url or licence.label):
            continue
        address = encode(licence.url) if licence.url else nodes.part(f"license-{number}")
        node = {"@type": "dcterms:LicenseDocument", "dcterms:title": licence.label} if licence.label else {}
        place = nodes.describe(address, node) if node else {"@id": address}
        licences.setdefault(place["@id"], place)
    found["dcterms:license"] = [*licences.values()]
    if record.access and (row := table("access-rights").get(record.access)):
        found["dcterms:accessRights"] = {"@id": f"http://purl.org/coar/access_right/{row['coar']}"}
    if record.copyright:
        holders = [
            nodes.describe(place, {"@type": "foaf:Agent", "foaf:name": name}) if name else {"@id": place}
            for place, name in nodes.holders(record)
        ]
        found.update({"dcterms:rights": record.copyright.notice, "dcterms:rightsHolder": holders})
    return found


def _degree(record: Record, nodes: Nodes) -> Node | None:
    if not record.qualification:
        return None
    return nodes.describe(nodes.part("degree"), {"@type": "bibo:ThesisDegree", "dcterms:title": record.qualification})


def _event(event: Event, nodes: Nodes) -> Node:
    found: Node = {"@type": "bibo:Conference", "dcterms:title": event.name}
    if event.short_name:
        found["dcterms:alternative"] = event.short_name
    if event.number:
        found["dcterms:identifier"] = event.number
    if place := ", ".join(part for part in (event.place, event.country) if part):
        found["dcterms:spatial"] = place
    if dates := [date for date in (event.start, event.end) if date]:
        found["dcterms:date"] = dates[0] if len(dates) == 1 or dates[0] == dates[1] else "/".join(dates)
    return nodes.describe(nodes.part("event"), found)


def _identifiers(record: Record) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"dcterms:identifier": [], "bibo:isbn": [], "bibo:issn": []}
    is_serial = written("work-types", record.kind, "bibo") in _SERIALS
    for identifier in record.identifiers:
        if identifier.scheme == "issn" and identifier.valid and not is_serial:
            found["dcterms:identifier"].append(f"urn:ISSN:{identifier.value}")
            continue
        found["dcterms:identifier"].append(identifier.value)
        if identifier.scheme == "isbn" and identifier.valid and not is_in_book(record):
            found["bibo:isbn"].append(identifier.value)
        elif identifier.scheme == "issn" and identifier.valid:
            found["bibo:issn"].append(identifier.value)
        elif identifier.valid and (name := written("identifier-schemes", identifier.scheme, "bibo")):
            found.setdefault(f"bibo:{name}", []).append(identifier.value)
    addresses = [iri(i) for i in record.identifiers if i.scheme in ("url", "ark", "arxiv", "wikidata")]
    found["bibo:uri"] = [
        address for address in dict.fromkeys([*addresses, record.url and encode(record.url)]) if address
    ]
    return {key: list(dict.fromkeys(values)) for key, values in found.items()}
