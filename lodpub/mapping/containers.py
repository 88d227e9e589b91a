"""What the work is part of, in both vocabularies: issue, volume, journal, book, series."""

from __future__ import annotations

from collections.abc import Callable

from lodpub.mapping.nodes import Node, Nodes
from lodpub.mapping.schemaorg_parts import agent, property_values
from lodpub.record import Container, Contributor, Record, Series
from lodpub.values.iris import encode

__all__ = ["dublincore_containers", "is_in_book", "schemaorg_containers"]

_CLASSES = {"journal": "Periodical", "website": "WebSite"}
_BIBO = {"journal": "Journal", "proceedings": "Proceedings", "book": "Book", "website": "Website"}
_PLACED = frozenset({"issn", "isbn"})


def is_in_book(record: Record) -> bool:
    """Whether the work is part of a book or of proceedings, whose editors and ISBN a record names beside its own."""
    return record.container is not None and record.container.kind in ("book", "proceedings")


def schemaorg_containers(record: Record, nodes: Nodes) -> list[Node]:
    """What the work is directly part of; a level that is not stated is skipped."""
    series = [_series(s, nodes, number, record) for number, s in enumerate(record.series, 1)]
    if record.container is None:
        return series
    node = _host(record, record.container, nodes)
    if series and is_in_book(record):
        node["isPartOf"] = series if len(series) > 1 else series[0]
        series = []
    if record.volume:
        node = nodes.describe(
            nodes.part("volume"), {"@type": "PublicationVolume", "volumeNumber": record.volume, "isPartOf": node}
        )
    if record.issue:
        node = nodes.describe(
            nodes.part("issue"), {"@type": "PublicationIssue", "issueNumber": record.issue, "isPartOf": node}
        )
    return [node, *series]


def _host(record: Record, container: Container, nodes: Nodes) -> Node:
    node: Node = {"@type": _CLASSES.get(container.kind, "Book"), "name": container.title}
    others = [name for name in (container.short_title,) if name]
    if container.subtitle and container.subtitle not in container.title:
        others.append(f"{container.title}: {container.subtitle}")
    if others:
        node["alternateName"] = others if len(others) > 1 else others[0]
    if issns := [i.value for i in container.identifiers if i.scheme == "issn" and i.valid]:
        if node["@type"] == "Book":
            node["identifier"] = property_values(
                [i for i in container.identifiers if i.scheme == "issn" and i.valid], nodes, "issn"
            )
        else:
            node["issn"] = issns if len(issns) > 1 else issns[0]
    isbns = [i.value for i in container.identifiers if i.scheme == "isbn" and i.valid]
    if is_in_book(record):
        isbns += [i.value for i in record.identifiers if i.scheme == "isbn" and i.valid]
        if editors := [agent(c, nodes) for c in record.by_role("editor")]:
            node["editor"] = editors if len(editors) > 1 else editors[0]
    if isbns and node["@type"] == "Book":
        node["isbn"] = list(dict.fromkeys(isbns)) if len(isbns) > 1 else isbns[0]
    if named := [i for i in container.identifiers if i.scheme not in _PLACED or not i.valid]:
        node["identifier"] = [
            *node.get("identifier", ()),
            *property_values(named, nodes, "container-identifier"),
        ]
    if container.url:
        node["url"] = encode(container.url)
    return nodes.describe(nodes.container(record), node)


def _series(series: Series, nodes: Nodes, number: int, record: Record) -> Node:
    book = record.container is None or is_in_book(record)
    node: Node = {"@type": "BookSeries" if book else "CreativeWorkSeries", "name": series.title}
    if issns := [i.value for i in series.identifiers if i.scheme == "issn" and i.valid]:
        node["issn"] = issns if len(issns) > 1 else issns[0]
    node = nodes.describe(nodes.series(series, number), node)
    if not series.volume:
        return node
    volume: Node = {"@type": "PublicationVolume", "volumeNumber": series.volume, "isPartOf": node}
    return nodes.describe(nodes.part(f"series-{number}-volume"), volume)


def dublincore_containers(record: Record, nodes: Nodes, describe_agent: Callable[[Contributor], Node]) -> list[Node]:
    """The journal, book or site and the series, as Dublin Core and BIBO say it."""
    found: list[Node] = []
    container = record.container
    if container is not None:
        node: Node = {"@type": f"bibo:{_BIBO.get(container.kind, 'Collection')}", "dcterms:title": container.title}
        # bibo:shortTitle is for documents only; journals are collections
        others = [name for name in (container.short_title,) if name]
        if container.subtitle and container.subtitle not in container.title:
            others.append(f"{container.title}: {container.subtitle}")
        if others:
            node["dcterms:alternative"] = others if len(others) > 1 else others[0]
        isbns = [i.value for i in container.identifiers if i.scheme == "isbn" and i.valid]
        if is_in_book(record):
            isbns += [i.value for i in record.identifiers if i.scheme == "isbn" and i.valid]
            if editors := [describe_agent(c) for c in record.by_role("editor")]:
                node["bibo:editor"] = editors if len(editors) > 1 else editors[0]
        named = [i.value for i in container.identifiers if i.scheme not in _PLACED or not i.valid]
        issns = [i.value for i in container.identifiers if i.scheme == "issn" and i.valid]
        if container.kind == "book":  # BIBO has ISSNs for collections only
            named, issns = [*(f"urn:ISSN:{issn}" for issn in issns), *named], []
        for key, values in (("bibo:isbn", isbns), ("bibo:issn", issns), ("dcterms:identifier", named)):
            if values:
                node[key] = list(dict.fromkeys(values)) if len(values) > 1 else values[0]
        found.append(nodes.describe(nodes.container(record), node))
    for number, series in enumerate(record.series, 1):
        node = {"@type": "bibo:Series", "dcterms:title": series.title}
        if issns := [i.value for i in series.identifiers if i.scheme == "issn" and i.valid]:
            node["bibo:issn"] = issns if len(issns) > 1 else issns[0]
        place = nodes.describe(nodes.series(series, number), node)
        if is_in_book(record) and found and len(found[0]) > 1:
            found[0]["dcterms:isPartOf"] = place
        else:
            found.append(place)
    return found
