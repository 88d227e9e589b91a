"""The record in schema.org's words."""

from __future__ import annotations

from typing import Any

from lodpub.crosswalk import table
from lodpub.mapping.nodes import Nodes
from lodpub.record import Agent, Identifier, Organization, Person, Record

__all__ = ["schemaorg"]

_ROLES = {"author": "author", "creator": "author"}


def schemaorg(record: Record, nodes: Nodes) -> dict[str, Any]:
    """The schema.org node tree of a record, without its context; what the record does not say is left out."""
    kind = table("work-types").get(record.kind) or table("work-types")["other"]
    status = table("statuses").get(record.status or "")
    tree: dict[str, Any] = {
        "@id": nodes.subject,
        "@type": kind["schemaorg"] or "CreativeWork",
        "name": record.title,
        "headline": record.title,
        "alternateName": [t.text for t in record.translated_titles],
        "url": record.url,
        **_contributors(record, nodes),
        "abstract": record.abstract,
        "inLanguage": list(record.languages),
        "isPartOf": _containers(record, nodes),
        **_pages(record, kind["schemaorg"]),
        "datePublished": record.issued,
        "creativeWorkStatus": status["label"] if status else record.status,
        "publisher": _organization(record.publisher, nodes, "publisher"),
        "sourceOrganization": _organization(record.on_behalf_of or record.institution, nodes, "source"),
        **_copyright(record, nodes),
        "license": [x.url for x in record.licenses if x.url],
        "keywords": list(record.keywords),
        "genre": _terms(record, nodes, genre=True),
        "about": _terms(record, nodes, genre=False),
        "interactionStatistic": _counts(record, nodes),
        "funding": _funding(record, nodes),
        "subjectOf": _event(record, nodes),
        "identifier": _identifiers(record, nodes),
    }
    return _compact(tree)


def _contributors(record: Record, nodes: Nodes) -> dict[str, Any]:
    roles: dict[str, list[Any]] = {}
    told: set[str] = set()
    for contributor in record.contributors:
        row = table("contributor-roles").get(contributor.role)
        iri = nodes.contributor(contributor)
        node = {"@id": iri} if iri in told else _agent(contributor.agent, iri)
        told.add(iri)
        roles.setdefault(row["schemaorg"] if row else "contributor", []).append(node)
    return roles


def _agent(agent: Agent, iri: str) -> dict[str, Any]:
    if isinstance(agent, Organization):
        return _compact({"@id": iri, "@type": "Organization", "name": agent.name, "url": agent.url})
    assert isinstance(agent, Person)
    return _compact(
        {
            "@id": iri,
            "@type": "Person",
            "name": agent.name,
            "givenName": agent.given,
            "familyName": agent.family,
            "honorificSuffix": agent.suffix,
            "url": agent.url,
        }
    )


def _organization(organization: Organization | None, nodes: Nodes, name: str) -> dict[str, Any] | None:
    if organization is None:
        return None
    iri = nodes.organization(organization, name)
    return _compact({**_agent(organization, iri), "location": organization.place})


def _containers(record: Record, nodes: Nodes) -> list[Any]:
    parts: list[Any] = []
    container = record.container
    if container is not None:
        journal = container.kind == "journal"
        node: Any = {
            "@id": nodes.container(record),
            "@type": "Periodical" if journal else "Book",
            "name": container.title,
            "issn": [i.value for i in container.identifiers if i.scheme == "issn"],
            "isbn": [] if journal else [i.value for i in record.identifiers if i.scheme == "isbn"],
        }
        node = _compact(node)
        if journal and record.volume:
            node = {
                "@id": nodes.part("volume"),
                "@type": "PublicationVolume",
                "volumeNumber": record.volume,
                "isPartOf": node,
            }
        if journal and record.issue:
            node = {
                "@id": nodes.part("issue"),
                "@type": "PublicationIssue",
                "issueNumber": record.issue,
                "isPartOf": node,
            }
        parts.append(node)
    for number, series in enumerate(record.series, 1):
        issn = [i.value for i in series.identifiers if i.scheme == "issn"]
        parts.append(
            _compact(
                {
                    "@id": nodes.part(f"series-{number}"),
                    "@type": "CreativeWorkSeries",
                    "name": series.title,
                    "issn": issn,
                }
            )
        )
    return parts


def _pages(record: Record, schema_class: str) -> dict[str, Any]:
    paged = schema_class in ("ScholarlyArticle", "NewsArticle", "Chapter", "Report", "PublicationIssue")
    start, _, end = (record.pages or "").partition("-")
    return {
        "pagination": (record.pages or record.article_number) if paged else None,
        "pageStart": start if paged else None,
        "pageEnd": (end or start) if paged and "," not in (record.pages or "") else None,
        "numberOfPages": record.number_of_pages if schema_class == "Book" else None,
        "bookEdition": record.edition if schema_class == "Book" else None,
        "isbn": [i.value for i in record.identifiers if i.scheme == "isbn"] if schema_class == "Book" else None,
    }


def _copyright(record: Record, nodes: Nodes) -> dict[str, Any]:
    notice = record.copyright
    if notice is None:
        return {}
    holders: list[Any] = [
        {"@id": nodes.part(f"holder-{n}"), "@type": "Organization", "name": name}
        for n, name in enumerate(notice.holders, 1)
    ]
    if notice.by_authors:
        holders += [{"@id": nodes.contributor(c)} for c in record.contributors if c.role in _ROLES]
    return {"copyrightYear": notice.year, "copyrightNotice": notice.notice, "copyrightHolder": holders}


def _terms(record: Record, nodes: Nodes, *, genre: bool) -> list[Any]:
    terms = []
    for number, subject in enumerate(record.subjects, 1):
        if (subject.scheme == "mesh-publication-type") != genre:
            continue
        scheme = table("subject-schemes").get(subject.scheme)
        terms.append(
            _compact(
                {
                    "@id": subject.iri or nodes.part(f"subject-{number}"),
                    "@type": "DefinedTerm",
                    "name": subject.term,
                    "termCode": subject.code,
                    "inDefinedTermSet": scheme["iri"] if scheme else None,
                }
            )
        )
    return terms


def _counts(record: Record, nodes: Nodes) -> list[Any]:
    return [
        _compact(
            {
                "@id": nodes.part(f"{metric.kind}-{number}"),
                "@type": "InteractionCounter",
                "userInteractionCount": metric.value,
                "interactionService": {
                    "@id": nodes.part(f"service-{number}"),
                    "@type": "WebSite",
                    "name": metric.source,
                }
                if metric.source
                else None,
            }
        )
        for number, metric in enumerate(record.metrics, 1)
        if metric.kind == "citations"
    ]


def _funding(record: Record, nodes: Nodes) -> list[Any]:
    return [
        _compact(
            {
                "@id": nodes.part(f"grant-{number}"),
                "@type": "Grant",
                "identifier": [award.number for award in funding.awards if award.number],
                "funder": _organization(funding.funder, nodes, f"funder-{number}"),
            }
        )
        for number, funding in enumerate(record.funding, 1)
    ]


def _event(record: Record, nodes: Nodes) -> dict[str, Any] | None:
    event = record.event
    if event is None:
        return None
    place = ", ".join(p for p in (event.place, event.country) if p)
    node = {
        "@id": nodes.part("event"),
        "@type": "Event",
        "name": event.name,
        "location": place,
        "startDate": event.start,
    }
    return _compact({**node, "endDate": event.end})


def _identifiers(record: Record, nodes: Nodes) -> list[Any]:
    numbers = [Identifier(scheme="article-number", value=record.article_number)] if record.article_number else []
    return [
        {
            "@id": nodes.part(f"identifier-{n}"),
            "@type": "PropertyValue",
            "propertyID": identifier.scheme,
            "value": identifier.value,
        }
        for n, identifier in enumerate((*record.identifiers, *numbers), 1)
    ]


def _compact(node: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; a list of one is its one value."""
    return {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in node.items() if v not in (None, "", [])}
