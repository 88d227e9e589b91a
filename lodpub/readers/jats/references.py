"""The list of references of a JATS article."""

from __future__ import annotations

import msgspec

from lodpub.readers import facts
from lodpub.readers.statements import Statements
from lodpub.record import Identifier, Reference
from lodpub.syntax.element import Element

__all__ = ["references"]

_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation", "note")


def references(said: Statements, back: Element) -> None:
    """Says every reference, with its parts where the citation tells them, else as printed."""
    for one in back.find("ref"):
        found = list(map(_reference, one.find(*_CITATIONS)))
        if len(found) == 2 and found[0].text and not found[1].text:  # one citation, as printed and in its parts
            found = [msgspec.structs.replace(found[1], text=found[0].text)]
        for reference in found:
            if reference != Reference():
                said.add("references", reference, one.line)


def _reference(citation: Element) -> Reference:
    mixed = citation.name in ("mixed-citation", "citation", "note")
    ids: list[Identifier] = []
    for one in citation.find("pub-id"):
        type = one.get("pub-id-type")
        if (value := one.own()) and type in ("doi", "pmid", "pmcid", "isbn", "arxiv"):
            ids.append(facts.identifier(type, value))
    for one in citation.find("ext-link", "uri"):
        found = facts.identifier(None, one.get("href") or one.own()) if one.peek("href") or one.own() else None
        if found and found.scheme in ("doi", "pmid", "url") and found not in ids and found.valid:
            ids.append(found)
    authors = []
    for name in citation.find("name", "string-name"):
        family, given = name.text("surname"), name.text("given-names")
        if whole := ", ".join(part for part in (family, given) if part) or name.text():
            authors.append(whole)
    authors += [body for one in citation.find("collab") if (body := one.text())]
    text = citation.text() if mixed else None
    first, last = _first(citation, "fpage"), _first(citation, "lpage")
    title, source = _first(citation, "article-title"), _first(citation, "source")
    return Reference(
        identifiers=tuple(dict.fromkeys(ids)),
        text=text,
        title=title or (source if not title and not _first(citation, "volume") else None),
        authors=tuple(authors),
        container=source if title or _first(citation, "volume") else None,
        volume=_first(citation, "volume"),
        issue=_first(citation, "issue"),
        pages=f"{first}-{last}" if first and last and first != last else first or _first(citation, "elocation-id"),
        year=_first(citation, "year"),
    )


def _first(citation: Element, name: str) -> str | None:
    return next((text for one in citation.find(name) if (text := one.text())), None)
