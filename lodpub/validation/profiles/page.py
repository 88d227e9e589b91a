"""The parts of a page as profiles look at them: its meta tags, and all that its parts say of the one work it is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.validation.report import Finding, Severity
from lodpub.validation.shacl.terms import META, tag_iri

__all__ = ["TAGS", "Ask", "filled", "remark", "tags", "whole", "with_tags"]

TAGS = "meta tags"
"""The part of a page that its meta tags are."""


def filled(documents: Sequence[Document]) -> list[Document]:
    """The documents without the values that have no text, which no consumer takes for a value."""
    return [_filled(document) for document in documents]


def _filled(document: Document) -> Document:
    if not any(_is_blank(v) for n in document.nodes.values() for values in n.properties.values() for v in values):
        return document
    made = Document(document.source, document.part, described_elsewhere=document.described_elsewhere)
    made.page, made.tops = document.page, document.tops
    for node in document.nodes.values():
        copy = made.node(node.id, node.place)
        copy.types, copy.places = node.types, node.places
        for property, values in node.properties.items():
            if kept := [value for value in values if not _is_blank(value)]:
                copy.properties[property] = kept
    return made


def _is_blank(value: Value) -> bool:
    return value.kind == "literal" and (not value.text or value.text.isspace())


def with_tags(documents: Sequence[Document]) -> list[Document]:
    """The parts of a page; one that has no meta tags at all gets an empty set, which profiles then find empty."""
    said = [document for document in documents if document.part != TAGS or document.nodes]
    if not any(document.part for document in documents) or any(document.part == TAGS for document in said):
        return said
    empty = Document(documents[0].source, TAGS)
    empty.node(documents[0].source)
    return [*said, empty]


def tags(documents: Sequence[Document]) -> dict[str, list[Value]]:
    """The meta tags of a page by their name, in the order of the page."""
    found: dict[str, list[Value]] = {}
    for document in documents:
        for node in document.nodes.values() if document.part == TAGS else ():
            for name, values in node.properties.items():
                found.setdefault(tag_iri(name).removeprefix(META), []).extend(values)
    return found


class Ask(NamedTuple):
    """One thing that a profile asks for, under the name that its findings have: what happens without it, how to give it, and where
    the consumer says so: a section of the profile's source."""

    name: str
    severity: Severity
    message: str
    example: str | None = None
    source: str | None = None


def remark(
    ask: Ask,
    source: str,
    tag: str | None = None,
    value: Value | None = None,
    *,
    hint: str | None = None,
    more: str = "",
) -> Finding:
    """A finding about a page or one of its meta tags; `more` follows the message, `hint` is better than the example."""
    return Finding(
        rule=ask.name,
        severity=ask.severity,
        message=ask.message + more,
        source=source,
        line=(value.place.line or None) if value else None,
        column=(value.place.column or None) if value else None,
        property=tag,
        value=value.text if value else None,
        suggestion=hint or ask.example,
    )


def whole(documents: Sequence[Document], mains: Callable[[Document], Collection[str]]) -> list[Document]:
    """A page as one document, for consumers that put together what its parts say; anything else as it is.

    `mains` gives the nodes that a part is about. Where no part is about more than one, all of them and the meta tags
    are taken to speak of the same work.
    """
    if not any(document.part for document in documents):
        return list(documents)
    merged = Document(documents[0].source, "page")
    about: list[str] = []
    alone = True
    for number, document in enumerate(document for document in documents if document.part != TAGS):
        names = [_renamed(name, number) for name in mains(document)]
        alone = alone and len(names) < 2
        about += names
        for node in document.nodes.values():
            _copy(node, merged.node(_renamed(node.id, number), node.place), number)
    if alone:
        _unite(merged, list(dict.fromkeys(about)), documents)
    return [merged]


def _unite(merged: Document, about: Sequence[str], documents: Sequence[Document]) -> None:
    """Adds to the node of the work what other parts say under another name, and the meta tags."""
    place = next((node.place for d in documents if d.part == TAGS for node in d.nodes.values()), Place())
    work = merged.node(about[0] if about else documents[0].source, place)
    for name in about[1:]:
        other = merged.nodes.pop(name)
        work.types += other.types
        for property, values in other.properties.items():
            work.properties.setdefault(property, []).extend(values)
    for document in documents:
        for node in document.nodes.values() if document.part == TAGS else ():
            if not about:
                work.types.append((f"{META}Page", node.place))
            for name, values in node.properties.items():
                work.properties.setdefault(tag_iri(name), []).extend(values)


def _copy(node: Node, into: Node, number: int) -> None:
    into.types += node.types
    for property, values in node.properties.items():
        renamed = (v._replace(text=_renamed(v.text, number)) if v.kind == "blank" else v for v in values)
        into.properties.setdefault(property, []).extend(renamed)


def _renamed(name: str, number: int) -> str:
    """A blank node's label, different in each part."""
    return f"_:part{number}-{name[2:]}" if name.startswith("_:") else name
