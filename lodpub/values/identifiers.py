"""Identifiers of every scheme: parsed to a normal form, printed as IRIs, and why one is wrong.

The grammars stand in a module each (`doi`, `orcid`, `ror`, `issn`, `isbn`) or in the table of `registries`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TypeAlias

from lodpub.record import Identifier
from lodpub.values import doi
from lodpub.values.iris import encode, encode_part
from lodpub.values.patterns import pattern

__all__ = ["fault", "iri", "parse", "preferred", "recognize"]

_Check: TypeAlias = Callable[[str], str | None]
_RESOLVERS = {
    "orcid": "https://orcid.org/",
    "isni": "https://isni.org/isni/",
    "ror": "https://ror.org/",
    "issn": "https://portal.issn.org/resource/ISSN/",
}
_URL = pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+[^\s]*|(?:urn|info|doi|hdl|ark|tag|mailto):\S+", re.IGNORECASE)
_SIGNS = (
    r"(?P<doi>(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:info:|urn:)?doi:|10\.[0-9]{4,9}/)"
    r"|(?P<orcid>(?:https?://)?(?:www\.)?orcid\.org/|orcid:|[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$)"
    r"|(?P<ror>(?:https?://)?(?:www\.)?ror\.org/|ror:)"
    r"|(?P<isni>(?:https?://)?(?:www\.)?isni\.org/|isni\s*:)"
    r"|(?P<issn>(?:https?://)?(?:portal\.)?issn\.org/(?:resource/)?issn|urn:issn:|e?issn\s*:)"
    r"|(?P<isbn>urn:isbn:|isbn\s*[:0-9])"
    r"|(?P<handle>(?:https?://)?hdl\.handle\.net/|(?:info:)?hdl[:/])"
    r"|(?P<pmid>https?://(?:pubmed\.ncbi|(?:www\.)?ncbi)\.nlm\.nih\.gov/(?:pubmed/)?[0-9]|(?:info:)?pmid\s*[:/])"
    r"|(?P<pmcid>https?://(?:pmc|www)\.ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/pmc|pmcid\s*:|pmc[0-9]+$)"
    r"|(?P<arxiv>https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:)"
    r"|(?P<swhid>(?:https?://archive\.softwareheritage\.org/)?swh:1:)"
    r"|(?P<wikidata>https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/Q)"
    r"|(?P<grid>(?:https?://(?:www\.)?grid\.ac/institutes/)?grid\.[0-9])"
    r"|(?P<oclc>https?://(?:www\.)?worldcat\.org/oclc/|\(ocolc\)|oclc:)"
    r"|(?P<lccn>https?://lccn\.loc\.gov/|(?:info:)?lccn[:/])"
    r"|(?P<bibcode>https?://ui\.adsabs\.harvard\.edu/abs/|bibcode:)"
    r"|(?P<ark>https?://[\w.-]+/ark:|ark:)"
    r"|(?P<nbn>(?:https?://[\w.-]+/(?:[\w./-]{0,40}\?\w{1,20}=)?)?urn:nbn:)"
)


def parse(scheme: str, text: str, medium: str | None = None) -> Identifier:
    """An identifier in a scheme; `valid` is False where its grammar or its check digit fails, and the text is kept.

    A scheme that has no grammar here takes any text.

    >>> parse("issn", "09567135").value, parse("issn", "0956-7136").valid
    ('0956-7135', False)
    """
    parser = _grammars().get(scheme, (None,))[0]
    if parser is not None:
        value = parser(text)
        if value is None and scheme == "doi":
            value = doi.find(text)
        if value is not None:
            return (
                Identifier(scheme=scheme, value=value, medium=medium)
                if medium
                else Identifier(scheme=scheme, value=value)
            )
    text = text.strip()
    valid = parser is None and (scheme != "url" or _URL.fullmatch(text) is not None)
    return Identifier(scheme=scheme, value=text, medium=medium, valid=valid)


def recognize(text: str) -> Identifier | None:
    """The identifier that a text shows itself to be by its resolver or prefix, valid or not; None for any other text.

    >>> recognize("http://orcid.org/0000-0002-1825-0097").value, recognize("orcid:0000-0002-1825-0098").valid
    ('0000-0002-1825-0097', False)
    >>> recognize("https://example.org/10") is None
    True
    """
    sign = _signs().match(text.strip())
    if sign is None or sign.lastgroup is None:
        return None
    scheme = "urn-nbn" if sign.lastgroup == "nbn" else sign.lastgroup
    if scheme == "doi" and "10.13039/" in text and (funder := _grammars()["funder"][0](text)):
        return Identifier(scheme="funder", value=funder)
    value = _grammars()[scheme][0](text)
    return Identifier(scheme=scheme, value=value or text.strip(), valid=value is not None)


def fault(scheme: str, text: str) -> str | None:
    """Why a text is wrong as an identifier in a scheme: a phrase that follows "it"; None where it is right.

    >>> fault("isbn", "978-3-16-148410-1"), fault("pmid", "12a")
    ('has the check digit 1 where 0 is right', 'is not a number of at most 8 digits')
    """
    if scheme in _grammars():
        return _grammars()[scheme][1](text)
    return None if parse(scheme, text).valid else "is not an absolute URL"


def preferred(text: str) -> str | None:
    """The form that an identifier written as an address or with a prefix should have; None where it has it already,
    or where the text is no valid identifier.

    >>> preferred("http://dx.doi.org/10.5555/x"), preferred("doi:10.5555/x"), preferred("http://orcid.org/0000-0002-1825-0097")
    ('https://doi.org/10.5555/x', 'https://doi.org/10.5555/x', 'https://orcid.org/0000-0002-1825-0097')
    >>> preferred("https://doi.org/10.5555/x"), preferred("10.5555/x")
    (None, None)
    """
    identifier = recognize(text)
    if identifier is None or not identifier.valid or text == identifier.value:
        return None
    from urllib.parse import unquote

    form = iri(identifier)
    return None if form is None or unquote(form) == unquote(text).rstrip("/") else form


def iri(identifier: Identifier) -> str | None:
    """The IRI that an identifier is known by, None where it has none or is not valid.

    >>> iri(Identifier(scheme="doi", value="10.1002/(SICI)1097<115::AID>3.0.CO;2-2"))
    'https://doi.org/10.1002/(SICI)1097%3C115::AID%3E3.0.CO;2-2'
    >>> iri(Identifier(scheme="isbn", value="0-306-40615-2"))
    'urn:isbn:0306406152'
    """
    if not identifier.valid:
        return None
    scheme, value = identifier.scheme, identifier.value
    if scheme == "doi":
        return doi.iri(value)
    if scheme == "isbn":
        return "urn:isbn:" + encode_part(value.replace("-", "").replace(" ", ""))
    if scheme == "url":
        return encode(value) if value.startswith(("http://", "https://")) else None
    resolver = _resolvers().get(scheme)
    return None if resolver is None else resolver + encode_part(value)


@cache
def _grammars() -> Mapping[str, tuple[_Check, _Check]]:
    """How each scheme is parsed, and how it says what is wrong."""
    # Imported when a source holds an identifier: their patterns take longer to compile than a small record to read.
    from lodpub.values import isbn, issn, orcid, registries, ror

    return {
        "doi": (doi.parse, doi.fault),
        "orcid": (orcid.parse, orcid.fault),
        "isni": (orcid.parse_isni, orcid.isni_fault),
        "ror": (ror.parse, ror.fault),
        "issn": (issn.parse, issn.fault),
        "isbn": (isbn.parse, isbn.fault),
        **{s: (partial(registries.parse, s), partial(registries.fault, s)) for s in registries.REGISTRIES},
    }


@cache
def _resolvers() -> Mapping[str, str]:
    from lodpub.values.registries import REGISTRIES

    return _RESOLVERS | {scheme: registry.resolver for scheme, registry in REGISTRIES.items()}


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(_SIGNS, re.IGNORECASE | re.ASCII)
