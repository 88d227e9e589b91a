"""The parts of MODS that works and the items related to them have alike: titles, names, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.credit import credit_role
from lodpub.readers.statements import Statements
from lodpub.record import Contributor, Identifier, Organization
from lodpub.syntax.element import Element
from lodpub.values import dates
from lodpub.values.markup import clean

__all__ = ["CARRIERS", "dated", "names", "quiet", "title"]

CARRIERS = ("namePart", "title", "topic", "geographic", "temporal", "genre", "country", "city", "state", "county")
_LIFE = re.compile(
    r",?\s*[\[(]?\b(?:[0-9]{4}\??\s?[-\u2013]\s?(?:[0-9]{4}\??)?|(?:b|d|born|active)\.? [0-9]{4})[\])]?\.?$"
)
_BODIES = ("corporate", "conference", "family")


def title(one: Element) -> tuple[str | None, str | None, str | None]:
    """The whole title with its non-sorting word and its part, its subtitle, and the title as stated. A part is named behind
    the subtitle, which is then within the title."""
    for part in one.elements():
        part.drop()
    article, main = one.text("nonSort"), one.raw("title")
    subtitle, number, name = one.text("subTitle"), one.text("partNumber"), one.text("partName")
    if main is None:
        return subtitle, None, None
    space = "" if article and article.endswith(("'", "\u2019", "-")) else " "
    stated = f"{article}{space}{main}" if article else main
    section = ": ".join(filter(None, (number, name)))
    if section:
        stated = f"{stated.rstrip(':')}: {subtitle}" if subtitle else stated
        stated, subtitle = f"{stated.removesuffix('.')}. {section}", None
    return clean(stated), subtitle, stated


def names(one: Element) -> Iterator[Contributor]:
    """The contributors that a name stands for: one for each of its roles that are not the same."""
    type, _authority, uri = one.get("type"), one.get("authority"), one.get("valueURI")
    one.drop()
    given: dict[str, list[str]] = {}
    for part in one.all("namePart"):
        kind = part.get("type") or ""
        part.drop()
        if words := _LIFE.sub("", part.text() or ""):
            given.setdefault(kind, []).append(words)
    printed = one.text("displayForm")
    bodies = [Organization(name=words) for words in one.texts("affiliation")]
    ids = [facts.identifier(None, uri)] if uri else []
    for number in one.all("nameIdentifier"):
        scheme = number.get("type")
        number.drop()
        if value := number.text():
            ids.append(facts.identifier(scheme, value))
    for inner in one.all("description", "etal", "alternativeName"):
        inner.drop().taken()
    roles, credit = _roles(one)
    whole = ": ".join(given.get("", ())) if type in _BODIES else " ".join(given.get("", ()))
    suffix = ", ".join(given.get("termsOfAddress", ())) or None
    who = body_or_person(
        whole.strip().rstrip(",") or (printed if not given.get("family") else None),
        family=" ".join(given.get("family", ())) or None,
        given=" ".join(given.get("given", ())) or None,
        suffix=suffix,
        is_body=True if type in _BODIES else False if type == "personal" else None,
    )
    if who is None:
        return
    who = with_details(who, identifiers=[i for i in ids if isinstance(i, Identifier)], affiliations=bodies)
    for role in roles:
        yield Contributor(agent=who, role=role, credit=credit)


def _roles(one: Element) -> tuple[list[str], tuple[str, ...]]:
    found: list[str] = []
    credit: dict[str, None] = {}
    for role in one.all("role"):
        known = None
        of_credit = None
        for term in role.elements():
            authority, address = (term.get(name) or "" for name in ("authorityURI", "valueURI"))
            term.drop()
            words = (term.text() or "").rstrip(".").casefold()
            if "credit.niso" in authority or "credit.niso" in address:
                of_credit = of_credit or credit_role(address, words)
            known = known or inverse("contributor-roles", "marc").get(words)
        text = role.own_text()
        if of_credit:
            credit[of_credit] = None
            continue
        known = known or inverse("contributor-roles", "marc").get((text or "").rstrip(".").casefold()) or "contributor"
        if known not in found:
            found.append(known)
    return found or ["author"], tuple(credit)


def dated(said: Statements, origin: Element, name: str, field: str) -> None:
    """The dates of a name: the key date or the best encoded one, a start and an end together."""
    stated = []
    start = end = None
    for one in origin.all(name):
        point, key, encoding = one.get("point"), one.get("keyDate"), one.get("encoding")
        one.drop()
        value = one.text()
        if not value:
            continue
        if point == "end":
            end = value
        else:
            start = value if point == "start" else start
            stated.append((key is None, encoding is None, value, one.line))
    if not stated:
        return
    stated.sort(key=lambda each: each[:2])
    best = next((each for each in stated if _year(each[2])), stated[0])
    value = _year(best[2]) or best[2]
    said.say(field, _year(start) or value if start else value, best[3], name)
    if start and end and _year(end):
        said.say("date:covered", f"{_year(start)}/{_year(end)}", best[3], name)


def _year(text: str) -> str | None:
    """The date in a cataloguer's brackets and marks: ``c1985``, ``[1985?]``, ``1985-9999``."""
    bare = text.strip(" .[]()").removesuffix("-").removesuffix("-9999").removesuffix("?")
    bare = bare.lstrip("cp\u00a9\u2117").strip()
    return dates.parse(text) or dates.parse(bare)


def quiet(mods: Element) -> None:
    """Takes what says something about the catalogue's record and nothing about the work."""
    for one in mods.all("recordInfo", "extension"):
        for inner in [one, *one.find(*{e.name for e in _every(one)})]:
            inner.drop()
        if one.name == "recordInfo":
            one.taken()


def _every(one: Element) -> Iterator[Element]:
    for inner in one.elements():
        yield inner
        yield from _every(inner)
