"""Writes N-Quads: each record in a graph that bears the name of its subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.writers.lines import lines

__all__ = ["write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[bytes]:
    """The quads of each record in turn."""
    for _, description in items:
        yield lines(description, f" <{description['@id']}>")
