"""Identifiers, sources and relations of unqualified Dublin Core, which are texts of many kinds."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.statements import Statements
from lodpub.record import Award, Funding, Organization, Relation
from lodpub.syntax.element import Element
from lodpub.values import identifiers
from lodpub.values.patterns import pattern

__all__ = ["identifier", "relation", "source"]

_GRANT = re.compile(r"info:eu-repo/grantAgreement/([^/]+)/([^/]*)/([^/]+)")
_OTHER = re.compile(r"info:eu-repo/semantics/(?:altIdentifier|reference|dataset)/(\w+)/(.+)")
_ISSUE = re.compile(
    r"(?P<title>[^;]+); (?:vol(?:ume)?\.?\s*(?P<volume>[\w/-]+))?,?\s*(?:(?:no|nr|n[º°]|issue|iss|núm|num)\.?\s*(?P<issue>[\w/-]+))?"
    r"\s*(?:\((?P<year>\d{4})\))?(?::\s*[^;]*)?(?:;\s*(?P<pages>[\w-]+(?:[-\u2013][\w-]+)?))?",
    re.IGNORECASE,
)
_LIKE_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
_YEAR = pattern(r"\((?:1[5-9]|20)\d\d\) $")
_CITED = pattern(
    r"[.?!]? (?P<container>[^,]+?)(?:, (?P<volume>\w[\w/-]*))?(?: \((?P<issue>\w[\w/ -]*)\))?"
    r"(?:[.,] pp?\. (?P<pages>\w+(?:[-\u2013]\w+)?))?(?:[.,]? ISSN (?P<issn>\d{4}-?\d{3}[\dXx])(?: \(\w+\))?)?\.?"
)
_THESIS = pattern(
    r"[.?!]? (?P<qualification>\w[\w ]{0,30}?) (?:thesis|dissertation), (?P<institution>[^.;]{3,200}?)\.?"
)
_PAGES = re.compile(r"(?P<title>[^;]+); (?P<pages>[A-Za-z]?\d+(?:[-\u2013][A-Za-z]?\d+)?)")
_NUMBERS = ("isbn", "issn", "doi", "pmid", "pmcid", "handle", "arxiv", "urn-nbn")


def identifier(said: Statements, one: Element, language: str | None) -> None:
    """A number in a scheme, an address, or a citation of the issue."""
    one.drop("lang")
    words = one.text() or ""
    label, _, rest = words.partition(":")
    scheme = inverse("identifier-schemes", "words").get(label.strip().casefold(), "")
    found = identifiers.recognize(words) or (identifiers.parse(scheme, rest) if scheme in _NUMBERS and rest else None)
    found = found or next((i for s in ("isbn", "issn") if (i := identifiers.parse(s, words)).valid), None)
    if found and found.scheme in _NUMBERS:
        said.say(
            "url" if found.scheme == "handle" and words.startswith("http") else found.scheme,
            words if found.valid else found.value,
            one.line,
            "identifier",
        )
    elif words.startswith(("http://", "https://")):
        said.say("url", words, one.line, "identifier")
    elif not _issue(said, words, one) and not _cited(said, words, one):
        said.say("", words, one.line, "identifier")


def _issue(said: Statements, words: str, one: Element) -> bool:
    """A source such as ``Journal of Hedges; Vol. 7 No. 2 (2021); 33-52``, as Open Journal Systems writes it."""
    if len(words) < 500 and (match := _PAGES.fullmatch(words)):
        said.say("container", match["title"].strip(), one.line, "source")
        said.say("pages", match["pages"], one.line, "source")
        return True
    match = _ISSUE.fullmatch(words) if len(words) < 500 else None
    if match is None or not (match["volume"] or match["issue"] or match["year"]):
        return False
    for group, field in (("title", "container"), ("volume", "volume"), ("issue", "issue"), ("pages", "pages")):
        if match[group]:
            said.say(field, match[group].strip(), one.line, "source")
    return True


def _cited(said: Statements, words: str, one: Element) -> bool:
    """A citation such as ``Lee, Ann (2020) Ferns. Journal of Hedges, 7 (2). pp. 33-52. ISSN 1234-5679``, as EPrints writes it."""
    title = said.first("title")
    before, found, rest = words.partition(title) if title else ("", "", "")
    if not (found and _YEAR.search(before)) or len(rest) > 500:
        return False
    match = _CITED.fullmatch(rest) or _THESIS.fullmatch(rest)
    stated = {field: value for field, value in match.groupdict().items() if value} if match else {}
    if len(stated) < 2 and "institution" not in stated:
        return False
    for field, value in stated.items():
        said.say(field, value.strip(), one.line, "identifier")
    return True


def source(said: Statements, one: Element, language: str | None) -> None:
    """What the work is from: the journal by its ISSN, its name or a citation of the issue."""
    one.drop("lang")
    words = one.text() or ""
    for number in (words, words.removeprefix("ISSN").strip(" :")):
        if identifiers.parse("issn", number).valid or _LIKE_ISSN.fullmatch(number):
            said.say("issn", number, one.line, "source")
            return
    found = identifiers.recognize(words)
    if found and found.valid and found.scheme in ("doi", "issn", "isbn"):
        said.say(found.scheme if found.scheme != "doi" else "", found.value, one.line, "source")
    elif not _issue(said, words, one):
        short = len(words) < 120 and not re.search(r"\d", words) and not said.first("container")
        said.say("container" if short else "", words, one.line, "source")


def relation(said: Statements, one: Element, language: str | None) -> None:
    """A grant, another identifier, or another work."""
    one.drop("lang")
    words = one.text() or ""
    if match := _GRANT.match(words):
        funder = Organization(name=match[1] if not match[2] else f"{match[1]} ({match[2]})")
        said.add("funding", Funding(funder=funder, awards=(Award(number=match[3]),)), one.line)
    elif match := _OTHER.fullmatch(words):
        found = facts.identifier(match[1], match[2])
        if "altIdentifier" in words:
            said.add("identifiers", found, one.line)
        else:
            kind = "references" if "reference" in words else "is-supplemented-by"
            said.add("relations", Relation(kind=kind, identifier=found), one.line)
    elif (known := identifiers.recognize(words)) and known.valid:
        said.add("relations", Relation(kind="is-related-to", identifier=known), one.line)
    elif words.startswith(("http://", "https://")):
        said.add("relations", Relation(kind="is-related-to", identifier=identifiers.parse("url", words)), one.line)
    elif words:
        said.add("relations", Relation(kind="is-related-to", title=words), one.line)
