"""``lodpub export``."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from lodpub import formats, pipeline
from lodpub.errors import ReadError, UsageError
from lodpub.record import Record

__all__ = ["export"]


@click.command()
@click.argument("sources", nargs=-1)
@click.option("-f", "--from", "source_format", help="Format of the sources; found from their content when left out.")
@click.option("-t", "--to", help="Format to write; found from -o when left out, else jsonld.")
@click.option("-o", "--output", help="File to write; standard output when left out.")
@click.option("--vocab", type=click.Choice(["schemaorg", "dublincore"]), help="Write one vocabulary only.")
@click.option("--base", help="IRI under which records without an identifier get one.")
@click.option("--url", help="Address of the page that the record is published at.")
def export(
    sources: Sequence[str],
    source_format: str | None,
    to: str | None,
    output: str | None,
    vocab: str | None,
    base: str | None,
    url: str | None,
) -> None:
    """Write records as linked data. SOURCES are files; - or nothing reads standard input.

    Example: lodpub export page.txt -o page.ttl
    """
    for option, iri in (("--url", url), ("--base", base)):
        if iri and not iri.startswith(("http://", "https://", "urn:")):
            raise UsageError(f"{option} takes an absolute IRI such as https://example.org/, not {iri!r}")
    by_name = formats.for_filename(output) if output else None
    target = formats.find(to) if to else by_name or formats.find("jsonld")
    if target.writer is None:
        target.write([])
    records, failed = _load(sources or ("-",), source_format)
    if url:
        records = [msgspec.structs.replace(record, url=url) for record in records]
    if records:
        _put(pipeline.export(records, target.name, vocab=vocab, base=base), output)
    if failed:
        sys.exit(1)


def _load(sources: Sequence[str], source_format: str | None) -> tuple[list[Record], bool]:
    records: list[Record] = []
    failed = False
    for source in sources:
        for item in pipeline.load(sys.stdin.buffer if source == "-" else source, source_format):
            if isinstance(item, ReadError):
                failed = True
                click.echo(f"lodpub: error: {item}", err=True)
                continue
            records.append(item)
            for remark in item.remarks:
                place = f"{source}:{remark.line}" if remark.line else source
                click.echo(f"lodpub: warning: {place}: {remark.message}", err=True)
    return records, failed


def _put(text: str, output: str | None) -> None:
    """Write whole or not at all: the file gets its name when it is complete."""
    data = text.encode("utf-8", "replace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
