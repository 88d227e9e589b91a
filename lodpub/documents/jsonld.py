"""JSON-LD (1.0 and 1.1) as nodes: expansion and node map generation in one walk over the tree, with places.

Differences to the letter of the standard are those of search engines: a document without a context whose keys are
schema.org's is read as schema.org, and a known prefix needs no declaration. Both are reported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lodpub.documents import json_text
from lodpub.documents.document import Document, Place
from lodpub.documents.jsonld_context import EMPTY
from lodpub.documents.jsonld_loading import Loader
from lodpub.documents.jsonld_nodes import Builder
from lodpub.documents.places import Lines, Problems, shown
from lodpub.vocabulary import load

__all__ = ["build", "parse", "parse_part"]


def parse(text: str, source: str, *, allow_network: bool = False) -> Document:
    """The document that a JSON-LD text is.

    >>> document = parse('{"@context": "https://schema.org", "@type": "Book", "name": "One"}', "one.jsonld")
    >>> [node] = document.nodes.values()
    >>> node.types[0][0], node.places["http://schema.org/name"]
    ('http://schema.org/Book', Place(line=1, column=53))
    """
    return parse_part(text, source, Lines(text), allow_network=allow_network)


def parse_part(
    text: str,
    source: str,
    lines: Lines,
    start: int = 0,
    end: int | None = None,
    *,
    part: str = "",
    base: str | None = None,
    allow_network: bool = False,
) -> Document:
    """The document in a part of a text, a script of a page, whose lines and base are the page's."""
    document = Document(source, part)
    problems = Problems(source)
    document.problems = problems.findings
    roots = json_text.read(text, problems, lines, start, end)
    document.described_elsewhere = problems.lost
    build(roots, document, problems, Loader(allow_network=allow_network), base)
    return document


def build(roots: list[Any], document: Document, problems: Problems, loader: Loader, base: str | None = None) -> None:
    """Adds what the top level of a text says to a document; its objects may be plain, then nothing has a place."""
    builder = Builder(document, problems, loader)
    context = builder.bare = EMPTY.with_base(base)
    for item, place in _objects(roots):
        if not isinstance(item, dict):
            problems.syntax(place, f"{shown(json.dumps(item))} at the top", "an object")
        elif not item or item.get("@context", "") != "":
            builder.top(item, context, place)
        else:
            builder.top(item, _assumed(item, context, problems, loader, place), place)


def _objects(roots: list[Any]) -> Iterator[tuple[Any, Place]]:
    for item, place in zip(roots, getattr(roots, "places", None) or [Place()] * len(roots), strict=True):
        if isinstance(item, list):
            yield from _objects(item)
        else:
            yield item, place


def _assumed(item: Mapping[str, Any], context: Any, problems: Problems, loader: Loader, place: Place) -> Any:
    """The context of an object that names none: schema.org's where its keys look so."""
    named = "@context" in item  # with an empty name, which is reported where it is read
    types = item.get("@type", ())
    names = [*item, *([types] if isinstance(types, str) else types if isinstance(types, list) else ())]
    words = load()
    if any(isinstance(name, str) and words.term(f"http://schema.org/{name}") is not None for name in names):
        if not named:
            problems.syntax(place, "no @context", '"@context": "https://schema.org"; read as if it were there')
        return loader.apply(context, "https://schema.org", problems, place)
    graph = item.get("@graph")
    inner = next((node for node in graph if isinstance(node, dict)), None) if isinstance(graph, list) else None
    if inner is not None and "@context" not in inner:
        return _assumed(inner, context, problems, loader, place)
    if not any(":" in key or key[:1] == "@" for key in item):
        problems.syntax(place, "no @context", "one that says what the keys mean")
    return context
