"""What F-UJI looks for in a landing page beside the values; see ``vocab/profiles/fair.ttl``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lodpub.documents.document import Document
from lodpub.validation.profiles.page import TAGS, Ask, remark, tags
from lodpub.validation.report import Finding

__all__ = ["ASKS", "check"]

_FORMAL = Ask(
    "fair/formal",
    "warning",
    "F-UJI finds no metadata in a formal language, JSON-LD or RDFa (FsF-I1-01M)",
    '<script type="application/ld+json">, as lodpub embed writes it',
    "FsF-I1-01M-1",
)
_SEARCHABLE = Ask(
    "fair/searchable",
    "warning",
    "search engines find neither schema.org nor Dublin Core in the page (FsF-F4-01M)",
    "schema.org as JSON-LD, or Dublin Core in meta tags",
    "FsF-F4-01M-1",
)
ASKS = (_FORMAL, _SEARCHABLE)


def check(documents: Sequence[Document]) -> Iterator[Finding]:
    """The findings on how a page says what it says; none for a file that is no page."""
    parts = {document.part for document in documents if document.nodes and document.part}
    if not parts:
        return
    source = documents[0].source
    if parts.isdisjoint(("JSON-LD", "RDFa")):
        yield remark(_FORMAL, source)
    dublin_core = any(name.startswith(("DC.", "DCTERMS.")) for name in tags(documents))
    if parts == {TAGS} and not dublin_core:
        yield remark(_SEARCHABLE, source)
