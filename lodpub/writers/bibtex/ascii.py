"""Writes BibTeX in ASCII for LaTeX before 2018: accents, signs and formulas as commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.writers.bibtex.entries import entries
from lodpub.writers.bibtex.latex import commands

__all__ = ["write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """The entries in the order of the records; a letter that LaTeX has no command for stays as it is."""
    yield from entries((record for record, _ in items), commands)
