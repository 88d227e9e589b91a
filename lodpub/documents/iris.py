"""IRIs in RDF syntaxes: which are absolute, how relative ones are resolved, and the prefixes that everybody knows."""

from __future__ import annotations

import re

__all__ = ["KNOWN_PREFIXES", "RDF", "SCHEMES", "XSD", "is_absolute", "resolve"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

KNOWN_PREFIXES = {
    "schema": "http://schema.org/",
    "sdo": "http://schema.org/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "bibo": "http://purl.org/ontology/bibo/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": XSD,
    "prov": "http://www.w3.org/ns/prov#",
}
"""What a prefix that a file forgot to declare can only mean."""

SCHEMES = frozenset(
    [
        "http",
        "https",
        "ftp",
        "urn",
        "tag",
        "info",
        "doi",
        "hdl",
        "mailto",
        "tel",
        "data",
        "file",
        "did",
        "relative",  # what lodpub writes before an address without a scheme
        "ni",
        "ark",
        "geo",
        "orcid",
        "isbn",
        "issn",
        "pmid",
        "arxiv",
        "cid",
        "mid",
        "news",
        "about",
        "ipfs",
        "magnet",
        "sftp",
        "ssh",
        "git",
        "javascript",
        "blob",
        "view-source",
        "ws",
        "wss",
        "xmpp",
        "sip",
    ]
)
"""Schemes that an IRI in a document may have without a prefix being meant."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


def is_absolute(text: str) -> bool:
    """Whether an IRI has a scheme (RFC 3986, section 4.3; a fragment may follow)."""
    return _ABSOLUTE.match(text) is not None


def resolve(base: str | None, reference: str) -> str:
    """A reference against a base (RFC 3986, section 5.2); an absolute one as written, and any where there is no base.

    >>> resolve("http://example.org/a/b?q#f", "../c"), resolve("http://example.org/a/b?q#f", "#g")
    ('http://example.org/c', 'http://example.org/a/b?q#g')
    >>> resolve(None, "c")
    'c'
    """
    if not base or _ABSOLUTE.match(reference):
        return reference
    before, own = _PARTS.match(base), _PARTS.match(reference)
    if before is None or own is None or before.group(1) is None:
        return reference
    scheme, authority, path, query, _ = before.groups()
    _, own_authority, own_path, own_query, fragment = own.groups()
    if own_authority is not None:
        authority, path, query = own_authority, _without_dots(own_path), own_query
    elif own_path:
        if own_path[0] != "/":
            cut = path.rfind("/") + 1
            own_path = f"/{own_path}" if authority is not None and not path else path[:cut] + own_path
        path, query = _without_dots(own_path), own_query
    elif own_query is not None:
        query = own_query
    return (
        f"{scheme}:"
        + (f"//{authority}" if authority is not None else "")
        + path
        + (f"?{query}" if query is not None else "")
        + (f"#{fragment}" if fragment is not None else "")
    )


def _without_dots(path: str) -> str:
    """Section 5.2.4."""
    if "." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1 or (kept and kept[0]):
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept) if kept != [""] else path[:1]
