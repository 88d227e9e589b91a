"""The record in the words of the DCMI terms, BIBO and FOAF."""

from __future__ import annotations

from typing import Any

from lodpub.crosswalk import table
from lodpub.mapping.nodes import Nodes
from lodpub.record import Agent, Organization, Person, Record
from lodpub.values.dates import precision

__all__ = ["dublincore"]

_DATATYPES = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear"}


def dublincore(record: Record, nodes: Nodes) -> dict[str, Any]:
    """The Dublin Core node tree of a record, without its context; what the record does not say is left out."""
    kind = table("work-types").get(record.kind) or table("work-types")["other"]
    status = table("statuses").get(record.status or "")
    authors = [c for c in record.contributors if c.role in ("author", "creator")]
    others = [c for c in record.contributors if c.role not in ("author", "creator", "editor")]
    journal = record.container is not None and record.container.kind == "journal"
    types = [{"@id": f"http://purl.org/dc/dcmitype/{kind['dcmitype']}"}] if kind["dcmitype"] else []
    types += [{"@id": f"http://purl.org/coar/resource_type/{kind['coar']}"}] if kind["coar"] else []
    start, _, end = (record.pages or "").partition("-")
    tree: dict[str, Any] = {
        "@id": nodes.subject,
        "@type": f"bibo:{kind['bibo'] or 'Document'}",
        "dcterms:title": record.title,
        "dcterms:alternative": [t.text for t in record.translated_titles],
        "dcterms:creator": [_agent(c.agent, nodes.contributor(c)) for c in authors],
        "bibo:authorList": {"@list": [{"@id": nodes.contributor(c)} for c in authors]} if authors else None,
        "bibo:editor": [_agent(c.agent, nodes.contributor(c)) for c in record.by_role("editor")],
        "dcterms:contributor": [_agent(c.agent, nodes.contributor(c)) for c in others],
        "dcterms:abstract": record.abstract,
        "dcterms:language": [{"@value": x, "@type": "dcterms:RFC5646"} for x in record.languages],
        "dcterms:type": types + _terms(record, nodes, genre=True),
        "dcterms:isPartOf": _container(record, nodes),
        "bibo:volume": record.volume if journal else None,
        "bibo:issue": record.issue if journal else None,
        "bibo:pages": record.pages,
        "bibo:pageStart": start,
        "bibo:pageEnd": (end or start) if "," not in (record.pages or "") else None,
        "bibo:locator": record.article_number,
        "bibo:numPages": record.number_of_pages,
        "bibo:edition": record.edition,
        "bibo:chapter": record.chapter,
        "dcterms:issued": _date(record.issued),
        "dcterms:dateAccepted": _date(record.date("accepted")),
        "dcterms:available": _date(record.date("online")),
        "bibo:status": {"@id": f"http://purl.org/ontology/bibo/status/{status['bibo']}"}
        if status and status["bibo"]
        else None,
        "dcterms:publisher": _agent(record.publisher, nodes.organization(record.publisher, "publisher"))
        if record.publisher
        else None,
        "dcterms:rights": record.copyright.notice if record.copyright else None,
        "dcterms:rightsHolder": [{"@id": nodes.contributor(c)} for c in authors]
        if record.copyright and record.copyright.by_authors
        else None,
        "dcterms:license": [{"@id": x.url} for x in record.licenses if x.url],
        "dcterms:subject": [*record.keywords, *_terms(record, nodes, genre=False)],
        "dcterms:identifier": [i.value for i in record.identifiers],
        "bibo:doi": [i.value for i in record.identifiers if i.scheme == "doi" and i.valid],
    }
    return _compact(tree)


def _agent(agent: Agent, iri: str) -> dict[str, Any]:
    if isinstance(agent, Organization):
        return {"@id": iri, "@type": "foaf:Organization", "foaf:name": agent.name}
    assert isinstance(agent, Person)
    return _compact(
        {
            "@id": iri,
            "@type": "foaf:Person",
            "foaf:name": agent.name,
            "foaf:givenName": agent.given,
            "foaf:familyName": agent.family,
        }
    )


def _container(record: Record, nodes: Nodes) -> dict[str, Any] | None:
    container = record.container
    if container is None:
        return None
    types = {"journal": "bibo:Journal", "proceedings": "bibo:Proceedings", "book": "bibo:Book"}
    issns = [i.value for i in container.identifiers if i.scheme == "issn"]
    node = {"@id": nodes.container(record), "@type": types.get(container.kind, "bibo:Collection")}
    return _compact({**node, "dcterms:title": container.title, "bibo:issn": issns})


def _terms(record: Record, nodes: Nodes, *, genre: bool) -> list[Any]:
    return [
        {"@id": subject.iri or nodes.part(f"subject-{number}"), "dcterms:title": subject.term}
        for number, subject in enumerate(record.subjects, 1)
        if (subject.scheme == "mesh-publication-type") == genre
    ]


def _date(value: str | None) -> dict[str, str] | None:
    exact = precision(value) if value else None
    return {"@value": value, "@type": _DATATYPES[exact]} if value and exact else None


def _compact(node: dict[str, Any]) -> dict[str, Any]:
    return {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in node.items() if v not in (None, "", [])}
