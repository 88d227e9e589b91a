"""Frozen JSON-LD contexts: the only place where PyLD meets a document loader. Nothing is ever fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from lodpub.crosswalk import VOCAB
from lodpub.errors import DataError

__all__ = ["coercions", "document_loader", "to_nquads"]

_SCHEMA = frozenset(
    {"schema.org", "www.schema.org", "schema.org/docs/jsonldcontext.jsonld", "schema.org/docs/jsonldcontext.json"}
)


@cache
def _schemaorg() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((VOCAB / "contexts" / "schemaorg.jsonld").read_text(encoding="utf-8"))
    return document


@cache
def coercions() -> Mapping[str, str]:
    """The schema.org terms whose plain text values are no plain literals: ``@id``, or the IRI of a datatype.

    >>> coercions()["license"], coercions()["datePublished"]
    ('@id', 'http://schema.org/Date')
    """
    entries = _schemaorg()["@context"].items()
    typed = {term: entry["@type"] for term, entry in entries if isinstance(entry, dict) and "@type" in entry}
    return {term: kind if kind == "@id" else f"http://schema.org/{kind}" for term, kind in typed.items()}


def document_loader(url: str, options: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A PyLD document loader that knows schema.org's context and refuses every other address with a `DataError`."""
    if url.split("://", 1)[-1].rstrip("/").lower() in _SCHEMA:
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": _schemaorg()}
    raise DataError(
        url, found="a remote context, which is not loaded", expected="https://schema.org or an inline context"
    )


def to_nquads(document: Any) -> str:
    """A JSON-LD document as N-Quads, by PyLD, without any network."""
    from pyld import jsonld

    text: str = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": document_loader})
    return text
