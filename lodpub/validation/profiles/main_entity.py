"""Which of the nodes that a profile is for the document is about: not the works that they cite or are part of."""

from __future__ import annotations

from collections.abc import Collection

from lodpub.validation.shacl.statements import Statements
from lodpub.validation.shacl.terms import Term

__all__ = ["main_entities"]

_SCHEMA = "http://schema.org/"
_HAS_PART = frozenset({f"{_SCHEMA}hasPart", "http://purl.org/dc/terms/hasPart"})
_LEADS_TO_MAIN = frozenset(
    {
        *_HAS_PART,
        *(_SCHEMA + name for name in ("mainEntity", "about", "subjectOf", "dataset", "itemListElement", "item")),
        *(_SCHEMA + name for name in ("dataFeedElement", "workExample", "fundedItem", "itemReviewed")),
        "http://xmlns.com/foaf/0.1/primaryTopic",
        "http://www.w3.org/ns/dcat#dataset",
    }
)
"""What leads from a page, catalogue, list or journal to what it is there for; from a work it leads to another."""


_WORKS = (
    f"{_SCHEMA}CreativeWork",
    "http://purl.org/ontology/bibo/Document",
    "http://purl.org/ontology/bibo/Collection",
)
_NEVER = tuple(_SCHEMA + name for name in ("WebPage", "WebSite", "WebPageElement", "Comment"))
"""What describes the page itself or what readers said of it. (A page's tags are no WebPage but a ``meta:Page``.)"""
_BESIDE = tuple(
    _SCHEMA + name
    for name in (
        "MediaObject",
        "DataCatalog",
        "Periodical",
        "PublicationVolume",
        "PublicationIssue",
        "Review",
        "CreativeWorkSeries",
    )
)
"""What stands beside a work more often than by itself."""
_LICENSE = (f"{_SCHEMA}license", "http://purl.org/dc/terms/license")


def main_entities(data: Statements, nodes: Collection[Term]) -> frozenset[Term]:
    """Those of the nodes that no other node of the document holds as its part, source or citation.

    Two that name each other are both main, but for a whole and its parts; where each is named by another, all are. What a
    journal, a catalogue or a page has as its parts is what it is there for. Pages, sites and licences never are main, and
    files, catalogues and journals only where there is nothing else.
    """
    works = [node for node in nodes if not _is_any(data, node, _NEVER) and not _is_license(data, node)]
    if len(works) < 2:
        return frozenset(works)
    free = [node for node in works if not _is_held(data, node)] or works
    return frozenset([node for node in free if not _is_any(data, node, _BESIDE)] or free)


def _is_any(data: Statements, node: Term, classes: tuple[str, ...]) -> bool:
    return any(data.is_a(node, class_) for class_ in classes)


def _is_license(data: Statements, node: Term) -> bool:
    return any(property in _LICENSE for property, _ in data.pointing.get(node, ()))


def _is_held(data: Statements, node: Term) -> bool:
    for property, subject in data.pointing.get(node, ()):
        if subject == node or (property in _LEADS_TO_MAIN and not _is_work(data, subject)):
            continue
        back = any(other == node for _, other in data.pointing.get(subject, ()))
        if property in _HAS_PART or not back:
            return True
    return False


def _is_work(data: Statements, node: Term) -> bool:
    return _is_any(data, node, _WORKS) and not _is_any(data, node, _NEVER + _BESIDE)
