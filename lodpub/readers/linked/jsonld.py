"""Reads JSON-LD of any shape that describes works in schema.org's words, or in those of Dublin Core and BIBO."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from lodpub.documents import json_text, recognize
from lodpub.documents.document import Document, Place
from lodpub.documents.jsonld import build
from lodpub.documents.jsonld_loading import Loader
from lodpub.documents.places import LARGEST, Lines, Problems
from lodpub.errors import ReadError
from lodpub.readers.linked.rdf import records_of
from lodpub.record import Record, Remark, moved
from lodpub.values.text import decode

__all__ = ["breaks_off", "read"]

_EXPECTED = "JSON-LD that describes a work: with a class such as ScholarlyArticle and a name"


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of the works that a JSON-LD document, a list of them, or JSON lines describe."""
    try:
        text = decode(data, source)
    except ReadError as error:
        yield error
        return
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        yield ReadError(source, 1, found="no JSON object", expected=_EXPECTED)
        return
    if recognize(text, "") == "jsonl":
        line = 1
        for row in text.splitlines(keepends=True):
            if row.strip():
                for item in _document(row.rstrip("\r\n"), source):
                    yield _moved(item, line - 1)
            line += 1
        return
    yield from _document(text, source)


def _moved(item: Record | ReadError, lines: int) -> Record | ReadError:
    return item.moved(lines) if isinstance(item, ReadError) else moved(item, lines)


def _document(text: str, source: str) -> Iterator[Record | ReadError]:
    """The records of one document. Of one that breaks off none is whole; other faults are said in remarks."""
    document = _parsed(text, source)
    items = [*records_of(document, _EXPECTED)]
    records = [item for item in items if isinstance(item, Record)]
    errors = [item for item in items if isinstance(item, ReadError)]
    if not records or breaks_off(document):
        yield from errors[:1]
        return
    remarks = tuple(
        Remark(message=f"found {error.found}, expected {error.expected}", line=error.line) for error in errors
    )
    for record in records:
        yield msgspec.structs.replace(record, remarks=(*record.remarks, *remarks)) if remarks else record


def _parsed(text: str, source: str) -> Document:
    document = Document(source)
    problems = Problems(source)
    document.problems = problems.findings
    if len(text) > LARGEST:
        problems.syntax(Place(1, 1), f"{len(text):,} characters in one piece", f"at most {LARGEST:,}, or lines of JSON")
        return document
    build(json_text.read(text, problems, Lines(text)), document, problems, _loader())
    return document


@cache
def _loader() -> Loader:
    """One for all documents, for the same context is made once."""
    return Loader()


def breaks_off(document: Document) -> bool:
    """Whether a JSON text ends before it is complete."""
    return any(problem.message.startswith("found the end of the text") for problem in document.problems)
