"""Writes lodpub's own JSON of a record; of several, a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from lodpub.formats import Description
from lodpub.record import Record

__all__ = ["write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """Indented JSON: an object for one record, an array for more."""
    records = [record for record, _ in items]
    yield msgspec.json.format(msgspec.json.encode(records[0] if len(records) == 1 else records)).decode() + "\n"
