"""Reads JSON of a research portal's web service: a page of ``items``, one work, a list, or one work a line."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.json_records import read_json
from lodpub.readers.pure_api.work import to_record
from lodpub.record import Record

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of an answer, a list or lines of works; what has neither title nor uuid comes out as its error."""
    yield from read_json(data, source, [("items",)], to_record, "a work as a portal's web service gives it")
