"""RDF terms as constraints compare them."""

from __future__ import annotations

from typing import NamedTuple

from lodpub.documents.document import Value
from lodpub.vocabulary import canonical

__all__ = ["META", "Term", "name", "tag_iri", "term"]

META = "urn:lodpub:meta:"
"""The namespace in which shapes speak of meta tags: ``meta:citation_title``, ``meta:DC.title``."""
_STRING = "http://www.w3.org/2001/XMLSchema#string"


class Term(NamedTuple):
    """An IRI, a blank node or a literal without its place; two that are equal are the same RDF term.

    A plain string has no datatype; a language is in lower case; schema.org's names are in http.
    """

    kind: str
    text: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.text if self.kind == "blank" else f"<{self.text}>" if self.kind == "iri" else f'"{self.text}"'


def term(value: Value) -> Term:
    """The term of a value.

    >>> term(Value("iri", "https://schema.org/Person"))
    Term(kind='iri', text='http://schema.org/Person', datatype=None, language=None)
    """
    if value.kind == "literal":
        datatype = None if value.datatype in (None, _STRING) else canonical(value.datatype or "")
        return Term("literal", value.text, datatype, value.language.lower() if value.language else None)
    return name(value.text, value.kind)


def name(text: str, kind: str = "iri") -> Term:
    """The term of an IRI, or of a blank node's label."""
    if kind == "blank" or text.startswith("_:"):
        return Term("blank", text if text.startswith("_:") else f"_:{text}")
    return Term("iri", canonical(text))


def tag_iri(tag: str) -> str:
    """A tag's name in `META`; Dublin Core prefixes in capitals and names with a small letter, as their readers take them;
    Highwire's tags in small letters.

    A link of Dublin Core says what a tag says; other links stay apart.

    >>> [tag_iri(tag).removeprefix(META) for tag in ("citation_title", "dc.Title", "link:DCTERMS.license", "link:canonical")]
    ['citation_title', 'DC.title', 'DCTERMS.license', 'link:canonical']
    """
    prefix, dot, local = tag.removeprefix("link:").partition(".")
    if tag[:9].upper() == "CITATION_":
        tag = tag.lower()
    elif dot and prefix.upper() in ("DC", "DCTERMS"):
        tag = f"{prefix.upper()}.{local[:1].lower()}{local[1:]}"
    return META + tag
