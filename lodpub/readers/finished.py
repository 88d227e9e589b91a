"""What is done with every record of a structured source when it is made: what was left is unread, what is wrong is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from lodpub.record import Identifier, Organization, Person, Provenance, Record, Remark, Unread
from lodpub.values import identifiers
from lodpub.values.markup import has_markup

__all__ = ["finished", "marked"]


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


def finished(record: Record, left: Iterable[Unread] = (), line: int = 1) -> Record:
    """The record with what was left unread, and a remark on each identifier that breaks its scheme's rules."""
    unread = tuple(sorted((*record.unread, *left), key=lambda part: part.line))
    said = {remark.message for remark in record.remarks}
    faults = {remark.message: remark for remark in _faults(record, line) if remark.message not in said}
    remarks = (*record.remarks, *faults.values())
    if unread == record.unread and remarks == record.remarks:
        return record
    return msgspec.structs.replace(record, unread=unread, remarks=remarks)


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
