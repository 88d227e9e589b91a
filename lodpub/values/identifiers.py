"""Identifiers: DOI, ISSN, ISBN and others, parsed to their normal form and printed as IRIs."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from lodpub.record import Identifier

__all__ = ["encode", "find_doi", "iri", "parse"]

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_RESOLVERS = {
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
    "issn": "https://portal.issn.org/resource/ISSN/",
    "handle": "https://hdl.handle.net/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "arxiv": "https://arxiv.org/abs/",
}
_RESERVED = re.compile(r"[%#?\[\]]")
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff]")


def find_doi(text: str) -> str | None:
    """The first DOI in a text, as printed but for what closes the sentence.

    >>> find_doi("https://doi.org/10.5555/S2213-0000(20)30012-9.")
    '10.5555/S2213-0000(20)30012-9'
    """
    match = _DOI.search(unquote(text) if "%2" in text else text)
    if match is None:
        return None
    doi = match.group().rstrip(".,;:'\"\u201d")
    while doi.endswith((")", "]")) and doi.count("(") + doi.count("[") < doi.count(")") + doi.count("]"):
        doi = doi[:-1]
    return doi


def parse(scheme: str, text: str, medium: str | None = None) -> Identifier:
    """An identifier in a scheme; `valid` is False where its grammar or its check digit fails.

    >>> parse("issn", "09567135").value, parse("issn", "0956-7136").valid
    ('0956-7135', False)
    """
    value = text.strip()
    valid = True
    if scheme == "doi":
        found = find_doi(value)
        value, valid = found or value, found is not None
    elif scheme == "issn":
        digits = re.sub(r"[^\dXx]", "", value).upper()
        valid = len(digits) == 8 and _check(digits, 8) == 0
        value = f"{digits[:4]}-{digits[4:]}" if valid else value
    elif scheme == "isbn":
        digits = re.sub(r"[\s-]", "", value).upper()
        valid = _isbn(digits)
    return Identifier(scheme=scheme, value=value, medium=medium, valid=valid)


def iri(identifier: Identifier) -> str | None:
    """The IRI that an identifier is known by, None where it has none or is not valid.

    >>> iri(Identifier(scheme="doi", value="10.1002/(SICI)1097<115::AID>3.0.CO;2-2"))
    'https://doi.org/10.1002/(SICI)1097%3C115::AID%3E3.0.CO;2-2'
    """
    if not identifier.valid:
        return None
    if identifier.scheme == "doi":
        return "https://doi.org/" + encode(_RESERVED.sub(lambda m: quote(m.group(), safe=""), identifier.value))
    if identifier.scheme == "isbn":
        return "urn:isbn:" + re.sub(r"[\s-]", "", identifier.value)
    if identifier.scheme == "url":
        return encode(identifier.value) if identifier.value.startswith(("http://", "https://")) else None
    resolver = _RESOLVERS.get(identifier.scheme)
    return encode(resolver + identifier.value) if resolver else None


def encode(text: str) -> str:
    """A text as a legal IRI: what RFC 3987 forbids is percent-encoded.

    >>> encode("http://example.org/a b<c>")
    'http://example.org/a%20b%3Cc%3E'
    """
    return _FORBIDDEN.sub(lambda m: quote(m.group(), safe="", errors="replace"), text)


def _check(digits: str, weight: int) -> int:
    if not re.fullmatch(r"\d+[\dX]", digits):
        return 1
    return sum((10 if d == "X" else int(d)) * (weight - i) for i, d in enumerate(digits)) % 11


def _isbn(digits: str) -> bool:
    if len(digits) == 10:
        return _check(digits, 10) == 0
    return (
        len(digits) == 13
        and digits.isdigit()
        and sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    )
