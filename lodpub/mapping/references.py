"""The works that this one cites, in both vocabularies. They are the most of nearly every description."""

from __future__ import annotations

from typing import NamedTuple

from lodpub.mapping.nodes import Node, Nodes
from lodpub.record import Record, Reference
from lodpub.values.dates import precision
from lodpub.values.identifiers import iri

__all__ = ["References"]


class _Words(NamedTuple):
    """The class and the properties by which a vocabulary describes a work."""

    kind: str
    title: str
    description: str
    date: str | None


_SCHEMAORG = _Words("CreativeWork", "name", "description", "datePublished")
_DUBLINCORE = _Words("bibo:Document", "dcterms:title", "dcterms:bibliographicCitation", None)


class References:
    """The references of a record; `in_both` where schema.org, which is asked first, speaks for Dublin Core too."""

    def __init__(self, record: Record, nodes: Nodes, *, in_both: bool = False) -> None:
        self._record = record
        self._nodes = nodes
        self._in_both = in_both
        self._addresses: list[str] | None = None

    def schemaorg(self, *, taken: bool) -> tuple[Node, ...]:
        """The nodes for ``citation``, each once; if the class of the work has no such property, Dublin Core says them alone."""
        if not (self._in_both and taken):
            return tuple(self._described(_SCHEMAORG).values())
        found = self._described(_SCHEMAORG, _DUBLINCORE)
        self._addresses = [*found]
        return tuple(found.values())

    def dublincore(self) -> tuple[Node, ...]:
        """The nodes for ``dcterms:references``, each once."""
        if self._addresses is not None:
            return tuple([{"@id": address} for address in self._addresses])
        return tuple(self._described(_DUBLINCORE).values())

    def _described(self, words: _Words, also: _Words | None = None) -> dict[str, Node]:
        """The nodes by their IRIs; reference lists name some works twice."""
        found: dict[str, Node] = {}
        subject = self._nodes.subject
        add = self._nodes.add
        kind, title_key, description_key, date_key = words
        kinds = [kind, also.kind] if also else kind
        for number, reference in enumerate(self._record.references, 1):
            address = None
            for identifier in reference.identifiers:
                if address := iri(identifier):
                    break
            if address is None or address == subject:
                address = f"{subject}#reference-{number}"
            node: Node = {"@id": address, "@type": kinds}
            title = reference.title
            citation = reference.text or _citation(reference)
            if title:
                node[title_key] = title
            if citation:
                node[description_key] = citation
            if date_key and (year := reference.year) and precision(year):
                node[date_key] = year
            if also:
                if title:
                    node[also.title] = title
                if citation:
                    node[also.description] = citation
            node = add(node)
            if address not in found:
                found[address] = node
        return found


def _citation(reference: Reference) -> str:
    """What is known of a work in the order of a reference list."""
    head = "; ".join(reference.authors) if reference.authors else ""
    if year := reference.year:
        head = f"{head} ({year})" if head else f"({year})"
    place = reference.container
    volume = reference.volume
    if issue := reference.issue:
        volume = f"{volume or ''}({issue})"
    if volume:
        place = f"{place} {volume}" if place else volume
    if pages := reference.pages:
        place = f"{place}, {pages}" if place else pages
    if (title := reference.title) and place:
        return f"{head}. {title}. {place}" if head else f"{title}. {place}"
    if last := title or place:
        return f"{head}. {last}" if head else last
    return head
