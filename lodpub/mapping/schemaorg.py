"""The record in schema.org's words: the work itself; its parts are described beside."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import Any

from lodpub.crosswalk import table
from lodpub.mapping import related
from lodpub.mapping import schemaorg_parts as parts
from lodpub.mapping.containers import is_in_book, schemaorg_containers
from lodpub.mapping.nodes import Node, Nodes, distinct, translation
from lodpub.mapping.references import References
from lodpub.mapping.subjects import schemaorg_subjects
from lodpub.record import Record
from lodpub.values.iris import encode, encode_part
from lodpub.values.pages import bounds
from lodpub.vocabulary import load

__all__ = ["schemaorg"]


@cache
def _takes(schema_class: str) -> frozenset[str]:
    """The properties among those that not every creative work has which a class takes."""
    return frozenset(
        iri.rpartition("/")[2]
        for iri in load().properties_of(f"http://schema.org/{schema_class}")
        if "schema.org" in iri
    )


def schemaorg(record: Record, references: References, nodes: Nodes) -> Node:
    """The schema.org node tree of a record, without its context; what the record does not say is left out."""
    row = table("work-types").get(record.kind) or table("work-types")["other"]
    schema_class = row["schemaorg"] or "CreativeWork"
    tree: Node = {
        "@type": schema_class,
        "name": record.title,
        "headline": record.title,
        "alternateName": [*record.alternative_titles, *map(translation, record.translated_titles)],
        "url": encode(record.url) if record.url else None,
        **_contributors(record, nodes),
        "abstract": [record.abstract, *map(translation, record.translated_abstracts)],
        "description": _descriptions(record, schema_class),
        "inLanguage": list(record.languages),
        "isPartOf": schemaorg_containers(record, nodes),
        **_pages(record),
        **_editions(record),
        **_dates(record),
        "creativeWorkStatus": _status(record),
        **_responsible(record, nodes),
        **_rights(record, nodes),
        "keywords": list(record.keywords),
        **schemaorg_subjects(record, nodes),
        "interactionStatistic": list(_counts(record, nodes)),
        **related.schemaorg_funding(record, nodes),
        **parts.identifiers(record, nodes),
    }
    for key, values in related.schemaorg_relations(record, references, nodes).items():
        tree[key] = [*tree.get(key, ()), *values]
    return nodes.add(_filled(tree, _takes(schema_class), nodes))


def _filled(tree: Node, takes: Set[str], nodes: Nodes) -> Node:
    """Without what is empty and what the class does not take; a list of one is its one value."""
    found: Node = {"@id": nodes.subject}
    refused = []
    for key, value in tree.items():
        if type(value) is list:
            value = distinct(value)
            if not value:
                continue
            if len(value) == 1:
                value = value[0]
        elif value is None or value == "":
            continue
        if key in takes or key == "@type":
            found[key] = value
        else:
            refused.append(value)
    for value in refused:
        nodes.withdraw(value)
    return found


def _contributors(record: Record, nodes: Nodes) -> dict[str, list[Node]]:
    roles: dict[str, list[Node]] = {}
    elsewhere = is_in_book(record)
    for contributor in record.contributors:
        if elsewhere and contributor.role == "editor":
            continue  # the editors of the book that the work is part of, described there
        row = table("contributor-roles").get(contributor.role)
        roles.setdefault(row["schemaorg"] if row else "contributor", []).append(parts.agent(contributor, nodes))
    return roles


def _descriptions(record: Record, schema_class: str) -> list[str | None]:
    summary = record.abstract if schema_class in ("Dataset", "SoftwareSourceCode") else None
    return [summary, record.table_of_contents, *record.notes]


def _pages(record: Record) -> Node:
    pages = bounds(record.pages) if record.pages else None
    return {
        "pagination": record.pages or record.article_number,
        "pageStart": pages and pages[0],
        "pageEnd": pages and pages[1],
        "numberOfPages": record.number_of_pages,
    }


def _editions(record: Record) -> Node:
    isbns = [] if is_in_book(record) else [i.value for i in record.identifiers if i.scheme == "isbn" and i.valid]
    return {
        "isbn": list(dict.fromkeys(isbns)),
        "issn": [i.value for i in record.identifiers if i.scheme == "issn" and i.valid],
        "bookEdition": record.edition,
        "version": [record.version, *([record.edition] if record.kind not in _books() else [])],
        "reportNumber": record.number,
        "position": record.chapter or (record.volume if record.container is None else None),
        "encodingFormat": list(record.media_types),
        "size": list(record.sizes),
        "programmingLanguage": list(record.programming_languages),
        "inSupportOf": record.qualification,
    }


@cache
def _books() -> frozenset[str]:
    return frozenset(kind for kind, row in table("work-types").items() if row["schemaorg"] == "Book")


def _dates(record: Record) -> Node:
    return {
        "datePublished": record.issued or record.date("online"),
        "dateCreated": record.date("created"),
        "dateModified": record.date("modified"),
        "temporalCoverage": [d.value for d in record.dates if d.kind in ("collected", "covered")],
    }


def _status(record: Record) -> str | None:
    kinds = {relation.kind for relation in record.relations}
    if "is-retracted-by" in kinds:
        return "Retracted"
    status = table("statuses").get(record.status or "")
    return status["label"] if status else record.status


def _responsible(record: Record, nodes: Nodes) -> dict[str, Any]:
    sources = [record.institution, record.on_behalf_of, *record.organizations]
    return {
        "publisher": parts.organization(record.publisher, nodes, "publisher") if record.publisher else None,
        "sourceOrganization": [parts.organization(o, nodes, "source") for o in dict.fromkeys(sources) if o],
    }


def _rights(record: Record, nodes: Nodes) -> Node:
    found: Node = {"license": list(_licenses(record, nodes))}
    if record.access:
        row = table("access-rights").get(record.access)
        found["conditionsOfAccess"] = row["label"] if row else record.access
        found["isAccessibleForFree"] = True if record.access == "open" else None
    if record.copyright:
        notice = record.copyright
        holders = [
            nodes.describe(place, {"@type": "Organization", "name": name}) if name else {"@id": place}
            for place, name in nodes.holders(record)
        ]
        found.update(copyrightYear=notice.year, copyrightNotice=notice.notice, copyrightHolder=holders)
    return found


def _licenses(record: Record, nodes: Nodes) -> Iterator[str | Node]:
    seen = set()
    for number, licence in enumerate(record.licenses, 1):
        address = encode(licence.url) if licence.url else None
        if address and not licence.label:
            if address not in seen:
                yield address
        elif licence.label:
            yield nodes.describe(
                address or nodes.part(f"license-{number}"), {"@type": "CreativeWork", "name": licence.label}
            )
        seen.add(address)


def _counts(record: Record, nodes: Nodes) -> Iterator[Node]:
    for number, metric in enumerate(record.metrics, 1):
        counter: Node = {"@type": "InteractionCounter", "name": metric.kind, "userInteractionCount": metric.value}
        if metric.source:
            counter["interactionService"] = nodes.describe(
                nodes.part(f"service-{number}"), {"@type": "WebSite", "name": metric.source}
            )
        yield nodes.describe(nodes.part(f"{encode_part(metric.kind)}-{number}"), counter)
