"""Reads BibTeX and BibLaTeX, LaTeX in the values turned into Unicode; crossref and xdata bring what other entries say.

What a field means depends on the type of the entry; ``vocab/tags/bibtex.csv`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.bibtex.inherited import inherited
from lodpub.readers.bibtex.work import to_record
from lodpub.record import Record
from lodpub.syntax.bibtex import Broken, Entry, entries
from lodpub.syntax.pieces import CARRIED
from lodpub.values.text import decode

__all__ = ["read"]

_NO_WORKS = frozenset(("xdata", "set"))
"""Types of entries that describe no work: data for others to take up, and groups of others."""


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of a file, those of broken entries as errors with the line where they break.

    >>> next(read(b"@article{key, title = {On {H}yphens}, author = {van Berg, Jan}}", "x.bib")).title
    'On Hyphens'
    """
    carried, _, data = data.rpartition(CARRIED)
    try:
        along = decode(carried, source) if carried else ""
        found = list(entries(decode(data, source), along))
    except ReadError as error:
        yield error
        return
    if not found:
        yield ReadError(source, found="no entry", expected="an entry such as '@article{key, title = {...}}'")
    known = [*found, *(_unplaced(item) for item in entries(along))] if along else found
    by_key = {item.key.casefold(): item for item in reversed(known) if not isinstance(item, Broken) and item.key}
    for item in found:
        if isinstance(item, Broken):
            yield ReadError(source, item.line, found=item.found, expected=item.expected)
        elif item.type in _NO_WORKS:
            continue
        elif not item.fields:
            yield ReadError(source, item.line, found="an entry without any field", expected="at least a title")
        else:
            yield to_record(_placed(inherited(item, by_key)) if along else inherited(item, by_key))


def _unplaced(item: Entry | Broken) -> Entry | Broken:
    """An entry that went along with a piece of a file, whose lines are not those of the file."""
    if isinstance(item, Broken):
        return item
    return item._replace(fields=[field._replace(line=0) for field in item.fields], faults=[])


def _placed(entry: Entry) -> Entry:
    """An entry that says of what it took over that it stands where the entry does."""
    fields = [field if field.line else field._replace(line=entry.line) for field in entry.fields]
    return entry._replace(fields=fields, faults=[(line or entry.line, fault) for line, fault in entry.faults])
