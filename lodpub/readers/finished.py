"""What is done with every record of a structured source when it is made: what was left is unread, what is wrong is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from lodpub.errors import ReadError
from lodpub.record import Identifier, Organization, Person, Provenance, Record, Remark, Unread
from lodpub.syntax import json_items, json_tree
from lodpub.values import identifiers
from lodpub.values.markup import has_markup

__all__ = ["finished", "marked", "read_json"]


def marked(line: int = 1, **texts: str | None) -> tuple[Provenance, ...]:
    """The origin of texts that held markup, by their fields.

    >>> marked(title="On <i>hyphens</i>", abstract="None")
    (Provenance(field='title', line=1, stated='On <i>hyphens</i>', table=None),)
    """
    return tuple(
        Provenance(field=field, line=line, stated=text)
        for field, text in texts.items()
        if text and ("<" in text or "&" in text) and has_markup(text)
    )


def finished(record: Record, unread: Iterable[Unread] = (), line: int = 1) -> Record:
    """The record with what was left unread, and a remark on each identifier that breaks its scheme's rules."""
    left = tuple(sorted((*record.unread, *unread), key=lambda part: part.line))
    remarks = [*record.remarks, *_faults(record, line)]
    return msgspec.structs.replace(record, unread=left, remarks=tuple(dict.fromkeys(remarks)))


def _faults(record: Record, line: int) -> Iterator[Remark]:
    for field, found in _identifiers(record):
        if not found.valid:
            reason = identifiers.fault(found.scheme, found.value) or "is not valid"
            yield Remark(message=f"the {found.scheme.upper()} {found.value!r} {reason}", field=field, line=line)


def _identifiers(record: Record) -> Iterator[tuple[str, Identifier]]:
    yield from (("identifiers", one) for one in record.identifiers)
    for contributor in record.contributors:
        who = contributor.agent
        yield from (("contributors", one) for one in who.identifiers)
        for body in who.affiliations if isinstance(who, Person) else ():
            yield from (("contributors", one) for one in body.identifiers)
    if record.container:
        yield from (("container", one) for one in record.container.identifiers)
    for series in record.series:
        yield from (("series", one) for one in series.identifiers)
    for relation in record.relations:
        if relation.identifier:
            yield "relations", relation.identifier
    for reference in record.references:
        yield from (("references", one) for one in reference.identifiers)
    bodies = [("publisher", record.publisher), *(("funding", funding.funder) for funding in record.funding)]
    for field, found in bodies:
        if isinstance(found, Organization):
            yield from ((field, one) for one in found.identifiers)


def read_json(
    data: bytes,
    source: str,
    envelopes: Sequence[Sequence[str]],
    to_record: Callable[[json_tree.Tree], Record | None],
    expected: str,
) -> Iterator[Record | ReadError]:
    """The records of a JSON text whose objects `to_record` makes them of; None is no record.

    `expected` says what an object should have been: "a work as OpenAlex gives it".
    """
    for item in json_items.items(data, envelopes):
        if isinstance(item, json_items.Fault):
            yield ReadError(source, item.line, found=item.found, expected=expected)
            continue
        try:
            tree = msgspec.json.decode(item.text)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            yield ReadError(source, item.line, found=f"JSON that does not parse ({error})", expected=expected)
            continue
        record = to_record(tree) if isinstance(tree, dict) else None
        if record is None:
            found = "an object that holds none of a work's fields" if isinstance(tree, dict) else "no JSON object"
            yield ReadError(source, item.line, found=found, expected=expected)
            continue
        left = list(json_tree.leftovers(tree))
        lines = json_tree.lines(item.text, [one.path for one in left], item.line)
        yield finished(record, [Unread(line=lines[one.path], text=str(one)) for one in left], item.line)
