"""Subjects and forms, rights and grants of a MARC 21 record."""

from __future__ import annotations

import re

from lodpub.readers import facts
from lodpub.readers.marc.fields import Entry, Field
from lodpub.readers.statements import Statements
from lodpub.record import Award, Funding, Organization

__all__ = ["terms"]

_SCHEMES = {"0": "LCSH", "2": "MeSH"}
_END = re.compile(r"[\s.,;:/]+$")
_HEADINGS = ("600", "610", "611", "630", "648", "650", "651")


def terms(said: Statements, entry: Entry) -> None:
    """Headings with their subdivisions, genres, conditions of use, licences and grants."""
    for field in entry.of(*_HEADINGS):
        _heading(said, field)
    for field in entry.of("655"):
        field.takes("2")
        if words := field.take("a"):
            said.add("subjects", facts.genre(_END.sub("", words)), field.line)
    for field in entry.of("084", "072"):
        scheme = field.take("2")
        for code in field.takes("a"):
            said.add("subjects", facts.subject(code, scheme, code), field.line)
    for field in entry.of("506", "540", "542"):
        _rights(said, field)
    for field in entry.of("536"):
        funder, number, statement = field.take("o"), field.take("c") or field.take("b"), field.take("a")
        awards = (Award(number=number),) if number else ()
        name = funder or (statement if number else None)
        body = Organization(name=name) if name else None
        said.add("funding", Funding(funder=body, awards=awards, statement=None if body else statement), field.line)
        if body and statement and statement != name:
            said.say("note", statement, field.line, "536$a")


def _heading(said: Statements, field: Field) -> None:
    scheme = field.take("2") if field.second == "7" else _SCHEMES.get(field.second)
    name = field.takes("abcdt") if field.tag in ("600", "610", "611") else field.takes("a")
    parts = [_END.sub("", " ".join(name)), *(_END.sub("", part) for part in field.takes("xyzv"))]
    heading = "--".join(filter(None, parts))
    if heading and scheme:
        said.add("subjects", facts.subject(heading, scheme), field.line)
    elif heading:
        said.say("keyword", heading, field.line, field.tag)


def _rights(said: Statements, field: Field) -> None:
    words, url = field.take("a"), field.take("u")
    field.takes("2f")
    if right := facts.access(words) or facts.access(url):
        said.put("access", right, field.line)
    elif field.tag == "540" and (found := facts.license(words, url)):
        said.add("licenses", found, field.line)
    elif words:
        said.say("note", words, field.line, f"{field.tag}$a")
