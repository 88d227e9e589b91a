"""The list of references of a PubMed citation."""

from __future__ import annotations

from lodpub.readers.statements import Statements
from lodpub.record import Reference
from lodpub.syntax.element import Element
from lodpub.values import identifiers

__all__ = ["references"]

_SCHEMES = {"pubmed": "pmid", "doi": "doi", "pmc": "pmcid", "pmcid": "pmcid"}


def references(said: Statements, part: Element) -> None:
    """Says every reference in `part`, with its text and its identifiers."""
    for title in (title for listed in part.find("ReferenceList") for title in listed.all("Title")):
        title.taken()
    for one in part.find("Reference"):
        found = []
        for number in one.find("ArticleId"):
            scheme = _SCHEMES.get((number.get("IdType") or "").casefold())
            value = number.text()
            if scheme and value:
                found.append(identifiers.parse(scheme, value))
        citation = one.text("Citation")
        if found or citation:
            said.add("references", Reference(identifiers=tuple(found), text=citation), one.line)
