"""Reads lodpub's own JSON of a record, or of a list of records."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lodpub.errors import ReadError
from lodpub.record import Record

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of one JSON object, or of an array of them.

    >>> next(read(b'{"kind": "article", "title": "On hyphens"}', "example.json")).title
    'On hyphens'
    """
    try:
        listed = data.lstrip()[:1] == b"["
        items = (
            msgspec.json.decode(data, type=list[msgspec.Raw])
            if listed
            else [msgspec.json.decode(data, type=msgspec.Raw)]
        )
    except (msgspec.DecodeError, RecursionError) as error:
        yield ReadError(source, found=f"JSON that does not parse ({error})", expected="a record, or a list of them")
        return
    for item in items:
        try:
            yield msgspec.json.decode(item, type=Record)
        except (msgspec.DecodeError, RecursionError) as error:
            yield ReadError(source, found=str(error), expected="a record as lodpub writes it")
