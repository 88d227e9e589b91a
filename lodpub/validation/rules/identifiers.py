"""Rules on identifiers: DOI, ORCID, ISSN, ISBN, ROR, Handle, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from lodpub.documents.document import Document, Node
from lodpub.validation.rules.iris import suspect
from lodpub.validation.rules.ranges import SCHEMA
from lodpub.validation.rules.rule import Check, Fault, Statement, group
from lodpub.values import identifiers
from lodpub.vocabulary import canonical

__all__ = ["CHECKS", "is_bare_resolver"]

_SCHEMES = ("doi", "orcid", "issn", "isbn", "ror", "handle")
_NAMES = {"doi": "DOI", "orcid": "ORCID iD", "issn": "ISSN", "isbn": "ISBN", "ror": "ROR id", "handle": "Handle"}
_SIGNS = {
    "doi": re.compile(r"doi[.:]|\A10\.", re.IGNORECASE),
    "orcid": re.compile(r"orcid|\A[0-9]{4}-[0-9]{4}-[0-9]{4}-", re.IGNORECASE),
    "issn": re.compile("issn", re.IGNORECASE),
    "isbn": re.compile("isbn", re.IGNORECASE),
    "ror": re.compile(r"ror[.:]", re.IGNORECASE),
    "handle": re.compile("hdl", re.IGNORECASE),
}
_ANY_SIGN = re.compile(r"doi[.:]|orcid|issn|isbn|ror[.:]|hdl|\A10\.|\A[0-9]{4}-[0-9]{4}-[0-9]{4}-", re.IGNORECASE)
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]*[A-Za-z0-9]\Z", re.ASCII)
_RIGHT_DOI = re.compile(r"https://doi\.org/10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]*[A-Za-z0-9)](?:#[\w-]*)?\Z")
_HOSTS = re.compile(
    r"https?://(?:(?:dx\.|www\.)?doi\.org|(?:www\.)?orcid\.org|(?:www\.)?ror\.org|hdl\.handle\.net|portal\.issn\.org)/",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"[^/]*//[^/]*/?(?:(?:search|about|help|register|signin|oauth|blog|docs|registry|curation|the-identifier|the-community|resources|factsheets|overview|handbook|hb|faq)\b.*)?\Z"
)
_RESOLVER = re.compile(
    r"https?://(?:(?P<doi>(?:dx\.|www\.)?doi\.org/?)|(?P<orcid>(?:www\.)?orcid\.org/?)|(?P<ror>(?:www\.)?ror\.org/?)"
    r"|(?P<handle>hdl\.handle\.net/?)|(?P<issn>portal\.issn\.org/resource/ISSN/?)|(?P<isbn>urn:isbn:))",
    re.IGNORECASE,
)
_NAMING = frozenset((SCHEMA + "identifier", SCHEMA + "sameAs", "http://purl.org/dc/terms/identifier", ""))
"""Under which an address says which thing is meant; the empty name is the subject's own."""
_PROPERTY_IDS = (SCHEMA + "propertyID", "https://schema.org/propertyID")
_VALUES = (SCHEMA + "value", "https://schema.org/value")
_READ = frozenset((*_VALUES, *_PROPERTY_IDS))
_CLASS = SCHEMA + "PropertyValue"


def is_bare_resolver(iri: str) -> bool:
    """Whether an IRI is a resolver's without an identifier, a fault where it says which thing is meant and none elsewhere.

    >>> is_bare_resolver("https://doi.org/"), is_bare_resolver("https://doi.org/10.5555/1")
    (True, False)
    """
    return _RESOLVER.fullmatch(iri.partition("#")[0]) is not None


def invalid(scheme: str, statement: Statement) -> Iterator[Fault]:
    """An identifier that shows itself to be one of a scheme, or whose property says so, and breaks its rules."""
    text = statement.text.strip()
    if not text:
        return
    if statement.value.kind == "iri":
        text = text.partition("#")[0]
        if _PLACES.match(text) and "//" in text:  # the home page of a registry, or an address that lacks its identifier
            if canonical(statement.property) in _NAMING and (sign := _RESOLVER.fullmatch(text)) and sign[scheme]:
                yield Fault(f"{text} names nothing: the {_NAMES[scheme]} is missing behind it")
            return
    if statement.value.kind == "literal" and canonical(statement.property) in group(scheme):
        wrong = identifiers.fault(scheme, text)
    else:
        found = _recognized(text)
        wrong = identifiers.fault(scheme, text) if found and found.scheme == scheme and not found.valid else None
    if wrong:
        yield Fault(f"the {_NAMES[scheme]} {text!r} {wrong}")


def invalid_value(scheme: str, node: Node, classes: tuple[str, ...], document: Document) -> Iterator[Fault]:
    """The value of a PropertyValue whose propertyID names the scheme."""
    for property in _VALUES:
        for value in node.properties.get(property, ()):
            if value.kind == "literal" and value.text.strip() and (wrong := identifiers.fault(scheme, value.text)):
                message = f"the {_NAMES[scheme]} {value.text!r} {wrong}"
                yield Fault(message, property=property, value=value.text, place=value.place)


def form_of_value(node: Node, classes: tuple[str, ...], document: Document) -> Iterator[Fault]:
    """An identifier in an old form as the value of a PropertyValue, which holds it alone or as an address of today."""
    names = {_last_name(value.text) for name in _PROPERTY_IDS for value in node.properties.get(name, ())}
    schemes = names.intersection(_SCHEMES)
    for property in _VALUES if schemes else ():
        for value in node.properties.get(property, ()):
            found = _recognized(value.text.strip()) if value.kind == "literal" else None
            if found and found.valid and found.scheme in schemes and identifiers.preferred(value.text.strip()):
                message = f"{value.text!r} is better written {found.value}"
                yield Fault(message, found.value, property=property, value=value.text, place=value.place)


def _holds_other_form(node: Node) -> bool:
    """Whether any value is more than a plain DOI, which is in the right form."""
    return not all(_PLAIN_DOI.match(value.text) for property in _VALUES for value in node.properties.get(property, ()))


def _is_named(scheme: str, node: Node) -> bool:
    """Whether the propertyID of a PropertyValue names the scheme."""
    for property in _PROPERTY_IDS:
        for value in node.properties.get(property, ()):
            if _last_name(value.text) == scheme:
                return True
    return False


@lru_cache(maxsize=1024)
def _last_name(text: str) -> str:
    """What a scheme is called by: ``DOI``, ``https://registry.identifiers.org/registry/doi``, ``https://orcid.org``."""
    last = text.strip().lower().rstrip("/").rpartition("/")[2]
    return last.removeprefix("www.").removesuffix(".org") if last != text.strip().lower() else last


def identifier_form(statement: Statement) -> Iterator[Fault]:
    text, property = statement.text.strip(), canonical(statement.property)
    if statement.value.kind == "iri":
        text = text.partition("#")[0]
    if text.lower().startswith("urn:"):
        return
    bare = _bare(text, property) if statement.value.kind == "literal" else None
    found = _recognized(text) if bare is None else None
    better = bare if bare else identifiers.preferred(text) if found and found.scheme in _SCHEMES else None
    if better and better != text:
        yield Fault(f"{text!r} is better written {better}", better)


_recognized = lru_cache(maxsize=16)(identifiers.recognize)  # by each scheme in turn


def _bare(text: str, property: str) -> str | None:
    """What a property that is for one scheme holds: the identifier alone."""
    for scheme in ("doi", "issn", "handle"):
        if property in group(scheme):
            found = identifiers.parse(scheme, text)
            return found.value if found.valid else None
    if property in group("isbn"):
        found = identifiers.parse("isbn", text)
        return found.value if found.valid and re.search("[A-WYZa-wyz:]", text) else text
    return None


def _hint(scheme: str) -> Callable[[str], object]:
    sign = _SIGNS[scheme]
    if scheme != "doi":
        return sign.search
    return lambda text: sign.search(text) and not _is_right_doi(text)


def _is_right_doi(text: str) -> bool:
    return (_PLAIN_DOI.match(text) or _RIGHT_DOI.match(text)) is not None


def _own_hint(text: str) -> bool:
    return not _PLAIN_DOI.match(text)


def _bare_hint(text: str) -> bool:
    return _ANY_SIGN.search(text) is not None and not _is_right_doi(text)


def _all(scheme: str) -> tuple[Check, ...]:
    name = f"invalid-{scheme}"
    own = lambda classes, property, datatype: canonical(property) in group(scheme)  # noqa: E731
    other = lambda classes, property, datatype: canonical(property) in group("identifier") - group(scheme)  # noqa: E731
    return (
        Check(name, "literal", partial(invalid, scheme), own, _own_hint if scheme == "doi" else bool),
        Check(name, "literal", partial(invalid, scheme), other, _hint(scheme)),
        Check(name, "iri", partial(invalid, scheme), hint=suspect),
        Check(
            name,
            "node",
            partial(invalid_value, scheme),
            lambda classes, property, datatype: _CLASS in classes,
            partial(_is_named, scheme),
            reads=_READ,
        ),
    )


_OWN = group("doi") | group("issn") | group("isbn") | group("handle")

CHECKS = (
    *(check for scheme in _SCHEMES for check in _all(scheme)),
    Check("identifier-form", "literal", identifier_form, lambda c, property, d: canonical(property) in _OWN, _own_hint),
    Check(
        "identifier-form",
        "literal",
        identifier_form,
        lambda c, property, d: canonical(property) in group("identifier") - _OWN,
        _bare_hint,
    ),
    Check("identifier-form", "iri", identifier_form, hint=suspect),
    Check(
        "identifier-form",
        "node",
        form_of_value,
        lambda classes, property, datatype: _CLASS in classes,
        _holds_other_form,
        reads=_READ,
    ),
)
