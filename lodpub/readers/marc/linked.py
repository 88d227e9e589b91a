"""The host of a part, and the other works that a MARC 21 record is linked to."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.marc.fields import Entry, Field
from lodpub.readers.statements import Statements
from lodpub.record import Identifier, Relation
from lodpub.values import dates, identifiers

__all__ = ["host", "linked"]

_END = re.compile(r"[\s.,;:/=-]+$")
_NUMBERS = re.compile(r"(?P<volume>[^:<]+)?(?::(?P<issue>[^<]+))?(?:<(?P<page>.+))?")
_VOLUME = re.compile(r"\b(?:vol\.?|volume|bd\.?|band|t\.|v\.)\s*(\w[\w/-]*)|^(\d{1,4})\s*(?=[(:,])", re.IGNORECASE)
_ISSUE = re.compile(
    r"\b(?:no\.?|nr\.?|issue|heft|h\.|iss\.?|num\.?)\s*(\w[\w/-]*)|\b\d+\s*[:(]\s*(?:\d{4}\W+)?(\d[\w/-]*)",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\b(?:pp?\.?|s\.|pages?|seiten?)\s*(\w*\d\w*(?:\s*[-\u2013]\s*\w*\d\w*)?)", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_IMPRINT = re.compile(r"(?:(?P<place>[^:]+) : )?(?P<body>.*?)(?:, (?P<year>\[?c?\d{4}\]?))?\.?")


def host(said: Statements, field: Field) -> None:
    """Field 773: the journal or book that the work is in, with volume, issue and pages in words or numbers."""
    title = field.take("t") or (field.take("a") if not field.has("t") else None)
    short = field.take("p")
    if title:
        said.say("container", _END.sub("", title), field.line, "773$t")
    if short:
        said.say("container-short", short, field.line, "773$p")
    for scheme, code in (("issn", "x"), ("isbn", "z")):
        for value in field.takes(code):
            said.say(scheme, value.rstrip("."), field.line, f"773${code}")
    for words in field.takes("g"):
        _parts(said, words, field)
    if (numbers := field.take("q")) and (match := _NUMBERS.fullmatch(numbers)):
        for name, meaning in (("volume", "volume"), ("issue", "issue"), ("page", "pages")):
            if match[name] and not said.first(meaning):
                said.say(meaning, match[name], field.line, "773$q")
    if imprint := field.take("d"):
        match = _IMPRINT.fullmatch(imprint)
        if match and match["place"]:
            said.say("publisher-place", match["place"], field.line, "773$d")
            said.say("publisher", match["body"], field.line, "773$d")
        else:
            said.say("" if not match else "publisher", match["body"] if match else imprint, field.line, "773$d")
    field.takes("i7w")
    for name in field.takes("a"):
        said.say("", name, field.line, "773$a")


def _parts(said: Statements, words: str, field: Field) -> None:
    found = False
    for pattern, meaning in ((_VOLUME, "volume"), (_ISSUE, "issue"), (_PAGES, "pages")):
        if match := pattern.search(words):
            value = next(group for group in match.groups() if group)
            found = True
            said.say(meaning, value, field.line, "773$g")
    whole = re.sub(r"\([^()]*\)", lambda aside: aside[0] if _YEAR.search(aside[0]) else "", words)
    for aside in re.findall(r"\(([^()]*)\)", whole):
        if date := dates.parse(aside):
            said.say("issued", date, field.line, "773$g")
            found = True
    if (year := _YEAR.search(words)) and not said.first("issued"):
        said.say("issued", year[1], field.line, "773$g")
        found = True
    if not found:
        said.say("", words, field.line, "773$g")


def linked(said: Statements, entry: Entry) -> None:
    """Fields 765 to 791: translations, editions, other forms, what came before and after."""
    kinds = inverse("relations", "marc")
    for field in entry.of(*kinds):
        title = field.take("t")
        known: list[Identifier] = []
        for scheme, code in (("doi", "o"), ("issn", "x"), ("isbn", "z")):
            for value in field.takes(code):
                known.append(identifiers.parse(scheme, value) if scheme != "doi" else facts.identifier(None, value))
        for value in field.takes("w"):
            if value.startswith("http"):
                known.append(facts.identifier(None, value))
        field.takes("aibdgnhs27")
        if title or known:
            words = _END.sub("", title) if title else None
            said.add(
                "relations",
                Relation(kind=kinds[field.tag], identifier=known[0] if known else None, title=words),
                field.line,
            )
