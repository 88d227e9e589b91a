"""Reads EndNote's XML export: what an element means depends on the type of the reference (``vocab/tags/endnote.csv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.finished import finished, marked
from lodpub.readers.statements import Statements, agent
from lodpub.record import Record, Unread
from lodpub.syntax.element import Element
from lodpub.syntax.xml import elements
from lodpub.values import dates, identifiers
from lodpub.values.tables import rows

__all__ = ["read"]

_PEOPLE = ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors")
_ADMINISTRATIVE = frozenset(
    [
        "database",
        "source-app",
        "rec-number",
        "foreign-keys",
        "access-date",
        "modified-date",
        "remote-database-name",
        "remote-database-provider",
        "ref-type",
        "label",
        "accession-num",
    ]
)
_GROUPS = (
    "contributors",
    "titles",
    "periodical",
    "dates",
    "pub-dates",
    "keywords",
    "urls",
    "related-urls",
    "pdf-urls",
    "web-urls",
    "text-urls",
)
_FACES = (("superscript", "sup"), ("subscript", "sub"), ("italic", "i"), ("bold", "b"))
_SEVERAL = re.compile(r"\s*[;,\r\n]\s*|\s+(?=[0-9]{4}-|97[89])")


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of an export, in order; a reference without any text is an error."""
    for found in elements(data, source, {"record"}):
        if isinstance(found, ReadError):
            yield found
            continue
        record = _record(found)
        yield record or ReadError(
            source, found.line, found="a record without title, author and DOI", expected="a reference of EndNote"
        )


def _record(found: Element) -> Record | None:
    type = _type(found)
    _styled(found)
    said = Statements(_kind(found, type))
    fields = dict(_fields(type))
    if fields.get("custom3") == "container" and any(True for _ in found.find("custom3")):
        fields["secondary-title"] = "event"  # the proceedings have a title of their own beside the meeting's
    _walk(said, found, fields)
    if not any(said.first(field) for field in ("title", "doi", "container")) and not said.has("contributors"):
        return None
    if said.kind == "thesis" and (degree := said.first("qualification")):
        said.kind = facts.kind_in_words(degree, "THES", "ris") or said.kind
    left = [Unread(line=line, text=text) for line, text in found.leftovers() if "@" not in text.partition(":")[0]]
    return finished(said.record(), left, found.line)


def _type(found: Element) -> str:
    """The name of the reference's type; by its number where the name is unknown, for programs translate the names."""
    stated = next(iter(found.all("ref-type")), None)
    name, number = (stated.get("name") or "", stated.text() or "") if stated else ("", "")
    known = name.casefold() in inverse("work-types", "endnote")
    numbered = {number: name for number, name, *_ in rows("tags/endnote-types")}
    return name if known else numbered.get(number) or name or "Generic"


def _kind(found: Element, type: str) -> str:
    """A conference paper is a talk, unless it has pages or a publisher."""
    kind = inverse("work-types", "endnote").get(type.casefold(), "other")
    printed = any(True for _ in found.find("pages", "publisher"))
    return "presentation" if type == "Conference Paper" and not printed else kind


def _styled(found: Element) -> None:
    """Styles become the elements of HTML that they stand for."""
    for style in found.find("style"):
        face = style.get("face") or ""
        style.drop()
        style.name = next((name for word, name in _FACES if word in face), "span")


def _walk(said: Statements, group: Element, fields: Mapping[str, str]) -> None:
    for one in group.elements():
        if one.name in _PEOPLE:
            _people(said, one, fields)
        elif one.name in _GROUPS:
            _walk_urls(said, one, fields) if one.name in ("pdf-urls", "text-urls") else _walk(said, one, fields)
        elif one.name in _ADMINISTRATIVE:
            one.drop().taken()
        elif whole := one.raw():
            _say(said, fields.get(one.name, ""), whole, one)


def _walk_urls(said: Statements, group: Element, fields: Mapping[str, str]) -> None:
    for one in group.elements():
        if url := one.text():
            said.say(fields["pdf-url"], url, one.line, "pdf-url")


def _people(said: Statements, group: Element, fields: Mapping[str, str]) -> None:
    role = fields.get(group.name, "")
    for one in group.all("author"):
        one.drop()
        if text := one.text():
            if facts.is_role(role):
                said.contribute(role, agent(text), one.line, text, role)
            else:
                said.say("", text, one.line, group.name)


def _say(said: Statements, field: str, whole: str, one: Element) -> None:
    if field in ("title", "abstract"):
        for origin in marked(one.line, **{field: whole}):
            said.origin(origin)
    if field == "isbn-or-issn":
        for number in filter(None, _SEVERAL.split(one.text() or "")):
            issn = identifiers.parse("issn", number)
            scheme = (
                "issn" if issn.valid or not (identifiers.parse("isbn", number).valid or len(number) > 10) else "isbn"
            )
            said.say(scheme, number, one.line, one.name)
    elif field == "type":
        if not facts.kind_in_words(one.text()):
            said.add("subjects", facts.genre(one.text() or ""), one.line)
    elif field == "issued" and (year := said.first("issued")) and not dates.parse(one.text() or ""):
        whole_date = f"{year[:4]} {one.text()}"
        said.say(field if dates.parse(whole_date) else "", whole_date, one.line, one.name)
    elif field == "number_of_pages" and not (one.text() or "").rstrip(" p.").isdigit():
        said.say("pages", one.text() or "", one.line, one.name)
    else:
        said.say(field, whole, one.line, one.name)


@lru_cache(maxsize=4096)
def _fields(type: str) -> Mapping[str, str]:
    """What each element means in references of a type."""
    found: dict[str, str] = {}
    for tag, types, field in rows("tags/endnote"):
        if not types or type in types.split("|"):
            found.setdefault(tag, field)
    return found
