"""The meta tags of a page, and its links, as one node: names as the page writes them."""

from __future__ import annotations

import re

from lodpub.documents.document import Document, Value
from lodpub.documents.html_tree import Element
from lodpub.documents.places import Lines

__all__ = ["PAGE", "parse"]

PAGE = "_:page"
_OF_TAGS = re.compile("[:._]")
"""What names of tags have in them, such as ``og:title``; a plain ``property="name"`` is RDFa's."""


def parse(root: Element, source: str, lines: Lines) -> Document | None:
    """The document of the tags: its only node has each tag's name as a property, in the order of the page.

    ``<meta name="citation_title">``, ``<meta property="og:title">``; ``<link rel="DCTERMS.license" href>`` and other
    links stand under ``link:`` and their relation with the address as an IRI. None for a page with none of these.
    """
    document = Document(source, "meta tags")
    node = None
    for element in root.descendants():
        if element.name == "meta":
            content = element.get("content")
            names = [(element.get("name") or "").strip(), (element.get("property") or "").strip()]
            names = [name for name in (names[0], names[1] if _OF_TAGS.search(names[1]) else "") if name]
            pairs = [(name, "literal", content) for name in dict.fromkeys(names)]
        elif element.name == "link":
            href = element.get("href")
            pairs = [(f"link:{relation}", "iri", href) for relation in (element.get("rel") or "").split()]
        else:
            continue
        for name, kind, text in pairs:
            if text is not None:
                place = lines.place(element.at)
                node = node or document.node(PAGE, place)
                node.add(name, Value(kind, text, None, None, place))
                node.places.setdefault(name, place)
    return document if node else None
