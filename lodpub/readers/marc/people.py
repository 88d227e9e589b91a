"""People, bodies and meetings of a MARC 21 record."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse, kind_of_work
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.marc.fields import Entry, Field
from lodpub.readers.statements import Statements
from lodpub.record import Agent, Event, Identifier, Organization, Person
from lodpub.values import dates
from lodpub.values.text import fold

__all__ = ["people"]

_PERSONS = ("100", "700")
_BODIES = ("110", "710")
_MEETINGS = ("111", "711")
_END = re.compile(r"[\s,;:/]+$")
_EDITED = re.compile(r"\b(?:ed(?:s|ited|itors?)?|hrsg|herausgegeben|red|dir|edd)\b", re.IGNORECASE)
_ISSUERS = {"publisher": "publisher", "distributor": "organization", "degree-grantor": "institution"}


def people(said: Statements, entry: Entry) -> None:
    """Everybody: the main entry is the author, an added entry what its relator says. Those without a relator are the editors
    of a book that has no author; of other works a body is a contributor, and a person an author, unless the statement of
    responsibility names the person after the authors (``by Jan Berg ; drawings by Eva Holm``)."""
    main = bool(entry.of("100"))
    statement = " ".join(text for field in entry.of("245") if (text := field.peek("c")))
    for field in entry.of(*_PERSONS, *_BODIES, *_MEETINGS, "720"):
        if field.has("t") and field.tag.startswith("7"):
            continue
        if field.tag in _MEETINGS:
            _meeting(said, field)
            continue
        who = _agent(field)
        edited = not main and kind_of_work(said.kind)["zotero"] == "book"
        for role in _roles(field, edited, statement, who) if who else ():
            assert who is not None
            issuer = _ISSUERS.get(role)
            if issuer:
                said.say(issuer, who.name, field.line, f"{field.tag}$a")
            else:
                said.contribute(role, who, field.line)


def _agent(field: Field) -> Agent | None:
    names = field.takes("a")
    name = _END.sub("", names[0]) if names else ""
    ids: list[Identifier] = []
    for value in field.takes("01"):
        found = facts.identifier(None, value.partition(")")[2] or value) if "orcid" in value.casefold() else None
        if found and found.scheme == "orcid":
            ids.append(found)
    bodies = [Organization(name=text) for text in field.takes("u")]
    field.takes("d")
    if field.tag in _BODIES or (field.tag == "720" and (field.take("7") or "").startswith("Org")):
        parts = [_END.sub("", part).rstrip(".") for part in field.takes("b")]
        whole = name if name.endswith(("Inc.", "Co.", "Ltd.")) else name.rstrip(".")
        who: Agent | None = Organization(name=fold(whole), department=". ".join(parts) or None) if whole else None
    elif field.tag == "720":
        who = body_or_person(name)
    else:
        numeral, title = field.take("b"), field.take("c")
        suffix = _END.sub("", title) if title and title.rstrip(".,") in ("Jr", "Sr", "II", "III", "IV") else None
        if not (len(name) > 2 and name[-2] == "." and name[-1:] == ".") and not re.search(r"\b[A-Z]\.$", name):
            name = name.rstrip(".")
        whole = f"{name} {numeral}" if numeral and field.first == "0" else name
        who = body_or_person(whole, is_body=False) if whole else None
        if who and suffix and "," in whole:
            family, _, given = whole.partition(",")
            who = body_or_person(family=family, given=given.strip(), suffix=suffix)
    return with_details(who, identifiers=ids, affiliations=bodies) if who else None


def _roles(field: Field, edited: bool, statement: str, who: Agent | None) -> list[str]:
    words = [word.rpartition("/")[2].rstrip(".,").casefold() for word in field.takes("4e")]
    found = [role for word in words if (role := _role(word))]
    if found:
        return list(dict.fromkeys(found))
    if field.tag.startswith("1"):
        return ["author"]
    if edited:
        return ["editor"]
    if field.tag in _BODIES:
        return ["contributor"]
    last = (who.family if isinstance(who, Person) else None) or ""
    before, named, _ = statement.partition(last) if last else ("", "", "")
    return ["contributor" if named and (_EDITED.search(before) or ";" in before) else "author"]


def _role(word: str) -> str | None:
    known = inverse("contributor-roles", "marc").get(word) or inverse("contributor-roles", "words").get(word)
    return known or inverse("contributor-roles", "label").get(word)


def _meeting(said: Statements, field: Field) -> None:
    name, number, days = field.take("a"), field.take("n"), field.take("d")
    place = field.take("c")
    field.takes("eq4")
    if not name:
        return
    start, _, end = (dates.parse(days.strip(" ().,:;").replace(".", "-") if days else "") or "").partition("/")
    event = Event(
        name=_END.sub("", name).rstrip("."),
        number=number.strip(" ().,:;") if number else None,
        place=place.strip(" ().,:;") if place else None,
        start=start or None,
        end=end or None,
    )
    said.put("event", event, field.line, name)
