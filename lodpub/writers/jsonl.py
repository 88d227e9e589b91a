"""Writes JSON-LD, one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import msgspec

from lodpub.formats import Description
from lodpub.record import Record

__all__ = ["write"]

_ENCODE = msgspec.json.Encoder().encode


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """A line for each record, with its context by name."""
    for _, description in items:
        try:
            yield f"{_ENCODE(description).decode()}\n"
        except UnicodeEncodeError:  # half of a surrogate pair, which JSON can hold and UTF-8 cannot
            yield json.dumps(description, ensure_ascii=False, separators=(",", ":")) + "\n"
