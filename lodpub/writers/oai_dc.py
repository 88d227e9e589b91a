"""Writes ``oai_dc:dc``, the fifteen elements of Dublin Core that every repository exchanges over OAI-PMH."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.writers.dublin_core import Statement, statements
from lodpub.writers.elements import DECLARATION, element, parent

__all__ = ["write"]

_EMBARGO = "info:eu-repo/date/embargoEnd/"
_SPACES = {
    "xmlns_oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
    "xmlns_xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi_schemaLocation": "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
}


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """One ``oai_dc:dc`` for one record, a list ``records`` of them for more."""
    records = (record for record, _ in items)
    first, second = next(records, None), next(records, None)
    yield DECLARATION
    if first is None or second is None:
        yield (_dc(first) if first else "<records/>") + "\n"
        return
    yield "<records>\n"
    for record in chain((first, second), records):
        yield f"{_dc(record)}\n"
    yield "</records>\n"


def _dc(record: Record) -> str:
    lines = dict.fromkeys(
        element(f"dc:{s.element}", _value(s, record), xml_lang=s.language) for s in statements(record)
    )
    return parent("oai_dc:dc", lines, **_SPACES)


def _value(said: Statement, record: Record) -> str:
    """The value; the day on which an embargo ends says so, as OpenAIRE asks for in plain Dublin Core."""
    ends = said.term == "available" and record.access == "embargoed"
    return f"{_EMBARGO}{said.value}" if ends else said.value
