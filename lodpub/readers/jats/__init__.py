"""Reads articles in JATS (and NLM's older tag sets): the front matter and the list of references."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.finished import finished
from lodpub.readers.jats.front import to_record
from lodpub.record import Record, Unread
from lodpub.syntax.xml import elements

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The record of every article in a document, the text of the article left aside."""
    for found in elements(data, source, {"article"}):
        if isinstance(found, ReadError):
            yield found
            continue
        line = found.line
        record = to_record(found)
        if record is None:
            yield ReadError(source, line, found="an article without title and DOI", expected="front matter of JATS")
            continue
        left = [Unread(line=number, text=text) for number, text in found.leftovers()]
        yield finished(record, left, line)
