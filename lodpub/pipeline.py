"""Read, map, write: the way of a record through lodpub."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from lodpub import formats, mapping, sources
from lodpub.errors import ReadError, UnrecognizedError, UsageError
from lodpub.formats import Description
from lodpub.record import Record
from lodpub.sources.streams import BLOCK, beginning
from lodpub.syntax.json_arrays import is_lines
from lodpub.syntax.pieces import Json, Piece
from lodpub.values.text import decode

if TYPE_CHECKING:
    from lodpub.sources.columns import Columns, Map

__all__ = [
    "Bad",
    "Batch",
    "batches",
    "describe",
    "export",
    "format_of_lines",
    "linked_copies",
    "load",
    "read",
    "read_all",
    "records",
    "stream",
]


def read(source: sources.Argument, format: str | None = None, *, columns: Map | Columns | None = None) -> Record:
    """The one record in a source.

    `source` is a path (a folder, a pattern, an archive or a compressed file too), the bytes of a file, or an open file; `format` a name from `lodpub.formats`, found from
    the content when left out; `columns` says which column of a table means which field (`lodpub.sources.columns`). Raises
    `ReadError` where there is no record or it cannot be read, `OSError` where the
    file cannot, `UsageError` where there is more than one.

    >>> import lodpub
    >>> lodpub.read("seeds/leveraging-antiprogestins.txt").issue
    '8'
    """
    records = list(read_all(source, format, columns=columns))
    if not records:
        raise ReadError(_name(source), found="no file", expected="a record")
    if len(records) > 1:
        raise UsageError(f"{_name(source)} holds {len(records)} records; read_all() gives them one by one")
    return records[0]


def read_all(
    source: sources.Argument, format: str | None = None, *, columns: Map | Columns | None = None
) -> Iterator[Record]:
    """All records in a source, in order; arguments and errors as `read`, raised when the bad record is reached."""
    if columns is not None:
        from lodpub.sources.columns import columns_of  # few have a map

        columns = columns_of(columns)
    for item in load(source, format, columns):
        if isinstance(item, ReadError):
            raise item
        yield item


class Batch(NamedTuple):
    """A piece of a source, not read yet: what a process that maps and writes is given."""

    source: str
    format: str
    line: int
    data: bytes


class Bad(NamedTuple):
    """What could not be read, and its text as it stands in the source where that is known."""

    error: ReadError
    format: str | None = None
    text: bytes = b""


def load(
    source: sources.Argument | sources.Source, format: str | None = None, columns: Columns | None = None
) -> Iterator[Record | ReadError]:
    """All records in a source; what cannot be read comes out as its error, and the rest goes on. Memory stays flat.

    Raises `OSError` where a file cannot be opened, `UsageError` where it needs a package that is not installed.
    """
    for one in (source,) if isinstance(source, sources.Source) else sources.expand([source]):
        for batch in batches(one, format, columns):
            items = (batch,) if isinstance(batch, Bad) else records(batch)
            for item in items:
                yield item.error if isinstance(item, Bad) else item


def batches(source: sources.Source, format: str | None = None, columns: Columns | None = None) -> Iterator[Batch | Bad]:
    """A source in pieces that can be read on their own; what is wrong with the source as a whole comes last. With `columns`
    it is a table.

    Raises as `load` does.
    """
    try:
        stream = columns.renaming(source.open(), source.name) if columns else source.open()
        format = "csv" if columns else format or _recognized(beginning(stream, BLOCK), source.name)
        for piece in formats.find(format).cutting.batches(stream, source.name):
            yield Batch(source.name, format, piece.line, piece.data)
    except ReadError as error:
        yield Bad(error)


def format_of_lines(stream: BinaryIO, source: str, format: str | None = None) -> str | None:
    """The format of a source that may be cut at the end of any line, since each line is a record; None for all others.

    Raises `ReadError` where no format fits.
    """
    head = beginning(stream, BLOCK)
    if not is_lines(head):
        return None
    found = format or _recognized(head, source)
    return found if isinstance(formats.find(found).cutting, Json) else None


def records(batch: Batch) -> Iterator[Record | Bad]:
    """The records of a batch. Where one is bad, each is read on its own, so that it harms no other."""
    chosen = formats.find(batch.format)
    items = list(chosen.read(batch.data, batch.source, batch.line))
    if not any(isinstance(item, ReadError) for item in items) and items:
        yield from cast(list[Record], items)
        return
    for piece in chosen.cutting.singles(Piece(batch.line, batch.data)):
        items = list(chosen.read(piece.data, batch.source, piece.line)) or [
            UnrecognizedError(batch.source, found="no record", expected=f"at least one in format {chosen.name}")
        ]
        for item in items:
            text = piece.data if len(items) == 1 else b""
            yield Bad(item, chosen.name, text) if isinstance(item, ReadError) else item


def _recognized(head: bytes, source: str) -> str:
    return formats.recognize(decode(_whole_characters(head), source), source).name


def _whole_characters(head: bytes) -> bytes:
    """The text without what a cut left of its last character."""
    return head if len(head) < BLOCK else head[: next((n for n in range(-1, -5, -1) if head[n] < 0x80), None)]


def describe(record: Record, vocab: str | None = None, base: str | None = None) -> Description:
    """The record as a JSON-LD node tree with its ``@context``.

    `vocab` narrows to ``schemaorg`` or ``dublincore``; `base` is the IRI under which a record without an
    identifier of its own gets one.
    """
    return mapping.describe(record, vocab=vocab, base=base)


def export(
    records: Record | Iterable[Record],
    format: str = "jsonld",
    *,
    vocab: str | None = None,
    base: str | None = None,
    alternates: Sequence[str] = (),
) -> str:
    """One record or several as text in a format that lodpub writes.

    `alternates` are addresses of copies of the one record in other formats, which ``html`` links to: ``record.ttl``, or
    ``turtle=https://example.org/1`` where the name tells no format. Raises `UnknownFormatError` for a format that there is
    not, `WriteError` where a record does not fit it, `UsageError` for alternates elsewhere or of several records.

    >>> import lodpub
    >>> print(lodpub.export(lodpub.read("seeds/leveraging-antiprogestins.txt"), "turtle").splitlines()[1])
    @prefix bibo: <http://purl.org/ontology/bibo/> .
    """
    records = [records] if isinstance(records, Record) else records
    if alternates and len(records := list(records)) > 1:
        raise UsageError("alternates are copies of one record, but there are several")
    return "".join(stream(records, format, vocab=vocab, base=base, alternates=alternates))


def stream(
    records: Iterable[Record],
    format: str = "jsonld",
    *,
    vocab: str | None = None,
    base: str | None = None,
    alternates: Sequence[str] = (),
) -> Iterator[str]:
    """As `export`, in pieces as they are made: for more records than memory holds."""
    items = ((record, describe(record, vocab, base)) for record in records)
    return (piece.decode() for piece in formats.find(format).write(items, linked_copies(alternates)))


def linked_copies(alternates: Sequence[str]) -> Sequence[tuple[str, str]]:
    """The addresses and media types of copies, as `export` takes them. Raises `UsageError`."""
    if not alternates:
        return ()
    from lodpub.alternates import alternate

    return [alternate(text) for text in alternates]


def _name(source: sources.Argument) -> str:
    if isinstance(source, bytes):
        return "<bytes>"
    return os.fspath(source) if isinstance(source, str | os.PathLike) else str(getattr(source, "name", "<stream>"))
