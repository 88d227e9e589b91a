"""The identifiers in a record, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import msgspec

from lodpub.record import Agent, Identifier, Person, Record

__all__ = ["all_valid", "identifiers"]


def identifiers(record: Record) -> Iterator[tuple[str, Identifier]]:
    """All identifiers with the field that they stand in.

    >>> from lodpub.record import Container
    >>> journal = Container(kind="journal", title="Hyphens", identifiers=(Identifier(scheme="issn", value="2049-3630"),))
    >>> [(field, one.value) for field, one in identifiers(Record(kind="article", container=journal))]
    [('container.identifiers.0', '2049-3630')]
    """
    return _within(record, "")


def all_valid(record: Record) -> bool:
    """Whether no identifier in a record breaks its scheme's rules; this is asked of every record of a batch.

    >>> all_valid(Record(kind="article", identifiers=(Identifier(scheme="issn", value="2049-3631", valid=False),)))
    False
    """
    # What `identifiers` goes through by the types of the fields, this goes through by name, in a tenth of the time.
    bodies: list[Agent | None] = [record.publisher, record.on_behalf_of, record.institution, *record.organizations]
    for contributor in record.contributors:
        agent = contributor.agent
        bodies.append(agent)
        if type(agent) is Person:
            bodies += agent.affiliations
    for funding in record.funding:
        bodies.append(funding.funder)
    for holder in (record, record.container, *record.series, *bodies):
        if holder is not None:
            for one in holder.identifiers:
                if not one.valid:
                    return False
    for reference in record.references:
        for one in reference.identifiers:
            if not one.valid:
                return False
    relations = record.relations
    return not relations or all(one.identifier is None or one.identifier.valid for one in relations)


def _within(part: msgspec.Struct, path: str) -> Iterator[tuple[str, Identifier]]:
    for name in _fields(type(part)):
        value = getattr(part, name)
        at = f"{path}.{name}" if path else name
        if isinstance(value, tuple):
            places = [(f"{at}.{number}", item) for number, item in enumerate(value)]
        else:
            places = [(at, value)] if value is not None else []
        for place, item in places:
            if isinstance(item, Identifier):
                yield place, item
            else:
                yield from _within(item, place)


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a part of a record that hold identifiers, or other parts that do."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if any(map(_holds, _parts(field.type))))


def _holds(kind: type) -> bool:
    return kind is Identifier or bool(_fields(kind))


def _parts(annotation: Any) -> list[type[msgspec.Struct]]:
    """The parts of a record in the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return [annotation]
    return [part for one in get_args(annotation) for part in _parts(one)]
