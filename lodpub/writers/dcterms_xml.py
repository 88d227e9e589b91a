"""Writes DCMI's terms as XML, by the guidelines of DCMI for Dublin Core in XML: one element a value, its scheme as its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.writers.dublin_core import statements
from lodpub.writers.elements import DECLARATION, element, parent

__all__ = ["write"]

_OPENING = (
    '<metadata xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """One document for all records: a ``record`` of terms for each."""
    yield DECLARATION + _OPENING
    for record, _ in items:
        lines = dict.fromkeys(
            element(f"dcterms:{s.term}", s.value, xml_lang=s.language, xsi_type=s.scheme and f"dcterms:{s.scheme}")
            for s in statements(record)
        )
        yield parent("record", lines) + "\n"
    yield "</metadata>\n"
