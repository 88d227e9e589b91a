"""Reads MODS, versions 3.0 to 3.8: one record, a collection, or records within other XML such as OAI-PMH answers and METS."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.finished import finished
from lodpub.readers.mods.work import to_record
from lodpub.record import Record, Unread
from lodpub.syntax.xml import elements

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of every ``mods`` element, in order; one that says nothing of a work is an error."""
    for found in elements(data, source, {"mods"}):
        if isinstance(found, ReadError):
            yield found
            continue
        line = found.line
        record = to_record(found.drop())
        if record is None:
            yield ReadError(
                source, line, found="a MODS record without title, name and identifier", expected="at least titleInfo"
            )
            continue
        left = [Unread(line=number, text=text) for number, text in found.leftovers()]
        yield finished(record, left, line)
