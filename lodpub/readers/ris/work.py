"""A work from the lines of a RIS record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lodpub.crosswalk import inverse, table
from lodpub.readers import facts
from lodpub.readers.book_numbers import book_numbers
from lodpub.readers.statements import Statements, agent
from lodpub.record import Record
from lodpub.syntax.ris import Entry, Line
from lodpub.values import dates, doi, identifiers
from lodpub.values.names import looks_like_organization
from lodpub.values.tables import rows

__all__ = ["to_record"]

_DATES = ("DA", "PY", "Y1")
"""The dates of publication, the one to trust most first: ``Y1`` is the oldest and goes by in favour of the others."""

_THROUGH = re.compile(r" through ", re.IGNORECASE)


def to_record(entry: Entry) -> Record:
    """The record of one entry; what has no place on it stays unread."""
    kinds = inverse("work-types", "ris")
    said = Statements(_kind(entry, kinds.get(entry.type.casefold(), "other")))
    if entry.type.casefold() not in kinds:
        said.unread(f"TY: {entry.type}", entry.line)
        said.remark(f"{entry.type!r} is no type of RIS", "kind", entry.line)
    if not entry.ended:
        said.remark("the record has no ER line: it may be cut off", None, entry.line)
    fields = _meanings(entry)
    year = next((line.value[:4] for line in entry.lines if line.tag in ("PY", "Y1") and dates.parse(line.value)), None)
    for line in sorted(entry.lines, key=lambda line: _DATES.index(line.tag) if line.tag in _DATES else len(_DATES)):
        field = fields.get(line.tag, "")
        if not line.value:
            continue
        if facts.is_role(field):
            who = agent(line.value)
            if entry.type == "PAT" and field == "author":
                field = "creator"
            said.contribute(field, who, line.number, line.value, line.tag)
        elif line.tag == "DA" and year and dates.parse(line.value) is None and dates.parse(f"{year} {line.value}"):
            said.say(field, f"{year} {line.value}", line.number, line.tag)
        else:
            _say(said, field, line)
    return said.record()


def _meanings(entry: Entry) -> Mapping[str, str]:
    """What each tag means in an entry: by its type, and by what else stands in it."""
    fields, tags = dict(_fields(entry.type)), {line.tag for line in entry.lines}
    pure = {"PY", "Y1", "M3"} <= tags
    if "C3" in tags and fields.get("C3") == "container":
        fields["T2"] = "event"
    if fields["T2"] == "thesis-part" and not pure:
        fields["T2"] = "department"
    if "T2" in tags and fields["T2"] == "container" and pure:
        if "BT" in tags or "Y2" in tags:
            fields |= {"T2": "event", "Y2": "event-date"}
        elif "JF" in tags:
            fields["T2"] = "subtitle"
    if pure and fields["T2"] == "series" and "BT" in tags:  # a book, whose series is T3
        fields["T2"] = "subtitle"
    if pure and entry.type == "GEN" and {"BT", "T1"} <= tags:
        fields["BT"] = "container"
    if fields.get("M1") == "issue" and ("IS" in tags or pure):
        fields["M1"] = "article_number"
    return fields


def _say(said: Statements, field: str, line: Line) -> None:
    value = line.value
    if field == "isbn-or-issn":
        for scheme, number in book_numbers(value):
            said.say(scheme, number, line.number, line.tag)
    elif field == "number" and line.tag == "SN" and identifiers.parse("isbn", value).valid:
        said.say("isbn", value, line.number, line.tag)
    elif field == "number" and line.tag == "SN" and identifiers.parse("issn", value).valid:
        said.say("issn", value, line.number, line.tag)
    elif field == "organization":
        said.say(field if any(map(str.isalpha, value)) else "", value, line.number, line.tag)
    elif field == "event-date":
        said.say(field, _THROUGH.sub("/", value), line.number, line.tag)
    elif field == "user-2":
        said.say("doi" if doi.parse(value) else "", value, line.number, line.tag)
    elif field in ("note", "type") and (found := doi.parse(value)):
        said.say("doi", found, line.number, line.tag)
    elif field == "pmcid-or-pmid":
        scheme = "pmcid" if value.casefold().startswith("pmc") else "pmid"
        said.say(scheme if identifiers.parse(scheme, value).valid else "", value, line.number, line.tag)
    elif field == "page-start-or-count":
        counted = value.rstrip("p. ").isdigit()
        said.say(
            "number_of_pages" if counted else "pages", value.rstrip("p. ") if counted else value, line.number, "SP"
        )
    elif field == "thesis-part":
        whole = (said.first("title") or "").casefold()
        said.say(
            "department" if looks_like_organization(value) or not whole else "subtitle", value, line.number, line.tag
        )
    elif line.tag == "M3" and inverse("work-types", "label").get(value.casefold()) == said.kind:
        pass  # the kind is read of it
    elif field == "type":
        said.say("", value, line.number, line.tag)
    else:
        said.say(field, value, line.number, line.tag)


def _kind(entry: Entry, general: str) -> str:
    """The kind that ``M3`` names in words, where it is one that the record's type may stand for."""
    for line in entry.lines:
        if line.tag == "M3":
            special = inverse("work-types", "label").get(line.value.casefold())
            if special and entry.type in (table("work-types")[special]["ris"].split("|")):
                return special
            if general == "thesis" and special is None:
                return facts.thesis_kind(line.value) or general
            if general == "other" and any(other.tag == "BT" for other in entry.lines):  # Pure's papers and chapters
                return "proceedings-article" if any(other.tag == "Y2" for other in entry.lines) else "chapter"
    if general == "other" and _in_journal(entry):
        return "article"
    return general


def _in_journal(entry: Entry) -> bool:
    """Whether a generic or unknown work names a journal with a volume or an issue of it."""
    tags = {line.tag for line in entry.lines if line.value}
    return bool(tags & {"JF", "JO", "JA", "T2"}) and bool(tags & {"VL", "IS"})


@lru_cache(maxsize=4096)
def _fields(type: str) -> Mapping[str, str]:
    """What each tag means in records of a type."""
    found: dict[str, str] = {}
    for tag, types, field in rows("tags/ris"):
        if not types or type in types.split("|"):
            found.setdefault(tag, field)
    return found
