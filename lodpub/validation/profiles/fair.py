"""What F-UJI looks for in a landing page beside the values; see ``vocab/profiles/fair.ttl``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lodpub.documents.document import Document
from lodpub.validation.profiles.page import TAGS, tags
from lodpub.validation.report import Finding

__all__ = ["check"]

_FORMAL = frozenset({"JSON-LD", "RDFa"})


def check(documents: Sequence[Document]) -> Iterator[Finding]:
    """The findings on how a page says what it says; none for a file that is no page."""
    parts = {document.part for document in documents if document.nodes and document.part}
    if not parts:
        return
    source = documents[0].source
    if not parts & _FORMAL:
        message = "F-UJI finds no metadata in a formal language, JSON-LD or RDFa (FsF-I1-01M)"
        hint = '<script type="application/ld+json">, as lodpub embed writes it'
        yield Finding(rule="fair/formal", severity="warning", message=message, source=source, suggestion=hint)
    dublin_core = any(name.startswith(("DC.", "DCTERMS.")) for name in tags(documents))
    if parts == {TAGS} and not dublin_core:
        message = "search engines find neither schema.org nor Dublin Core in the page (FsF-F4-01M)"
        hint = "schema.org as JSON-LD, or Dublin Core in meta tags"
        yield Finding(rule="fair/searchable", severity="warning", message=message, source=source, suggestion=hint)
