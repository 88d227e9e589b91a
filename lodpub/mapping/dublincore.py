"""The record in the words of the DCMI terms, BIBO and FOAF: the work itself; its parts are described beside."""

from __future__ import annotations

from lodpub.crosswalk import Row, author_roles, kind_of_work, table
from lodpub.mapping.agents import dublincore_agent
from lodpub.mapping.containers import dublincore_containers, is_in_book
from lodpub.mapping.identifiers import dublincore_identifiers
from lodpub.mapping.nodes import Node, Nodes, date_literal, settle, translation
from lodpub.mapping.references import References
from lodpub.mapping.related import dublincore_event, dublincore_relations
from lodpub.mapping.rights import dublincore_rights
from lodpub.mapping.subjects import dublincore_subjects
from lodpub.record import Record

__all__ = ["dublincore"]


def dublincore(record: Record, references: References, nodes: Nodes, pages: tuple[str, str] | None) -> Node:
    """The Dublin Core node tree of a record, without its context; what the record does not say is left out.

    `pages` are the first and the last of `Record.pages`.
    """
    row = kind_of_work(record.kind)
    genres, subjects = dublincore_subjects(record, nodes) if record.subjects else ([], [])
    in_book = is_in_book(record)
    tree: Node = {"@id": nodes.subject, "@type": f"bibo:{row['bibo'] or 'Document'}"}
    if record.title:
        tree["dcterms:title"] = record.title
    if record.alternative_titles or record.translated_titles:
        tree["dcterms:alternative"] = [*record.alternative_titles, *map(translation, record.translated_titles)]
    _contributors(tree, record, nodes, in_book=in_book)
    _texts(tree, record)
    tree["dcterms:type"] = [*_types(row), *genres]
    if record.container is not None or record.series or record.relations:  # related works come to stand there too
        tree["dcterms:isPartOf"] = dublincore_containers(record, nodes)
    _numbers(tree, record, pages)
    _dates(tree, record)
    if record.status or record.peer_reviewed is not None:
        tree["bibo:status"] = _statuses(record)
    if record.publisher is not None:
        tree["dcterms:publisher"] = dublincore_agent(record.publisher, nodes, "publisher")
    if record.licenses or record.access or record.copyright:
        tree.update(dublincore_rights(record, nodes))
    if subjects or record.keywords or record.translated_keywords:
        tree["dcterms:subject"] = [*record.keywords, *map(translation, record.translated_keywords), *subjects]
    _extents(tree, record)
    if record.qualification:
        degree = {"@id": nodes.part("degree"), "@type": "bibo:ThesisDegree", "dcterms:title": record.qualification}
        tree["bibo:degree"] = nodes.add(degree)
    if record.event is not None:
        tree["bibo:presentedAt"] = dublincore_event(record.event, nodes)
    tree.update(dublincore_identifiers(record, nodes, in_book=in_book))
    if record.references:
        tree["dcterms:references"] = references.dublincore()
    if record.relations or record.links:
        for key, values in dublincore_relations(record, nodes).items():
            tree[key] = [*tree[key], *values] if key in tree else values
    settle(tree)
    if "" in tree.values():
        tree = {key: value for key, value in tree.items() if value != ""}
    return nodes.add(tree)


def _contributors(tree: Node, record: Record, nodes: Nodes, *, in_book: bool) -> None:
    authors: list[Node] = []
    listed: list[Node] = []
    editors: list[Node] = []
    others: list[Node] = []
    creators = author_roles()
    for contributor in record.contributors:
        role = contributor.role
        if in_book and role == "editor":
            continue
        node = dublincore_agent(contributor.agent, nodes, role)
        if role in creators:
            authors.append(node)
            listed.append({"@id": node["@id"]})
        else:
            (editors if role == "editor" else others).append(node)
    sources = [record.institution, record.on_behalf_of, *record.organizations]
    if record.funding:
        sources += [funding.funder for funding in record.funding]
    for body in dict.fromkeys(sources):
        if body is not None:
            others.append(dublincore_agent(body, nodes, "source"))
    for key, found in (("dcterms:creator", authors), ("bibo:editor", editors), ("dcterms:contributor", others)):
        if found:
            tree[key] = found
    if listed:
        tree["bibo:authorList"] = {"@list": listed}


def _texts(tree: Node, record: Record) -> None:
    if record.abstract is not None or record.translated_abstracts:
        first = [] if record.abstract is None else [record.abstract]
        tree["dcterms:abstract"] = [*first, *map(translation, record.translated_abstracts)]
    if record.table_of_contents:
        tree["dcterms:tableOfContents"] = record.table_of_contents
    if record.notes:
        tree["dcterms:description"] = [*record.notes]
    if record.languages:
        tree["dcterms:language"] = [{"@value": x, "@type": "dcterms:RFC5646"} for x in record.languages]


def _types(row: Row) -> list[Node]:
    types = []
    if dcmi := row["dcmitype"]:
        types.append({"@id": f"http://purl.org/dc/dcmitype/{dcmi}"})
    if coar := row["coar"]:
        types.append({"@id": f"http://purl.org/coar/resource_type/{coar}"})
    return types


def _numbers(tree: Node, record: Record, pages: tuple[str, str] | None) -> None:
    volume = record.volume
    volumes = [] if volume is None else [volume]
    if record.series:
        volumes += [s.volume for s in record.series if s.volume is not None and s.volume != volume]
    if volumes:
        tree["bibo:volume"] = volumes
    if record.issue:
        tree["bibo:issue"] = record.issue
    if record.pages:
        tree["bibo:pages"] = record.pages
    if pages is not None:
        tree["bibo:pageStart"], tree["bibo:pageEnd"] = pages
    if record.article_number:
        tree["bibo:locator"] = record.article_number
    if record.number_of_pages is not None:
        tree["bibo:numPages"] = record.number_of_pages
    if record.edition:
        tree["bibo:edition"] = record.edition
    if record.chapter:
        tree["bibo:chapter"] = record.chapter
    if record.number is not None or record.version is not None:
        tree["bibo:number"] = [n for n in (record.number, record.version) if n is not None]


def _dates(tree: Node, record: Record) -> None:
    if record.issued is not None:
        tree["dcterms:issued"] = [date_literal(record.issued)]
    for date in record.dates:
        row = table("dates").get(date.kind)
        tree.setdefault(f"dcterms:{row['dcterms'] if row else 'date'}", []).append(date_literal(date.value))
    if record.copyright and record.copyright.year:
        tree.setdefault("dcterms:dateCopyrighted", []).append(date_literal(str(record.copyright.year)))


def _statuses(record: Record) -> list[Node]:
    row = table("statuses").get(record.status or "")
    statuses = [row["bibo"]] if row and row["bibo"] else []
    if record.peer_reviewed is not None:
        statuses.append("peerReviewed" if record.peer_reviewed else "nonPeerReviewed")
    return [{"@id": f"http://purl.org/ontology/bibo/status/{status}"} for status in statuses]


def _extents(tree: Node, record: Record) -> None:
    if record.coverage:
        tree["dcterms:coverage"] = [*record.coverage]
    if record.media_types:
        tree["dcterms:format"] = [*record.media_types]
    if record.sizes:
        tree["dcterms:extent"] = [*record.sizes]
