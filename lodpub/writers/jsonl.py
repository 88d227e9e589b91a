"""Writes JSON-LD, one document a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.writers.json_text import encoded

__all__ = ["write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[bytes]:
    """A line for each record, with its context by name."""
    for _, description in items:
        yield encoded(description) + b"\n"
