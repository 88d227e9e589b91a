"""N-Triples and N-Quads as documents: a whole file. A stream of any length is cut into its records by `ntriples_records`."""

from __future__ import annotations

from lodpub.documents.document import Document
from lodpub.documents.ntriples_lines import document

__all__ = ["parse"]


def parse(text: str, source: str, *, quads: bool = False) -> Document:
    """The document that a text is; of N-Quads the graphs become one.

    >>> document = parse('<http://example.org/1> <http://schema.org/name> "One" .', "one.nt")
    >>> document.nodes["http://example.org/1"].properties["http://schema.org/name"][0].place
    Place(line=1, column=49)
    """
    return document(text.split("\n"), 1, source, quads, described_elsewhere=False)
