"""``lodpub inspect``."""

from __future__ import annotations

import sys
from typing import Any

import click
import msgspec

from lodpub import pipeline
from lodpub.record import Record

__all__ = ["inspect"]


@click.command()
@click.argument("source")
@click.option("-f", "--from", "source_format", help="Format of the source; found from its content when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
def inspect(source: str, source_format: str | None, as_json: bool) -> None:
    """Show each field of a record, its value and its line, then what was not understood.

    Example: lodpub inspect page.txt
    """
    record = pipeline.read(sys.stdin.buffer if source == "-" else source, source_format)
    if as_json:
        click.echo(pipeline.export(record, "record"), nl=False)
        return
    for place in record.provenance:
        stated = f"  (stated: {place.stated})" if place.stated else ""
        table = f"  (by table {place.table})" if place.table else ""
        value = _value(record, place.field)
        if value:
            click.echo(f"{place.line:5}  {place.field:18} {value}{stated}{table}")
    for remark in record.remarks:
        click.echo(f"{remark.line or '':5}  remark: {remark.message}")
    for unread in record.unread:
        click.echo(f"{unread.line:5}  not understood: {unread.text}")


def _value(record: Record, field: str) -> str:
    name, _, index = field.partition(".")
    if name.startswith("_"):
        return ""
    value: Any = getattr(record, name, None)
    if index and isinstance(value, tuple):
        value = value[int(index)]
    return value if isinstance(value, str) else msgspec.json.encode(value).decode() if value is not None else ""
