"""``lodpub export``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain

import click
import msgspec

from lodpub import formats, pipeline, sources
from lodpub.cli.parameters import AbsoluteIRI, FormatName, say, standard_input
from lodpub.errors import ReadError
from lodpub.record import Record

__all__ = ["export"]


@click.command()
@click.argument("sources", nargs=-1, type=click.Path())
@click.option(
    "-f",
    "--from",
    "source_format",
    type=FormatName(reading=True),
    help="Format of the sources; found from their content when left out.",
)
@click.option(
    "-t", "--to", type=FormatName(reading=False), help="Format to write; found from -o when left out, else jsonld."
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="File to write; standard output when left out.")
@click.option("--vocab", type=click.Choice(["schemaorg", "dublincore"]), help="Write one vocabulary only.")
@click.option("--base", type=AbsoluteIRI(), help="Address under which records without an identifier get one.")
@click.option(
    "--url", type=AbsoluteIRI(), help="Address of the page that the record is published at (one record only)."
)
def export(
    sources: Sequence[str],
    source_format: str | None,
    to: str | None,
    output: str | None,
    vocab: str | None,
    base: str | None,
    url: str | None,
) -> None:
    """Write records as linked data. SOURCES are files, folders, patterns, archives or addresses, compressed or not;
    - or nothing reads standard input.

    Example: lodpub export page.txt -o page.ttl
    """
    by_name = formats.for_filename(output) if output and output != "-" else None
    if output and output != "-" and to is None and by_name is None:
        say("note", f"no format writes files named like {output!r}; it gets JSON-LD (say which with -t)")
    target = to or (by_name.name if by_name else "jsonld")
    loading = _Loading(sources or ("-",), source_format)
    records = iter(loading)
    first = next(records, None)
    if first is not None and url:
        if next(records, None) is not None:
            raise click.UsageError("--url is the address of one record, but the sources hold several")
        first = msgspec.structs.replace(first, url=url)
    if first is not None:
        _put(pipeline.stream(chain((first,), records), target, vocab=vocab, base=base), output)
    sys.exit(loading.exit_code)


class _Loading:
    """The records of some sources, one after another; says what is wrong with them as it goes."""

    def __init__(self, arguments: Sequence[str], source_format: str | None) -> None:
        self.arguments = [standard_input() if argument == "-" else argument for argument in arguments]
        self.format = source_format
        self.exit_code = 0

    def __iter__(self) -> Iterator[Record]:
        for source in sources.expand(self.arguments):
            try:
                yield from self._from(source)
            except OSError as error:
                self.exit_code = 2
                say("error", f"{source.name}: {error.strerror or error}")

    def _from(self, source: sources.Source) -> Iterator[Record]:
        for item in pipeline.load(source, self.format):
            if isinstance(item, ReadError):
                self.exit_code = self.exit_code or 1
                say("error", item)
                continue
            for remark in item.remarks:
                say("warning", f"{source.name}" + (f":{remark.line}" if remark.line else "") + f": {remark.message}")
            yield item


def _put(pieces: Iterator[str], output: str | None) -> None:
    data = (piece.encode("utf-8", "replace") for piece in pieces)
    if output is None or output == "-":
        sys.stdout.buffer.writelines(data)
        sys.stdout.buffer.flush()
        return
    from lodpub.output import whole

    with whole(output) as file:
        file.writelines(data)
