"""Writes BibTeX, in Unicode; `ascii` writes it with LaTeX's commands for every letter that is not in ASCII."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.writers.bibtex.entries import entries

__all__ = ["write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """The entries in the order of the records, each with a key of its own."""
    yield from entries(record for record, _ in items)
