"""Frozen JSON-LD contexts: the only place where PyLD meets a document loader. Nothing is ever fetched.

``vocab/contexts/addresses.csv`` says which addresses name which of the contexts bundled beside it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lodpub.errors import DataError
from lodpub.values.tables import VOCAB

__all__ = ["coercions", "context", "document_loader", "to_nquads"]

_FOLDER = Path(VOCAB) / "contexts"
_SCHEMA = "http://schema.org/"


@cache
def _addresses() -> dict[str, str]:
    with (_FOLDER / "addresses.csv").open(encoding="utf-8", newline="") as file:
        return {row["address"]: row["file"] for row in csv.DictReader(file)}


@cache
def _document(file: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((_FOLDER / file).read_text(encoding="utf-8"))
    return document


def context(address: str) -> Mapping[str, Any] | None:
    """The ``@context`` that an address names, None when it is not bundled; not to be changed.

    http and https, with and without ``www.``, a final slash or a fragment, and letter case make no difference.

    >>> context("https://www.schema.org/docs/jsonldcontext.json")["author"]
    {'@id': 'schema:author'}
    >>> context("https://example.org/context.jsonld") is None
    True
    """
    place = address.partition("#")[0].split("//", 1)[-1].rstrip("/").lower().removeprefix("www.").removeprefix("dx.")
    file = _addresses().get(place)
    return _document(file)["@context"] if file else None


@cache
def coercions() -> Mapping[str, str]:
    """The schema.org terms whose plain text values are no plain literals: ``@id``, or the IRI of a datatype.

    >>> coercions()["license"], coercions()["datePublished"]
    ('@id', 'http://schema.org/Date')
    """
    entries = _document("schemaorg.jsonld")["@context"].items()
    typed = {term: entry["@type"] for term, entry in entries if isinstance(entry, dict) and "@type" in entry}
    return {term: kind if kind == "@id" else _SCHEMA + kind for term, kind in typed.items()}


def document_loader(url: str, options: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A PyLD document loader that knows the bundled contexts and refuses every other address with a `DataError`.

    >>> document_loader("https://schema.org")["contentType"]
    'application/ld+json'
    """
    found = context(url)
    if found is None:
        raise DataError(
            url,
            found="a remote context, which is not loaded",
            expected="a bundled context such as https://schema.org, or an inline one",
        )
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": found},
    }


def to_nquads(document: Any, source: str = "JSON-LD") -> str:
    """A JSON-LD document as N-Quads, by PyLD, without any network.

    `source` names the document in the `DataError` that one with a remote context or against JSON-LD's rules raises.

    >>> to_nquads({"@context": "https://schema.org", "@id": "https://example.org/1", "name": "One"})
    '<https://example.org/1> <http://schema.org/name> "One" .\\n'
    """
    from pyld import jsonld

    if not isinstance(document, dict | list):
        raise DataError(source, found="a bare value", expected="a JSON object or list")
    options = {"format": "application/n-quads", "documentLoader": document_loader}
    try:
        text: str = jsonld.to_rdf(document, options)
    except jsonld.JsonLdError as error:
        raise _plain(error, source) from error
    except RecursionError:
        raise DataError(source, found="nodes nested too deeply", expected="less deeply nested JSON-LD") from None
    return text


def _plain(error: BaseException, source: str) -> DataError:
    """What lies deepest behind an error of PyLD's: our own `DataError`, or the code of JSON-LD's API that it gives."""
    code = "a violation of its rules"
    behind: BaseException | None = error
    while behind is not None:
        if isinstance(behind, DataError):
            return behind
        code = getattr(behind, "code", None) or code
        behind = behind.__cause__
    return DataError(source, found=f"{code} in JSON-LD", expected="a document that follows JSON-LD 1.1")
