"""The record in schema.org's words: the work itself; its parts are described beside."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from lodpub.crosswalk import kind_of_work, table
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

_ALWAYS = frozenset(("@id", "@type"))


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
    row = kind_of_work(record.kind)
    schema_class = row["schemaorg"] or "CreativeWork"
    takes = _takes(schema_class)
    tree: Node = {
        "@type": schema_class,
        "name": record.title,
        "headline": record.title,
        "alternateName": [*record.alternative_titles, *map(translation, record.translated_titles)],
        "url": encode(record.url) if record.url else None,
        **_contributors(record, nodes, takes),
        "abstract": [record.abstract, *map(translation, record.translated_abstracts)],
        "description": _descriptions(record, schema_class),
        "inLanguage": record.languages,
        "isPartOf": schemaorg_containers(record, nodes),
        **_pages(record, takes),
        **_editions(record, takes),
        **_dates(record),
        "creativeWorkStatus": _status(record),
        **_responsible(record, nodes),
        **_rights(record, nodes),
        "keywords": [*record.keywords, *map(translation, record.translated_keywords)],
        **schemaorg_subjects(record, nodes),
        "interactionStatistic": _counts(record, nodes) if record.metrics else None,
        **related.schemaorg_funding(record, nodes),
        **parts.identifiers(record, nodes),
    }
    for key, values in related.schemaorg_relations(record, references, nodes, takes).items():
        tree[key] = [*tree[key], *values] if tree.get(key) else values
    return nodes.add(_filled(tree, takes, nodes))


def _filled(tree: Node, takes: Set[str], nodes: Nodes) -> Node:
    """Without what is empty and what the class does not take; a list of one is its one value."""
    found: Node = {"@id": nodes.subject}
    for key, value in tree.items():
        if value or value == 0:
            kind = type(value)
            if kind is list or kind is tuple:
                value = distinct(value)
                if not value:
                    continue
                if len(value) == 1:
                    value = value[0]
            found[key] = value
    for key in found.keys() - takes - _ALWAYS:
        nodes.withdraw(found.pop(key))
    return found


def _contributors(record: Record, nodes: Nodes, takes: Set[str]) -> dict[str, list[Node]]:
    roles: dict[str, list[Node]] = {}
    elsewhere = is_in_book(record)
    rows = table("contributor-roles")
    for number, contributor in enumerate(record.contributors, 1):
        role = contributor.role
        if elsewhere and role == "editor":
            continue  # the editors of the book that the work is part of, described there
        key = rows[role]["schemaorg"] if role in rows else "contributor"
        node = parts.agent(contributor, nodes)
        credited = parts.credit(contributor, node["@id"], number, nodes) if contributor.credit else ()
        if key not in takes or (key == "contributor" and role != key):  # a role without a property of its own is named
            label = rows[role]["label"] if role in rows else role
            named = {"@type": "Role", "roleName": label, "contributor": node}
            key, node = "contributor", nodes.describe(nodes.part(f"role-{number}"), named)
        roles.setdefault(key, []).append(node)
        if credited:
            roles.setdefault("contributor", []).extend(credited)
    return roles


def _descriptions(record: Record, schema_class: str) -> list[str | None]:
    summary = record.abstract if schema_class in ("Dataset", "SoftwareSourceCode") else None
    return [summary, record.table_of_contents, *record.notes]


def _pages(record: Record, takes: Set[str]) -> Node:
    found: Node = {}
    if record.pages:
        found["pagination"] = record.pages
        if pages := bounds(record.pages):
            found["pageStart"], found["pageEnd"] = pages
    elif record.article_number:
        found["pagination"] = record.article_number
    found["numberOfPages"] = record.number_of_pages if "numberOfPages" in takes else None
    return found


def _editions(record: Record, takes: Set[str]) -> Node:
    isbns, issns = [], []
    for identifier in record.identifiers:
        if identifier.scheme == "isbn" and identifier.valid:
            isbns.append(identifier.value)
        elif identifier.scheme == "issn" and identifier.valid:
            issns.append(identifier.value)
    return {
        "isbn": isbns if not is_in_book(record) else None,
        "issn": issns,
        "bookEdition": record.edition,
        "version": [record.version, record.edition if record.kind not in _books() else None],
        "reportNumber": record.number,
        "position": record.chapter or (record.volume if record.container is None else None),
        "encodingFormat": record.media_types,
        "size": record.sizes,
        "programmingLanguage": record.programming_languages if "programmingLanguage" in takes else None,
        "inSupportOf": record.qualification if "inSupportOf" in takes else None,
    }


@cache
def _books() -> frozenset[str]:
    return frozenset(kind for kind, row in table("work-types").items() if row["schemaorg"] == "Book")


def _dates(record: Record) -> Node:
    dates = {date.kind: date for date in reversed(record.dates)}
    online, created, modified = map(dates.get, ("online", "created", "modified"))
    return {
        "datePublished": record.issued or (online and online.value),
        "dateCreated": created and created.value,
        "dateModified": modified and modified.value,
        "temporalCoverage": [d.value for d in record.dates if d.kind in ("collected", "covered")],
    }


def _status(record: Record) -> str | None:
    if record.relations and any(relation.kind == "is-retracted-by" for relation in record.relations):
        return "Retracted"
    status = table("statuses").get(record.status) if record.status else None
    return status["label"] if status else record.status


def _responsible(record: Record, nodes: Nodes) -> Node:
    publisher = parts.organization(record.publisher, nodes, "publisher") if record.publisher else None
    sources = dict.fromkeys((record.institution, record.on_behalf_of, *record.organizations))
    return {
        "publisher": publisher,
        "sourceOrganization": [parts.organization(o, nodes, "source") for o in sources if o],
    }


def _rights(record: Record, nodes: Nodes) -> Node:
    found: Node = {"license": _licenses(record, nodes)} if record.licenses else {}
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


def _licenses(record: Record, nodes: Nodes) -> list[str | Node]:
    found: list[str | Node] = []
    seen = set()
    for number, licence in enumerate(record.licenses, 1):
        address = encode(licence.url) if licence.url else None
        if address and not licence.label:
            if address not in seen:
                found.append(address)
        elif licence.label:
            place = address or nodes.part(f"license-{number}")
            found.append(nodes.add({"@id": place, "@type": "CreativeWork", "name": licence.label}))
        seen.add(address)
    return found


def _counts(record: Record, nodes: Nodes) -> list[Node]:
    found = []
    for number, metric in enumerate(record.metrics, 1):
        counter: Node = {
            "@id": nodes.part(f"{encode_part(metric.kind)}-{number}"),
            "@type": "InteractionCounter",
            "name": metric.kind,
            "userInteractionCount": metric.value,
        }
        if metric.source:
            service = {"@id": nodes.part(f"service-{number}"), "@type": "WebSite", "name": metric.source}
            counter["interactionService"] = nodes.add(service)
        found.append(nodes.add(counter))
    return found
