"""Rules on IRIs: absolute, legal, with a prefix that is declared and an address that leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lodpub.validation.report import Severity
from lodpub.validation.rules.ranges import range_of, short
from lodpub.validation.rules.rule import Check, Fault, Statement, group
from lodpub.values import identifiers
from lodpub.values.iris import encode
from lodpub.vocabulary import load

__all__ = ["CHECKS", "are_right_parts", "is_phrase", "is_right_doi", "suspect"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FORBIDDEN = re.compile('[\\x00-\\x20<>"{}|\\\\^`\\x7f]')
_WEB = re.compile(r"https?:", re.IGNORECASE)
_HOST = re.compile(
    r"https?://(?:[^\s/?#@]*@)?(?:localhost|\[[0-9A-Fa-f:.]+\]|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|(?:[\w-]+\.)+[\w-]{2,}\.?|[\w-]+(?=:[0-9]))(?::[0-9]{1,5})?"
    r"(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_TWICE = re.compile(r"https?:/{0,2}https?:", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:com|org|net|edu|gov|info|int|eu|uk|de|fr|dk|nl|io|ac))(?:[/?#]\S*)?\Z"
)
_ALMOST = re.compile(
    r"(?:ftps?//|(?:htp|htpp|htttp|http|https|ttp|hhtp|hppt)(?:s?)(?::/(?!/)|:(?!/)|//|;//|:\\\\|(?<!http)(?<!https)://))(?=\S)"
)
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[A-Za-z0-9._~!$&'()*+,;=:@/?%#-]*)?\Z")
_DOI = re.compile(r"https://doi\.org/10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]*[A-Za-z0-9)](?:#[\w-]*)?\Z", re.ASCII)
_PARTS = re.compile(r"[\w-]*", re.ASCII)
_ORCID = re.compile(r"https://orcid\.org/(?:[0-9]{4}-){3}[0-9]{3}[0-9X]\Z")
_SIGN = re.compile(r"doi|orcid|issn|isbn|ror\.|hdl|https?:.*https?:|(?<!:)//", re.IGNORECASE)
_URN = re.compile(r"urn:[a-z0-9-]+:[A-Za-z0-9._~!$&'()*+,;=:@/?%#-]+\Z")
_TEMPLATES = frozenset(("target", "urlTemplate", "contentUrl"))
_VARIABLE = re.compile(r"\{[\w+#./;?&,*:-]{1,80}\}")  # of a URI template (RFC 6570), as search actions have it
_RESOLVED = frozenset(("doi", "orcid", "ror", "handle", "issn"))
_IN_PAGE = frozenset(("microdata", "RDFa", "meta tags"))


def is_phrase(text: str) -> bool:
    """Whether what stands for an address is words: no scheme, and white space between them.

    >>> is_phrase("on request"), is_phrase("photo.jpg"), is_phrase("https://example.org/a b")
    (True, False, False)
    """
    return " " in text.strip() and not _SCHEME.match(text)


def relative_iri(statement: Statement) -> Iterator[Fault]:
    text = statement.text.strip()
    if _SCHEME.match(text) or not text or statement.document.part in _IN_PAGE or _meant_as_url(text):
        return  # what HTML links to is relative to the page's address
    if (statement.property and is_phrase(text)) or text[0] == "#":
        return  # words, which another rule is for, or a place in the document itself, wherever that lies
    yield Fault(f"{text!r} is relative, and no base says to what", _absolute(text))


def not_a_url(statement: Statement) -> Iterator[Fault]:
    """Text where JSON-LD takes an address, as in ``"url": "on request"``."""
    wanted = range_of(statement.property)
    if statement.document.part in _IN_PAGE:
        return
    if statement.property and is_phrase(statement.text) and not (wanted and wanted.classes):
        yield Fault(
            f"{short(statement.property)} is {statement.text!r} where an address is expected", severity="warning"
        )


def invalid_iri(statement: Statement) -> Iterator[Fault]:
    text = _without_variables(statement)
    found = _FORBIDDEN.search(text)
    if found and _SCHEME.match(text.strip()):
        at_ends = _FORBIDDEN.search(text.strip()) is None  # which readers cut off
        severity: Severity | None = "warning" if at_ends else None
        yield Fault(f"{text!r} holds {found.group()!r}, which no IRI may hold", encode(text.strip()), severity)


def invalid_url(statement: Statement) -> Iterator[Fault]:
    text = statement.text.strip()
    if _meant_as_url(text) and not _is_identifier(statement, text):
        start = _ALMOST.match(text)
        scheme = "https" if start is None or "s" in start.group().lower() else "http"
        scheme = "ftp" if text[:3].lower() == "ftp" else scheme
        meant = f"{scheme}://{text[start.end() :].lstrip('/') if start else text}"
        yield Fault(f"{text!r} does not begin with a scheme such as https://", meant, None if start else "warning")
    elif _TWICE.match(text):
        yield Fault(f"{text!r} has two schemes", text[text.lower().rindex("http") :])
    elif _WEB.match(text) and not _HOST.match(text):
        yield Fault(f"{text!r} has no host that could be reached")


def _is_identifier(statement: Statement, text: str) -> bool:
    """Whether an address without a scheme is an identifier's, which another rule has the right form of."""
    found = identifiers.recognize(text) if statement.value.kind == "iri" else None
    return found is not None and found.valid and found.scheme in _RESOLVED


def invalid_url_text(statement: Statement) -> Iterator[Fault]:
    text = _without_variables(statement).strip()
    found = _FORBIDDEN.search(text)
    if found and _WEB.match(text):
        yield Fault(f"{text!r} holds {found.group()!r}, which no address may hold", encode(text))
    else:
        yield from invalid_url(statement)


def _without_variables(statement: Statement) -> str:
    template = short(statement.property) in _TEMPLATES
    return _VARIABLE.sub("", statement.text) if template else statement.text


def unknown_prefix(iri: str) -> Iterator[Fault]:
    prefix, colon, local = iri.partition(":")
    namespace = load().vocabularies().get({"dc": "dc11", "dct": "dcterms", "sdo": "schema"}.get(prefix, prefix))
    if colon and namespace and not local.startswith("//"):
        yield Fault(f"the prefix {prefix} is not declared, so {iri} is no term of a vocabulary", namespace + local)


def relative_term(iri: str) -> Iterator[Fault]:
    if not _SCHEME.match(iri):
        yield Fault(f"{iri!r} is relative, so it names no term")


def _meant_as_url(text: str) -> bool:
    return bool(_BARE_HOST.match(text) or _ALMOST.match(text))


def _absolute(text: str) -> str | None:
    """What a bare identifier means: ``10.5555/x`` or the end of an address at ror.org."""
    found = identifiers.recognize(text)
    if found is None:
        schemes = ("ror", "orcid", "issn")
        found = next((one for scheme in schemes if (one := identifiers.parse(scheme, text)).valid), None)
    return identifiers.iri(found) if found else None


def is_right_doi(iri: str) -> bool:
    """Whether an IRI is a DOI, or a part of what it names, in which no rule finds anything: most subjects are.

    >>> is_right_doi("https://doi.org/10.5555/1#author-1"), is_right_doi("http://doi.org/10.5555/1")
    (True, False)
    """
    return _DOI.match(iri) is not None


def are_right_parts(fragments: Iterable[str]) -> bool:
    """Whether all of these, after a right DOI, name parts of what it names in which no rule finds anything.

    >>> are_right_parts(["author-1", "volume"]), are_right_parts(["author 1"])
    (True, False)
    """
    return _PARTS.fullmatch("".join(fragments)) is not None


def suspect(text: str) -> bool:
    """Whether any rule on IRIs could find a fault: False for plain addresses and right DOIs and ORCIDs, which most are."""
    if _DOI.match(text) or ((_PLAIN.match(text) or _URN.match(text)) and not _SIGN.search(text)):
        return False
    return not (_ORCID.match(text) and identifiers.parse("orcid", text).valid)


def _only_urls(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    wanted = range_of(property)
    own = (datatype or "").rpartition("/")[2]
    if property in group("tag with address"):
        return True
    return own in ("URL", "XMLSchema#anyURI") or bool(wanted and wanted.datatypes == {"URL"})


CHECKS = (
    Check("relative-iri", "iri", relative_iri, hint=suspect),
    Check("relative-iri", "class", relative_term),
    Check("wrong-datatype", "iri", not_a_url, hint=suspect),
    Check("invalid-iri", "iri", invalid_iri, hint=suspect),
    Check("invalid-url", "iri", invalid_url, hint=suspect),
    Check("invalid-url", "literal", invalid_url_text, _only_urls),
    Check("unknown-prefix", "class", unknown_prefix),
    Check("unknown-prefix", "property", unknown_prefix),
)
