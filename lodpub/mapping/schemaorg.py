"""The record in schema.org's words: the work itself; its parts are described beside."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from lodpub.crosswalk import kind_of_work, table
from lodpub.mapping.agents import schemaorg_agent, schemaorg_credit, schemaorg_organization
from lodpub.mapping.containers import is_in_book, schemaorg_containers
from lodpub.mapping.identifiers import schemaorg_identifiers
from lodpub.mapping.nodes import Node, Nodes, settle, translation
from lodpub.mapping.references import References
from lodpub.mapping.related import schemaorg_funding, schemaorg_relations
from lodpub.mapping.rights import schemaorg_rights
from lodpub.mapping.subjects import schemaorg_subjects
from lodpub.record import Record
from lodpub.values.iris import encode_part
from lodpub.vocabulary import load

__all__ = ["schemaorg"]


@cache
def _takes(schema_class: str) -> frozenset[str]:
    """The properties that a class takes."""
    iris = load().properties_of(f"http://schema.org/{schema_class}")
    return frozenset(("@id", "@type", *(iri.rpartition("/")[2] for iri in iris if "schema.org" in iri)))


def schemaorg(record: Record, references: References, nodes: Nodes, pages: tuple[str, str] | None) -> Node:
    """The schema.org node tree of a record, without its context; what the record does not say is left out.

    `pages` are the first and the last of `Record.pages`.
    """
    schema_class = kind_of_work(record.kind)["schemaorg"] or "CreativeWork"
    takes = _takes(schema_class)
    tree: Node = {"@id": nodes.subject, "@type": schema_class}
    _titles(tree, record, nodes)
    if record.contributors:
        _contributors(tree, record, nodes, takes)
    _texts(tree, record)
    if record.container is not None or record.series or record.relations:  # related works come to stand there too
        tree["isPartOf"] = schemaorg_containers(record, nodes)
    _pages(tree, record, takes, pages)
    _editions(tree, record, takes)
    _dates(tree, record)
    if status := _status(record):
        tree["creativeWorkStatus"] = status
    _responsible(tree, record, nodes)
    if record.licenses or record.access or record.copyright:
        tree.update(schemaorg_rights(record, nodes))
    if record.keywords or record.translated_keywords:
        tree["keywords"] = [*record.keywords, *map(translation, record.translated_keywords)]
    if record.subjects or record.coverage or record.relations:
        tree.update(schemaorg_subjects(record, nodes))
    if record.metrics:
        tree["interactionStatistic"] = [*_counts(record, nodes)]
    if record.funding:
        tree.update(schemaorg_funding(record, nodes))
    tree.update(schemaorg_identifiers(record, nodes))
    if record.references:
        tree["citation"] = references.schemaorg(taken="citation" in takes)
    if record.relations or record.links or record.event is not None:
        for key, values in schemaorg_relations(record, nodes).items():
            tree[key] = [*tree[key], *values] if key in tree else values
    settle(tree)
    if not tree.keys() <= takes:
        for key in tree.keys() - takes:
            nodes.withdraw(tree.pop(key))
    return nodes.add(tree)


def _titles(tree: Node, record: Record, nodes: Nodes) -> None:
    if record.title:
        tree["name"] = tree["headline"] = record.title
    if record.alternative_titles or record.translated_titles:
        tree["alternateName"] = [*record.alternative_titles, *map(translation, record.translated_titles)]
    if record.url:
        tree["url"] = nodes.address(record.url)


def _contributors(tree: Node, record: Record, nodes: Nodes, takes: Set[str]) -> None:
    elsewhere = is_in_book(record)
    rows = table("contributor-roles")
    for number, contributor in enumerate(record.contributors, 1):
        role = contributor.role
        if elsewhere and role == "editor":
            continue  # the editors of the book that the work is part of, described there
        key = rows[role]["schemaorg"] if role in rows else "contributor"
        node = schemaorg_agent(contributor.agent, nodes, role)
        credited = schemaorg_credit(contributor, node["@id"], number, nodes) if contributor.credit else ()
        if key not in takes or (key == "contributor" and role != key):  # a role without a property of its own is named
            label = rows[role]["label"] if role in rows else role
            place = nodes.part(f"role-{number}")
            node = nodes.add({"@id": place, "@type": "Role", "roleName": label, "contributor": node})
            key = "contributor"
        if key in tree:
            tree[key].append(node)
        else:
            tree[key] = [node]
        if credited:
            tree.setdefault("contributor", []).extend(credited)


def _texts(tree: Node, record: Record) -> None:
    if record.abstract is not None or record.translated_abstracts:
        tree["abstract"] = _stated(record.abstract, *map(translation, record.translated_abstracts))
    if record.notes or record.table_of_contents is not None or record.kind in _described():
        summary = record.abstract if record.kind in _described() else None
        tree["description"] = _stated(summary, record.table_of_contents, *record.notes)
    if record.languages:
        tree["inLanguage"] = [*record.languages]


def _stated(*values: str | Node | None) -> list[str | Node]:
    return [value for value in values if value is not None]


def _pages(tree: Node, record: Record, takes: Set[str], pages: tuple[str, str] | None) -> None:
    if record.pages:
        tree["pagination"] = record.pages
        if pages is not None:
            tree["pageStart"], tree["pageEnd"] = pages
    elif record.article_number:
        tree["pagination"] = record.article_number
    if "numberOfPages" in takes and record.number_of_pages is not None:
        tree["numberOfPages"] = record.number_of_pages


def _editions(tree: Node, record: Record, takes: Set[str]) -> None:
    isbns = [i.value for i in record.identifiers if i.scheme == "isbn" and i.valid]
    if isbns and not is_in_book(record):
        tree["isbn"] = isbns
    if issns := [i.value for i in record.identifiers if i.scheme == "issn" and i.valid]:
        tree["issn"] = issns
    edition = record.edition
    if edition:
        tree["bookEdition"] = edition
    if record.version is not None or edition is not None:
        tree["version"] = _stated(record.version, edition if record.kind not in _kinds("Book") else None)
    if record.number:
        tree["reportNumber"] = record.number
    if position := record.chapter or (record.volume if record.container is None else None):
        tree["position"] = position
    if record.media_types:
        tree["encodingFormat"] = [*record.media_types]
    if record.sizes:
        tree["size"] = [*record.sizes]
    if "programmingLanguage" in takes and record.programming_languages:
        tree["programmingLanguage"] = [*record.programming_languages]
    if "inSupportOf" in takes and record.qualification:
        tree["inSupportOf"] = record.qualification


@cache
def _kinds(*classes: str) -> frozenset[str]:
    """The kinds of work that schema.org has these classes for."""
    return frozenset(kind for kind, row in table("work-types").items() if row["schemaorg"] in classes)


def _described() -> frozenset[str]:
    """The kinds whose abstract is their description too."""
    return _kinds("Dataset", "SoftwareSourceCode")


def _dates(tree: Node, record: Record) -> None:
    dates = {date.kind: date for date in reversed(record.dates)} if record.dates else {}
    if issued := record.issued or ("online" in dates and dates["online"].value):
        tree["datePublished"] = issued
    for kind, key in (("created", "dateCreated"), ("modified", "dateModified")) if dates else ():
        if kind in dates and (value := dates[kind].value):
            tree[key] = value
    if covered := [d.value for d in record.dates if d.kind in ("collected", "covered")] if dates else None:
        tree["temporalCoverage"] = covered


def _status(record: Record) -> str | None:
    if record.relations and any(relation.kind == "is-retracted-by" for relation in record.relations):
        return "Retracted"
    status = table("statuses").get(record.status) if record.status else None
    return status["label"] if status else record.status


def _responsible(tree: Node, record: Record, nodes: Nodes) -> None:
    if record.publisher is not None:
        tree["publisher"] = schemaorg_organization(record.publisher, nodes, "publisher")
    if record.organizations or record.institution is not None or record.on_behalf_of is not None:
        sources = dict.fromkeys((record.institution, record.on_behalf_of, *record.organizations))
        tree["sourceOrganization"] = [schemaorg_organization(o, nodes, "source") for o in sources if o is not None]


def _counts(record: Record, nodes: Nodes) -> Iterator[Node]:
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
        yield nodes.add(counter)
