"""``lodpub inspect``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
import msgspec

from lodpub import pipeline
from lodpub.cli.parameters import one_source, standard_input
from lodpub.record import Provenance, Record

if TYPE_CHECKING:
    from lodpub.sources.columns import Columns

__all__ = ["inspect"]

_ABOUT_THE_READING = ("provenance", "unread", "remarks")


@click.command()
@one_source
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
def inspect(source: str, source_format: str | None, columns: Columns | None, as_json: bool) -> None:
    """Show what was read, and what was not understood.

    Each field with its value and the line that it came from; then the lines that nothing was made of.
    "stated" is what the source prints where the value differs from it, "by table" the crosswalk table in between.

    Example: lodpub inspect page.txt
    """
    records = pipeline.read_all(standard_input() if source == "-" else source, source_format, columns=columns)
    for number, record in enumerate(records):
        if as_json:
            click.echo(pipeline.export(record, "record"), nl=False)
            continue
        if number:
            click.echo()
        for line in _lines(record):
            click.echo(line)


def _lines(record: Record) -> Iterator[str]:
    places = {place.field: place for place in record.provenance}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field in _ABOUT_THE_READING or value in (None, ()):
            continue
        several = isinstance(value, tuple) and (len(value) > 1 or f"{field}.0" in places)
        for name, item in (
            [(f"{field}.{index}", item) for index, item in enumerate(value)] if several else [(field, value)]
        ):
            yield _line(name, item, places.get(name) or places.get(field))
    for remark in record.remarks:
        yield f"{remark.line or '':5}  remark: {remark.message}"
    for unread in record.unread:
        yield f"{unread.line:5}  not understood: {unread.text}"


def _line(name: str, value: object, place: Provenance | None) -> str:
    said = _text(value)
    text = f"{place.line if place else '':5}  {name:18} {said}"
    if place and place.stated and place.stated not in said:
        text += f"  (stated: {place.stated})"
    if place and place.table:
        text += f"  (by table {place.table})"
    return text


def _text(value: Any) -> str:
    """A value in words: the first field of a part, then the others by name.

    >>> from lodpub.record import Metric
    >>> _text(Metric(kind="citations", value=4, source="Scopus"))
    'citations (value 4, source Scopus)'
    """
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    if not isinstance(value, msgspec.Struct):
        return str(value)
    parts = [(field, getattr(value, field)) for field in value.__struct_fields__]
    (_, first), *rest = [(field, part) for field, part in parts if part not in (None, (), False)]
    named = ", ".join(f"{field.replace('_', ' ')} {_text(part)}" for field, part in rest)
    return f"{_text(first)} ({named})" if named else _text(first)
