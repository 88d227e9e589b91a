"""Reads Crossref's XML: unixref and unixsd answers, and deposits; each work becomes the message that the REST API gives of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from lodpub.errors import ReadError
from lodpub.readers.crossref.agents import contributor
from lodpub.readers.crossref.deposited import Fields
from lodpub.readers.crossref.deposited_works import works
from lodpub.readers.crossref.message import Author, Message
from lodpub.readers.crossref.work import to_record, unplaced
from lodpub.readers.finished import finished, marked
from lodpub.record import Record, Translation, Unread
from lodpub.syntax import work_elements
from lodpub.syntax.element import Element
from lodpub.syntax.xml import elements
from lodpub.values.markup import clean

__all__ = ["read"]

_ITEMS = {"citedby-count": "is-referenced-by-count", "publisher-name": "publisher"}


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of the works in an answer or a deposit, in order; an answer for an unknown DOI is an error."""
    for found in elements(data, source, {"query", "doi_record", *work_elements.CROSSREF}):
        if isinstance(found, ReadError):
            yield found
        else:
            yield from _records(found, source)


def _records(found: Element, source: str) -> Iterator[Record | ReadError]:
    """The records of one answer or one deposited journal, book or the like; what is left of it goes to the last of them."""
    known = _known(found)
    deposited = found.name in work_elements.CROSSREF
    made = []
    for work in [found] if deposited else list(found.find(*work_elements.CROSSREF)):
        for fields in works(work, deposited=deposited):
            made.append(_record({**known, **fields}, work.line))
    if not made:
        reason = next((error.text() for error in found.find("error", "msg")), None)
        yield ReadError(
            source,
            found.line,
            found=f"no work ({reason})" if reason else "no work",
            expected="a work as Crossref describes it",
        )
        return
    left = [Unread(line=line, text=text) for line, text in found.leftovers()]
    for record in made[:-1]:
        yield finished(record, line=found.line)
    yield finished(made[-1], left, found.line)


def _known(found: Element) -> Fields:
    """What the answer itself says of the work: the publisher and how often it is cited."""
    known: Fields = {}
    found.drop()
    if found.name == "query":
        for item in found.all("doi"):
            item.drop().taken()
        for item in found.all("crm-item"):
            name, value = item.get("name") or "", item.text()
            item.drop()
            if value and name in _ITEMS:
                known[_ITEMS[name]] = int(value) if value.isdigit() and name == "citedby-count" else value
        for record in found.find("doi_record"):
            record.drop()
    for crossref in found.find("crossref"):
        crossref.drop()
    return known


def _record(fields: Fields, line: int) -> Record:
    people: list[tuple[str, dict[str, Any]]] = fields.pop("people", [])
    abstracts: list[tuple[str, str | None]] = fields.pop("abstracts", [])
    if abstracts:
        fields["abstract"] = abstracts[0][0]
    message = msgspec.convert({key: value for key, value in fields.items() if value}, Message)
    record = to_record(message)
    contributors = [contributor(role, msgspec.convert(one, Author)) for role, one in people]
    translated = [Translation(text=clean(text), language=language) for text, language in abstracts[1:] if language]
    notes = [clean(text) for text, language in abstracts[1:] if not language]
    return msgspec.structs.replace(
        record,
        contributors=tuple(dict.fromkeys(one for one in contributors if one)),
        translated_abstracts=tuple(translated),
        notes=(*record.notes, *notes),
        provenance=marked(line, title=next(iter(message.title or ()), None), abstract=message.abstract),
        unread=tuple(Unread(line=line, text=f"{name}: {text}") for name, text in unplaced(message)),
    )
