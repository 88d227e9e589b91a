"""Contributors of a JATS article with their affiliations, which stand beside them or are pointed at."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.credit import credit_role
from lodpub.readers.statements import Statements
from lodpub.record import Agent, Contributor, Organization
from lodpub.syntax.element import Element

__all__ = ["contributors"]


def contributors(said: Statements, meta: Element) -> None:
    """Says everybody in order. Whom to write to is marked, e-mail addresses are left away."""
    bodies = _bodies(meta)
    groups = meta.all("contrib-group")
    for group in groups:
        type = group.get("content-type")
        group.drop()
        shared = [body for one in group.all("aff") if (body := bodies.get(one.peek("id") or "", None) or _body(one))]
        lone = shared if len(shared) == 1 and not any(True for _ in group.find("xref")) else []
        for one in group.all("contrib"):
            _contributor(said, one, bodies, lone, (type, str(group.line)))
        for other in group.elements():
            if other.name != "contrib":
                other.drop().taken()
    for one in meta.all("aff", "aff-alternatives", "author-notes"):
        one.drop().taken()
        for inner in one.find("aff", "corresp", "fn", "p", "email", "label"):
            inner.drop().taken()


def _bodies(meta: Element) -> Mapping[str, Organization]:
    found = {}
    for one in meta.find("aff"):
        id = one.peek("id")
        if id and (body := _body(one)):
            found[id] = body
    return found


def _body(one: Element) -> Organization | None:
    """An affiliation: its institution with identifiers, else its whole text."""
    for label in one.find("label", "sup"):
        label.content = []
    ids = tuple(
        facts.identifier(i.get("institution-id-type"), i.text() or "") for i in one.find("institution-id") if i.own()
    )
    places: list[str] = []
    names: list[str] = []
    departments: list[str] = []
    for part in one.find("institution"):
        within = part.get("content-type") in ("dept", "department", "orgdiv1", "orgdiv2")
        if text := part.text():
            (departments if within else names).append(text)
    for part in one.find("addr-line", "city", "state", "country"):
        part.drop()
        if text := part.text():
            places.append(text)
    if names or departments:
        name = (names or departments)[0]
        department = departments[0] if names and departments else None
        return Organization(name=name, department=department, identifiers=ids, place=", ".join(places) or None)
    whole = one.text()
    return Organization(name=whole.strip(" ,;"), identifiers=ids) if whole else None


def _contributor(
    said: Statements,
    one: Element,
    bodies: Mapping[str, Organization],
    lone: list[Organization],
    group: tuple[str | None, str],
) -> None:
    type = one.get("contrib-type") or group[0] or "author"
    corresponding = one.get("corresp") == "yes"
    one.drop()
    members = [inner for collab in one.all("collab") for inner in collab.all("contrib-group")]
    who = _name(one)
    ids = []
    for id in one.all("contrib-id"):
        scheme = id.get("contrib-id-type")
        id.drop()
        if value := id.text():
            ids.append(facts.identifier(scheme, value))
    own = []
    for reference in one.all("xref"):
        kind, target = reference.get("ref-type"), reference.get("rid") or ""
        reference.drop().taken()
        corresponding = corresponding or kind == "corresp"
        own += [bodies[name] for name in target.split() if name in bodies]
    own += [body for aff in one.all("aff") if (body := _body(aff.drop()))]
    credit: dict[str, None] = {}
    for part in one.all("role"):
        term, address, type_of = part.get("vocab-term"), part.get("vocab-term-identifier"), part.get("content-type")
        part.drop()
        stated = dict.fromkeys(filter(None, (term, part.text())))
        if known := credit_role(address, term, type_of, *stated):
            credit[known] = None
        elif stated and who is not None:
            said.say("", " = ".join(stated), part.line, f"part of {who.name} in the work")
    for other in one.elements():
        if other.name not in ("name", "string-name", "collab", "name-alternatives"):
            other.drop().taken()
    if who is not None:
        who = with_details(who, identifiers=ids, affiliations=own or lone)
        word = type.casefold()
        known_as = (inverse("contributor-roles", column).get(word) for column in ("jats", "marc"))
        role = sys.intern(next(filter(None, known_as), "author" if "author" in type else "contributor"))
        found = Contributor(agent=who, role=role, corresponding=corresponding, credit=tuple(credit))
        said.contribute(role, found, one.line, listed=group[1])
        for member in (person for group in members for person in group.find("contrib")):
            if named := _name(member):
                said.say("", named.name, member.line, f"member of {who.name}")


def _name(one: Element) -> Agent | None:
    names = [*one.all("name", "string-name"), *(n for group in one.all("name-alternatives") for n in group.elements())]
    for number, name in enumerate(names):
        name.drop()
        family, given = name.text("surname"), name.text("given-names")
        prefix, suffix = name.text("prefix"), name.text("suffix")
        for part in name.elements():
            part.drop()
        if number:
            continue
        found = body_or_person(
            name.text() if not family and not given else None, family=family, given=given, suffix=suffix, is_body=False
        )
        if prefix:
            name.taken()
        if found:
            for rest in names[1:]:
                rest.drop().taken()
            return found
    for collab in one.all("collab"):
        collab.drop()
        within = collab.all("contrib-group", "aff")
        collab.content = [part for part in collab.content if all(part is not inner for inner in within)]
        stated = collab.text("named-content") or collab.text("institution") or collab.text()
        if stated:
            collab.taken()
            return Organization(name=stated)
    return None
