"""Read, map, write: the way of a record through lodpub."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from lodpub import formats, mapping, sources
from lodpub.errors import ReadError, UnrecognizedError, UsageError
from lodpub.formats import Description
from lodpub.record import Record
from lodpub.values.text import decode

__all__ = ["describe", "export", "load", "read", "read_all", "stream"]


def read(source: sources.Argument, format: str | None = None) -> Record:
    """The one record in a source.

    `source` is a path (a folder, a pattern, an archive or a compressed file too), the bytes of a file, or an open file; `format` a name from `lodpub.formats`, found from
    the content when left out. Raises `ReadError` where there is no record or it cannot be read, `OSError` where the
    file cannot, `UsageError` where there is more than one.

    >>> import lodpub
    >>> lodpub.read("seeds/leveraging-antiprogestins.txt").issue
    '8'
    """
    records = list(read_all(source, format))
    if not records:
        raise ReadError(_name(source), found="no file", expected="a record")
    if len(records) > 1:
        raise UsageError(f"{_name(source)} holds {len(records)} records; read_all() gives them one by one")
    return records[0]


def read_all(source: sources.Argument, format: str | None = None) -> Iterator[Record]:
    """All records in a source, in order; arguments and errors as `read`, raised when the bad record is reached."""
    for item in load(source, format):
        if isinstance(item, ReadError):
            raise item
        yield item


def load(source: sources.Argument | sources.Source, format: str | None = None) -> Iterator[Record | ReadError]:
    """All records in a source; what cannot be read comes out as its error, and the rest goes on.

    Raises `OSError` where a file cannot be opened, `UsageError` where it needs a package that is not installed.
    """
    for one in (source,) if isinstance(source, sources.Source) else sources.expand([source]):
        try:
            data = one.open().read()
            chosen = formats.find(format) if format else formats.recognize(decode(data, one.name), one.name)
        except ReadError as error:
            yield error
            continue
        empty = True
        for item in chosen.read(data, one.name):
            empty = False
            yield item
        if empty:
            yield UnrecognizedError(one.name, found="no record", expected=f"at least one in format {chosen.name}")


def describe(record: Record, vocab: str | None = None, base: str | None = None) -> Description:
    """The record as a JSON-LD node tree with its ``@context``.

    `vocab` narrows to ``schemaorg`` or ``dublincore``; `base` is the IRI under which a record without an
    identifier of its own gets one.
    """
    return mapping.describe(record, vocab=vocab, base=base)


def export(
    records: Record | Iterable[Record], format: str = "jsonld", *, vocab: str | None = None, base: str | None = None
) -> str:
    """One record or several as text in a format that lodpub writes.

    Raises `UnknownFormatError` for a format that there is not, `WriteError` where a record does not fit it.

    >>> import lodpub
    >>> print(lodpub.export(lodpub.read("seeds/leveraging-antiprogestins.txt"), "turtle").splitlines()[1])
    @prefix bibo: <http://purl.org/ontology/bibo/> .
    """
    return "".join(stream([records] if isinstance(records, Record) else records, format, vocab=vocab, base=base))


def stream(
    records: Iterable[Record], format: str = "jsonld", *, vocab: str | None = None, base: str | None = None
) -> Iterator[str]:
    """As `export`, in pieces as they are made: for more records than memory holds."""
    return formats.find(format).write((record, describe(record, vocab, base)) for record in records)


def _name(source: sources.Argument) -> str:
    if isinstance(source, bytes):
        return "<bytes>"
    return os.fspath(source) if isinstance(source, str | os.PathLike) else str(getattr(source, "name", "<stream>"))
