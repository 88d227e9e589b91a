"""How Zotero's translator Embedded Metadata misreads names, as measured; see ``vocab/profiles/zotero.ttl``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lodpub.documents.document import Document, Value
from lodpub.validation.profiles.page import Ask, remark, tags
from lodpub.validation.report import Finding
from lodpub.values.names import looks_like_organization

__all__ = ["ASKS", "check"]

_SOLE_AUTHOR = Ask(
    "zotero/sole-author",
    "warning",
    "Zotero makes two people of a sole author whose family and given names both hold a space",
    "Berg Lund, Anna&nbsp;Maria",
    "Embedded Metadata.js, processHighwireCreators",
)
_ORGANIZATION = Ask(
    "zotero/organization",
    "warning",
    "Zotero splits the name of an organization into given and family name",
    "World Health Organization, (with a comma at its end)",
    "Embedded Metadata.js, processHighwireCreators; Zotero.Utilities.cleanAuthor",
)
ASKS = (_SOLE_AUTHOR, _ORGANIZATION)


def check(documents: Sequence[Document]) -> Iterator[Finding]:
    """The findings on the authors in a page's meta tags."""
    found = tags(documents)
    source = documents[0].source
    authors = found.get("citation_author", [])
    spanish = any(value.text.lower().startswith("es") for value in found.get("citation_language", ()))
    if len(authors) == 1 and not spanish:
        yield from _split_in_two(authors[0], source)
    for value in authors:
        yield from _body(value, source)


def _split_in_two(value: Value, source: str) -> Iterator[Finding]:
    """A sole author whose family and given names both hold a space becomes two people."""
    family, comma, given = value.text.strip().partition(",")
    if comma and " " in family.strip() and " " in given.strip() and "," not in given:
        hint = f"{family.strip()}, {given.strip().replace(' ', '&nbsp;')}"
        yield remark(_SOLE_AUTHOR, source, "citation_author", value, hint=hint)


def _body(value: Value, source: str) -> Iterator[Finding]:
    """The name of an organization is split at its last space, unless a comma ends it."""
    name = value.text.strip()
    if " " in name and "," not in name and ";" not in name and looks_like_organization(name):
        yield remark(_ORGANIZATION, source, "citation_author", value, hint=f"{name},")
