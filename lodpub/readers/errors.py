"""Reads what ``lodpub export --errors`` set aside: the text of records that failed before, mended or not."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import msgspec

from lodpub import formats
from lodpub.errors import LodpubError, ReadError
from lodpub.record import Record

__all__ = ["read"]


class _Failure(msgspec.Struct):
    source: str
    reason: str
    line: int | None = None
    format: str | None = None
    text: str | None = None
    base64: str | None = None


_DECODE = msgspec.json.Decoder(_Failure).decode


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of each line; errors and places are those of the source that the text came from.

    >>> line = b'{"source": "a.json", "line": 7, "reason": "", "format": "record", "text": "{\\\\"kind\\\\": \\\\"article\\\\"}"}'
    >>> [record.kind for record in read(line, "errors.jsonl")]
    ['article']
    """
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            failure = _DECODE(line)
            text = failure.text.encode() if failure.text is not None else base64.b64decode(failure.base64 or "")
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            yield ReadError(source, number, found=str(error), expected="a line that lodpub export --errors wrote")
            continue
        yield from _again(failure, text, source, number)


def _again(failure: _Failure, text: bytes, source: str, number: int) -> Iterator[Record | ReadError]:
    if not text or not failure.format or failure.format == "errors":
        yield ReadError(
            source, number, found=f"no text of what failed ({failure.reason})", expected="the text of a record"
        )
        return
    try:
        yield from formats.find(failure.format, reading=True).read(text, failure.source, failure.line or 1)
    except LodpubError as error:
        yield ReadError(source, number, found=str(error), expected="a format that lodpub reads")
