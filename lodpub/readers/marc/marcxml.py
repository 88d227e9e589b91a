"""Reads MARCXML: one record, a collection, or records within other XML such as SRU and OAI-PMH answers."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.marc.fields import Entry, Field
from lodpub.readers.marc.work import records
from lodpub.record import Record
from lodpub.syntax.element import Element
from lodpub.syntax.xml import elements

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records in order; a record without a title is an error."""
    for found in elements(data, source, {"record"}):
        if isinstance(found, ReadError):
            yield found
            continue
        for one in _innermost(found):
            yield from records(_entry(one), source)


def _innermost(found: Element) -> Iterator[Element]:
    """The record itself, or that which an SRU or OAI-PMH record holds."""
    inner = list(found.find("record"))
    yield from inner if inner and not found.all("datafield") else [found]


def _entry(found: Element) -> Entry:
    controls = {}
    for one in found.all("controlfield"):
        controls[one.get("tag") or ""] = _exact(one)
    fields = []
    for one in found.all("datafield"):
        subfields = [(part.get("code") or "", _exact(part)) for part in one.all("subfield")]
        fields.append(Field(one.get("tag") or "", one.get("ind1") or " ", one.get("ind2") or " ", subfields, one.line))
    leaders = found.all("leader")
    return Entry(found.line, _exact(leaders[0]) if leaders else "", controls, fields)


def _exact(one: Element) -> str:
    """The text with its spaces, whose number counts in MARC's control fields."""
    return "".join(part for part in one.content if isinstance(part, str))
