"""What the work is part of, in both vocabularies: issue, volume, journal, book, series."""

from __future__ import annotations

from typing import Any

from lodpub.mapping.agents import dublincore_agent, schemaorg_agent
from lodpub.mapping.identifiers import property_values
from lodpub.mapping.nodes import Node, Nodes, distinct, single
from lodpub.record import Container, Identifier, Record, Series
from lodpub.values.iris import encode

__all__ = ["dublincore_containers", "is_in_book", "schemaorg_containers"]

_CLASSES = {"journal": "Periodical", "website": "WebSite"}
_BIBO = {"journal": "Journal", "proceedings": "Proceedings", "book": "Book", "website": "Website"}


def is_in_book(record: Record) -> bool:
    """Whether the work is part of a book or of proceedings, whose editors and ISBN a record names beside its own."""
    container = record.container
    return container is not None and container.kind in ("book", "proceedings")


def schemaorg_containers(record: Record, nodes: Nodes) -> list[Node]:
    """What the work is directly part of; a level that is not stated is skipped."""
    series = [_series(s, nodes, number, record) for number, s in enumerate(record.series, 1)] if record.series else []
    if record.container is None:
        return series
    node = _host(record, record.container, nodes)
    if series and is_in_book(record):
        node["isPartOf"] = single(series)
        series = []
    if volume := record.volume:
        node = nodes.add(
            {"@id": nodes.part("volume"), "@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": node}
        )
    if issue := record.issue:
        node = nodes.add(
            {"@id": nodes.part("issue"), "@type": "PublicationIssue", "issueNumber": issue, "isPartOf": node}
        )
    return [node, *series]


def _host(record: Record, container: Container, nodes: Nodes) -> Node:
    kind = _CLASSES.get(container.kind, "Book")
    node: Node = {"@id": nodes.container(container), "@type": kind, "name": container.title}
    if others := _other_titles(container):
        node["alternateName"] = single(others)
    issns, isbns, named = _sorted(container.identifiers)
    if issns and kind == "Book":
        node["identifier"] = property_values(issns, nodes, "issn")
    elif issns:
        node["issn"] = single([i.value for i in issns])
    if is_in_book(record):
        isbns += [i for i in record.identifiers if i.scheme == "isbn" and i.valid]
        if editors := record.by_role("editor"):
            node["editor"] = single([schemaorg_agent(c.agent, nodes, c.role) for c in editors])
    if isbns and kind == "Book":
        node["isbn"] = _values(isbns)
    if named:
        node["identifier"] = [
            *node.get("identifier", ()),
            *property_values(named, nodes, "container-identifier"),
        ]
    if container.url:
        node["url"] = encode(container.url)
    return nodes.add(node)


def _other_titles(container: Container) -> list[str]:
    others = [container.short_title] if container.short_title else []
    if container.subtitle and container.subtitle not in container.title:
        others.append(f"{container.title}: {container.subtitle}")
    return others


def _sorted(identifiers: tuple[Identifier, ...]) -> tuple[list[Identifier], list[Identifier], list[Identifier]]:
    """The valid ISSNs, the valid ISBNs, and all other identifiers."""
    issns: list[Identifier] = []
    isbns: list[Identifier] = []
    others: list[Identifier] = []
    for one in identifiers:
        if one.valid and one.scheme == "issn":
            issns.append(one)
        elif one.valid and one.scheme == "isbn":
            isbns.append(one)
        else:
            others.append(one)
    return issns, isbns, others


def _values(identifiers: list[Identifier]) -> Any:
    """One value, or a list of what there is, each once."""
    return single(distinct(i.value for i in identifiers))


def _series(series: Series, nodes: Nodes, number: int, record: Record) -> Node:
    book = record.container is None or is_in_book(record)
    kind = "BookSeries" if book else "CreativeWorkSeries"
    node: Node = {"@id": nodes.series(series, number), "@type": kind, "name": series.title}
    if issns := _sorted(series.identifiers)[0]:
        node["issn"] = single([i.value for i in issns])
    node = nodes.add(node)
    if not series.volume:
        return node
    place = nodes.part(f"series-{number}-volume")
    return nodes.add({"@id": place, "@type": "PublicationVolume", "volumeNumber": series.volume, "isPartOf": node})


def dublincore_containers(record: Record, nodes: Nodes) -> list[Node]:
    """The journal, book or site and the series, as Dublin Core and BIBO say it."""
    found: list[Node] = []
    if record.container is not None:
        found.append(_dublincore_host(record, record.container, nodes))
    for number, series in enumerate(record.series, 1):
        node: Node = {"@id": nodes.series(series, number), "@type": "bibo:Series", "dcterms:title": series.title}
        if issns := _sorted(series.identifiers)[0]:
            node["bibo:issn"] = single([i.value for i in issns])
        node = nodes.add(node)
        if is_in_book(record) and found and len(found[0]) > 1:
            found[0]["dcterms:isPartOf"] = node
        else:
            found.append(node)
    return found


def _dublincore_host(record: Record, container: Container, nodes: Nodes) -> Node:
    kind = f"bibo:{_BIBO.get(container.kind, 'Collection')}"
    node: Node = {"@id": nodes.container(container), "@type": kind, "dcterms:title": container.title}
    if others := _other_titles(container):  # bibo:shortTitle is for documents only; journals are collections
        node["dcterms:alternative"] = single(others)
    issns, isbns, named = _sorted(container.identifiers)
    if is_in_book(record):
        isbns += [i for i in record.identifiers if i.scheme == "isbn" and i.valid]
        if editors := record.by_role("editor"):
            node["bibo:editor"] = single([dublincore_agent(c.agent, nodes, c.role) for c in editors])
    names = [i.value for i in named]
    if container.kind == "book":  # BIBO has ISSNs for collections only
        names = [*(f"urn:ISSN:{i.value}" for i in issns), *names]
        issns = []
    if isbns:
        node["bibo:isbn"] = _values(isbns)
    if issns:
        node["bibo:issn"] = _values(issns)
    if names:
        node["dcterms:identifier"] = single(distinct(names))
    return nodes.add(node)
