"""IRIs in RDF syntaxes: which are absolute, how relative ones are resolved, and the prefixes that everybody knows."""

from __future__ import annotations

import re
from urllib.parse import urljoin

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
_HIERARCHICAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")


def is_absolute(text: str) -> bool:
    """Whether an IRI has a scheme (RFC 3986, section 4.3; a fragment may follow)."""
    return _ABSOLUTE.match(text) is not None


def resolve(base: str | None, reference: str) -> str:
    """A reference against a base (RFC 3986, section 5.2); as written where there is no base that could be used.

    >>> resolve("http://example.org/a/b?q#f", "../c"), resolve("http://example.org/a/b?q#f", "#g")
    ('http://example.org/c', 'http://example.org/a/b?q#g')
    >>> resolve(None, "c")
    'c'
    """
    if not base or is_absolute(reference):
        return reference
    before, _, _ = base.partition("#")
    if not reference:
        return before
    if reference[0] == "#":
        return before + reference
    if not _HIERARCHICAL.match(base):
        return reference
    scheme = _SCHEME.match(base)
    kind = scheme.group() if scheme else "http"
    try:
        # urljoin resolves for the schemes that it knows only; all hierarchical ones follow the same rule.
        joined = urljoin("http" + before[len(kind) :], reference)
    except ValueError:
        return reference
    return kind + joined[4:] if joined.startswith("http:") else joined
