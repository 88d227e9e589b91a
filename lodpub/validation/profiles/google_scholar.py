"""What Google Scholar needs of meta tags and only their values show.

Facts from its Inclusion Guidelines, see ``vocab/profiles/google-scholar.ttl``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import urljoin, urlsplit

from lodpub.documents.document import Document, Value
from lodpub.validation.profiles.page import Ask, remark, tags
from lodpub.validation.report import Finding
from lodpub.values.names import looks_like_organization
from lodpub.values.tables import rows

__all__ = ["ASKS", "check"]

_SECTION = "Indexing, 2 Configuring the meta-tags"
_AUTHOR = '<meta name="citation_author" content="Doe, Jane">, one for each author, in order'
_AFFILIATION = Ask(
    "google-scholar/affiliation",
    "warning",
    "Google Scholar takes an affiliation or a degree for a part of the author's name",
    _AUTHOR,
    f"{_SECTION}, item 2",
)
_ONE_AUTHOR = Ask(
    "google-scholar/one-author-a-tag",
    "warning",
    "Google Scholar reads one author from each citation_author; here are several",
    _AUTHOR,
    f"{_SECTION}, item 2",
)
_PDF_FOLDER = Ask(
    "google-scholar/pdf-folder",
    "warning",
    "Google Scholar takes a PDF only from the folder of its page",
    "the PDF under an address that begins as that of the page does",
    f"{_SECTION}, item 8",
)
ASKS = (_AFFILIATION, _ONE_AUTHOR, _PDF_FOLDER)
_ADDRESSES = ("citation_abstract_html_url", "link:canonical", "og:url")
_LONGEST_INITIALS = 2


def check(documents: Sequence[Document]) -> Iterator[Finding]:
    """The findings on a page's meta tags."""
    found = tags(documents)
    source = documents[0].source
    for value in found.get("citation_author", ()):
        yield from _author(value, source)
    yield from _pdf(found, source)


def _author(value: Value, source: str) -> Iterator[Finding]:
    """Several names, an affiliation or a degree in one tag; ``Family, Given, Jr.`` and names of bodies are fine."""
    parts = [part.strip() for part in value.text.split(",") if part.strip()]
    parts = [part for part in parts if part.lower().strip(".") not in _words("generation")]
    if ";" in value.text or len(parts) < 2 or looks_like_organization(parts[0]):
        return
    if any(looks_like_organization(part) for part in parts[1:]) or _has_degree(parts):
        yield remark(_AFFILIATION, source, "citation_author", value)
    elif len(parts) > 2:
        yield remark(_ONE_AUTHOR, source, "citation_author", value)


def _has_degree(parts: list[str]) -> bool:
    """Whether a part is a degree: the third and later ones, or the second of ``Jane Doe, PhD``; in ``Doe, MD`` it is initials."""
    last = parts[-1].lower().strip(".")
    initials = len(parts) == 2 and (" " not in parts[0] or len(last) <= _LONGEST_INITIALS)
    return last in _words("suffix") and not initials


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for of, word in rows("names/words") if of == kind)


def _pdf(found: dict[str, list[Value]], source: str) -> Iterator[Finding]:
    """The PDF has to be in the folder of the page or below; where the page's address is known."""
    stated = (value.text for name in _ADDRESSES for value in found.get(name, ()))
    page = next((address for address in (source, *stated) if address.startswith(("http://", "https://"))), None)
    if page is None:
        return
    here = urlsplit(urljoin(page, "."))
    for value in found.get("citation_pdf_url", ()):
        if not value.text.startswith(("http://", "https://")):
            continue  # a shape says so
        there = urlsplit(value.text)
        if there.netloc.lower() != here.netloc.lower() or not there.path.startswith(here.path):
            folder = f", {here.scheme}://{here.netloc}{here.path}"
            yield remark(_PDF_FOLDER, source, "citation_pdf_url", value, more=folder)
