"""Reads works as Crossref's REST API answers them: one message, a list of items, an array, or one work a line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lodpub.errors import ReadError
from lodpub.readers.crossref.message import Message
from lodpub.readers.crossref.work import to_record, unplaced
from lodpub.record import Record, Unread
from lodpub.syntax import json_items, typed

__all__ = ["read"]

_DECODER = msgspec.json.Decoder(Message)
_ENVELOPES = (("message", "items"), ("message",), ("items",))


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of an answer; a work that is none comes out as its error, and the rest goes on."""
    for item in json_items.items(data, _ENVELOPES):
        if isinstance(item, json_items.Fault):
            yield ReadError(source, item.line, found=item.found, expected="JSON of Crossref's REST API")
            continue
        try:
            message, left = typed.decode(_DECODER, item.text)
        except (msgspec.DecodeError, RecursionError) as error:
            yield ReadError(source, item.line, found=str(error), expected="a work as Crossref's REST API gives it")
            continue
        if not (message.DOI or message.title or message.type):
            yield ReadError(source, item.line, found="an object without DOI, title and type", expected="a work")
            continue
        yield _record(message, left, item.line)


def _record(message: Message, left: list[typed.Leftover], line: int) -> Record:
    record = to_record(message)
    unread = [Unread(line=line, text=f"{name}: {text}") for name, text in (*unplaced(message), *left)]
    return msgspec.structs.replace(record, unread=tuple(unread)) if unread else record
