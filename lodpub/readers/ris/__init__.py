"""Reads RIS, the tagged format of reference managers, in all its dialects: Reference Manager, EndNote, publishers, Pure.

What a tag means depends on the type of the record; ``vocab/tags/ris.csv`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.ris.work import to_record
from lodpub.record import Record
from lodpub.syntax.ris import Entry, entries
from lodpub.values.text import decode

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records from ``TY`` to ``ER``; one without any content comes out as an error.

    >>> next(read(b"TY  - JOUR\\nTI  - On hyphens\\nAU  - Berg, Jan\\nER  -\\n", "x.ris")).title
    'On hyphens'
    """
    try:
        text = decode(data, source)
    except ReadError as error:
        yield error
        return
    for found in entries(text):
        if not isinstance(found, Entry):
            yield ReadError(source, found, found="text outside a record", expected="a line such as 'TY  - JOUR'")
        elif not found.lines:
            yield ReadError(
                source, found.line, found="a record without any field", expected="at least a title, such as 'TI  - ...'"
            )
        else:
            yield to_record(found)
