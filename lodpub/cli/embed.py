"""``lodpub embed``."""

from __future__ import annotations

import re
from pathlib import Path

import click
import msgspec

from lodpub import embedding, pipeline
from lodpub.cli.parameters import AbsoluteIRI, FormatName, alternates, say, standard_input
from lodpub.errors import DataError, ReadError
from lodpub.output import standard_output, whole
from lodpub.values.text import decode

__all__ = ["embed"]


@click.command()
@click.argument("page", type=click.Path())
@click.option(
    "--record",
    "source",
    required=True,
    metavar="SOURCE",
    type=click.Path(),
    help="File with the record that the page is about; - is standard input.",
)
@click.option(
    "-f",
    "--from",
    "source_format",
    type=FormatName(reading=True),
    help="Format of the record; found from its content when left out.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="File to write; the page itself when left out, - is standard output.",
)
@click.option("--url", type=AbsoluteIRI(), help="Address that the page is published at.")
@click.option("--base", type=AbsoluteIRI(), help="Address under which a record without an identifier gets one.")
@alternates
def embed(
    page: str,
    source: str,
    source_format: str | None,
    output: str | None,
    url: str | None,
    base: str | None,
    alternates: tuple[str, ...],
) -> None:
    """Put a record's metadata into the head of PAGE, an HTML file.

    The metadata stand between two comments and are replaced the next time; the rest of the page stays as it is.

    Example: lodpub embed article.html --record page.txt --url https://example.org/article
    """
    data = Path(page).read_bytes()
    _check(data, page)
    record = pipeline.read(standard_input() if source == "-" else source, source_format)
    for remark in record.remarks:
        say("warning", f"{source}:{remark.line or 1}: {remark.message}")
    if url:
        record = msgspec.structs.replace(record, url=url)
    if embedding.own_metadata(data):
        say("warning", f"{page}: has citation tags or JSON-LD of its own; most readers take the first that they find")
    result = embedding.embed(data, pipeline.export(record, "html", base=base, alternates=alternates))
    if output == "-":
        standard_output().write(result)
        standard_output().flush()
        return
    with whole(output or page) as file:
        file.write(result)


def _check(data: bytes, page: str) -> None:
    try:
        text = decode(data[:100_000], page)
    except ReadError as error:
        raise DataError(page, found=error.found, expected="an HTML page") from None
    if not re.search(r"<[a-zA-Z!]", text):
        raise DataError(page, found="no HTML tag", expected="an HTML page")
