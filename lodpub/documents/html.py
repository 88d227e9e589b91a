"""An HTML page as documents: one for each JSON-LD script, one each for its RDFa, its microdata and its meta tags."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.documents import html_meta, jsonld, microdata, rdfa
from lodpub.documents.document import Document
from lodpub.documents.html_tree import Element, parse_tree
from lodpub.documents.iris import is_absolute
from lodpub.documents.places import Lines, Problems

__all__ = ["parse"]


def parse(text: str, source: str, *, allow_network: bool = False) -> Iterator[Document]:
    """The documents in a page, each value with its line and column in the page; at least one, which may be empty.

    Relative addresses are resolved where the page says its own, in a base, a canonical link or ``og:url``.

    >>> page = '<script type="application/ld+json">{"@context": "https://schema.org", "name": "x"}</script>'
    >>> [document.part for document in parse(page, "page.html")]
    ['JSON-LD']
    """
    lines = Lines(text)
    root = parse_tree(text)
    base = _base(root)
    found: list[Document | None] = []
    for element in root.descendants():
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        if element.name == "script" and kind in ("application/ld+json", "application/json+ld"):
            start, end = element.content, element.end
            if not text[start:end].strip():
                empty = Document(source, "JSON-LD")
                empty.problems = (problems := Problems(source)).findings
                problems.syntax(lines.place(element.at), "a script without content", "JSON-LD", "warning")
                found.append(empty)
            else:
                found.append(
                    jsonld.parse_part(
                        text, source, lines, start, end, part="JSON-LD", base=base, allow_network=allow_network
                    )
                )
    found.append(rdfa.parse(root, source, lines, base))
    found.append(microdata.parse(root, source, lines, base))
    found.append(html_meta.parse(root, source, lines))
    documents = [document for document in found if document is not None]
    page: dict[str, bool] = {}
    for document in documents:
        document.page = page
        for id, node in document.nodes.items():
            if id[:2] != "_:":
                page[id] = page.get(id, False) or bool(node.types)
    yield from documents or [Document(source)]


def _base(root: Element) -> str | None:
    """The page's own address, where it says one."""
    found: dict[str, str] = {}
    for element in root.descendants():
        if element.name == "base" and (href := element.get("href")):
            found.setdefault("base", href)
        elif element.name == "link" and "canonical" in (element.get("rel") or "").lower().split():
            found.setdefault("canonical", element.get("href") or "")
        elif element.name == "meta" and element.get("property") == "og:url":
            found.setdefault("og:url", element.get("content") or "")
    addresses = (found.get(key, "").strip() for key in ("base", "canonical", "og:url"))
    return next((address for address in addresses if is_absolute(address)), None)
